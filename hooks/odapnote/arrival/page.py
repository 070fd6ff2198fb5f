"""All that a page may lose on its way, each fault once, at its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from odapnote.arrival.elements import odd_elements
from odapnote.arrival.footnotes import odd_footnotes
from odapnote.arrival.glyphs import unprintable
from odapnote.arrival.images import Load, odd_pictures
from odapnote.arrival.layout import (
    conflicts,
    misplaced_blocks,
    misspelled_languages,
    restarted_numbers,
)
from odapnote.arrival.lost import lost_words
from odapnote.arrival.outline import broken_front_matter, missing_summary, odd_headings
from odapnote.arrival.raw import bold_names, raw_markup, swallowed_operators
from odapnote.arrival.shown import Shown, read_html
from odapnote.arrival.written import Fenced, Written, read_source
from odapnote.source import Problem
from odapnote.wording import avoided_words

_BLOCK = re.compile(r"[ >]*(?:/{3,}|`{3,}|~{3,})")
_QUIZ = re.compile(r"^ *//+ *quiz *\|.*(?P<header>(?:\n {4,}\S.*)*)", re.MULTILINE)
_OF_AN_EXAM = re.compile(r"^ *exam: *true\b", re.MULTILINE)
_REFERENCE = re.compile(r'id="fnref\d*:([^"]+)"')


@dataclass(frozen=True)
class Site:
    """What a page is held to.

    Attributes:
        load: How to come by its pictures.
        wording: Words that no page uses, and what to say instead.
        printable: The signs that the book can show; empty for a page that is not in it.
        summarized: Whether the sheet of answers has a place for the page.
    """

    load: Load
    wording: Mapping[str, str] = field(default_factory=dict)
    printable: frozenset[str] = frozenset()
    summarized: bool = False


def check_page(
    path: str,
    source: str,
    html: str,
    fences: Iterable[Fenced],
    site: Site,
) -> list[Problem]:
    """Compare a page with its source.

    Args:
        path: The page, as Problems show it.
        source: Its whole text.
        html: What Markdown made of it, without the theme.
        fences: Its fenced blocks.
        site: What the page is held to.

    Returns:
        What is wrong, at most one Problem a line: the first that is known says most.
    """
    broken = broken_front_matter(path, source)
    if broken:
        return [broken]
    shown = read_html(html)
    written = read_source(source, fences, shown.code)
    referred = frozenset(_REFERENCE.findall(html))
    known: dict[int, Problem] = {}
    for problem in _faults(path, written, shown, referred, site):
        known.setdefault(problem.location.line, problem)
    return sorted(_first_of_runs(known))


def check_notebook(path: str, source: str, wording: Mapping[str, str]) -> list[Problem]:
    """Read the text of a notebook that is written as Python: its comments.

    Args:
        path: The notebook, as Problems show it.
        source: Its whole text.
        wording: Words that no page uses, and what to say instead.
    """
    lines = (line[1:] if line.startswith("#") else "" for line in source.splitlines())
    return list(avoided_words(path, read_source("\n".join(lines), ()).bare, wording))


def not_told_yet(
    problems: Iterable[Problem], told: Iterable[Problem], sources: Mapping[str, str]
) -> list[Problem]:
    """Leave out what others have told, or what follows from it.

    Args:
        problems: What this package found.
        told: What others said.
        sources: The texts of the pages, by the paths that Problems show.
    """
    places = {problem.location for problem in told}
    inside_out: dict[str, int] = {}
    for place in sorted(places, reverse=True):
        if _opens_block(sources.get(place.path, ""), place.line):
            inside_out[place.path] = place.line
    return [
        problem
        for problem in problems
        for place in [problem.location]
        if place not in places and place.line < inside_out.get(place.path, place.line + 1)
    ]


def _opens_block(source: str, line: int) -> bool:
    """Whether a line opens a block: what is wrong with it turns all below it inside out."""
    lines = source.splitlines()
    return line <= len(lines) and bool(_BLOCK.match(lines[line - 1]))


def _faults(
    path: str,
    written: Written,
    shown: Shown,
    referred: frozenset[str],
    site: Site,
) -> Iterator[Problem]:
    """Give all faults, those that say most first."""
    yield from conflicts(path, written)
    yield from bold_names(path, written, shown)
    yield from misspelled_languages(path, written)
    yield from odd_elements(path, written)
    yield from odd_footnotes(path, written, referred)
    yield from odd_headings(path, written, shown)
    if site.summarized:
        yield from missing_summary(path, written, shown)
    misplaced = list(misplaced_blocks(path, written))
    yield from misplaced
    lines = frozenset(problem.location.line for problem in misplaced)
    yield from restarted_numbers(path, written, shown, lines)
    yield from odd_pictures(path, written, shown, site.load)
    yield from swallowed_operators(path, written, shown)
    for problem in raw_markup(path, written, shown):
        # What follows a block that left its list is text of that block.
        if problem.location.line - 1 not in lines:
            yield problem
    yield from avoided_words(path, written.bare, site.wording, _exam_questions(written))
    yield from lost_words(path, written, shown)
    yield from unprintable(path, written, shown, site.printable)


def _exam_questions(written: Written) -> frozenset[int]:
    """Return the lines of the questions that an exam asked: they keep its words."""
    text = "\n".join(written.raw)
    return frozenset(
        text.count("\n", 0, found.start()) + 1
        for found in _QUIZ.finditer(text)
        if _OF_AN_EXAM.search(found["header"])
    )


def _first_of_runs(known: dict[int, Problem]) -> Iterator[Problem]:
    """Leave out what follows from the fault of the line above: the rest of a table, of a list."""
    for number, problem in known.items():
        above = known.get(number - 1)
        if above is None or above.remedy != problem.remedy:
            yield problem
