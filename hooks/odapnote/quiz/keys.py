"""The key of a question that is typed or drawn, from the header of its block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

from odapnote.quiz.model import Key, Kind


class UnusableKeyError(ValueError):
    """A key that cannot be used.

    Attributes:
        message: What is wrong.
        remedy: What to do about it.
        key: The entry of the header that is at fault.
    """

    def __init__(self, message: str, remedy: str, key: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.key = key


def read_key(kind: Kind, header: Mapping[str, Any]) -> Key:
    """Read the key.

    Args:
        kind: The kind of the question.
        header: The header of its block.

    Returns:
        The key; an empty one for kinds that need none.

    Raises:
        UnusableKeyError: For a missing or unusable entry.
    """
    readers = {"ox": _ox, "numeric": _number, "short": _accepted}
    return readers[kind](header) if kind in readers else Key()


def _ox(header: Mapping[str, Any]) -> Key:
    value = header.get("value")
    if value not in ("O", "X"):
        raise UnusableKeyError(
            "OX 퀴즈의 value가 O나 X가 아닙니다",
            "`value: O`나 `value: X`를 영어 대문자로 적으세요",
            "value",
        )
    return Key(value=value)


def _number(header: Mapping[str, Any]) -> Key:
    value, bounds, tolerance = header.get("value"), header.get("range"), header.get("tolerance", 0)
    if _is_number(value) and _is_number(tolerance) and bounds is None:
        lowest, highest = value - tolerance, value + tolerance
        shown = _shown(value)
    elif _is_pair(bounds) and value is None:
        lowest, highest = bounds
        shown = f"{_shown(lowest)}~{_shown(highest)}"
    else:
        raise UnusableKeyError(
            "숫자 퀴즈의 정답을 읽을 수 없습니다",
            "`value: 13`(오차는 `tolerance: 0.1`)이나 `range: [12, 14]` 가운데 하나를 적으세요",
            "range" if value is None else "value",
        )
    slips = _slips(header.get("slips", {}))
    for slip, _ in slips:
        if lowest <= slip <= highest:
            raise UnusableKeyError(
                f"slips의 {_shown(slip)}은(는) 정답입니다", "틀린 수만 적으세요", "slips"
            )
    return Key(value=shown, lowest=float(lowest), highest=float(highest), slips=slips)


def _slips(slips: object) -> tuple[tuple[float, str], ...]:
    if not isinstance(slips, dict) or not all(map(_is_number, slips)):
        raise UnusableKeyError(
            "slips를 읽을 수 없습니다",
            '`slips: {27: "나누기를 빠뜨렸습니다."}`처럼 틀린 수와 까닭을 적으세요',
            "slips",
        )
    return tuple((float(number), str(reason)) for number, reason in slips.items())


def _accepted(header: Mapping[str, Any]) -> Key:
    accepted = header.get("accept")
    if not isinstance(accepted, list) or not accepted:
        raise UnusableKeyError(
            "단답 퀴즈에 받아 줄 답이 없습니다",
            "`accept: [드롭아웃, dropout]`처럼 한국어와 영어를 모두 적으세요",
            "accept",
        )
    spellings = tuple(str(spelling) for spelling in accepted)
    return Key(value=spellings[0], accepted=spellings)


def _shown(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_pair(value: object) -> TypeGuard[list[float]]:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(map(_is_number, value))
        and bool(value[0] <= value[1])
    )
