"""Pictures of a page: each is there, whole, from this site, and described."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import unquote

from odapnote.arrival.shown import Shown
from odapnote.arrival.written import Written
from odapnote.pictures import is_damaged
from odapnote.source import Location, Problem

# Returns the bytes of a picture for the address that a page gives it, or nothing.
Load: TypeAlias = Callable[[str], bytes | None]

_TO_DESCRIBE = "![그림을 못 보는 사람을 위한 설명](파일)처럼 설명을 적으세요"


def odd_pictures(path: str, written: Written, shown: Shown, load: Load) -> Iterator[Problem]:
    """Find pictures that somebody does not see."""
    for node in shown.tree.css("img"):
        source, alt = node.attributes.get("src") or "", node.attributes.get("alt") or ""
        if "twemoji" in (node.attributes.get("class") or ""):
            name = node.attributes.get("title") or source
            message, remedy = (
                f"다른 사이트에서 그림을 받아 오는 이모지입니다: {name}",
                "책의 글꼴에는 없으니 말로 적으세요",
            )
        else:
            name = PurePosixPath(unquote(source)).name
            message, remedy = _fault(unquote(source), alt, load)
        if message:
            yield Problem(Location(path, _line(written, name)), message, remedy)


def _fault(source: str, alt: str, load: Load) -> tuple[str, str]:
    """Return what is wrong with a picture and what to do, or nothing twice."""
    if source.startswith("data:"):
        data = None
    elif "://" in source or source.startswith("//"):
        return (
            f"다른 사이트에서 받아 오는 그림입니다: {source}",
            "책에도 실리도록 파일을 노트 곁에 두고 그 경로를 적으세요",
        )
    elif (data := load(source)) is None:
        return f"없는 그림입니다: {source}", "파일을 두거나 경로의 철자와 대소문자를 확인하세요"
    if data is not None and is_damaged(data):
        return f"읽을 수 없는 그림입니다: {source}", "파일이 깨졌습니다. 다시 저장하세요"
    return ("", "") if alt.strip() else (f"설명(alt) 없는 그림입니다: {source}", _TO_DESCRIBE)


def _line(written: Written, name: str) -> int:
    named = (n for n, line in enumerate(written.prose, 1) if name and name in unquote(line))
    return next(named, 1)
