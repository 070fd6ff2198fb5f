"""What is wider than its frame can be reached by keyboard, and has a name."""

from __future__ import annotations

import pytest
from browser.frames import NAMELESS

from .screen import PHONE, Screen

MOVED = "document.querySelectorAll('.md-content [aria-label^=옆으로]').length"

on_a_phone = pytest.mark.parametrize("screen", [PHONE], indirect=True)


@on_a_phone
def test_whatever_moves_sideways_has_focus_and_a_name(screen: Screen, site_url: str) -> None:
    screen.page.goto(f"{site_url}topics/image-preprocessing.html")
    screen.page.wait_for_function(f"{MOVED} > 0 && {NAMELESS}.length === 0")


@on_a_phone
def test_what_fits_after_the_phone_was_turned_is_no_stop(screen: Screen, site_url: str) -> None:
    screen.page.goto(f"{site_url}topics/image-preprocessing.html")
    screen.page.wait_for_function(f"{MOVED} > 0")
    screen.page.set_viewport_size({"width": 1400, "height": 390})
    screen.page.wait_for_function(f"{MOVED} === 0")


@on_a_phone
def test_questions_that_come_later_are_reached_too(screen: Screen, site_url: str) -> None:
    screen.page.goto(f"{site_url}exam.html?seed=1&count=99&minutes=0")
    screen.page.get_by_role("button", name="시작").click()
    screen.page.locator(".quiz-paper .quiz").last.wait_for()
    screen.page.wait_for_function(f"{MOVED} > 0 && {NAMELESS}.length === 0")
