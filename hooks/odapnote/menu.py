"""The menu in ``mkdocs.yml``: each entry is a page, and no page stands in it twice."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from odapnote.hangul import composed
from odapnote.source import Location, Problem

_FILE = "mkdocs.yml"


@dataclass(frozen=True)
class Menu:
    """What is wrong with a menu, and what follows from it.

    Attributes:
        problems: What is wrong.
        missing: Entries that are no page: each page of the site links to them.
        meant: The pages that they stand for, which the menu seems to lack.
        in_pieces: Pages as links spell them whose files spell Hangul in pieces.
    """

    problems: tuple[Problem, ...] = ()
    missing: frozenset[str] = frozenset()
    meant: frozenset[str] = frozenset()
    in_pieces: frozenset[str] = frozenset()


def read_menu(nav: Any, pages: Collection[str], settings: str) -> Menu:
    """Judge a menu.

    Args:
        nav: ``nav`` of the settings, or nothing.
        pages: All pages, by their paths below the folder of the notes.
        settings: The text of ``mkdocs.yml``.
    """
    problems: list[Problem] = []
    missing, meant = set[str](), set[str]()
    times: dict[str, int] = {}
    spelt = {composed(page): page for page in pages}
    for entry in _entries(nav):
        if urlsplit(entry).scheme:
            continue
        times[entry] = times.get(entry, 0) + 1
        place = Location(_FILE, _line(settings, entry, times[entry]))
        if entry in pages and times[entry] > 1:
            problems.append(
                Problem(place, f"차례에 두 번 나오는 쪽입니다: {entry}", "한쪽을 지우세요")
            )
        elif entry not in pages:
            missing.add(entry)
            near = difflib.get_close_matches(composed(entry), spelt, 1)
            meant.update(spelt[name] for name in near)
            if composed(entry) not in spelt:  # Else the name of the file is told.
                remedy = f"혹시 {near[0]}입니까? " if near else ""
                problems.append(
                    Problem(
                        place,
                        f"차례에 적힌 쪽이 없습니다: {entry}",
                        f"{remedy}docs_dir 아래의 경로를 적으세요",
                    )
                )
    in_pieces = frozenset(name for name, page in spelt.items() if name != page)
    return Menu(tuple(problems), frozenset(missing), frozenset(meant), in_pieces)


def _entries(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for item in nav.values():
            yield from _entries(item)
    elif isinstance(nav, list):
        for item in nav:
            yield from _entries(item)


def _line(settings: str, entry: str, time: int) -> int:
    """Return the line of the settings that names an entry for the so-manieth time."""
    lines = [n for n, line in enumerate(settings.splitlines(), 1) if _names(line, entry)]
    return lines[min(time, len(lines)) - 1] if lines else 1


def _names(line: str, entry: str) -> bool:
    said = line.split(" #")[0].strip()
    return any(
        said.endswith(f"{before}{entry}{after}") for before in " '\"" for after in ("", "'", '"')
    )
