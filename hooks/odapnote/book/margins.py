"""What of a finished PDF runs off its pages: it is measured, not foretold.

A page is drawn, small, where nothing may stand; only where something does is its text read. So
a book costs hardly more than opening it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from odapnote.book.document import Book, Chapter
from odapnote.book.numbering import numbered_titles
from odapnote.source import Location, Problem, line_of

# The right margin of the book's template, and what a letter or a frame may reach into it.
_MARGIN, _TOLERANCE = 25 / 25.4 * 72, 3.0

# Lighter than this is paper; half a dot a point tells that something is there.
_PAPER, _SCALE = 200, 0.5


@dataclass(frozen=True)
class Overflow:
    """Words that leave the line.

    Attributes:
        headings: The titles in the outline up to the page, in order.
        words: What stands there.
    """

    headings: tuple[str, ...]
    words: str


def overflows(pdf: bytes) -> list[Overflow]:
    """Find what stands in the right margin of a book's pages; its cover is all margin."""
    document = pypdfium2.PdfDocument(pdf)
    outline = [
        (place.get_index(), mark.get_title())
        for mark in document.get_toc()
        if (place := mark.get_dest()) is not None
    ]
    found = []
    for number in range(1, len(document)):
        page = document[number]
        if _has_ink_in_margin(page):
            headings = tuple(title for index, title in outline if index <= number)
            found += [Overflow(headings, words) for words in _words_in_margin(page)]
    return found


def overflow_problems(pdf: bytes, book: Book) -> list[Problem]:
    """Say of each overflow in a book where it was written."""
    titles = numbered_titles(book)
    chapters = {titles[chapter.address].text: chapter for chapter in book.chapters}
    return [_problem(overflow, chapters) for overflow in overflows(pdf)]


def _problem(overflow: Overflow, chapters: dict[str, Chapter]) -> Problem:
    titles = [title for title in reversed(overflow.headings) if title in chapters]
    chapter = chapters[titles[0]] if titles else next(iter(chapters.values()))
    clues = [overflow.words, *reversed(overflow.headings)]
    clue = next((words for words in clues if words in chapter.source), "")
    return Problem(
        Location(chapter.path, line_of(chapter.source, clue)),
        f"책의 쪽을 벗어납니다: {overflow.words}",
        "줄을 나누거나 짧게 적어 주세요",
    )


def _has_ink_in_margin(page: pypdfium2.PdfPage) -> bool:
    left = page.get_width() - _MARGIN + _TOLERANCE
    drawn = page.render(scale=_SCALE, crop=(left, 0, 0, 0), grayscale=True)
    return bool(drawn.to_numpy().min() < _PAPER)


def _words_in_margin(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Give the lines that reach into the margin, each once."""
    text = page.get_textpage()
    edge = page.get_width() - _MARGIN + _TOLERANCE
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    beyond = [box for box in boxes if box[2] > edge and text.get_text_bounded(*box).strip()]
    for height in sorted({round(box[1] / 4) for box in beyond}, reverse=True):
        line = [box for box in boxes if round(box[1] / 4) == height]
        yield "".join(text.get_text_bounded(*box) for box in line).strip()
