"""The bare words of a line of the document."""

from __future__ import annotations

from odapnote.book.document import (
    Abbreviation,
    Bitmap,
    CodeSpan,
    Formula,
    Inlines,
    Keys,
    LineBreak,
    Link,
    Styled,
    Text,
    Vector,
)


def plain_text(inlines: Inlines) -> str:
    """Return what a screen reader would read: words, code, the TeX of formulas."""
    words: list[str] = []
    for piece in inlines:
        match piece:
            case Text(text) | CodeSpan(text) | Abbreviation(text, _):
                words.append(text)
            case Styled(_, children) | Link(_, children):
                words.append(plain_text(children))
            case Formula(_, tex):
                words.append(tex)
            case Keys(names):
                words.append("+".join(names))
            case Vector(_, alt) | Bitmap(_, alt):
                words.append(alt)
            case LineBreak():
                words.append(" ")
            case _:
                pass
    return "".join(words)
