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
