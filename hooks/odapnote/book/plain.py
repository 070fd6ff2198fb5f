"""The bare words of a line of the document."""

from __future__ import annotations

import re
from html import unescape

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
    """Return the words, code and letters of formulas that one sees in the line."""
    words: list[str] = []
    for piece in inlines:
        match piece:
            case Text(text) | CodeSpan(text) | Abbreviation(text, _):
                words.append(text)
            case Styled(_, children) | Link(_, children):
                words.append(plain_text(children))
            case Formula(mathml):
                words.append(_letters(mathml))
            case Keys(names):
                words.append("+".join(names))
            case Vector(_, alt) | Bitmap(_, alt):
                words.append(alt)
            case LineBreak():
                words.append(" ")
            case _:
                pass
    return "".join(words)


def _letters(mathml: str) -> str:
    """Return the letters of a formula, without the TeX that it was written in."""
    seen = re.sub(r"<annotation\b.*?</annotation>", "", mathml, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", seen)).strip()
