"""Pages on paper: what is printed, and what stays on the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

BEHIND = "link => getComputedStyle(link, '::after').content"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def _print(page: Page) -> None:
    """Do what a browser does when its reader prints."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def _behind(links: Locator) -> list[str]:
    return [link.evaluate(BEHIND) for link in links.all()]


def test_only_links_that_lead_elsewhere_tell_their_address(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}topics/dropout.html")
    page.locator(".md-nav--primary a[href$='padding.html']").click()
    page.wait_for_url("**/topics/padding.html")
    page.locator(".md-content h1", has_text="패딩").wait_for()
    _print(page)

    own = page.locator(".md-content p a.term, .md-content p a[href*='.html']")
    assert own.count() > 3
    assert set(_behind(own)) == {"none"}
    outside = page.locator(".md-content a[href^='https://keras.io']").first
    assert _behind(outside) == [f'" ({outside.get_attribute("href")})"']


def test_an_address_is_printed_as_it_is_read(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}topics/padding.html")
    page.locator(".md-content a[href^='https://keras.io']").first.evaluate(
        "link => { link.href = 'https://ko.wikipedia.org/wiki/%EB%94%A5%20%EB%9F%AC%EB%8B%9D' }"
    )
    _print(page)
    link = page.locator(".md-content a[href^='https://ko.']")
    assert _behind(link) == ['" (https://ko.wikipedia.org/wiki/딥%20러닝)"']


def test_an_answer_is_printed_only_if_its_reader_opened_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}topics/padding.html")
    answers = page.locator("details.quiz-answer")
    answers.nth(1).locator("summary").click()
    _print(page)
    expect(answers.nth(0)).to_be_hidden()
    expect(answers.nth(1).locator(".admonition-title").first).to_be_visible()
    expect(answers.last).to_be_hidden()

    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert [answer.evaluate("answer => answer.open") for answer in answers.all()[:2]] == [
        False,
        True,
    ]


def test_a_printed_exam_holds_its_questions_and_nothing_to_press(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}exam.html?seed=1&count=5&minutes=10")
    page.get_by_role("button", name="시작").click()
    page.locator(".quiz-paper .quiz").nth(4).wait_for()
    _print(page)
    expect(page.locator(".quiz-paper .quiz-question").first).to_be_visible()
    for pressed in ("button", ".quiz-deck", ".quiz-clock", ".quiz-answer", ".md-header"):
        assert page.locator(f"{pressed}:visible").count() == 0, pressed
