"""Markup that a reader meets as it was written, and operators that became markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from odapnote.arrival.shown import Line, Shown
from odapnote.arrival.written import Written
from odapnote.source import Location, Problem

_AS_CODE = "글자 그대로 보이려면 `로 감싸거나 앞에 \\를 적으세요"

# Markdown makes these only where it is told to read what stands in them.
_HTML = frozenset({"details", "div"})
_WITHIN_HTML = "HTML 안의 Markdown은 <details markdown>처럼 markdown 속성이 있어야 읽힙니다"

# What a number or a name of a program stands on both sides of is an operator.
_OPERAND_BEFORE = r"[A-Za-z0-9_)\]\ue000]"
_OPERAND_AFTER = r"[A-Za-z0-9_(\[\ue000+\-.\"']"


@dataclass(frozen=True)
class _Mark:
    """Markup that means nothing where it is shown.

    Attributes:
        pattern: How it looks in a line of text.
        remedy: What its writer may have meant.
        begins: Whether only a block within a block looks so: not the first line of an item.
    """

    pattern: re.Pattern[str]
    remedy: str
    begins: bool = False


def _mark(pattern: str, remedy: str, *, begins: bool = False) -> _Mark:
    return _Mark(re.compile(pattern), remedy, begins)


_MARKS = (
    _mark(
        r"^\|.*\||^\|?[ ]*:?-{3,}:?[ ]*\|[\s|:-]*$",
        "표 위에는 빈 줄이, 첫 줄 아래에는 | --- | 줄이 있어야 하며 칸 수가 같아야 합니다",
        begins=True,
    ),
    _mark(
        r"^(?:[-*+]|\d+\.)(?=[ ]+\S)",
        "목록 위에 빈 줄을 넣으세요",
        begins=True,
    ),
    _mark(r"^#{1,6}(?=[ ]+\S)", "제목 위에 빈 줄을 넣고, 줄 맨 앞에서 시작하세요", begins=True),
    _mark(
        r"\[\^[^\]\s]+\]",
        "없는 각주입니다. 쪽 끝에 [^이름]: 글을 적거나 이름의 철자를 확인하세요",
    ),
    _mark(
        r"^\[!\w+\]",
        '알림 상자는 !!! note "제목"이나 /// admonition | 제목으로 적습니다',
    ),
    _mark(
        r"^:{3,}(?=[ ]*\w)",
        '알림 상자는 !!! note "제목"이나 /// admonition | 제목으로 적습니다',
    ),
    _mark(
        r"^(?:!{3}|\?{3}\+?)[ ]*[\w-]+",
        '상자는 !!! note "제목"처럼 곧은 따옴표로 적고, 위에 빈 줄을 넣고 속은 네 칸 들여 씁니다',
    ),
    _mark(r"^===[!+]?[ ]+\S", '탭은 === "제목"처럼 곧은 따옴표로 적습니다'),
    _mark(
        r"\[\[(?=[^\[\],]*[A-Za-z가-힣])[^\[\],]*\]\]",
        "링크는 [글](파일.md)로 적습니다",
    ),
    _mark(
        r"!?\[[^\[\]]*\](?:\(|[ ]\((?=[^()\s]+\.(?:md|html|png|svg)\b|https?:))|\]\[\w",
        "링크는 [글](주소)처럼 붙여 적고 괄호를 닫으세요",
    ),
    _mark(
        r"\$\$|\$(?![\d\s])[^$]*\$|\$\s[^$]*[A-Za-z\\^_={][^$]*\$|(?<![\w])\$[^$\s]*[A-Za-z\\^_{=][^$]*$",
        "수식은 $x$처럼 빈칸 없이 감싸고, $$는 위아래에 빈 줄을 둡니다. "
        "표 안의 |는 \\vert로 적습니다",
    ),
    _mark(
        rf"(?<!\*)\*\*(?!\*)(?!(?<={_OPERAND_BEFORE}\*\*){_OPERAND_AFTER})"
        rf"(?!(?<={_OPERAND_BEFORE}[ ]\*\*)[ ]{_OPERAND_AFTER})",
        "굵은 글씨는 **글**처럼 안쪽에 빈칸 없이 감싸세요",
    ),
    _mark(
        rf"(?<![=!<>])==(?!=)(?!(?<={_OPERAND_BEFORE}==){_OPERAND_AFTER})"
        rf"(?!(?<={_OPERAND_BEFORE}[ ]==)[ ]{_OPERAND_AFTER})",
        "형광펜은 ==글==처럼 안쪽에 빈칸 없이 감싸세요",
    ),
    _mark(r"~~(?=\S)", "지운 글은 <del>글</del>로 적습니다"),
    _mark(
        r"</?(?:a|b|br|del|details|div|em|i|img|ins|kbd|mark|p|span|strong|sub|summary|sup|u)\b[^<>]*>"
        r"|<!--",
        "닫는 표시가 있는지, 속의 Markdown에는 markdown 속성이 있는지 확인하세요",
    ),
    _mark(
        r"\{:?[ ]*[.#][\w가-힣-]+[^{}]*\}",
        "{ #이름 }은 제목 끝이나 링크, 그림 바로 뒤에 적습니다",
    ),
    _mark(r"(?<![\w:]):[a-z][a-z0-9_]*:(?![\w:])", "없는 이모지입니다. 글자로 적으세요"),
    _mark("\ufffd", "깨진 글자입니다. 파일을 UTF-8로 다시 저장하고 글자를 고치세요"),
)

_OPERATORS = {"strong": "**", "mark": "==", "em": "*"}
_DUNDER = re.compile(
    "__(?:init|call|name|main|str|repr|len|getitem|setitem|iter|next|enter|exit|new|dict|class"
    "|version|all|file|doc|add|mul|matmul|eq|hash|del|slots|future|array|setattr|getattr)__"
)
# Bold within a word is no product: Re**siz**ing.
_PART_OF_A_WORD = re.compile(r"[A-Za-z]{2,}")
_LEFT, _RIGHT = re.compile(r"[A-Za-z0-9)\]]$"), re.compile(r"^[A-Za-z0-9(]")


def raw_markup(path: str, written: Written, shown: Shown) -> Iterator[Problem]:
    """Find markup that is shown as it was written."""
    for line in shown.lines:
        for mark in _MARKS:
            if mark.begins and not _may_begin(line):
                continue
            found = mark.pattern.search(line.text)
            number = found and _line(written, line, found)
            if found and number:
                yield Problem(
                    Location(path, number),
                    f"Markdown 기호가 글자로 나옵니다: {found.group().strip()}",
                    _WITHIN_HTML if line.tag in _HTML else f"{mark.remedy}. {_AS_CODE}",
                )
                break


def _may_begin(line: Line) -> bool:
    return line.tag == "p" or (line.tag in {"li", "dd"} and not line.first)


def _line(written: Written, line: Line, found: re.Match[str]) -> int | None:
    marker = re.match(r"[^\w\s가-힣]+|\S+", found.group().strip())
    return written.line_with(marker.group() if marker else found.group(), line.text)


def bold_names(path: str, written: Written, shown: Shown) -> Iterator[Problem]:
    """Find names of Python such as ``__init__`` that became bold words."""
    for node in shown.tree.css("strong"):
        name = f"__{node.text(deep=True)}__"
        number = written.line_with(name, name) if _DUNDER.fullmatch(name) else None
        if number:
            yield Problem(
                Location(path, number),
                f"{name}의 밑줄이 사라지고 굵은 글씨가 됩니다",
                f"코드로 적으세요: `{name}`",
            )


def swallowed_operators(path: str, written: Written, shown: Shown) -> Iterator[Problem]:
    """Find ``2**3`` and ``a==b`` that became bold and marked text."""
    for tag, operator in _OPERATORS.items():
        for node in shown.tree.css(tag):
            inside = node.text(deep=True)
            before, after = _text(node.prev), _text(node.next)
            outside = _LEFT.search(before) and _RIGHT.search(after)
            if _PART_OF_A_WORD.fullmatch(inside):
                continue
            if outside and _RIGHT.search(inside) and _LEFT.search(inside):
                said = f"{before.split()[-1]}{operator}{inside}{operator}{after.split()[0]}"
                number = written.line_with(operator, inside.split("\n")[0])
                yield Problem(
                    Location(path, number or 1),
                    f"연산 기호 {operator}가 글자를 꾸미는 표시로 읽혀 사라졌습니다: {said}",
                    "식은 `나 $로 감싸세요",
                )


def _text(node: LexborNode | None) -> str:
    return (node.text_content or "") if node is not None and node.tag == "-text" else ""
