"""The terms of the glossary, as the index at the end of the book needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from odapnote.book.document import Block, Book, DefinitionList, Inlines, Paragraph
from odapnote.book.plain import plain_text

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_DOUBLED = {"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}
_OTHER_SPELLINGS = "다른 표기:"
_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True)
class Term:
    """A term of the glossary.

    Attributes:
        name: Its first name: ``드롭아웃``.
        translation: Its name in the other language, or empty.
        spellings: Every form that counts as the term in a text, the names included.
    """

    name: str
    translation: str
    spellings: tuple[str, ...]


def terms_of(book: Book) -> tuple[Term, ...]:
    """Collect the terms that the book defines in a definition list with ``다른 표기:``.

    A definition without other spellings is a term too, where its list holds one with them.
    """
    return tuple(
        term
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, DefinitionList) and _is_glossary(block)
        for term in _terms(block)
    )


def _is_glossary(block: DefinitionList) -> bool:
    return any(
        _spellings(meaning) for definition in block.definitions for meaning in definition.meanings
    )


def _terms(block: DefinitionList) -> Iterator[Term]:
    for definition in block.definitions:
        others = tuple(word for meaning in definition.meanings for word in _spellings(meaning))
        for words in definition.terms:
            name, translation = _names(words)
            spellings = dict.fromkeys(filter(None, (name, translation, *others)))
            yield Term(name, translation, tuple(spellings))


def _names(words: Inlines) -> tuple[str, str]:
    match = re.fullmatch(r"(.+?)\s*\((.+)\)", plain_text(words).strip())
    return (match[1], match[2]) if match else (plain_text(words).strip(), "")


def _spellings(meaning: tuple[Block, ...]) -> tuple[str, ...]:
    for block in meaning:
        if isinstance(block, Paragraph):
            text = plain_text(block.children)
            if text.startswith(_OTHER_SPELLINGS):
                words = text.removeprefix(_OTHER_SPELLINGS).split(",")
                return tuple(word.strip() for word in words if word.strip())
    return ()


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
            for spelling in term.spellings
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
        names = [(term.name, term.translation), (term.translation, term.name)]
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
