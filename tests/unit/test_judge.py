"""What follows from a failure is not judged again; all else is."""

from __future__ import annotations

import pytest
from odapnote.snippets.judge import judge
from odapnote.snippets.page import Page, read_page, sessions
from odapnote.snippets.results import DEATH, Death, Event, SessionResult, SnippetResult, Warned

FAILED = SnippetResult(raised=Event("ValueError", "나쁨", 1))
UNDEFINED = SnippetResult(raised=Event("NameError", "name 'x' is not defined", 1))


def page_of(*codes: str) -> Page:
    return read_page("docs/x.md", "\n".join(f"```python\n{code}\n```\n" for code in codes))


def problems(page: Page, *results: SnippetResult, death: Death | None = None) -> list[str]:
    (session,) = sessions(page)
    return [str(problem) for problem in judge(page, [(session, SessionResult(results, death))])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("x = f()", "print(x)"),
        ("def x(): boom", "x()"),
        ("import x.y", "x.y.z"),
        ("from a import b as x", "x"),
        ("x.compile(1)", "x.fit()"),
        ("x = = 1", "x"),
    ],
)
def test_a_snippet_that_needs_what_failed_is_not_judged(first: str, second: str) -> None:
    (only,) = problems(page_of(first, second), FAILED, UNDEFINED)
    assert "ValueError: 나쁨" in only


def test_what_depends_at_second_hand_is_not_judged() -> None:
    results = (FAILED, UNDEFINED, UNDEFINED)
    assert len(problems(page_of("x = f()", "y = x + 1", "y"), *results)) == 1


def test_what_does_not_depend_on_the_failure_is_judged() -> None:
    found = problems(page_of("x = f()", "z"), FAILED, UNDEFINED)
    assert [text.split(":")[1] for text in found] == ["2", "6"]


def test_a_death_names_the_snippet_that_ran_and_those_that_did_not() -> None:
    page = page_of("a", "b", "c", "d")
    (only,) = problems(page, SnippetResult(), death=Death(DEATH, 1, 1, "신호 SIGSEGV"))
    assert only.startswith("docs/x.md:6: ")
    assert "그 아래 코드 2개는 실행하지 못했습니다" in only


def test_a_subclass_of_user_warning_is_judged_and_other_warnings_are_not() -> None:
    given = (Warned("OwnWarning", "가", 1, True), Warned("DeprecationWarning", "나", 1, False))
    (only,) = problems(page_of("a"), SnippetResult(warnings=given))
    assert "OwnWarning: 가" in only


def test_the_same_warning_twice_is_one_problem() -> None:
    given = Warned("UserWarning", "가", 1, True)
    assert len(problems(page_of("a"), SnippetResult(warnings=(given, given)))) == 1


def test_several_figures_are_a_problem() -> None:
    page = read_page("docs/x.md", '``` { .python data-figure="그림" }\na\n```\n')
    assert "그림이 2개" in problems(page, SnippetResult(figures=("<svg/>", "<svg/>")))[0]
    assert problems(page, SnippetResult(figures=("<svg/>",))) == []
