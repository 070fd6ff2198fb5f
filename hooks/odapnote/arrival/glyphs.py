"""Signs that the fonts of the book cannot show; Typst would name the first of them alone."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from odapnote.arrival.shown import Shown
from odapnote.arrival.written import Written
from odapnote.source import Location, Problem

# What is no sign of its own: control and format characters, spaces, variation selectors.
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"})


def covered(folder: Path) -> frozenset[str]:
    """Return the signs that at least one font of a folder has; none where there is no font."""
    fonts = sorted([*folder.glob("*.ttf"), *folder.glob("*.otf"), *folder.glob("*.woff2")])
    return frozenset().union(*(_signs(path, path.stat().st_mtime_ns) for path in fonts))


def unprintable(
    path: str, written: Written, shown: Shown, known: frozenset[str]
) -> Iterator[Problem]:
    """Find the signs of a page that no font has, each where it stands first.

    Args:
        path: The page, as Problems show it.
        written: Its source.
        shown: What it shows.
        known: What the fonts have.
    """
    for sign in sorted(set(shown.text) - known) if known else ():
        line = next((n for n, text in enumerate(written.raw, 1) if sign in text), None)
        if line and unicodedata.category(sign) not in _INVISIBLE:
            yield Problem(
                Location(path, line),
                f"책의 글꼴에 없는 글자입니다: {sign} (U+{ord(sign):04X})",
                "docs/fonts의 글꼴에 있는 글자로 바꿔 주세요",
            )


@functools.cache
def _signs(path: Path, changed: int) -> frozenset[str]:
    """Read a font once for as long as it is the same."""
    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
