"""How the lines of a quiz are laid out, where Markdown would read them otherwise than meant.

Four spaces make a header and a reason, a checkbox makes an option. What misses its place by a
space does not fail: it becomes part of something else, which the reader of the page then sees.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from odapnote.quiz.lines import LineFault
from odapnote.quiz.slashes import TAB, SlashBlock, SlashLine, header_lines

_KEY = re.compile(r"\s*(?P<key>[\w-]+)\s*:(?:\s|$)")
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\S")
_MARK = re.compile(r"\s*(?:[-*+•·]|\d+[.)])?\s*\[\s*[xXvVoOㅇ○●✓✔✗×*]?\s*\](?![(\[:])")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


def misplaced_key(
    opening: SlashLine, lines: Sequence[str], keys: Collection[str]
) -> LineFault | None:
    """Find a key that is not part of the header: not indented enough, or behind a blank line.

    Args:
        opening: The line that opens the block.
        lines: The lines of the page.
        keys: The keys that the block knows.
    """
    below = itertools.dropwhile(
        lambda line: line[1].strip() and _is_deep(line[1], opening),
        enumerate(lines[opening.number :], opening.number + 1),
    )
    number, text = next(below, (0, ""))
    if text.strip():
        key = _key(text, keys)
        return _shallow(number, key, opening.name) if key else None
    number, text = next((line for line in below if line[1].strip()), (0, ""))
    key = _key(text, keys) if _is_deep(text, opening) else ""
    return _late(number, key, opening.name) if key else None


def quiz_faults(
    block: SlashBlock,
    inner: Sequence[SlashBlock],
    lines: Sequence[str],
    options: Collection[int],
    keys: Collection[str],
) -> Iterator[LineFault]:
    """Find lines of a quiz that stand where they become something else.

    Args:
        block: The quiz.
        inner: The blocks in it.
        lines: The lines of the page.
        options: The numbers of the lines that are options, outside of code.
        keys: The keys that a quiz knows.

    Yields:
        The faults, from top to bottom; those below the first may follow from it.
    """
    opening = block.opening
    if fault := misplaced_key(opening, lines, keys):
        yield fault
    first = opening.number + 1 + len(header_lines(opening, lines))
    body = [
        (number, lines[number - 1])
        for number in range(first, block.end or first)
        if not any(each.opening.number <= number <= (each.end or number) for each in inner)
    ]
    yield from _options(_without_code(body), opening, frozenset(options))


def _options(
    body: Iterator[tuple[int, str]], opening: SlashLine, options: Collection[int]
) -> Iterator[LineFault]:
    seen = False
    bare: int | None = None
    before = ""
    for number, text in body:
        deep = _is_deep(text, opening)
        begins = not before.strip()
        if text.strip() and begins and _depth(text) < opening.depth:
            yield _outside(number)
        elif number in options and (deep and seen):
            yield _nested(number)
        elif number in options:
            if bare is not None:
                yield _unmarked(bare)
            seen, bare = True, None
        elif text.strip() and not deep:
            if _MARK.match(text):
                yield _illegible(number)
            elif _BULLET.match(text):
                bare = number
                if seen:
                    yield _unmarked(number)
            elif begins:
                bare = None
                if seen:
                    yield _homeless(number)
        before = text


def _without_code(body: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Leave out what stands within fences, but for the lines that open and close them."""
    fence = ""
    for number, text in body:
        found = _FENCE.match(text)
        if not fence or (found and found[1].startswith(fence)):
            yield number, text
        if found:
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]


def _depth(text: str) -> int:
    return (len(text) - len(text.lstrip(" "))) // TAB


def _is_deep(text: str, opening: SlashLine) -> bool:
    return len(text) - len(text.lstrip(" ")) >= opening.content


def _key(text: str, keys: Collection[str]) -> str:
    found = _KEY.match(text)
    return found["key"] if found and found["key"] in keys else ""


def _shallow(number: int, key: str, name: str) -> LineFault:
    return LineFault(
        number,
        f"{key}: 네 칸 들여 쓰지 않아 {name} 블록의 머리가 아니라 글로 나옵니다",
        f"여는 줄보다 네 칸 들여서 `    {key}: …`로 적으세요",
    )


def _late(number: int, key: str, name: str) -> LineFault:
    return LineFault(
        number,
        f"{key}: 앞에 빈 줄이 있어 {name} 블록의 머리가 아닙니다",
        "제목과 머리 사이, 머리의 줄 사이에 있는 빈 줄을 지우세요",
    )


def _outside(number: int) -> LineFault:
    return LineFault(
        number,
        "퀴즈의 줄이 퀴즈보다 왼쪽에서 시작해 퀴즈 밖으로 나갑니다",
        "퀴즈를 여는 줄만큼 들여서 적으세요",
    )


def _nested(number: int) -> LineFault:
    return LineFault(
        number,
        "보기가 앞 보기의 까닭 안으로 들여 쓰였습니다",
        "첫 보기와 같은 칸에서 `- [ ]`를 시작하세요",
    )


def _unmarked(number: int) -> LineFault:
    return LineFault(
        number,
        "보기들 사이에 `[ ]`가 없는 항목이 있습니다",
        "보기면 `- [ ] `나 `- [x] `로 적고, 물음의 목록이면 보기와의 사이에 문장을 두세요",
    )


def _illegible(number: int) -> LineFault:
    return LineFault(
        number,
        "보기 표시를 읽을 수 없습니다",
        "`- [ ] 글`이나 `- [x] 글`로, 괄호 안은 한 칸이나 x로, 괄호 뒤는 한 칸 띄어 적으세요",
    )


def _homeless(number: int) -> LineFault:
    return LineFault(
        number,
        "보기 뒤의 글이 어느 보기에도 들지 않습니다",
        "까닭이나 코드면 네 칸 들여 쓰고, 물음이면 보기 앞으로, 풀이면 answer 블록으로 옮기세요",
    )
