"""Questions and the exam under a finger, which presses only what it sees."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .screen import PHONE, TABLET, Screen

by_touch = pytest.mark.parametrize("screen", [PHONE, TABLET], indirect=True)


def _middle(screen: Screen, locator: Locator) -> Locator:
    """Bring something to the middle of the screen, as one does who reads it."""
    locator.evaluate("element => element.scrollIntoView({ block: 'center' })")
    return locator


@by_touch
def test_an_option_is_chosen_and_judged(screen: Screen, site_url: str) -> None:
    page = screen.page
    page.goto(f"{site_url}topics/padding.html")
    quiz = page.locator(".quiz-ready[data-quiz-kind=single]").first
    option = quiz.locator(".quiz-option").first
    screen.press(_middle(screen, option))
    expect(option.locator("input")).to_be_checked()
    screen.press(_middle(screen, quiz.get_by_role("button", name="확인")))
    screen.expect_on_screen(quiz.locator(".quiz-result"))


@by_touch
def test_the_clock_of_an_exam_stays_in_sight(screen: Screen, site_url: str) -> None:
    page = screen.page
    page.goto(f"{site_url}exam.html?seed=1&count=5&minutes=10")
    screen.press(_middle(screen, page.get_by_role("button", name="시작")))
    clock = page.locator(".quiz-clock")
    expect(clock).to_contain_text("남은 시간")
    _middle(screen, page.locator(".quiz-paper .quiz").last)
    screen.expect_on_screen(clock)
    # Material shows its way to the top when one scrolls up.
    page.evaluate("scrollBy(0, -150)")
    page.wait_for_function("!document.querySelector('.md-top').hidden")
    screen.expect_on_screen(clock)
