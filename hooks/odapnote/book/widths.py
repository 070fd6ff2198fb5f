"""How wide a table must be at least, near enough to set it smaller before it leaves its page.

Typst makes the columns of a table narrower until they fit, and lets words that do not fit stand
over each other. How narrow a column may become is known only here, where words are still words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from odapnote.book.document import (
    Abbreviation,
    Anchor,
    Bitmap,
    Cell,
    CodeSpan,
    FootnoteReference,
    Formula,
    Inline,
    Keys,
    LineBreak,
    Link,
    Styled,
    Table,
    Text,
    Vector,
)
from odapnote.book.plain import plain_text
from odapnote.book.walk import pieces

# In ems of the table's type, rather too wide than too narrow.
_LATIN, _KOREAN, _LATIN_OF_CODE, _INSETS = 0.6, 0.95, 0.5, 1.5

# Where the template lets a long piece of code end a line.
_LONG_CODE = 20
_PART_OF_CODE = re.compile(r"[^\s(=.]{0,45}[(=.]?")


def column_widths(table: Table) -> tuple[float, ...]:
    """Return how wide each column must be for its longest word, in ems of the table's type."""
    widths = [0.0] * table.columns
    for row in table.rows:
        for column, cell in zip(_columns(row), row, strict=True):
            if cell.columns == 1 and column < len(widths):
                widths[column] = max(widths[column], _cell_width(cell))
    return tuple(width + _INSETS for width in widths)


def _columns(row: tuple[Cell, ...]) -> Iterator[int]:
    column = 0
    for cell in row:
        yield column
        column += cell.columns


def _cell_width(cell: Cell) -> float:
    return max((_width(piece) for piece in pieces(cell.blocks)), default=0.0)


def _width(piece: Inline) -> float:
    """Return the width of the longest part of a piece that no line break may part."""
    match piece:
        case Text(text) | Abbreviation(text, _):
            return max(map(_length, text.split()), default=0.0)
        case CodeSpan(text):
            parts = text.split() if len(text) <= _LONG_CODE else _PART_OF_CODE.findall(text)
            return max((_length(part, _LATIN_OF_CODE) for part in parts), default=0.0)
        case Formula():
            return _length(plain_text((piece,)))
        case Keys(names):
            return max(map(_length, names), default=0.0)
        case Vector() | Bitmap() | FootnoteReference():
            return 1.0
        case Styled() | Link() | LineBreak() | Anchor():
            return 0.0  # What stands within is a piece of its own.
        case _:
            assert_never(piece)


def _length(word: str, latin: float = _LATIN) -> float:
    return sum(latin if letter.isascii() else _KOREAN for letter in word)
