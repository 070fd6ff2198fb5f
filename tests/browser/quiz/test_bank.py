"""The bank of the real site: enough questions, of every kind, the exam's own first."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from browser.conftest import ROOT

NOTES = sorted((ROOT / "docs" / "topics").glob("*.md"))
KINDS = {"single", "multiple", "ox", "numeric", "short", "essay"}
PLAYER_BYTES = 25_000
TOOLS_BYTES = 12_000


@pytest.fixture(scope="module")
def bank(site_directory: Path) -> dict[str, list[str]]:
    """Return the HTML of the questions of each topic page."""
    text = (site_directory / "assets/quiz/bank.js").read_text("utf-8")
    topics = json.loads(text.partition(" = ")[2].rstrip(";\n"))
    return {topic["url"]: [quiz["html"] for quiz in topic["quizzes"]] for topic in topics}


def test_there_are_enough_questions_of_every_kind(bank: dict[str, list[str]]) -> None:
    every = [html for questions in bank.values() for html in questions]
    kinds = Counter(re.findall(r'data-quiz-kind="(\w+)"', "".join(every)))
    assert len(every) >= 70
    assert set(kinds) == KINDS
    for note in NOTES:
        assert len(bank[f"topics/{note.stem}.html"]) >= 6, note.stem


def test_the_questions_of_the_exam_stand_first(bank: dict[str, list[str]]) -> None:
    for url, questions in bank.items():
        exam = ["data-quiz-exam" in html for html in questions]
        assert exam == sorted(exam, reverse=True), url


def test_at_least_twenty_keys_are_decided_by_running() -> None:
    proved = [
        line for note in NOTES for line in re.findall("^ *proved-by:", note.read_text(), re.M)
    ]
    assert len(proved) >= 20


def weight(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes())) for path in files)


def test_the_player_is_light(site_directory: Path) -> None:
    scripts = site_directory / "assets/scripts/quiz"
    page = (site_directory / "topics/padding.html").read_text("utf-8")
    assert set(re.findall(r"scripts/quiz/([\w/]+\.js)", page)) == {
        path.name for path in scripts.glob("*.js")
    }
    assert (
        weight([*scripts.glob("*.js"), site_directory / "assets/styles/quiz.css"]) <= PLAYER_BYTES
    )
    assert weight((scripts / "tools").glob("*.js")) <= TOOLS_BYTES


def test_no_page_tells_a_key_outside_of_its_answer(site_directory: Path) -> None:
    for note in NOTES:
        page = (site_directory / "topics" / f"{note.stem}.html").read_text("utf-8")
        outside = re.sub(
            r'<details class="quiz-answer".*?</details>\s*</section>', "", page, flags=re.S
        )
        for mark in ("data-quiz-right", "quiz-key", "quiz-reason"):
            assert mark not in outside
        for section in re.findall(r'<section class="quiz".*?<details', page, re.S):
            assert "data-raises" not in section
            assert "data-warns" not in section
