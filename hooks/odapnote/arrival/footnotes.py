"""Footnotes that are written twice or that nothing leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from odapnote.arrival.written import Written
from odapnote.source import Location, Problem

_DEFINITION = re.compile(r"[ >]*\[\^(?P<name>[^\]]+)\]:")


def odd_footnotes(path: str, written: Written, referred: frozenset[str]) -> Iterator[Problem]:
    """Find footnotes of which one hides another, and those that no text points to.

    Args:
        path: The page, as Problems show it.
        written: Its source.
        referred: The names that the page as it is shown points to.
    """
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(written.prose, 1):
        if found := _DEFINITION.match(line):
            lines.setdefault(found["name"], []).append(number)
    for name, (*hidden, number) in lines.items():
        for line_number in hidden:
            yield Problem(
                Location(path, line_number),
                f"각주 [^{name}]이(가) {number}줄에도 있어 이 글은 사라집니다",
                "이름을 다르게 붙이세요",
            )
        if name not in referred:
            yield Problem(
                Location(path, number),
                f"아무도 가리키지 않는 각주입니다: [^{name}]",
                f"글에 [^{name}]을 적거나 각주를 지우세요",
            )
