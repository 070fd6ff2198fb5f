"""The measure: what readers type, in the real box, on the real site.

How long it takes is measured by ``benchmarks/search.py``, beside others on the same machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .box import Answer, Query, SearchBox, read_other_matters, read_queries, read_questions

LIST = "queries.json"
SECOND_LIST = "second-queries.json"
THIRD_LIST = "third-queries.json"


@pytest.fixture(scope="module")
def box(browser: Browser, site_url: str) -> Iterator[SearchBox]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield SearchBox(page, f"{site_url}topics/dropout.html")
    page.close()


def ask_all(box: SearchBox, queries: tuple[Query, ...]) -> list[tuple[Query, Answer]]:
    return [(query, box.ask(query.text)) for query in queries]


def missed(answers: list[tuple[Query, Answer]]) -> list[str]:
    return [
        f"{query.kind} ‘{query.text}’ → {answer.titles[:1]} (wanted {query.accept})"
        for query, answer in answers
        if not answer.fits(query)
    ]


def test_the_first_result_is_right_in_the_list_and_in_each_of_its_classes(box: SearchBox) -> None:
    answers = ask_all(box, read_queries(LIST)[0])
    misses = missed(answers)
    assert len(misses) <= 0.03 * len(answers), misses
    by_class = defaultdict(list)
    for query, answer in answers:
        by_class[query.kind].append(answer.fits(query))
    assert {kind: right for kind, right in by_class.items() if sum(right) < 0.9 * len(right)} == {}


@pytest.mark.parametrize("name", [SECOND_LIST, THIRD_LIST])
def test_the_rules_hold_for_lists_written_before_them(box: SearchBox, name: str) -> None:
    answers = ask_all(box, read_queries(name)[0])
    misses = missed(answers)
    assert len(misses) <= 0.1 * len(answers), misses


@pytest.mark.parametrize("half", ["tuning", "held-back"])
def test_questions_as_students_type_them_are_answered(box: SearchBox, half: str) -> None:
    questions = read_questions(half)
    answers = {question: box.ask(question.text) for question in questions}
    wrong = [
        f"‘{question.text}’ → {answer.places[:1]} (wanted {question.accept})"
        for question, answer in answers.items()
        if not answer.answers(question)
    ]
    assert len(wrong) <= 0.08 * len(questions), wrong


def test_questions_about_other_matters_find_nothing(box: SearchBox) -> None:
    found = {text: places for text in read_other_matters() if (places := box.ask(text).places)}
    assert len(found) <= 1, found
    assert not {"도로", "주차", "회의"} & found.keys()


@pytest.mark.parametrize("name", [LIST, SECOND_LIST, THIRD_LIST])
def test_what_is_not_on_the_site_is_not_found(box: SearchBox, name: str) -> None:
    negatives = read_queries(name)[1]
    found = {query: titles for query in negatives if (titles := box.ask(query).titles)}
    assert len(found) <= 1, found
