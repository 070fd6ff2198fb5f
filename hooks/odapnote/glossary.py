"""The glossary page is the one source of terms: a Markdown definition list.

::

    드롭아웃 (dropout)
    :   학습할 때마다 유닛 일부를 무작위로 0으로 만드는 규제 기법입니다.
    :   다른 표기: 드랍아웃, 드롭 아웃, drop-out
    :   자세히: [드롭아웃](topics/dropout.md)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from odapnote.source import Location, Problem

_SYNONYMS = "다른 표기:"
_MORE = "자세히:"

_TERM = re.compile(r"(?P<first>[^\s:#].*?)(?:\s+\((?P<second>[^()]+)\))?\s*")
# What is meant as a definition, as one of its lines, or as a term, and is not read as such.
_GLUED = re.compile(r" {0,3}:[^\s:].*")
_MISSPELT = re.compile(r"(?:다른\s*표기|자세히)\s*[:：]")
_LONE_TERM = re.compile(r"[^\s:#>|\-*!/\[<`\d].{0,40}(?<![.!?。:|])")
_DEFINITION = re.compile(r":\s+(?P<text>.*\S)\s*")
_CONTINUATION = re.compile(r"\s{4,}(?P<text>.*\S)\s*")
_LINKED_PAGE = re.compile(r"\]\((?P<page>[^)\s#]+)")
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True)
class Term:
    """An idea, its definition, and the names it goes by.

    Attributes:
        korean: The name that the notes use, or "" where there is only an English one.
        english: The English name, or "".
        synonyms: Other spellings, in the order of the page.
        definition: The definition, in Markdown on one line.
        location: The line of the name.
        page: The note that explains the idea, as the glossary's link writes it, or "".
    """

    korean: str
    english: str
    synonyms: tuple[str, ...]
    definition: str
    location: Location
    page: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, those of the notes first, each once."""
        every = (self.korean, self.english, *self.synonyms)
        return tuple(dict.fromkeys(name for name in every if name))


def parse_glossary(text: str, path: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Read the terms of the glossary.

    Args:
        text: The whole file, front matter included.
        path: The file, as Problems show it.

    Returns:
        The terms in their order, and what is wrong: a term without definition, what looks like
        one and is none, other spellings that belong to no term, and one that two terms claim.
    """
    terms: list[Term] = []
    problems: list[Problem] = []
    for location, name, definitions in _entries(text, path):
        spellings = tuple(
            spelling.strip()
            for definition in definitions
            if definition.startswith(_SYNONYMS)
            for spelling in definition.removeprefix(_SYNONYMS).split(",")
            if spelling.strip()
        )
        problems += _misspelt(location, definitions)
        said = [text for text in definitions if not text.startswith((_SYNONYMS, _MORE))]
        if not name:
            problems.append(
                Problem(location, "낱말 없이 뜻이나 표기만 있습니다", "바로 윗줄에 낱말을 적으세요")
            )
            continue
        if not said:
            problems.append(
                Problem(location, f"‘{name}’의 뜻이 없습니다", "다음 줄에 ':   뜻'을 적으세요")
            )
        term = _term(name, spellings, " ".join(said), location)
        terms.append(replace(term, page=_linked_page(definitions)))
    problems += [*_glued(text, path), *_lone(text, path), *_clashes(terms)]
    return tuple(terms), tuple(problems)


def normalized(name: str) -> str:
    """Reduce a name to what tells it from others: search ignores case, spaces and hyphens."""
    return re.sub(r"[\s_-]", "", name).casefold()


def _entries(text: str, path: str) -> Iterator[tuple[Location, str, list[str]]]:
    """Yield each name with its definitions; the name is "" where definitions have none."""
    lines = text.splitlines()
    name, location = "", Location(path, 1)
    definitions: list[str] = []
    for number, line in enumerate(lines, 1):
        if found := _DEFINITION.fullmatch(line):
            if not definitions:
                above = lines[number - 2] if number > 1 else ""
                term = _TERM.fullmatch(above)
                name = above.strip() if term else ""
                location = Location(path, number - 1 if term else number)
            definitions.append(found["text"])
        elif definitions and (found := _CONTINUATION.fullmatch(line)):
            definitions[-1] += f" {found['text']}"
        elif definitions and line.strip():
            yield location, name, definitions
            definitions = []
    if definitions:
        yield location, name, definitions


def _term(name: str, spellings: tuple[str, ...], definition: str, location: Location) -> Term:
    found = _TERM.fullmatch(name)
    first, second = (found["first"], found["second"] or "") if found else (name, "")
    korean, english = (first, second) if _HANGUL.search(first) else (second, first)
    return Term(korean, english, spellings, definition, location)


def _linked_page(definitions: list[str]) -> str:
    more = " ".join(text for text in definitions if text.startswith(_MORE))
    found = _LINKED_PAGE.search(more)
    return found["page"] if found else ""


def _misspelt(location: Location, definitions: list[str]) -> Iterator[Problem]:
    for number, definition in enumerate(definitions, 1):
        if _MISSPELT.match(definition) and not definition.startswith((_SYNONYMS, _MORE)):
            yield Problem(
                Location(location.path, location.line + number),
                f"뜻으로 읽히는 줄입니다: {definition}",
                f"‘{_SYNONYMS}’나 ‘{_MORE}’처럼 띄어쓰기까지 그대로 적으세요",
            )


def _glued(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        if _GLUED.fullmatch(line):
            yield Problem(
                Location(path, number),
                f"뜻으로 읽히지 않는 줄입니다: {line.strip()}",
                "콜론 뒤를 세 칸 띄우세요: ':   뜻'",
            )


def _lone(text: str, path: str) -> Iterator[Problem]:
    """Find what stands alone between two blank lines as a term would, with no definition."""
    lines = ["", *_without_front_matter(text), ""]
    for number in range(1, len(lines) - 1):
        alone = not lines[number - 1].strip() and not lines[number + 1].strip()
        if alone and _LONE_TERM.fullmatch(lines[number].rstrip()):
            name = lines[number].strip()
            yield Problem(
                Location(path, number), f"‘{name}’의 뜻이 없습니다", "다음 줄에 ':   뜻'을 적으세요"
            )


def _without_front_matter(text: str) -> list[str]:
    lines = text.splitlines()
    if lines[:1] != ["---"] or "---" not in lines[1:]:
        return lines
    end = lines.index("---", 1)
    return [""] * (end + 1) + lines[end + 1 :]


def _clashes(terms: list[Term]) -> Iterator[Problem]:
    owners: dict[str, Term] = {}
    for term in terms:
        for spelling in term.names:
            owner = owners.setdefault(normalized(spelling), term)
            if owner is not term:
                yield Problem(
                    term.location,
                    f"‘{spelling}’은(는) {owner.location.line}줄의 낱말에도 있습니다",
                    "한쪽에서 지우세요",
                )
