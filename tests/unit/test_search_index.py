from __future__ import annotations

import json

import pytest
from odapnote.glossary import Term
from odapnote.search.index import Thing, completed, find_orphans, own_names
from odapnote.search.quizzes import Section
from odapnote.source import Location

INDEX = json.dumps(
    {
        "config": {"lang": ["ko"], "separator": "[\\s\\-]+"},
        "docs": [
            {"location": "", "title": "Drop-out", "text": "<p>유닛을 0으로 &lt;만듭니다&gt;.</p>"}
        ],
    }
)


def term(korean: str, english: str, line: int) -> Term:
    return Term(korean, english, ("다른 이름",), "뜻", Location("docs/glossary.md", line))


DROPOUT = Thing(("드롭아웃", "dropout"), "topics/dropout.html")


def test_names_and_homes_stand_in_the_settings_and_all_else_stays() -> None:
    data = json.loads(completed(INDEX, [DROPOUT, Thing(("풀링",))]))
    assert data["config"].pop("synonyms") == [["드롭아웃", "dropout"], ["풀링"]]
    assert data["config"].pop("homes") == ["topics/dropout.html", ""]
    assert data == json.loads(INDEX)


def test_sections_without_heading_are_added_with_the_boost_of_their_page() -> None:
    sections = [Section("a.html#quiz-x", "왜?", ""), Section("b.html#quiz-y", "몇?", "", 0.5)]
    added = json.loads(completed(INDEX, [], sections))["docs"][1:]
    assert added == [
        {"location": "a.html#quiz-x", "title": "왜?", "text": ""},
        {"location": "b.html#quiz-y", "title": "몇?", "text": "", "boost": 0.5},
    ]


def test_the_index_grows_by_less_than_a_fifth() -> None:
    assert len(completed(INDEX, [DROPOUT]).encode()) < 1.2 * len(INDEX)


def test_a_page_has_the_names_that_its_front_matter_gives_it() -> None:
    here = Location("docs/exam.md", 1)
    assert own_names({"search": {"names": ["기출"]}}, here) == (("기출",), [])
    assert own_names({"search": {"boost": 2}}, here) == ((), [])
    assert own_names({}, here) == ((), [])


@pytest.mark.parametrize("wrong", ["기출", [2026], {"기출": "시험"}])
def test_names_that_are_no_list_of_words_are_a_problem(wrong: object) -> None:
    names, (problem,) = own_names({"search": {"names": wrong}}, Location("docs/exam.md", 1))
    assert names == ()
    assert str(problem).startswith("docs/exam.md:1: search의 names")


def test_a_term_that_no_page_names_is_an_orphan() -> None:
    (problem,) = find_orphans(INDEX, [term("드롭아웃", "dropout", 3), term("풀링", "pooling", 7)])
    assert problem.location.line == 7
    assert "‘풀링’" in problem.message
