"""What of the book fits on one sheet: first sentences, formulas, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from odapnote.book.document import (
    Admonition,
    Anchor,
    Block,
    Blocks,
    Book,
    Chapter,
    Display,
    FootnoteReference,
    Inlines,
    Link,
    List,
    Paragraph,
    Styled,
    Table,
    Tabs,
)
from odapnote.book.lengths import lines_of
from odapnote.source import Location, Problem

# The box that opens a chapter with its answer in a sentence.
_OPENING = "abstract"

# A sheet has room for what is seen at a glance.
_MOST_COLUMNS = 4
_MOST_ROWS = 8


@dataclass(frozen=True)
class Digest:
    """What the sheet says of a chapter, and where it is written."""

    title: str
    blocks: Blocks
    origin: Location


def summarize(book: Book) -> tuple[Digest, ...]:
    """Take from each chapter that opens with a sentence: it, the formulas and the first table."""
    return tuple(
        Digest(chapter.title, blocks, _origin(chapter))
        for chapter in book.chapters
        if (blocks := _digest(chapter))
    )


def too_long(digests: tuple[Digest, ...]) -> Problem:
    """Return what to say where the sheet has no room: the page that takes most of it."""
    longest = max(digests, key=lambda digest: lines_of(digest.blocks))
    return Problem(
        longest.origin,
        "요약이 종이 한 장의 두 쪽에 들어가지 않습니다. 이 쪽이 가장 많이 차지합니다",
        "한 줄 정답이나 이 쪽의 $$ 수식, 첫 표를 줄이세요",
    )


def _origin(chapter: Chapter) -> Location:
    opening = re.search(rf"^\W*(?:admonition\b.*)?{_OPENING}\b", chapter.source, re.MULTILINE)
    line = chapter.source.count("\n", 0, opening.end()) + 1 if opening else 1
    return Location(chapter.path, line)


def _digest(chapter: Chapter) -> Blocks:
    opening = [b for b in chapter.blocks if isinstance(b, Admonition) and b.kind == _OPENING]
    if not opening:
        return ()
    inside = list(_within(chapter.blocks))
    formulas = {block.formula.tex: block for block in inside if isinstance(block, Display)}
    tables = [block for block in inside if isinstance(block, Table) and _is_small(block)]
    chosen: Blocks = (*opening[0].blocks, *formulas.values(), *tables[:1])
    return tuple(map(_unlinked, chosen))


def _within(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Admonition(_, _, inside):
                yield from _within(inside)
            case List(items):
                for item in items:
                    yield from _within(item.blocks)
            case Tabs(tabs):
                for tab in tabs:
                    yield from _within(tab.blocks)
            case _:
                pass


def _is_small(table: Table) -> bool:
    return table.columns <= _MOST_COLUMNS and len(table.rows) <= _MOST_ROWS + table.headings


def _unlinked(block: Block) -> Block:
    """Take links and notes away: a sheet has nowhere to lead to."""
    match block:
        case Paragraph(children):
            return Paragraph(_plain(children))
        case Table(rows):
            return replace(
                block,
                rows=tuple(
                    tuple(replace(cell, blocks=tuple(map(_unlinked, cell.blocks))) for cell in row)
                    for row in rows
                ),
            )
        case List(items):
            inside = (replace(item, blocks=tuple(map(_unlinked, item.blocks))) for item in items)
            return replace(block, items=tuple(inside))
        case _:
            return block


def _plain(pieces: Inlines) -> Inlines:
    plain: Inlines = ()
    for piece in pieces:
        match piece:
            case Link(_, children):
                plain += _plain(children)
            case Styled(style, children):
                plain += (Styled(style, _plain(children)),)
            case FootnoteReference() | Anchor():
                pass
            case _:
                plain += (piece,)
    return plain
