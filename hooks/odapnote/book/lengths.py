"""How long a block is in print, near enough to say whether it may stay in one piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from odapnote.book.document import (
    Admonition,
    Anchor,
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Display,
    Figure,
    Heading,
    Inlines,
    List,
    Paragraph,
    Quiz,
    Quote,
    Rule,
    Table,
    Tabs,
)
from odapnote.book.plain import plain_text

# A page of the book has about 42 lines of 45 syllables. Counting too many lines only lets a block
# be parted that would have fitted; so lines count short and pages small.
_LINES_OF_A_PAGE = 32
_LETTERS_OF_A_LINE = 38
_LETTERS_OF_CODE = 80
_LINES_OF_A_FIGURE = 18


def lines_of(blocks: Blocks) -> int:
    """Return about how many lines blocks take."""
    return sum(map(_lines, blocks))


def fits_a_page(blocks: Blocks) -> bool:
    """Return whether blocks surely fit on a page together."""
    return lines_of(blocks) <= _LINES_OF_A_PAGE


def _lines(block: Block) -> int:
    match block:
        case Paragraph(children):
            return _lines_of(children) + 1
        case Heading() | Display():
            return 3
        case CodeBlock():
            lines = block.text.split("\n")
            return 2 + sum(1 + len(line) // _LETTERS_OF_CODE for line in lines)
        case Table(rows):
            return 2 + 2 * len(rows)
        case Figure():
            return _LINES_OF_A_FIGURE
        case Admonition(_, _, inside) | Quote(inside):
            return 3 + sum(map(_lines, inside))
        case List() | DefinitionList() | Tabs() | Quiz():
            return 2 + sum(map(_lines, _inside(block)))
        case Rule() | Anchor():
            return 1
        case _:
            assert_never(block)


def _inside(block: List | DefinitionList | Tabs | Quiz) -> Iterator[Block]:
    match block:
        case List(items):
            for item in items:
                yield from item.blocks
        case DefinitionList(definitions):
            for definition in definitions:
                for meaning in definition.meanings:
                    yield from meaning
        case Tabs(tabs):
            for tab in tabs:
                yield from tab.blocks
        case Quiz():
            yield from block.asked
        case _:
            assert_never(block)


def _lines_of(children: Inlines) -> int:
    return 1 + len(plain_text(children)) // _LETTERS_OF_A_LINE
