"""The header of a quiz block: YAML whose every scalar stays the text that its author wrote.

YAML would make 8 of ``010``, true of ``yes`` and 181 of ``3:1``; a key must not change so.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from odapnote.quiz.lines import LineFault

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_REMEDY = (
    "제목 바로 아래에 네 칸 들여 쓴 `이름: 값` 줄로 적고, 쌍점이나 따옴표가 든 값은 "
    '"따옴표"로 감싸세요'
)


@dataclass(frozen=True)
class Header:
    """What a header says.

    Attributes:
        values: The values by their keys, in their order.
        lines: The line of each key.
        faults: Why it cannot be used; then it has no values.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[LineFault, ...] = ()


def read_header(lines: Sequence[str], opening: int) -> Header:
    """Read a header.

    Args:
        lines: Its lines without their indentation.
        opening: The line of the block's opening, which stands right above them.
    """
    text = "\n".join(lines)
    try:
        # YAML's references would need a star, which nobody means as one here.
        alias = _first_alias(text)
        if alias is not None:
            return Header(faults=(_unreadable(opening + 1 + alias),))
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = min(mark.line + 1, len(lines)) if mark is not None else 0
        return Header(faults=(_unreadable(opening + line),))
    except yaml.YAMLError:
        return Header(faults=(_unreadable(opening),))
    if node is None:
        return Header()
    if not isinstance(node, yaml.MappingNode):
        return Header(faults=(_unreadable(opening + 1),))
    return _header(node, opening)


def _unreadable(line: int) -> LineFault:
    return LineFault(line, "퀴즈의 머리를 읽을 수 없습니다", _REMEDY)


def _first_alias(text: str) -> int | None:
    events = yaml.parse(text, Loader=yaml.BaseLoader)
    marks = (event.start_mark for event in events if isinstance(event, yaml.AliasEvent))
    return next((mark.line for mark in marks if mark is not None), None)


def _header(node: yaml.MappingNode, opening: int) -> Header:
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    faults: list[LineFault] = []
    for key, value in node.value:
        line = opening + 1 + key.start_mark.line
        try:
            name, content = _scalar(key), _value(value)
        except ValueError:
            faults.append(_unreadable(line))
            continue
        if name in values:
            faults.append(LineFault(line, f"{name}: 같은 항목이 두 번 있습니다", "하나만 남기세요"))
        values[name], lines[name] = content, line
    return Header(faults=tuple(faults)) if faults else Header(values, lines)


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return [_value(each) for each in node.value]
    if isinstance(node, yaml.MappingNode):
        pairs = [(_scalar(key), _value(value)) for key, value in node.value]
        names = sorted(name for name, _ in pairs)
        if any(one == other for one, other in itertools.pairwise(names)):
            raise ValueError
        return dict(pairs)
    return _scalar(node)


def _scalar(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise ValueError
    return str(node.value)
