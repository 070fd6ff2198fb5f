"""Where the book names the terms of the glossary, for the index at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from odapnote.glossary import Term

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_DOUBLED = {"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}
_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True)
class Mention:
    """Where in a text a term is named."""

    start: int
    term: Term


class TermFinder:
    """Finds terms in running text."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._by_spelling = {
            spelling.casefold(): term
            for term in terms
            for spelling in term.names
            if len(spelling) > 1
        }
        longest_first = sorted(self._by_spelling, key=lambda spelling: (-len(spelling), spelling))
        # A term starts a word; only Korean lets particles follow it.
        forms = "|".join(
            re.escape(spelling) + ("" if _HANGUL.search(spelling[-1]) else r"(?![A-Za-z0-9_])")
            for spelling in longest_first
        )
        self._pattern = re.compile(rf"(?<![가-힣A-Za-z0-9_])(?:{forms})", re.IGNORECASE)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Give each mention in ``text``, from left to right."""
        if self._by_spelling:
            for match in self._pattern.finditer(text):
                yield Mention(match.start(), self._by_spelling[match[0].casefold()])


@dataclass(frozen=True)
class IndexEntry:
    """A line of the index: what it prints, and the term whose pages it lists."""

    words: str
    term: Term


def index_groups(terms: tuple[Term, ...]) -> tuple[tuple[str, tuple[IndexEntry, ...]], ...]:
    """Sort the terms for the index: first 가나다, then ABC, each under its first letter.

    A term with two names stands under both.
    """
    groups: dict[str, list[IndexEntry]] = {}
    for term in terms:
        names = [(term.korean, term.english), (term.english, term.korean)]
        for name, other in names:
            if name:
                words = f"{name} ({other})" if other else name
                groups.setdefault(_letter(name), []).append(IndexEntry(words, term))
    letters = sorted(groups, key=lambda letter: (letter.isascii(), letter))
    return tuple(
        (letter, tuple(sorted(groups[letter], key=lambda entry: entry.words.casefold())))
        for letter in letters
    )


def _letter(name: str) -> str:
    first = name[0]
    if _HANGUL.match(first):
        initial = _INITIALS[(ord(first) - ord("가")) // 588]
        return _DOUBLED.get(initial, initial)
    return first.upper()
