"""Keeps the line numbers of quizzes through Markdown, which forgets them.

Before fences are taken out of the text, every line that may open a quiz or an option gets a mark
of private-use characters that spells its number. Whoever needs the number takes it from the text;
marks that nobody took, such as those in a fence that shows how to write a quiz, are wiped from
the page at the end.
"""

from __future__ import annotations

import re

from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

_ZERO = 0xE030
_MARK = re.compile(f"[{chr(_ZERO)}-{chr(_ZERO + 9)}]+")
_DIGITS = {digit: chr(_ZERO + digit) for digit in range(10)}
_OF_INTEREST = re.compile(r"\s*(?:/{3,}\s*(?:quiz|answer)\b|[-*+] +\[[ xX]\] )")


class LineMarker(Preprocessor):
    """Marks the lines of a text."""

    def run(self, lines: list[str]) -> list[str]:
        """Add to each line of interest its number, counted from 1."""
        return [
            line + _spelled(number) if _OF_INTEREST.match(line) else line
            for number, line in enumerate(lines, start=1)
        ]


class MarkWiper(Postprocessor):
    """Wipes the marks that are left."""

    def run(self, text: str) -> str:
        """Return the text without marks."""
        return _MARK.sub("", text)


def take(text: str) -> tuple[str, int | None]:
    """Take the mark out of a text.

    Returns:
        The text without it, and the number of the line, or nothing where there was no mark.
    """
    found = _MARK.search(text)
    if found is None:
        return text, None
    number = int("".join(str(ord(character) - _ZERO) for character in found.group()))
    return _MARK.sub("", text), number


def _spelled(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))
