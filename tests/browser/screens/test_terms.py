"""What a term means, in place: pointed at by a mouse, or touched once by a finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .screen import LAPTOP, PHONE, Screen


def test_a_term_tells_its_meaning_and_leads_to_the_glossary(screen: Screen, site_url: str) -> None:
    page = screen.page
    page.goto(f"{site_url}topics/padding.html")
    term = page.locator(".md-content a.term", has_text="패딩").first
    if screen.size.touch:
        screen.press(term)
    else:
        term.hover()
    meaning = page.locator(".md-tooltip2--active .md-tooltip2__inner", has_text="padding: ")
    expect(meaning).to_have_css("opacity", "1")
    expect(meaning).to_be_in_viewport(ratio=1)
    letters = meaning.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    assert letters >= 12
    assert page.url.endswith("/topics/padding.html")

    screen.press(term)
    page.wait_for_url("**/glossary.html#*")
    expect(page.locator("dt:target")).to_be_in_viewport()


@pytest.mark.parametrize("screen", [PHONE, LAPTOP], indirect=True)
def test_a_meaning_goes_when_something_else_is_touched(screen: Screen, site_url: str) -> None:
    page = screen.page
    page.goto(f"{site_url}topics/padding.html")
    term = page.locator(".md-content a.term", has_text="패딩").first
    shown = page.locator(".md-tooltip2--active")
    if screen.size.touch:
        screen.press(term)
        expect(shown).to_be_visible()
        screen.press(page.locator(".md-content h1"))
    else:
        term.hover()
        expect(shown).to_be_visible()
        page.locator(".md-content h1").hover()
    expect(shown).to_have_count(0)
