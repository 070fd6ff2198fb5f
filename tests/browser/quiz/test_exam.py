"""모의고사: the same address gives the same paper; nothing is told before the end."""

from __future__ import annotations

from itertools import pairwise

from browser.quiz.asking import answered, key
from playwright.sync_api import Page, expect


def paper(page: Page) -> list[str]:
    expect(page.locator(".quiz-paper .quiz-ready").first).to_be_visible()
    names: list[str] = page.locator(".quiz-paper .quiz").evaluate_all(
        "all => all.map(quiz => quiz.dataset.quiz +"
        " [...quiz.querySelectorAll('.quiz-option > input')].map(input => input.value))"
    )
    return names


def test_the_same_seed_gives_the_same_paper(page: Page, site_url: str) -> None:
    page.goto(site_url + "exam.html?seed=7&count=12")
    first = paper(page)
    assert len(first) == len(set(first)) == 12
    page.reload()
    assert paper(page) == first
    page.goto(site_url + "exam.html?seed=8&count=12")
    assert paper(page) != first


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
    page.goto(page.url)
    assert paper(page) == first


def test_confusable_topics_meet(page: Page, site_url: str) -> None:
    page.goto(site_url + "exam.html?seed=1&count=40")
    paper(page)
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
    page.goto(site_url + "exam.html?seed=7&count=30&minutes=5")
    paper(page)
    single = page.locator(".quiz-paper .quiz[data-quiz-kind=single]").first
    right = key(single)["right"][0]
    single.locator(f".quiz-option > input[value='{right}']").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".quiz-result:not(:empty)")).to_have_count(0)
    expect(page.locator(".quiz-paper summary").first).to_be_hidden()
    expect(page.locator(".quiz-paper .quiz-button").first).to_be_hidden()
    expect(page.locator(".quiz-clock")).to_contain_text("남은 시간 ")
    assert answered(page) == {}

    page.get_by_role("button", name="제출").click()
    result = page.locator(".quiz-result-place")
    expect(result).to_be_focused()
    expect(result).to_contain_text("가운데 1문항을 맞혔습니다.")
    links = result.locator("li a").evaluate_all("all => all.map(link => link.href)")
    assert links
    assert all(link.startswith(f"{site_url}topics/") for link in links)
    expect(page.locator(".quiz-paper summary").first).to_be_visible()


def test_the_end_of_the_time_ends_the_exam(page: Page, site_url: str) -> None:
    page.clock.install()
    page.goto(site_url + "exam.html?seed=7&count=3&minutes=1")
    paper(page)
    page.clock.run_for(61_000)
    expect(page.locator(".quiz-result-place")).to_contain_text("문항을 맞혔습니다.")


def test_a_paper_prints_without_answers(page: Page, site_url: str) -> None:
    page.goto(site_url + "exam.html?seed=7&count=5")
    paper(page)
    page.emulate_media(media="print")
    expect(page.locator(".quiz-paper .quiz-question").first).to_be_visible()
    expect(page.locator(".quiz-answer:visible")).to_have_count(0)
    expect(page.locator(".quiz-clock")).to_be_hidden()
