"""What holds the pages together: every page in the menu, every link with a target, ids unique.

It is the finished pages that are judged, so that links written in a template or by a hook count
as those of the notes do. MkDocs' own check sees the links of Markdown alone and knows no line.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from odapnote.source import Location, Problem

# An anchor that every page has.
_TOP = ""
# What a footnote leads back to; one that nothing leads to is told as such.
_BACK_FROM_A_NOTE = "fnref:"


@dataclass(frozen=True)
class FinishedPage:
    """A page as it is written to disk.

    Attributes:
        path: Its source, as Problems show it: ``docs/topics/padding.md``.
        source: The text of the source.
        address: Where it lies in the site: ``topics/padding.html``.
        ids: All ids, as often as they occur.
        links: All addresses that it links to, as they are written in the page.
        in_menu: Whether a reader can come to it by the menu.
    """

    path: str
    source: str
    address: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    in_menu: bool


def finished_page(
    path: str, source: str, address: str, html: str, *, in_menu: bool
) -> FinishedPage:
    """Read what matters here from the HTML of a page."""
    tree = LexborHTMLParser(html)
    ids = tuple(node.attributes["id"] or "" for node in tree.css("[id]"))
    links = tuple(node.attributes["href"] or "" for node in tree.css("a[href]"))
    return FinishedPage(path, source, address, ids, tuple(dict.fromkeys(links)), in_menu)


def find_faults(
    pages: Iterable[FinishedPage], files: Iterable[str], told: Collection[str] = ()
) -> list[Problem]:
    """Judge the pages of a site together.

    Args:
        pages: All pages.
        files: The addresses of all files of the site, pages included.
        told: Addresses that lead nowhere for a reason that is known.

    Returns:
        A Problem for each page that the menu lacks, each id that a page has twice, and each link
        within the site that leads to no file or to no id.
    """
    known = tuple(pages)
    anchors = {page.address: frozenset(page.ids) for page in known}
    present = frozenset(files)
    return [
        problem
        for page in known
        for faults in (_unlisted(page), _repeated(page), _broken(page, anchors, present, told))
        for problem in faults
    ]


def _unlisted(page: FinishedPage) -> Iterator[Problem]:
    if not page.in_menu:
        yield Problem(
            Location(page.path, 1),
            "차례에 없는 쪽입니다",
            f"mkdocs.yml의 nav에 {page.path.partition('/')[2]}를 넣으세요",
        )


def _repeated(page: FinishedPage) -> Iterator[Problem]:
    for name, count in Counter(page.ids).items():
        # Those of the theme occur twice where the menu has the page twice.
        if count > 1 and not name.startswith("__"):
            yield Problem(
                _place(page, f"#{name}", name, name.replace("-", " ")),
                f"id ‘{name}’이(가) {count}번 나옵니다",
                "제목이 같으면 뒤에 { #다른-이름 }을 붙이세요",
            )


def _broken(
    page: FinishedPage,
    anchors: Mapping[str, frozenset[str]],
    present: frozenset[str],
    told: Collection[str],
) -> Iterator[Problem]:
    for link in page.links:
        parts = urlsplit(link)
        anchor = unquote(parts.fragment)
        if parts.scheme or parts.netloc or anchor.startswith(_BACK_FROM_A_NOTE):
            continue
        target = unquote(urljoin(page.address, parts.path)) if parts.path else page.address
        file = _file(target, present)
        if link.startswith("/"):
            yield Problem(
                _place(page, link),
                f"사이트의 맨 위에서 시작하는 링크입니다: {unquote(link)}",
                "사이트를 옮기면 끊깁니다. 이 쪽에서 가는 경로로 적으세요: "
                + _from(page, target.lstrip("/")),
            )
        elif target in told:
            continue
        elif file is None:
            yield Problem(
                _place(page, *_spellings(parts.path, anchor)),
                f"없는 곳으로 가는 링크입니다: {unquote(link)}",
                "파일 이름과 경로를 확인하세요",
            )
        elif anchor not in anchors.get(file, {anchor}) | {_TOP}:
            yield Problem(
                _place(page, *_spellings(parts.path, anchor)),
                f"없는 제목으로 가는 링크입니다: {unquote(link)}",
                f"{file}에 있는 제목의 주소를 쓰세요",
            )


def _from(page: FinishedPage, target: str) -> str:
    here = posixpath.dirname(page.address) or "."
    return posixpath.relpath(target.lstrip("/") or ".", here)


def _file(target: str, present: frozenset[str]) -> str | None:
    """Return the file that an address stands for."""
    target = target.lstrip("/")
    candidates = (target, posixpath.join(target, "index.html"))
    return next((name for name in candidates if name in present), None)


def _spellings(path: str, anchor: str) -> tuple[str, ...]:
    """Return how the source may spell a link, the most telling first."""
    name = unquote(posixpath.basename(path))
    stem = posixpath.splitext(name)[0]
    ends = (f"#{anchor}",) if anchor else ()
    return (*(f"{stem}.md{end}" for end in ends), *ends, name, f"{stem}.md")


def _place(page: FinishedPage, *spellings: str) -> Location:
    """Return the first line of the source that holds one of the spellings, or its first line."""
    lines = page.source.splitlines()
    for spelling in spellings:
        for number, line in enumerate(lines, 1):
            if spelling and spelling.casefold() in line.casefold():
                return Location(page.path, number)
    return Location(page.path, 1)
