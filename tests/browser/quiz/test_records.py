"""What the browser keeps: after a reload, in a file, damaged, full, or forbidden."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browser.quiz.asking import PADDING, answered, key, question
from playwright.sync_api import Page, expect

DAY = 24 * 60 * 60 * 1000
DAMAGED = ["{", "null", "[]", '"text"', '{"version": 2, "answers": {}}', '{"version": 1}']


def answer(page: Page, kind: str = "numeric", text: str | None = None) -> str:
    """Answer a question that is typed; rightly unless a text is given."""
    quiz = question(page, kind)
    quiz.locator(".quiz-field").fill(text if text is not None else key(quiz)["value"])
    quiz.locator(".quiz-field").press("Enter")
    expect(quiz.locator(".quiz-result")).to_be_visible()
    return str(quiz.get_attribute("data-quiz"))


def keep(page: Page, answers: dict[str, Any]) -> None:
    text = json.dumps({"version": 1, "answers": answers})
    page.evaluate("text => localStorage.setItem('odapnote.quiz', text)", text)


def entry(right: bool = False, box: int = 1, due: int = 0) -> dict[str, Any]:
    return {"right": right, "given": "1", "box": box, "due": due}


def test_a_reload_keeps_what_was_answered_and_the_marks(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    identifier = answer(page)
    page.reload()
    quiz = page.locator(f"#quiz-{identifier}")
    expect(quiz).to_have_attribute("data-quiz-before", "맞았던 문제")
    expect(quiz.locator(".quiz-result")).to_be_empty()
    link = page.locator(".md-nav--primary a.md-nav__link:has(.quiz-progress)").first
    expect(link.locator(".quiz-progress")).to_contain_text("가운데 1개 맞음")
    page.goto(site_url)
    expect(page.locator(".home-map .quiz-progress")).to_contain_text("가운데 1개 맞음")


def test_leitner_moves_on_only_what_is_due(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    identifier = answer(page, text="99999")
    first = answered(page)[identifier]
    now = page.evaluate("Date.now()")
    assert (first["right"], first["box"]) == (False, 1)
    assert 2.9 * DAY < first["due"] - now < 3.1 * DAY
    page.reload()
    answer(page)
    assert answered(page)[identifier]["box"] == 1
    for box in (2, 3, 0):
        keep(page, {identifier: answered(page)[identifier] | {"due": 1}})
        page.reload()
        answer(page)
        assert answered(page)[identifier]["box"] == box


def test_the_review_tells_what_was_wrong_and_why(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    number, slip = key(question(page, "numeric"))["slips"][0]
    answer(page, text=f"{number:g}")
    page.goto(site_url + "review.html")
    article = page.locator(".quiz-waiting article")
    expect(article).to_have_count(1)
    expect(article.locator("a").first).to_have_attribute(
        "href", f"{site_url}{PADDING}#quiz-padding-valid-28-3-2"
    )
    article.locator("summary", has_text="지난번 답과 까닭").click()
    expect(article).to_contain_text(f"내 답: {number:g}")
    expect(article).to_contain_text(slip)


def test_what_is_due_stands_first_and_removed_questions_vanish(page: Page, site_url: str) -> None:
    page.goto(site_url)
    keep(
        page,
        {
            "padding-valid-28-3-2": entry(due=1),
            "padding-name-same": entry(due=page.evaluate("Date.now()") + DAY),
            "long-gone": entry(due=1),
        },
    )
    page.goto(site_url + "review.html")
    expect(page.locator(".quiz-due article")).to_have_count(1)
    expect(page.locator(".quiz-waiting article")).to_have_count(1)
    assert "long-gone" in answered(page)


def test_a_file_carries_everything_to_another_browser(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    page.goto(site_url + PADDING)
    answer(page, text="99999")
    before = answered(page)
    page.goto(site_url + "review.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="파일로 내보내기").click()
    download.value.save_as(tmp_path / "records.json")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="모두 지우기").click()
    expect(page.locator(".quiz-message")).to_have_text("기록을 지웠습니다.")
    assert answered(page) == {}
    page.locator("#quiz-review input[type=file]").set_input_files(tmp_path / "records.json")
    expect(page.locator(".quiz-message")).to_have_text("기록 1개를 가져왔습니다.")
    expect(page.locator(".quiz-waiting article")).to_have_count(1)
    assert answered(page) == before


def test_a_foreign_file_changes_nothing(page: Page, site_url: str, tmp_path: Path) -> None:
    (tmp_path / "foreign.json").write_text('{"cards": []}')
    page.goto(site_url + PADDING)
    answer(page)
    before = answered(page)
    page.goto(site_url + "review.html")
    page.locator("#quiz-review input[type=file]").set_input_files(tmp_path / "foreign.json")
    expect(page.locator(".quiz-message")).to_contain_text("아무것도 바꾸지 않았습니다")
    assert answered(page) == before


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_store_is_laid_aside(page: Page, site_url: str, text: str) -> None:
    page.goto(site_url + PADDING)
    page.evaluate("text => localStorage.setItem('odapnote.quiz', text)", text)
    page.evaluate("localStorage.setItem('other', 'kept')")
    page.reload()
    identifier = answer(page)
    assert list(answered(page)) == [identifier]
    assert page.evaluate("localStorage.getItem('odapnote.quiz.damaged')") == text
    assert page.evaluate("localStorage.getItem('other')") == "kept"


def test_a_damaged_answer_costs_only_itself(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    keep(page, {"whole": entry(), "__proto__": 1, "broken": {"right": "yes"}})
    page.reload()
    identifier = answer(page)
    assert set(answered(page)) == {"whole", identifier}


FULL = (
    "() => { Storage.prototype.setItem ="
    " () => { throw new DOMException('full', 'QuotaExceededError') } }"
)
FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage',"
    " { get() { throw new DOMException('no', 'SecurityError') } });"
    "Object.defineProperty(window, 'sessionStorage',"
    " { get() { throw new DOMException('no', 'SecurityError') } });"
)


def test_a_full_store_is_said_and_costs_nothing_else(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    answer(page)
    before = answered(page)
    page.evaluate(FULL)
    answer(page, kind="short", text="틀린 답")
    told = question(page, "short").locator(".quiz-verdict")
    expect(told).to_contain_text("기록을 저장하지 못했습니다")
    assert answered(page) == before


def test_without_any_store_questions_are_still_answered(page: Page, site_url: str) -> None:
    # Material itself reads its palette from the store, and copes by itself.
    page.goto(site_url + PADDING)
    page.evaluate(FORBIDDEN)
    answer(page, kind="short", text="틀린 답")
    told = question(page, "short").locator(".quiz-verdict")
    expect(told).to_contain_text("기록을 저장하지 못했습니다")
