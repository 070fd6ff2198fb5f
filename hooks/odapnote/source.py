"""Where something stands in the notes, and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Location:
    """A line of a file of the project.

    Attributes:
        path: The file, relative to the project's root, with forward slashes: ``docs/index.md``.
        line: The line, counted from 1 in the file as its author sees it, front matter included.
    """

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, order=True)
class Problem:
    """A fault that a reader of the notes can mend.

    Attributes:
        location: Where the fault stands.
        message: What is wrong, in Korean.
        remedy: What to do about it, in Korean.
    """

    location: Location
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.location}: {self.message} → {self.remedy}"


def line_of(source: str, words: str) -> int:
    """Return the line of a file on which some words of it begin.

    Args:
        source: The whole file.
        words: A part of it in one line or several; their indentation does not matter.

    Returns:
        The line, counted from 1; the first one where the words are not found.
    """
    wanted = [line.strip() for line in words.strip().splitlines()] or [""]
    lines = [line.strip() for line in source.splitlines()]
    if len(wanted) == 1:
        found = (number for number, line in enumerate(lines, 1) if wanted[0] in line)
    else:
        found = (
            number
            for number in range(1, len(lines) + 1)
            # A text may begin and end within its lines.
            if lines[number - 1].endswith(wanted[0])
            and lines[number : number + len(wanted) - 2] == wanted[1:-1]
            and "".join(lines[number + len(wanted) - 2 :][:1]).startswith(wanted[-1])
        )
    return next(found, 1)
