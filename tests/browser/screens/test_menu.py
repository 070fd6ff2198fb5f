"""The menu: a drawer below 1220 px, a column beside the text above."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .screen import PHONE, TABLET, Screen

HERE = "topics/padding.html"


def _open_menu(screen: Screen, site_url: str) -> None:
    screen.page.goto(f"{site_url}{HERE}")
    button = screen.page.locator("label.md-header__button[for=__drawer]")
    if screen.size.touch:
        screen.press(button)


def test_the_menu_opens_where_the_reader_is_and_leads_to_any_section(
    screen: Screen, site_url: str
) -> None:
    page = screen.page
    _open_menu(screen, site_url)
    here = page.locator(".md-nav--primary .md-nav__link--active:visible").first
    screen.expect_on_screen(here)

    there = page.locator(".md-nav--primary a[href$='review.html']")
    screen.press(screen.find(there))

    page.wait_for_url("**/review.html")
    expect(page.locator("#__drawer")).not_to_be_checked()
    screen.expect_on_screen(page.locator(".md-content h1"))


@pytest.mark.parametrize("screen", [PHONE, TABLET], indirect=True)
def test_the_contents_lead_to_a_heading(screen: Screen, site_url: str) -> None:
    page = screen.page
    _open_menu(screen, site_url)
    screen.press(page.locator(".md-nav--primary label.md-nav__link[for=__toc]"))
    screen.press(page.locator(".md-nav--secondary a:visible", has_text="직접 확인"))

    expect(page.locator("#__drawer")).not_to_be_checked()
    screen.expect_on_screen(page.locator(".md-content h2#직접-확인"))
