"""모의고사: the same address gives the same paper, nothing is lost, nothing is told too early."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.quiz.asking import answered, key
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

START = datetime(2026, 12, 1, 9, 0)
BLOCKED = (
    "() => { Storage.prototype.setItem ="
    " () => { throw new DOMException('full', 'QuotaExceededError') } }"
)


def begin(page: Page, address: str) -> list[str]:
    """Open the address of a paper and begin."""
    page.goto(address)
    page.get_by_role("button", name="시작").click()
    return paper(page)


def paper(page: Page) -> list[str]:
    expect(page.locator(".quiz-paper .quiz-ready").first).to_be_visible()
    names: list[str] = page.locator(".quiz-paper .quiz").evaluate_all(
        "all => all.map(quiz => quiz.dataset.quiz +"
        " [...quiz.querySelectorAll('.quiz-option > input')].map(input => input.value))"
    )
    return names


def of_kind(page: Page, kind: str) -> Locator:
    return page.locator(f".quiz-paper .quiz[data-quiz-kind={kind}]").first


def choose_right(page: Page) -> Locator:
    single = of_kind(page, "single")
    chosen = single.locator(f".quiz-option > input[value='{key(single)['right'][0]}']")
    chosen.check(force=True)
    return chosen


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('odapnote.exam')"))


def agree(page: Page) -> list[str]:
    """Say yes to whatever is asked; return what was asked."""
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", accept)
    return asked


def hand_in(page: Page) -> Locator:
    page.get_by_role("button", name="제출").click()
    result = page.locator(".quiz-result-place")
    expect(result).to_contain_text("맞혔습니다.")
    return result


def test_the_same_seed_gives_the_same_paper(page: Page, site_url: str) -> None:
    first = begin(page, site_url + "exam.html?seed=7&count=12")
    assert len(first) == len(set(first)) == 12
    page.evaluate("localStorage.clear()")
    assert begin(page, site_url + "exam.html?seed=7&count=12") == first
    page.evaluate("localStorage.clear()")
    assert begin(page, site_url + "exam.html?seed=8&count=12") != first


def test_the_form_writes_the_address(page: Page, site_url: str) -> None:
    page.goto(site_url + "exam.html")
    for box in page.locator("[name=topic]").all():
        box.set_checked("dropout" in str(box.get_attribute("value")))
    page.locator("[name=count]").fill("3")
    page.locator("[name=seed]").fill("가을")
    page.get_by_role("button", name="시작").click()
    first = paper(page)
    assert len(first) == 3
    assert "topics=dropout" in page.url
    page.evaluate("localStorage.clear()")
    assert begin(page, page.url) == first


def test_every_question_can_be_asked(page: Page, site_url: str) -> None:
    page.goto(site_url + "exam.html")
    every = int(str(page.locator("[name=count]").get_attribute("max")))
    page.locator("[name=count]").fill(str(every))
    page.get_by_role("button", name="시작").click()
    asked = paper(page)
    total: int = page.evaluate("odapQuiz.bank.flatMap(topic => topic.quizzes).length")
    assert len(asked) == every == total


def test_confusable_topics_meet(page: Page, site_url: str) -> None:
    begin(page, site_url + "exam.html?seed=1&count=40")
    topics: list[str] = page.locator(".quiz-paper .quiz").evaluate_all(
        "all => all.map(quiz => odapQuiz.bank.find(topic => topic.quizzes.some("
        "entry => entry.id === quiz.dataset.quiz)).url.split('/').pop())"
    )
    neighbours = list(pairwise(topics))
    for pair in (
        ("batch-normalization.html", "dropout.html"),
        ("padding.html", "padding.html"),
        ("activation.html", "activation.html"),
    ):
        assert pair in neighbours


def test_nothing_is_told_before_the_end(page: Page, site_url: str) -> None:
    begin(page, site_url + "exam.html?seed=7&count=30&minutes=5")
    choose_right(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".quiz-result:not(:empty)")).to_have_count(0)
    expect(page.locator(".quiz-paper summary").first).to_be_hidden()
    expect(page.locator(".quiz-paper .quiz-button").first).to_be_hidden()
    expect(page.locator(".quiz-clock")).to_contain_text("남은 시간 ")
    assert answered(page) == {}

    asked = agree(page)
    result = hand_in(page)
    assert asked == ["아직 답하지 않은 문제가 29개 있습니다. 제출할까요?"]
    expect(result).to_be_focused()
    expect(result).to_contain_text("30문항 가운데 1문항을 맞혔습니다. (3%)")
    links = result.locator("td a").evaluate_all("all => all.map(link => link.href)")
    assert links
    assert all(link.startswith(f"{site_url}topics/") for link in links)
    expect(page.locator(".quiz-paper summary").first).to_be_visible()


def test_questions_explain_no_terms(page: Page, site_url: str) -> None:
    begin(page, site_url + "exam.html?seed=7&count=500")
    expect(
        page.locator(".quiz-paper :is(.quiz-question, .quiz-option) :is(a, abbr)")
    ).to_have_count(0)


def test_what_is_left_open_is_recorded_as_nothing(page: Page, site_url: str) -> None:
    begin(page, site_url + "exam.html?seed=7&count=20")
    name = of_kind(page, "single").get_attribute("data-quiz")
    choose_right(page)
    agree(page)
    hand_in(page)
    assert list(answered(page)) == [name]
    expect(page.locator(".quiz-result", has_text="답하지 않았습니다.")).to_have_count(19)


@pytest.mark.parametrize("way", ["reload", "menu", "back", "address"])
def test_a_running_exam_survives(page: Page, site_url: str, way: str) -> None:
    agree(page)
    page.clock.set_fixed_time(START)
    page.goto(site_url)
    questions = begin(page, site_url + "exam.html?seed=7&count=106&minutes=30")
    chosen = str(choose_right(page).get_attribute("value"))
    of_kind(page, "numeric").locator(".quiz-field").fill("27")
    of_kind(page, "essay").locator(".quiz-field").fill("까닭은 이렇습니다.")
    of_kind(page, "ox").locator(".quiz-ox").first.click()
    page.clock.set_fixed_time(START + timedelta(minutes=10))
    if way == "reload":
        page.reload()
    elif way == "menu":
        page.locator(".md-nav--primary a[href$='study.html']").first.click()
        expect(page.locator("h1")).to_contain_text("공부하는 법")
        page.locator(".md-nav--primary a[href$='exam.html']").first.click()
    elif way == "back":
        page.goto(site_url + "study.html")
        page.go_back()
    else:
        page.goto(site_url + "exam.html")
    assert paper(page) == questions
    expect(of_kind(page, "single").locator("input:checked")).to_have_value(chosen)
    expect(of_kind(page, "numeric").locator(".quiz-field")).to_have_value("27")
    expect(of_kind(page, "essay").locator(".quiz-field")).to_have_value("까닭은 이렇습니다.")
    expect(of_kind(page, "ox").locator("input").first).to_be_checked()
    expect(page.locator(".quiz-clock")).to_contain_text("남은 시간 20:00")


def test_leaving_asks(page: Page, site_url: str) -> None:
    begin(page, site_url + "exam.html?seed=7&count=5")
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.locator(".md-nav--primary a[href$='study.html']").first.click()
    page.get_by_role("button", name="새 시험").click()
    assert [("나갈까요" in words, "새 시험" in words) for words in asked] == [
        (True, False),
        (False, True),
    ]
    assert len(paper(page)) == 5
    assert page.url.startswith(f"{site_url}exam.html")


def test_a_new_exam_begins_with_the_form(page: Page, site_url: str) -> None:
    begin(page, site_url + "exam.html?seed=7&count=5")
    agree(page)
    page.get_by_role("button", name="새 시험").click()
    expect(page.locator(".quiz-setup")).to_be_visible()
    assert page.evaluate("localStorage.getItem('odapnote.exam')") is None


def test_a_result_survives_and_is_recorded_once(page: Page, site_url: str) -> None:
    begin(page, site_url + "exam.html?seed=7&count=106")
    choose_right(page)
    of_kind(page, "essay").locator(".quiz-field").fill("까닭은 이렇습니다.")
    agree(page)
    result = hand_in(page)
    expect(result).to_contain_text("서술형 1문항은")
    expect(result).to_contain_text("105문항 가운데 1문항")
    page.get_by_role("button", name="이만하면 맞았습니다").click()
    expect(result).to_contain_text("106문항 가운데 2문항")
    before, text = answered(page), result.inner_text()
    page.reload()
    expect(result).to_contain_text("106문항 가운데 2문항")
    assert result.inner_text() == text
    assert answered(page) == before
    expect(of_kind(page, "single").locator(".quiz-result")).to_have_text("맞았습니다.")
    expect(of_kind(page, "essay").locator(".quiz-result")).to_have_text("맞았습니다.")


def test_a_claim_counts_in_the_result(page: Page, site_url: str) -> None:
    begin(page, site_url + "exam.html?seed=7&count=106")
    short = of_kind(page, "short")
    short.locator(".quiz-field").fill("다른 이름")
    agree(page)
    result = hand_in(page)
    expect(result).to_contain_text("가운데 0문항")
    short.get_by_role("button", name="내 답도 맞습니다").click()
    expect(result).to_contain_text("가운데 1문항")
    page.reload()
    expect(result).to_contain_text("가운데 1문항")


def test_how_a_number_is_read_is_told_but_not_its_being_right(page: Page, site_url: str) -> None:
    begin(page, site_url + "exam.html?seed=7&count=106")
    numeric = of_kind(page, "numeric")
    field, verdict = numeric.locator(".quiz-field"), numeric.locator(".quiz-verdict")
    for typed, words in (("5^2", "이렇게 읽었습니다: 25"), ("13, 13", "숫자 하나만"), ("13", "")):
        field.fill(typed)
        field.blur()
        expect(verdict).to_contain_text(words) if words else expect(verdict).to_be_empty()
    field.fill("13, 13")
    agree(page)
    result = hand_in(page)
    expect(result).to_contain_text("읽지 못한 답이 1개")
    assert answered(page) == {}


def test_a_shared_address_starts_no_clock(page: Page, site_url: str) -> None:
    page.goto(site_url + "exam.html?seed=7&count=12&minutes=5")
    expect(page.locator(".quiz-message")).to_contain_text("시험 번호 7 · 12문항 · 5분")
    expect(page.locator(".quiz-clock")).to_be_hidden()
    expect(page.locator(".quiz-paper .quiz")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('odapnote.exam')") is None


def test_another_address_offers_the_exam_that_runs(page: Page, site_url: str) -> None:
    first = begin(page, site_url + "exam.html?seed=7&count=5")
    page.goto(site_url + "exam.html?seed=8&count=5")
    page.get_by_role("button", name="이어서 풀기").click()
    assert paper(page) == first


def test_the_end_of_the_time_ends_the_exam(page: Page, site_url: str) -> None:
    page.clock.install(time=START)
    begin(page, site_url + "exam.html?seed=7&count=3&minutes=3")
    expect(page.locator(".quiz-clock-low")).to_have_count(0)
    page.clock.run_for(121_000)
    expect(page.locator(".quiz-clock-low")).to_have_count(1)
    page.clock.run_for(60_000)
    expect(page.locator(".quiz-result-place")).to_contain_text("시간이 끝났습니다.")
    expect(page.locator(".quiz-result-place")).to_contain_text("문항을 맞혔습니다.")


def test_time_that_ran_out_elsewhere_ends_it_too(page: Page, site_url: str) -> None:
    agree(page)
    page.clock.set_fixed_time(START)
    begin(page, site_url + "exam.html?seed=7&count=20&minutes=3")
    choose_right(page)
    page.goto(site_url)
    page.clock.set_fixed_time(START + timedelta(hours=5))
    page.goto(site_url + "exam.html")
    expect(page.locator(".quiz-result-place")).to_contain_text("시간이 끝났습니다.")
    assert kept(page)["ended"] - kept(page)["begun"] == 3 * 60_000
    assert len(answered(page)) == 1


def test_without_a_store_the_exam_works_and_says_so(page: Page, site_url: str) -> None:
    page.goto(site_url + "exam.html?seed=7&count=20")
    page.evaluate(BLOCKED)
    page.get_by_role("button", name="시작").click()
    paper(page)
    expect(page.locator(".quiz-message")).to_contain_text("이 쪽을 떠나면 시험이 사라집니다")
    choose_right(page)
    agree(page)
    expect(hand_in(page)).to_contain_text("가운데 1문항")


@pytest.mark.parametrize("text", ["{", "null", "[]", '{"version": 1, "ids": 3}', '{"version": 9}'])
def test_a_damaged_sitting_costs_no_record(page: Page, site_url: str, text: str) -> None:
    page.goto(site_url)
    records = '{"version": 1, "answers": {}}'
    page.evaluate(
        "([records, text]) => { localStorage.setItem('odapnote.quiz', records);"
        " localStorage.setItem('odapnote.exam', text) }",
        [records, text],
    )
    page.goto(site_url + "exam.html")
    expect(page.locator(".quiz-setup")).to_be_visible()
    assert page.evaluate("localStorage.getItem('odapnote.quiz')") == records


def test_another_tab_sees_the_same_exam(page: Page, site_url: str) -> None:
    first = begin(page, site_url + "exam.html?seed=7&count=20")
    other = page.context.new_page()
    other.goto(site_url + "exam.html")
    assert paper(other) == first
    value = str(choose_right(other).get_attribute("value"))
    expect(of_kind(page, "single").locator("input:checked")).to_have_value(value)


def test_a_paper_prints_without_answers(page: Page, site_url: str) -> None:
    begin(page, site_url + "exam.html?seed=7&count=5")
    page.emulate_media(media="print")
    expect(page.locator(".quiz-paper .quiz-question").first).to_be_visible()
    expect(page.locator(".quiz-answer:visible")).to_have_count(0)
    expect(page.locator(".quiz-clock")).to_be_hidden()


def test_it_is_taken_by_touch_on_a_phone(browser: Browser, site_url: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    agree(page)
    page.goto(site_url + "exam.html?seed=7&count=20&minutes=30")
    page.get_by_role("button", name="시작").tap()
    paper(page)
    single = of_kind(page, "single")
    single.locator(".quiz-option").nth(1).tap()
    expect(single.locator("input:checked")).to_have_count(1)
    of_kind(page, "ox").locator(".quiz-ox").first.tap()
    expect(page.locator(".quiz-clock")).to_be_in_viewport()
    # Material shows 맨위로 while a reader moves upwards.
    page.locator(".md-top").evaluate("button => { button.hidden = false }")
    top = "clock => { const { x, y, width, height } = clock.getBoundingClientRect();"
    top += " return document.elementFromPoint(x + width / 2, y + height / 2) === clock }"
    assert page.locator(".quiz-clock").evaluate(top)
    page.get_by_role("button", name="제출").tap()
    expect(page.locator(".quiz-result-place")).to_contain_text("답하지 않은 18문항")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    context.close()


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_axe_finds_nothing_while_it_runs_and_after(
    browser: Browser, site_url: str, palette: str
) -> None:
    context = browser.new_context(color_scheme=palette, reduced_motion="reduce")
    page = context.new_page()
    begin(page, site_url + "exam.html?seed=7&count=9&minutes=1")
    expect(page.locator(".quiz-clock-low")).to_be_visible()
    choose_right(page)
    agree(page)
    for step in (lambda: None, lambda: hand_in(page)):
        step()
        found = Axe().run(page, context="#quiz-exam").response["violations"]
        assert found == [], json.dumps(found, ensure_ascii=False, indent=1)[:4000]
    context.close()
