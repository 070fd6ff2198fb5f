"""One way through the document: what stands in a block, whatever its kind.

Each kind is named, so that a new one cannot be passed over: the type check asks for it.
"""

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
    Inline,
    Inlines,
    Link,
    List,
    Paragraph,
    Quiz,
    Quote,
    Rule,
    Styled,
    Table,
    Tabs,
)


def within(blocks: Blocks) -> Iterator[Block]:
    """Give blocks and all that stand in them, each before what it holds."""
    for block in blocks:
        yield block
        for inside in _inner_blocks(block):
            yield from within(inside)


def pieces(blocks: Blocks) -> Iterator[Inline]:
    """Give every piece of every line of blocks and of all that stand in them."""
    for block in within(blocks):
        for line in _lines(block):
            yield from _within_line(line)


def _inner_blocks(block: Block) -> Iterator[Blocks]:
    match block:
        case Admonition(_, _, inside) | Quote(inside):
            yield inside
        case List(items):
            yield from (item.blocks for item in items)
        case DefinitionList(definitions):
            yield from (meaning for each in definitions for meaning in each.meanings)
        case Table(rows):
            yield from (cell.blocks for row in rows for cell in row)
        case Tabs(tabs):
            yield from (tab.blocks for tab in tabs)
        case Quiz():
            yield from (block.asked, block.solved)
        case Heading() | Paragraph() | CodeBlock() | Figure() | Display() | Rule() | Anchor():
            pass
        case _:
            assert_never(block)


def _lines(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph(children) | Heading(_, _, children) | Admonition(_, children, _):
            yield children
        case Figure(_, caption) | Table(_, _, caption):
            yield caption
        case DefinitionList(definitions):
            yield from (term for each in definitions for term in each.terms)
        case Tabs(tabs):
            yield from (tab.label for tab in tabs)
        case Quiz():
            yield block.answer
        case CodeBlock() | List() | Display() | Quote() | Rule() | Anchor():
            pass
        case _:
            assert_never(block)


def _within_line(line: Inlines) -> Iterator[Inline]:
    for piece in line:
        yield piece
        if isinstance(piece, Styled | Link):
            yield from _within_line(piece.children)
