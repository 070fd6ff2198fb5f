"""A question under a finger, which presses only what it sees."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .screen import PHONE, TABLET, Screen


def _middle(screen: Screen, locator: Locator) -> Locator:
    """Bring something to the middle of the screen, as one does who reads it."""
    locator.evaluate("element => element.scrollIntoView({ block: 'center' })")
    return locator


@pytest.mark.parametrize("screen", [PHONE, TABLET], indirect=True)
def test_an_option_is_chosen_and_judged(screen: Screen, site_url: str) -> None:
    page = screen.page
    page.goto(f"{site_url}topics/padding.html")
    quiz = page.locator(".quiz-ready[data-quiz-kind=single]").first
    option = quiz.locator(".quiz-option").first
    screen.press(_middle(screen, option))
    expect(option.locator("input")).to_be_checked()
    screen.press(_middle(screen, quiz.get_by_role("button", name="확인")))
    screen.expect_on_screen(quiz.locator(".quiz-result"))
