"""Whatever happens to one line of a quiz, somebody is told, once, or nothing has changed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace

import pytest
from markdown import Markdown
from odapnote.quiz.block import QuizBlocks
from odapnote.quiz.model import Quiz
from odapnote.quiz.reading import PageSource, read_quizzes
from odapnote.source import Location
from slips.quizzes import CHOICE, NOTE, NUMBER

EXTENSIONS = [
    "admonition",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
]
# What an author may say otherwise.
WORDS = ("# ", "!!!", "나누기", "공식", "풀이", "앞에", "안에", "끝나고", "slips", "type")


def read(lines: list[str]) -> tuple[str, list[str]]:
    """Return a page with its questions in a form that shows everything, and its problems."""
    blocks = QuizBlocks()
    html = Markdown(extensions=[*EXTENSIONS, blocks]).convert("\n".join(lines))
    source = PageSource("docs/x.md", 0, blocks.page.drafts, blocks.faults())
    page, found = read_quizzes(html, source, shown, {})
    return " ".join(page.split()), [str(problem) for problem in found.problems]


def shown(quiz: Quiz, number: int) -> str:
    return repr(replace(quiz, location=Location("", number)))


def is_said(line: str) -> bool:
    return line.lstrip().startswith(WORDS)


def slips(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    for place, line in enumerate(lines):
        before, after, bare = lines[:place], lines[place + 1 :], line.lstrip()
        yield f"{place + 1}: left out", before + after
        yield f"{place + 1}: blank above", [*before, "", line, *after]
        if not line:
            continue
        yield f"{place + 1}: twice", [*before, line, line, *after]
        if after and not is_said(after[0]):
            yield f"{place + 1}: swapped", [*before, after[0], line, *after[1:]]
        for indent in ("", " ", "  ", "   ", "    ", "     ", "        ", "\t"):
            yield f"{place + 1}: indented by {indent!r}", [*before, indent + bare, *after]
        if bare.startswith("/"):
            for slashes in ("//", "///", "////", "/////"):
                changed = line[: -len(bare)] + slashes + bare.lstrip("/")
                yield f"{place + 1}: {slashes}", [*before, changed, *after]


IN_A_NOTE = "# NAME\n\n!!! note\n\n" + textwrap.indent(CHOICE.partition("\n\n")[2], "    ")


@pytest.mark.parametrize(
    "text", [CHOICE, NUMBER, NOTE, IN_A_NOTE], ids=["choice", "number", "note", "in-a-note"]
)
def test_a_slip_in_one_line_is_told_once_or_changes_nothing(text: str) -> None:
    lines = text.replace("NAME", "name").split("\n")
    meant, problems = read(lines)
    assert problems == []
    wrong = []
    for name, slipped in slips(lines):
        page, problems = read(slipped)
        line = lines[int(name.partition(":")[0]) - 1]
        is_silent = not problems and page != meant and not is_said(line)
        if is_silent or len(problems) > 1:
            wrong.append((name, line, problems))
    assert wrong == []
