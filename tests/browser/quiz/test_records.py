"""What the browser keeps: after a reload, in a file, damaged, full, or forbidden."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.quiz.asking import PADDING, answered, key, question
from playwright.sync_api import Page, expect

DAY = 24 * 60 * 60 * 1000
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
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
    expect(quiz.locator(".quiz-before")).to_have_text("맞았던 문제")
    expect(quiz.locator(".quiz-before")).to_be_visible()
    expect(quiz.locator(".quiz-result")).to_be_empty()
    link = page.locator(".md-nav--primary a.md-nav__link:has(.quiz-progress)").first
    expect(link.locator(".quiz-progress")).to_contain_text("가운데 1개 맞음")
    page.goto(site_url)
    expect(page.locator(".home-map .quiz-progress")).to_contain_text("가운데 1개 맞음")


def test_leitner_moves_on_only_what_is_due(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    identifier = answer(page, text="99999")
    first = answered(page)[identifier]
    midnight = "new Date(new Date().getFullYear(), new Date().getMonth(), new Date().getDate() + 3)"
    assert (first["right"], first["box"]) == (False, 1)
    assert first["due"] == page.evaluate(f"{midnight}.getTime()")
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
    asked = question(page, "numeric")
    number, slip = key(asked)["slips"][0]
    place = f"{site_url}{PADDING}#{asked.get_attribute('id')}"
    answer(page, text=f"{number:g}")
    page.goto(site_url + "review.html")
    article = page.locator(".quiz-waiting article")
    expect(article).to_have_count(1)
    expect(article.locator("a").first).to_have_attribute("href", place)
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


def test_an_older_file_changes_nothing_newer(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(site_url + PADDING)
    now = page.evaluate("Date.now()")
    here = {
        "padding-valid-28-3-2": entry(right=True, box=0) | {"at": now},
        "padding-name-same": entry(due=now) | {"at": now - 9 * DAY},
    }
    keep(page, here)
    there = {
        "padding-valid-28-3-2": entry(due=now) | {"at": now - DAY},
        "padding-name-same": entry(right=True, box=0) | {"at": now - DAY},
        "padding-same-28-3-1": entry(due=now) | {"at": now - DAY},
    }
    (tmp_path / "older.json").write_text(json.dumps({"version": 1, "answers": there}))
    page.goto(site_url + "review.html")
    page.locator("#quiz-review input[type=file]").set_input_files(tmp_path / "older.json")
    expect(page.locator(".quiz-message")).to_have_text(
        "기록 2개를 가져왔습니다. 여기에서 더 나중에 푼 1개는 그대로 두었습니다."
    )
    rights = {name: answer["right"] for name, answer in answered(page).items()}
    assert rights == {
        "padding-valid-28-3-2": True,
        "padding-name-same": True,
        "padding-same-28-3-1": False,
    }


def test_a_file_that_cannot_be_kept_is_said(page: Page, site_url: str, tmp_path: Path) -> None:
    text = json.dumps({"version": 1, "answers": {"padding-name-same": entry()}})
    (tmp_path / "records.json").write_text(text)
    page.goto(site_url + "review.html")
    page.evaluate(FULL)
    page.locator("#quiz-review input[type=file]").set_input_files(tmp_path / "records.json")
    expect(page.locator(".quiz-message")).to_contain_text("이 쪽을 떠나면 사라집니다")
    expect(page.locator("#quiz-review article")).to_have_count(1)


@pytest.mark.parametrize("due", [1e300, 8.64e15 + 1, -1e300, 253402300799000])
def test_an_impossible_day_is_today(page: Page, site_url: str, due: float) -> None:
    page.goto(site_url)
    keep(page, {"padding-valid-28-3-2": entry() | {"due": due}})
    page.goto(site_url + "review.html")
    expect(page.locator(".quiz-due article")).to_have_count(1)
    expect(page.locator("#quiz-review")).not_to_contain_text("NaN")


def test_a_question_is_due_all_day(page: Page, site_url: str) -> None:
    page.clock.install(time=datetime(2026, 12, 1, 9, 0))
    page.goto(site_url + PADDING)
    answer(page, text="99999")
    page.clock.set_fixed_time(datetime(2026, 12, 4, 0, 1))
    page.goto(site_url + "review.html")
    expect(page.locator(".quiz-due article")).to_have_count(1)
    page.clock.set_fixed_time(datetime(2026, 12, 3, 23, 59))
    page.reload()
    expect(page.locator(".quiz-waiting article")).to_have_count(1)


def test_the_review_follows_what_is_answered_there(page: Page, site_url: str) -> None:
    page.goto(site_url)
    keep(page, {"padding-valid-28-3-2": entry(box=3, due=1)})
    page.goto(site_url + "review.html")
    expect(page.locator(".quiz-turn")).to_have_text("상자 3 · 다시 풀 차례")
    answer(page)
    expect(page.locator(".quiz-turn")).to_have_text("익혔습니다")
    expect(page.locator(".quiz-summary")).to_contain_text("다시 풀 문제 0개")
    expect(page.locator(".quiz-result")).to_have_text("맞았습니다.")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["review.html", "exam.html", "exam.html?seed=7&count=5"])
def test_nothing_moves_when_the_tools_are_filled(
    page: Page, site_url: str, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        "  for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(site_url)
    keep(page, {"padding-valid-28-3-2": entry(due=1), "padding-name-same": entry(due=1)})
    page.goto(site_url + address)
    page.locator(".quiz-tool:not([hidden])").wait_for()
    page.evaluate("document.fonts.ready")
    page.evaluate("window.shift = 0")
    page.reload()
    page.locator(".quiz-tool:not([hidden])").wait_for()
    page.evaluate("document.fonts.ready")
    page.evaluate(FRAMES)
    assert page.evaluate("window.shift") == 0


def test_another_tab_is_followed(page: Page, site_url: str) -> None:
    page.goto(site_url + "review.html")
    expect(page.locator(".quiz-due")).to_contain_text("문제가 없습니다")
    other = page.context.new_page()
    other.goto(site_url + PADDING)
    third = page.context.new_page()
    third.goto(site_url + PADDING)
    identifier = answer(other, text="99999")
    expect(page.locator(".quiz-waiting article")).to_have_count(1)
    expect(third.locator(f"#quiz-{identifier} .quiz-before")).to_have_text("틀렸던 문제")


def test_a_reader_who_is_refused_can_claim_to_be_right(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    identifier = answer(page, kind="short", text="쎄임")
    quiz = page.locator(f"#quiz-{identifier}")
    quiz.get_by_role("button", name="내 답도 맞습니다").click()
    expect(quiz.locator(".quiz-result")).to_have_text("맞았습니다.")
    claimed = answered(page)[identifier]
    assert (claimed["right"], claimed["box"]) == (True, 0)
    # Where no one knows the repository, nothing leads nowhere.
    expect(quiz.get_by_role("link", name="이 답을 알려 주세요")).to_have_count(0)
    page.reload()
    answer(page, kind="short", text="쎄임")
    expect(quiz.locator(".quiz-result")).to_have_text("맞았습니다.")


def test_a_claim_gives_back_the_box(page: Page, site_url: str) -> None:
    page.goto(site_url)
    keep(page, {"padding-name-same": entry(box=2, due=1)})
    page.goto(site_url + "review.html")
    answer(page, kind="short", text="쎄임")
    expect(page.locator(".quiz-turn")).to_contain_text("상자 1")
    page.get_by_role("button", name="내 답도 맞습니다").click()
    expect(page.locator(".quiz-turn")).to_contain_text("상자 3")


def test_a_claim_can_be_reported_where_the_repository_is_known(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    page.evaluate(
        "document.head.insertAdjacentHTML('beforeend', '<meta name=\"odap-issues\""
        ' content="https://github.com/who/notes/issues/new">\')'
    )
    identifier = answer(page, kind="short", text="쎄임")
    page.get_by_role("button", name="내 답도 맞습니다").click()
    link = page.get_by_role("link", name="이 답을 알려 주세요")
    address = urlsplit(str(link.get_attribute("href")))
    asked = parse_qs(address.query)
    assert address.path == "/who/notes/issues/new"
    assert identifier in asked["title"][0]
    assert "내 답: 쎄임" in asked["body"][0]
    assert f"{PADDING}#quiz-{identifier}" in asked["body"][0]


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
