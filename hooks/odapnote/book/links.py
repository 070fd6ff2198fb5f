"""Where the links of a book may point."""

from __future__ import annotations

from collections.abc import Iterator

from odapnote.book.document import (
    Anchor,
    Blocks,
    Book,
    Chapter,
    DefinitionList,
    FootnoteReference,
    Heading,
    Quiz,
)
from odapnote.book.walk import pieces, within


def link_targets(book: Book) -> frozenset[str]:
    """Return every address that a link of the book can reach: chapters and places in them."""
    return frozenset(
        target
        for chapter in book.chapters
        for target in (
            chapter.address,
            *(f"{chapter.address}#{name}" for name in _identifiers(_whole(chapter))),
        )
    )


def answer_targets(book: Book) -> frozenset[str]:
    """Return those of the addresses that lie in answers, which may stand apart from the rest."""
    return frozenset(
        f"{chapter.address}#{name}"
        for chapter in book.chapters
        for block in within(chapter.blocks)
        if isinstance(block, Quiz)
        for name in _identifiers(_with_notes(block.solved, chapter))
    )


def _whole(chapter: Chapter) -> Blocks:
    return _with_notes(chapter.blocks, chapter)


def _with_notes(blocks: Blocks, chapter: Chapter) -> Blocks:
    """Add the notes that blocks refer to; a note that nothing refers to is not printed."""
    keys = {piece.key for piece in pieces(blocks) if isinstance(piece, FootnoteReference)}
    return (*blocks, *(b for key in keys for b in chapter.footnotes.get(key, ())))


def _identifiers(blocks: Blocks) -> Iterator[str]:
    for block in within(blocks):
        match block:
            case Heading(_, identifier) | Anchor(identifier) | Quiz(anchor=identifier):
                yield identifier
            case DefinitionList(definitions):
                yield from (each.identifier for each in definitions)
    yield from (piece.identifier for piece in pieces(blocks) if isinstance(piece, Anchor))
