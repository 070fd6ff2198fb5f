"""HTML in the notes: elements that a page may hold, each closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from odapnote.arrival.written import Tag, Written
from odapnote.source import Location, Problem

_NAME = re.compile(r"</?([A-Za-z][\w-]*)")

_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
# HTML lets these end by themselves.
_OPTIONAL = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "option"})
# What site, book and cards all know how to show.
_OTHERS = """
    a abbr article b blockquote caption center cite code col colgroup del details dfn div dl em
    figcaption figure footer h1 h2 h3 h4 h5 h6 header i ins kbd label main mark math nav ol pre q
    s samp section small span strong sub summary sup svg table tfoot time u ul var
"""
_KNOWN = _VOID | _OPTIONAL | frozenset(_OTHERS.split())
_WITHIN = frozenset({"svg", "math"})
_REFUSED = {
    "script": "쪽에는 스크립트를 둘 수 없습니다. 필요하면 overrides/에 두세요",
    "style": "쪽에는 모양을 둘 수 없습니다. 필요하면 overrides/assets/styles/에 두세요",
    "iframe": "책과 카드에는 실리지 않습니다. 링크 [글](주소)로 바꾸세요",
    "font": "글자의 모양은 **굵게**, ==형광펜==으로 나타내세요",
    "video": "책과 카드에는 실리지 않습니다. 그림이나 링크로 바꾸세요",
    "audio": "책과 카드에는 실리지 않습니다. 링크로 바꾸세요",
}


def odd_elements(path: str, written: Written) -> Iterator[Problem]:
    """Find elements that a page may not hold, and those that are opened or closed alone."""
    opened: list[tuple[str, Tag]] = []
    depth = 0
    for tag in written.tags:
        name = _name(tag)
        if name in _WITHIN:
            depth += -1 if tag.text.startswith("</") else 1
        if depth and name not in _WITHIN:
            continue
        if name not in _KNOWN:
            if not tag.text.startswith("</"):
                yield _unknown(path, tag, name)
        elif tag.text.startswith("</"):
            yield from _closed(path, tag, name, opened)
        elif name not in _VOID | _OPTIONAL and not tag.text.endswith("/>"):
            opened.append((name, tag))
    yield from (_unclosed(path, tag, name) for name, tag in opened)


def _name(tag: Tag) -> str:
    found = _NAME.match(tag.text)
    return found[1].lower() if found else ""


def _unknown(path: str, tag: Tag, name: str) -> Problem:
    if name in _REFUSED:
        return Problem(
            Location(path, tag.line), f"쪽에 둘 수 없는 요소입니다: <{name}>", _REFUSED[name]
        )
    return Problem(
        Location(path, tag.line),
        f"‘{tag.text.split()[0]}’이(가) HTML 태그로 읽혀 글이 사라집니다",
        "부등호라면 앞뒤를 띄우거나 $x < y$로 적고, 글자라면 `로 감싸세요",
    )


def _closed(path: str, tag: Tag, name: str, opened: list[tuple[str, Tag]]) -> Iterator[Problem]:
    """Take what a tag closes off the open ones, with what is open within it."""
    if name in _VOID | _OPTIONAL:
        return
    places = [place for place, (open_name, _) in enumerate(opened) if open_name == name]
    if not places:
        yield Problem(
            Location(path, tag.line), f"여는 태그가 없는 </{name}>입니다", "지우거나 짝을 맞추세요"
        )
        return
    yield from (_unclosed(path, within, inner) for inner, within in opened[places[-1] + 1 :])
    del opened[places[-1] :]


def _unclosed(path: str, tag: Tag, name: str) -> Problem:
    return Problem(
        Location(path, tag.line), f"닫히지 않은 <{name}>입니다", f"끝나는 곳에 </{name}>을 적으세요"
    )
