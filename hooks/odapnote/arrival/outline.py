"""The outline of a page: its front matter, one title, no level left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from odapnote.arrival.shown import Shown
from odapnote.arrival.written import Written, letters
from odapnote.source import Location, Problem

_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*(?:\n|$)", re.DOTALL)
_HEADINGS = "h1, h2, h3, h4, h5, h6"


def broken_front_matter(path: str, source: str) -> Problem | None:
    """Find front matter that cannot be read: MkDocs shows it as text, without a word."""
    found = _FRONT_MATTER.match(source.removeprefix("\ufeff").replace("\r\n", "\n"))
    if not found:
        return None
    try:
        values = yaml.safe_load(found[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
    else:
        if values is None or isinstance(values, dict):
            return None
        line = 2
    return Problem(
        Location(path, line),
        "머리(---와 --- 사이)를 읽을 수 없어 글로 나옵니다",
        '이름: 값으로 적고, 값에 콜론이 있으면 "따옴표"로 감싸세요',
    )


def odd_headings(path: str, written: Written, shown: Shown) -> Iterator[Problem]:
    """Find a page without a title or with a second one, and levels that are left out."""
    headings = shown.tree.css(_HEADINGS)
    titles = [node for node in headings if node.tag == "h1"]
    if not titles:
        first = next((n for n, line in enumerate(written.raw, 1) if line.strip()), 1)
        yield Problem(Location(path, first), "제목이 없는 쪽입니다", "맨 위에 # 제목을 적으세요")
    before, start = 0, 1
    for node in headings:
        level, words = int((node.tag or "h1")[1]), letters(node.text(deep=True))
        number = _line(written, words, start)
        start = number or start
        if level == 1 and before:
            yield Problem(
                Location(path, number or 1),
                "제목(#)이 둘 이상입니다",
                "쪽의 제목은 하나입니다. 둘째부터는 ##로 적으세요",
            )
        elif before and level > before + 1:
            yield Problem(
                Location(path, number or 1),
                f"제목의 단계를 건너뜁니다: {'#' * before} 다음에 {'#' * level}",
                f"{'#' * (before + 1)}로 적으세요",
            )
        before = level


def missing_summary(path: str, written: Written, shown: Shown) -> Iterator[Problem]:
    """Find a page that the sheet of answers would leave out without a word."""
    if shown.tree.css_first(".admonition.abstract, details.abstract") is None:
        title = shown.tree.css_first("h1")
        number = _line(written, letters(title.text(deep=True)), 1) if title else None
        yield Problem(
            Location(path, number or 1),
            "요약에 실리지 않는 쪽입니다",
            '제목 아래에 !!! abstract "한 줄 정답"을 적고, 그 속에 답을 한 문장으로 적으세요',
        )


def _line(written: Written, words: str, start: int) -> int | None:
    places: list[int] = [*range(start, len(written.raw) + 1), *range(1, start)]
    for number in places:
        line = written.prose[number - 1]
        below = "".join(written.prose[number : number + 1])
        if words and _is_heading(line, below) and written.bare_letters[number - 1] == words:
            return number
    return None


def _is_heading(line: str, below: str) -> bool:
    return line.lstrip(" >").startswith("#") or bool(re.fullmatch(r"=+|-+", below.strip()))
