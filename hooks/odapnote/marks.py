"""How a code block is known again in the page that holds it.

A block that declares an exception or a warning carries a mark, the line of its fence, until what
it gave stands in the page. Whoever moves the block or must not show the rest beside it, as a quiz
must not beside its question, leaves a place for the rest where it may be read.
"""

from __future__ import annotations

import re

_MARK = re.compile(r'\s+data-snippet="(\d+)"')


def mark(line: int) -> str:
    """Return the attribute of the block whose fence opens in a line."""
    return f'data-snippet="{line}"'


def place(line: int) -> str:
    """Return what is replaced by what the block gave."""
    return f"<!--snippet {line}-->"


def marks(tag: str) -> list[int]:
    """Return the lines of the marks in a tag."""
    return [int(line) for line in _MARK.findall(tag)]


def without_marks(html: str) -> str:
    """Return HTML without its marks."""
    return _MARK.sub("", html)
