"""Why ``pymdownx.blocks`` refuses an opening whose name it knows, which it does without a word."""

from __future__ import annotations

from collections.abc import Sequence

import yaml
from pymdownx.blocks.block import Block

from odapnote.quiz.lines import LineFault
from odapnote.quiz.slashes import SlashLine, header_lines

_ATTRIBUTES = "attrs"


def refusal(kind: type[Block], opening: SlashLine, lines: Sequence[str]) -> LineFault | None:
    """Find what is wrong with the header of a block.

    Args:
        kind: The block.
        opening: The line that opens it.
        lines: The lines of the page.

    Returns:
        The fault at its line, or nothing where the header is right.
    """
    has_title = "|" in lines[opening.number - 1]
    if kind.ARGUMENT is not None and has_title != kind.ARGUMENT:
        return LineFault(
            opening.number,
            f"{opening.name} 블록에 제목이 {'있' if has_title else '없'}습니다",
            f"`{opening.slashes} {opening.name}{'' if has_title else ' | 제목'}`으로 고치세요",
        )
    return _header_fault(kind, opening, header_lines(opening, lines))


def _header_fault(kind: type[Block], opening: SlashLine, header: Sequence[str]) -> LineFault | None:
    try:
        values = yaml.safe_load("\n".join(header)) or {}
    except (yaml.YAMLError, ValueError):
        values = None
    if not isinstance(values, dict):
        return LineFault(
            opening.number + 1,
            f"{opening.name} 블록의 머리를 읽을 수 없습니다",
            "한 줄에 하나씩 `이름: 값`으로 적고, 글이면 여는 줄과의 사이에 빈 줄을 두세요",
        )
    for key, value in values.items():
        line = opening.number + 1 + _place(str(key), header)
        if key == _ATTRIBUTES:
            continue
        if key not in kind.OPTIONS:
            return LineFault(
                line,
                f"{key}: {opening.name} 블록에 없는 항목입니다",
                f"지우거나 다음 가운데 하나로 고치세요: {', '.join((*kind.OPTIONS, _ATTRIBUTES))}",
            )
        if not _fits(kind, key, value):
            return LineFault(
                line,
                f"{key}: {value}은(는) {opening.name} 블록이 쓸 수 없는 값입니다",
                "켜고 끄는 것은 true나 false로, 종류는 빈칸 없는 낱말로 적으세요",
            )
    return None


def _place(key: str, header: Sequence[str]) -> int:
    return next((place for place, text in enumerate(header) if text.lstrip().startswith(key)), 0)


def _fits(kind: type[Block], key: str, value: object) -> bool:
    check = kind.OPTIONS[key][1]
    try:
        check(value)
    except Exception:
        # Whatever a check of pymdownx raises, pymdownx itself takes for a refusal.
        return False
    return True
