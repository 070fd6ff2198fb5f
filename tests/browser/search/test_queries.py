"""The measure: what readers type, in the real box, on the real site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .box import Answer, Query, SearchBox, read_queries

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
    times = sorted(answer.milliseconds for _, answer in answers)
    # Ten times the goal, since the machine of the tests is shared; benchmarks/search.py measures.
    assert times[int(0.95 * len(times))] < 100


@pytest.mark.parametrize("name", [SECOND_LIST, THIRD_LIST])
def test_the_rules_hold_for_lists_written_before_them(box: SearchBox, name: str) -> None:
    answers = ask_all(box, read_queries(name)[0])
    misses = missed(answers)
    assert len(misses) <= 0.1 * len(answers), misses


@pytest.mark.parametrize("name", [LIST, SECOND_LIST, THIRD_LIST])
def test_what_is_not_on_the_site_is_not_found(box: SearchBox, name: str) -> None:
    negatives = read_queries(name)[1]
    found = {query: titles for query in negatives if (titles := box.ask(query).titles)}
    assert len(found) <= 1, found
