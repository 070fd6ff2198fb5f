"""What Material's search index lacks: names of things, their homes, and parts without heading."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from odapnote.glossary import Term, normalized
from odapnote.search.quizzes import Section
from odapnote.source import Location, Problem


@dataclass(frozen=True)
class Thing:
    """Something that readers look for by any of its names.

    Attributes:
        names: Its names, those that the site uses first.
        home: The address of the page that is about it, as the index writes it, or "".
    """

    names: tuple[str, ...]
    home: str = ""


def completed(index: str, things: Iterable[Thing], sections: Iterable[Section] = ()) -> str:
    """Add to the index what Material does not know.

    Args:
        index: Material's ``search_index.json``.
        things: Their names and homes stand inside ``config``, since the theme hands on only
            what it knows at the top.
        sections: Parts of pages that have no heading.

    Returns:
        The new text, with Hangul as it is rather than escaped, which halves the size.
    """
    data = json.loads(index)
    named = [thing for thing in things if thing.names]
    data["config"]["synonyms"] = [list(thing.names) for thing in named]
    data["config"]["homes"] = [thing.home for thing in named]
    data["docs"] += [_entry(section) for section in sections]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _entry(section: Section) -> dict[str, str | float]:
    entry = asdict(section)
    return entry if section.boost != 1 else {k: v for k, v in entry.items() if k != "boost"}


def own_names(meta: Mapping[str, Any], location: Location) -> tuple[tuple[str, ...], list[Problem]]:
    """Read the names by which readers look for a page that no term of the glossary leads to.

    Args:
        meta: The front matter of the page: ``search: {names: [기출, 모의 시험]}``.
        location: Where it stands, for the Problem.

    Returns:
        The names, and a Problem if they are no list of words.
    """
    search = meta.get("search") or {}
    names = search.get("names", []) if isinstance(search, Mapping) else []
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return tuple(names), []
    return (), [
        Problem(
            location,
            "search의 names가 낱말의 목록이 아닙니다",
            "names: [기출, 모의 시험]처럼 적으세요",
        )
    ]


def find_orphans(index: str, terms: Iterable[Term]) -> Iterator[Problem]:
    """Find terms whose other spellings lead nowhere.

    Args:
        index: Material's ``search_index.json``.
        terms: The terms of the glossary.

    Yields:
        A Problem for each term that no page of the index names in Korean or English.
    """
    site = normalized(
        " ".join(f"{doc['title']} {doc['text']}" for doc in json.loads(index)["docs"])
    )
    for term in terms:
        names = [name for name in (term.korean, term.english) if name]
        if not any(normalized(name) in site for name in names):
            yield Problem(
                term.location,
                f"‘{names[0]}’은(는) 어느 쪽에도 나오지 않아, 다른 표기로 찾아도 갈 곳이 없습니다",
                "노트에 쓰거나 용어집에서 지우세요",
            )
