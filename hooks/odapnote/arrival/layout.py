"""Blocks that end up elsewhere than they were written, and marks that no page should hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from odapnote.arrival.shown import Shown
from odapnote.arrival.written import Written, letters
from odapnote.source import Location, Problem

_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|(?P<number>\d+)\.)[ \t]+\S")


def misplaced_blocks(path: str, written: Written) -> Iterator[Problem]:
    """Find what is indented by one to three spaces within a list: it leaves the list."""
    fences = {fence.first: fence for fence in written.fences}
    inside = {n for fence in written.fences for n in range(fence.first + 1, fence.last + 1)}
    outer: int | None = None  # The indentation of the list that is open.
    blank = False
    for number, line in enumerate(written.raw, 1):
        if number in inside:
            continue
        if not line.strip():
            blank = True
            continue
        indent = len(line) - len(line.lstrip(" "))
        item = _ITEM.match(line) if number not in fences else None
        if outer is not None and outer < indent < outer + 4 and (item or blank or number in fences):
            yield _misplaced(path, number, _kind(item, number in fences), outer + 4)
        if item and (outer is None or indent <= outer or indent >= outer + 4):
            outer = indent
        elif item is None and indent == 0 and (blank or number in fences):
            outer = None
        blank = False


def _kind(item: re.Match[str] | None, fenced: bool) -> str:
    if item:
        return "목록"
    return "코드 칸" if fenced else "문단"


def _misplaced(path: str, number: int, kind: str, wanted: int) -> Problem:
    return Problem(
        Location(path, number),
        f"목록 안에 들지 못하는 {kind}입니다",
        f"목록 안의 것은 네 칸씩 들여 씁니다. 이 줄은 {wanted}칸입니다",
    )


def restarted_numbers(
    path: str, written: Written, shown: Shown, misplaced: frozenset[int]
) -> Iterator[Problem]:
    """Find lists whose first number is shown as 1 and is written otherwise.

    Args:
        path: The page, as Problems show it.
        written: Its source.
        shown: What it shows.
        misplaced: The lines that are known to have left their list: a number that starts anew
            below one is told with it.
    """
    for ordered in shown.tree.css("ol"):
        first = ordered.css_first("li")
        if first is None or "start" in ordered.attributes or first.id:
            continue
        line = next((text for text in first.text(deep=True).split("\n") if letters(text)), "")
        number = _written_number(written, letters(line))
        if number and not _follows(written, number, misplaced):
            yield Problem(
                Location(path, number),
                "번호가 1부터 다시 시작합니다",
                "앞 항목과 사이에 있는 것을 네 칸 들여 쓰면 번호가 이어집니다",
            )


def _follows(written: Written, number: int, misplaced: frozenset[int]) -> bool:
    """Whether a line that left its list stands between an item and the one before it."""
    for above in range(number - 1, 0, -1):
        if above in misplaced:
            return True
        item = _ITEM.match(written.prose[above - 1])
        if item and item["number"]:
            return False
    return False


def _written_number(written: Written, words: str) -> int | None:
    """Return the line of the item with these words, unless it is written with the number 1."""
    for number, (line, bare) in enumerate(zip(written.prose, written.bare_letters, strict=True), 1):
        item = _ITEM.match(line.lstrip("> "))
        if words and item and item["number"] and bare == words:
            return number if int(item["number"]) > 1 else None
    return None


def conflicts(path: str, written: Written) -> Iterator[Problem]:
    """Find where a merge was left half done."""
    for number, line in enumerate(written.prose, 1):
        if line.startswith("<<<<<<< "):
            yield Problem(
                Location(path, number),
                "합치다 만 자국(<<<<<<<)이 있습니다",
                "둘 가운데 맞는 쪽만 남기고 <<<<<<<, =======, >>>>>>> 줄을 지우세요",
            )


def misspelled_languages(path: str, written: Written) -> Iterator[Problem]:
    """Find diagrams that stay code: SuperFences knows the name in small letters alone."""
    for fence in written.fences:
        if fence.language != "mermaid" and fence.language.casefold() == "mermaid":
            yield Problem(
                Location(path, fence.first),
                f"‘{fence.language}’은(는) 그림이 되지 않고 코드로 남습니다",
                "소문자로 mermaid라고 적으세요",
            )
