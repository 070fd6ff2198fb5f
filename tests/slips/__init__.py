"""Slips of those who write, and what must be said of each; right pages, of which nothing is said.

Each module of this package is a table: ``SLIPS`` and ``RIGHT``. ``tests/sites/test_slips.py``
builds all slips as one site and all right pages as another, so a row costs next to nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Slip:
    """A page that is wrong at one line.

    Attributes:
        name: What the page is called, unique over all tables: ``slips/<name>.md``.
        text: The page as written; bytes where it is no UTF-8.
        line: The line that the message must name.
        words: What its message must say, each of them.
        files: Other files that the page needs, by their paths below ``docs/``.
        source: The file that the message must name, where it is not the page.
    """

    name: str
    text: str | bytes
    line: int
    words: tuple[str, ...]
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    source: str = ""

    @property
    def path(self) -> str:
        """The page below ``docs/``."""
        return f"slips/{self.name}.md"


@dataclass(frozen=True)
class Right:
    """A page of which nothing must be said.

    Attributes:
        name: What the page is called, unique over all tables: ``right/<name>.md``.
        text: The page as written.
        files: Other files that the page needs, by their paths below ``docs/``.
    """

    name: str
    text: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The page below ``docs/``."""
        return f"right/{self.name}.md"


def all_slips() -> tuple[Slip, ...]:
    """Return the slips of all tables."""
    return tuple(slip for table in _tables() for slip in getattr(table, "SLIPS", ()))


def all_right() -> tuple[Right, ...]:
    """Return the right pages of all tables."""
    return tuple(page for table in _tables() for page in getattr(table, "RIGHT", ()))


def _tables() -> list[object]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]
