"""What Material's search index lacks: the names by which one thing is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from odapnote.glossary import Term, normalized
from odapnote.source import Problem


def with_synonyms(index: str, groups: Iterable[Iterable[str]]) -> str:
    """Add groups of names to the index.

    Args:
        index: Material's ``search_index.json``.
        groups: Names of the same thing. They stand inside ``config``, since the theme hands
            on only what it knows at the top.

    Returns:
        The new text, with Hangul as it is rather than escaped, which halves the size.
    """
    data = json.loads(index)
    data["config"]["synonyms"] = [list(group) for group in groups if group]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


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
