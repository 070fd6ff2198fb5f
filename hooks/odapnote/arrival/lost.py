"""Words of the source that no reader meets: each line is looked for among the letters shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from odapnote.arrival.shown import Shown
from odapnote.arrival.written import Written, letters
from odapnote.source import Location, Problem

_LONGEST = 30
_OF_A_LINE = "둘레의 Markdown을 확인하세요. 닫는 표시, 빈 줄, 들여쓰기를 봅니다"
_OF_A_ROW = (
    "표의 머리보다 칸이 많습니다. 칸을 줄이거나 머리를 늘리고, 수식의 |는 \\vert로, "
    "글자 |는 \\|로 적으세요"
)
_OF_A_NUMBER = "줄 맨 앞의 수와 점은 목록이 됩니다. 목록이 아니면 2024\\.처럼 적으세요"
_NUMBER = re.compile(r"[ >]*\d+\.[ ]")
# Fences that are drawn instead of shown.
_DRAWN = frozenset({"mermaid"})


def lost_words(path: str, written: Written, shown: Shown) -> Iterator[Problem]:
    """Find what is written and does not arrive; of lines in a row that are lost, the first."""
    wanted = _wanted(written)
    lost = _lost(wanted, written.raw, shown.letters)
    lost_before = False
    for number, line in enumerate(wanted, 1):
        if number in lost and not lost_before:
            yield Problem(
                Location(path, number),
                f"쪽에 나오지 않는 글이 있습니다: {_excerpt(written.words[number - 1], shown)}",
                _remedy(written.prose[number - 1]),
            )
        lost_before = number in lost if line else lost_before


def _lost(wanted: list[str], raw: list[str], letters_shown: str) -> set[int]:
    """Return the numbers of the lines that are not shown.

    What one line has found, no other finds again, and the longest look first: so a short line
    that is lost is not found within a longer one that says the same and more.
    """
    lost = set()
    rest = letters_shown
    for number in sorted(range(len(wanted)), key=lambda number: -len(wanted[number])):
        # What looks like markup may be meant as it is: then all its letters are there.
        for line in (wanted[number], letters(raw[number])):
            start = rest.find(line)
            if start >= 0:
                rest = f"{rest[:start]}\n{rest[start + len(line) :]}" if line else rest
                break
        else:
            lost.add(number + 1)
    return lost


def _remedy(line: str) -> str:
    if _NUMBER.match(line):
        return _OF_A_NUMBER
    return _OF_A_ROW if "|" in line else _OF_A_LINE


def _wanted(written: Written) -> list[str]:
    """Return the letters of each line that must arrive, those of code among them."""
    wanted = [letters(line) for line in written.words]
    for fence in written.fences:
        if fence.language not in _DRAWN:
            for line in range(fence.first, fence.last - 1):
                wanted[line] = letters(written.raw[line])
    return wanted


def _excerpt(line: str, shown: Shown) -> str:
    """Return the words that are lost, without those before them that are there."""
    words = line.split()
    kept = 0
    while kept < len(words) and letters("".join(words[: kept + 1])) in shown.letters:
        kept += 1
    lost = " ".join(words[kept:] or words).strip("| ")
    return f"‘{lost if len(lost) <= _LONGEST else lost[:_LONGEST] + '…'}’"
