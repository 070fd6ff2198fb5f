"""The files that a reader can take home: their names, and what the pages say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["pdf", "answers", "summary", "epub", "offline"]

_SUFFIXES: dict[Kind, str] = {
    "pdf": ".pdf",
    "answers": "-답이-붙은-판.pdf",
    "summary": "-요약.pdf",
    "epub": ".epub",
    "offline": "-offline.zip",
}

_LABELS: dict[Kind, tuple[str, str]] = {
    "pdf": ("PDF", "문제를 풀 자리가 있고 정답과 풀이는 뒤에 모은 책. 인쇄에 알맞습니다."),
    "answers": ("답이 붙은 PDF", "문제마다 답이 바로 따라오는 책. 훑어보기에 알맞습니다."),
    "summary": ("요약 한 장", "한 줄 정답과 식, 표만 모은 A4 앞뒤 한 장. 시험 직전에 알맞습니다."),
    "epub": ("EPUB", "휴대 전화와 전자책 단말기에서 글자 크기를 바꿔 읽는 책."),
    "offline": ("오프라인 사이트", "인터넷 없이 여는 이 사이트. 찾기와 퀴즈도 됩니다."),
}


@dataclass(frozen=True)
class BookFile:
    """A file to take home.

    Attributes:
        kind: Which one it is.
        name: Its name, beside the home page.
        label: What links call it.
        description: Whom it suits.
    """

    kind: Kind
    name: str
    label: str
    description: str


def file_name(title: str, kind: Kind) -> str:
    """Return a file's name for the site's title: ``딥러닝-오답노트.pdf``."""
    return title.replace(" ", "-") + _SUFFIXES[kind]


def library(title: str) -> tuple[BookFile, ...]:
    """Return every file that a build leaves beside the pages."""
    return tuple(
        BookFile(kind, file_name(title, kind), label, description)
        for kind, (label, description) in _LABELS.items()
    )


_SIZE = re.compile(r'(<span class="book-size" data-book-size="(\w+)">)[^<]*(</span>)')


def fill_in_sizes(html: str, sizes: Mapping[str, str]) -> str:
    """Write the size of each file where a page has left room for it.

    The pages are written before the files that hold them, so they cannot know their sizes.

    Examples:
        >>> fill_in_sizes('<span class="book-size" data-book-size="pdf"></span>', {"pdf": "2 MB"})
        '<span class="book-size" data-book-size="pdf">2 MB</span>'
    """
    return _SIZE.sub(lambda m: f"{m[1]}{sizes[m[2]]}{m[3]}" if m[2] in sizes else m[0], html)


def sizes_of(site: Path, files: Iterable[BookFile]) -> dict[str, str]:
    """Return the size of each file that is there, as people say it: ``2.4MB``."""
    paths = {file.kind: site / file.name for file in files}
    return {kind: _size(path.stat().st_size) for kind, path in paths.items() if path.exists()}


def _size(octets: int) -> str:
    if octets < 1_000_000:
        return f"{octets / 1000:.0f}KB"
    return f"{octets / 1_000_000:.1f}MB"
