"""Keeps the line numbers of blocks and options through Markdown, which forgets them.

Before fences are taken out of the text, every line of slashes and every option gets a mark of
private-use characters that spells its number. Whoever needs the number takes it from the text;
a mark that nobody took stands where the line reached the page as text. Those in a fence that
shows how to write a quiz are wiped from the page at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown import Markdown
from markdown.preprocessors import Preprocessor

_ZERO = 0xE030
DIGITS = f"[{chr(_ZERO)}-{chr(_ZERO + 9)}]"
_MARK = re.compile(f"{DIGITS}+")
_SPELLED = {digit: chr(_ZERO + digit) for digit in range(10)}
_OF_INTEREST = re.compile(r"[> ]*(?:/{3,}|(?:[-*+]|\d+[.)]) +\[[ xX]\] )")


@dataclass(frozen=True, order=True)
class LineFault:
    """What is wrong at a line.

    Attributes:
        line: The line, in the text that Markdown got.
        message: What is wrong.
        remedy: What to do about it.
    """

    line: int
    message: str
    remedy: str


class LineMarker(Preprocessor):
    """Marks the lines of a text, and keeps them as they were."""

    def __init__(self, kept: list[str], md: Markdown) -> None:
        super().__init__(md)
        self.kept = kept

    def run(self, lines: list[str]) -> list[str]:
        """Add to each line of interest its number, counted from 1."""
        self.kept[:] = lines
        return [
            line + spelled(number) if _OF_INTEREST.match(line) else line
            for number, line in enumerate(lines, start=1)
        ]


def take(text: str) -> tuple[str, int | None]:
    """Take the mark out of a text.

    Returns:
        The text without it, and the number of the line, or nothing where there was no mark.
    """
    found = _MARK.search(text)
    if found is None:
        return text, None
    return wiped(text), _number(found.group())


def marks_in(text: str) -> list[int]:
    """Return the numbers of the lines whose marks a text holds."""
    return [_number(mark) for mark in _MARK.findall(text)]


def wiped(text: str) -> str:
    """Return a text without marks."""
    return _MARK.sub("", text)


def spelled(number: int) -> str:
    """Return the mark of a number."""
    return "".join(_SPELLED[int(digit)] for digit in str(number))


def _number(mark: str) -> int:
    return int("".join(str(ord(character) - _ZERO) for character in mark))
