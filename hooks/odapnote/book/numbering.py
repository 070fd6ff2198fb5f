"""How the book counts: parts, chapters within parts, quizzes within chapters."""

from __future__ import annotations

from dataclasses import dataclass

from odapnote.book.document import Book


@dataclass(frozen=True)
class NumberedTitle:
    """A chapter's title as the book prints it.

    Attributes:
        level: Its place in the outline: 1 for a chapter in no part, else 2.
        number: Its number, or nothing for a chapter in no part.
        text: The title with its number: ``3. 패딩과 출력 크기``.
        above: What stands over it: its part, or the book.
    """

    level: int
    number: int | None
    text: str
    above: str

    def quiz(self, count: int) -> str:
        """Return the number of the chapter's quiz: ``3.2``."""
        return f"{self.number}.{count}" if self.number is not None else str(count)


def numbered_titles(book: Book) -> dict[str, NumberedTitle]:
    """Count the book's parts and chapters; return the titles by the chapters' addresses."""
    titles = {}
    chapters = parts = 0
    for part in book.parts:
        parts += bool(part.title)
        for chapter in part.chapters:
            if part.title:
                chapters += 1
                text = f"{chapters}. {chapter.title}"
                above = f"{parts}부 {part.title}"
                titles[chapter.address] = NumberedTitle(2, chapters, text, above)
            else:
                titles[chapter.address] = NumberedTitle(1, None, chapter.title, book.title)
    return titles
