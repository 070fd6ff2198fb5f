"""Pages that come without loading: alive, and not for so long that the memory fills."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

PAGES = {"padding": "패딩", "dropout": "드롭아웃"}


def _change(page: Page, name: str) -> None:
    page.locator(f".md-nav--primary a[href$='{name}.html']").dispatch_event("click")
    page.wait_for_url(f"**/topics/{name}.html")
    page.locator(".md-content h1", has_text=PAGES[name]).wait_for()


def test_after_a_dozen_changes_a_page_is_loaded_in_full(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.goto(f"{site_url}topics/padding.html")
    page.evaluate("window.stayed = true")
    stayed = []
    for number in range(14):
        _change(page, ("dropout", "padding")[number % 2])
        stayed.append(page.evaluate("window.stayed === true"))
    assert stayed == [True] * 12 + [False] * 2
    page.close()
