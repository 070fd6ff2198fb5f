"""The key of a question that is typed or drawn, from the header of its block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from odapnote.kinds import Kind
from odapnote.quiz.answers import is_accepted
from odapnote.quiz.header import Value
from odapnote.quiz.model import Key
from odapnote.quiz.numbers import read_number, shown

_MARKUP = re.compile(r"`|\*\*|\$|\]\(")

TYPED_KEYS: Mapping[str, frozenset[str]] = {
    "ox": frozenset({"value"}),
    "numeric": frozenset({"value", "tolerance", "range", "slips"}),
    "short": frozenset({"accept"}),
}
COMMON_KEYS = frozenset({"id", "kind", "exam", "proved-by"})
ALL_KEYS = COMMON_KEYS.union(*TYPED_KEYS.values())

Values = Mapping[str, Value]


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


def read_key(kind: Kind, header: Values) -> Key:
    """Read the key.

    Args:
        kind: The kind of the question.
        header: The header of its block.

    Returns:
        The key; an empty one for kinds that need none.

    Raises:
        UnusableKeyError: For a missing or unusable entry.
    """
    readers: Mapping[Kind, Callable[[Values], Key]] = {
        "ox": _ox,
        "numeric": _number,
        "short": _accepted,
    }
    return readers[kind](header) if kind in readers else Key()


def _ox(header: Values) -> Key:
    value = header.get("value")
    if value not in ("O", "X"):
        raise UnusableKeyError(
            "OX 퀴즈의 value가 O나 X가 아닙니다",
            "`value: O`나 `value: X`를 영어 대문자로 적으세요",
            "value",
        )
    return Key(value=str(value))


def _number(header: Values) -> Key:
    lowest, highest, text = _range(header) if "range" in header else _value(header)
    slips = tuple(_slips(header.get("slips", {})))
    for slip, _ in slips:
        if lowest <= slip <= highest:
            raise UnusableKeyError(
                f"slips의 {shown(slip)}은(는) 정답입니다", "틀린 수만 적으세요", "slips"
            )
    return Key(value=text, lowest=lowest, highest=highest, slips=slips)


def _value(header: Values) -> tuple[Decimal, Decimal, str]:
    if "value" not in header:
        raise UnusableKeyError(
            "숫자 퀴즈에 정답이 없습니다",
            "`value: 13`(오차는 `tolerance: 0.1`)이나 `range: [12, 14]` 가운데 하나를 적으세요",
            "kind",
        )
    value = _decimal(header["value"], "value")
    tolerance = _decimal(header.get("tolerance", "0"), "tolerance")
    if tolerance < 0:
        raise UnusableKeyError(
            f"tolerance: {shown(tolerance)}은(는) 0보다 작아 아무 답도 맞지 않습니다",
            "받아 줄 오차를 양수로 적으세요: `tolerance: 0.1`",
            "tolerance",
        )
    return value - tolerance, value + tolerance, shown(value)


def _range(header: Values) -> tuple[Decimal, Decimal, str]:
    for other in ("value", "tolerance"):
        if other in header:
            raise UnusableKeyError(
                f"range와 {other}이(가) 함께 있습니다", "range나 value 하나만 남기세요", other
            )
    bounds = header["range"]
    if not isinstance(bounds, list) or len(bounds) != 2:
        raise UnusableKeyError(
            f"range: {_written(bounds)}은(는) 두 수가 아닙니다",
            "`range: [12, 14]`처럼 가장 작은 답과 가장 큰 답을 적으세요",
            "range",
        )
    lowest, highest = (_decimal(bound, "range") for bound in bounds)
    if lowest > highest:
        raise UnusableKeyError(
            f"range: {shown(lowest)}이(가) {shown(highest)}보다 큽니다",
            "작은 수를 앞에 적으세요",
            "range",
        )
    return lowest, highest, f"{shown(lowest)}~{shown(highest)}"


def _decimal(value: Value, key: str) -> Decimal:
    number = read_number(value)
    if number is None:
        raise UnusableKeyError(
            f"{key}: {_written(value)}은(는) 읽을 수 없는 수입니다",
            "`13`, `-0.5`, `1e3`처럼 열다섯 자리 안의 십진수로 적고, 분수는 소수와 "
            "`tolerance`로 적으세요",
            key,
        )
    return number


def _slips(slips: Value) -> Iterator[tuple[Decimal, str]]:
    example = '`slips: {27: "나누기를 빠뜨렸습니다."}`처럼 틀린 수와 까닭을 적으세요'
    if not isinstance(slips, dict):
        raise UnusableKeyError("slips를 읽을 수 없습니다", example, "slips")
    seen: set[Decimal] = set()
    for text, reason in slips.items():
        number = read_number(text)
        if number is None or not isinstance(reason, str) or not reason.strip() or number in seen:
            raise UnusableKeyError(f"slips의 {text}을(를) 읽을 수 없습니다", example, "slips")
        if found := _MARKUP.search(reason):
            raise UnusableKeyError(
                f"slips의 {text}에 서식({found[0]})이 있습니다",
                "여기에는 글만 나오므로 서식 없이 적으세요",
                "slips",
            )
        seen.add(number)
        yield number, reason


def _accepted(header: Values) -> Key:
    accepted = header.get("accept", [])
    spellings = accepted if isinstance(accepted, list) else [accepted]
    if not spellings:
        raise UnusableKeyError(
            "단답 퀴즈에 받아 줄 답이 없습니다",
            "`accept: [드롭아웃, dropout]`처럼 한국어와 영어를 모두 적으세요",
            "accept",
        )
    for spelling in spellings:
        if not isinstance(spelling, str) or is_accepted("", [spelling]):
            raise UnusableKeyError(
                f"accept: {_written(spelling)}은(는) 답이 될 수 없습니다",
                '글자가 든 답을 적고, 쌍점이나 괄호가 든 답은 "따옴표"로 감싸세요',
                "accept",
            )
    texts = tuple(map(str, spellings))
    return Key(value=texts[0], accepted=texts)


def _written(value: Value) -> str:
    """Return a value as YAML writes it, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_written(each)}' for key, each in value.items())}}}"
    return value or '""'
