"""Where the links of a book may point."""

from __future__ import annotations

from collections.abc import Iterator

from odapnote.book.document import (
    Admonition,
    Anchor,
    Blocks,
    Book,
    DefinitionList,
    Heading,
    Inlines,
    Link,
    List,
    Paragraph,
    Quiz,
    Quote,
    Styled,
    Table,
    Tabs,
)


def link_targets(book: Book) -> frozenset[str]:
    """Return every address that a link of the book can reach: chapters and places in them."""
    return frozenset(
        target
        for chapter in book.chapters
        for target in (
            chapter.address,
            *(f"{chapter.address}#{name}" for name in _identifiers(chapter.blocks)),
        )
    )


def _identifiers(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, identifier, children):
                yield identifier
                yield from _inline_identifiers(children)
            case Anchor(identifier):
                yield identifier
            case Paragraph(children):
                yield from _inline_identifiers(children)
            case List(items):
                for item in items:
                    yield from _identifiers(item.blocks)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield definition.identifier
                    for words in definition.terms:
                        yield from _inline_identifiers(words)
                    for meaning in definition.meanings:
                        yield from _identifiers(meaning)
            case Table(rows):
                for row in rows:
                    for cell in row:
                        yield from _identifiers(cell.blocks)
            case Admonition(_, _, inside) | Quote(inside):
                yield from _identifiers(inside)
            case Tabs(tabs):
                for tab in tabs:
                    yield from _identifiers(tab.blocks)
            case Quiz():
                yield block.anchor
                yield from _identifiers(block.question)
            case _:
                pass


def _inline_identifiers(pieces: Inlines) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case Anchor(identifier):
                yield identifier
            case Styled(_, children) | Link(_, children):
                yield from _inline_identifiers(children)
            case _:
                pass
