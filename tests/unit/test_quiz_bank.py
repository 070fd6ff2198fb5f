from __future__ import annotations

import json

from odapnote.quiz.answers import is_accepted
from odapnote.quiz.bank import Topic, bank_script, index_script
from odapnote.quiz.model import Key, Quiz
from odapnote.quiz.plain import plain_text
from odapnote.source import Location


def quiz(identifier: str, line: int = 1) -> Quiz:
    place = Location("docs/x.md", line)
    return Quiz(
        identifier, "ox", False, "<p>참?</p>", (), Key(value="O"), "<p>예</p>", False, place
    )


def value(script: str) -> object:
    return json.loads(script.partition(" = ")[2].rstrip(";\n"))


def test_the_scripts_hold_the_bank() -> None:
    topics = [Topic("a.html", "가", (quiz("one"), quiz("two")))]
    assert value(index_script(topics)) == {"a.html": ["one", "two"]}
    (topic,) = value(bank_script(topics, {"one": "<b>1</b>", "two": "2"}))  # type: ignore[misc]
    assert topic["quizzes"][0] == {"id": "one", "text": "참?", "html": "<b>1</b>"}


def test_spellings_differ_by_more_than_spaces_case_hyphens_and_quotation_marks() -> None:
    assert is_accepted(" One Hot ", ["one-hot"])
    assert is_accepted("드롭 아웃", ["드롭아웃", "dropout"])
    assert is_accepted('"same"', ["same"])
    assert not is_accepted("드롭인", ["드롭아웃", "dropout"])


def test_the_lengths_of_a_shape_are_told_apart() -> None:
    for text in ("(28, 28, 1)", "28 28 1", "28×28×1", "[28,28,1]"):
        assert is_accepted(text, ["(28, 28, 1)"])
    for text in ("28281", "(28, 281)", "(1, 28, 28)", "28, 28"):
        assert not is_accepted(text, ["(28, 28, 1)"])


def test_the_tex_of_a_formula_is_not_read_twice() -> None:
    math = "<math><mi>k</mi><annotation>\\mathrm{k}</annotation></math>"
    assert plain_text(f"<p>값  {math}</p>") == "값 k"
