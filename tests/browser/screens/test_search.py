"""The search as a hand uses it, from the first press to the page that was sought."""

from __future__ import annotations

from playwright.sync_api import expect

from .screen import Screen


def test_a_word_leads_from_the_box_to_its_page(screen: Screen, site_url: str) -> None:
    page = screen.page
    page.goto(f"{site_url}study.html")
    field = page.locator("[data-md-component=search-query]")
    screen.press(page.locator("header label[for=__search]").first if screen.size.touch else field)
    expect(field).to_be_focused()

    page.keyboard.type("드롭")
    result = page.locator(".md-search-result__link").first
    expect(result).to_contain_text("드롭아웃")
    screen.press(result)

    page.wait_for_url("**/topics/dropout.html?h=*")
    expect(page.locator("#__search")).not_to_be_checked()
    screen.expect_on_screen(page.locator(".md-content h1"))
