from __future__ import annotations

from playwright.sync_api import Browser


def test_the_home_page_opens(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.goto(site_url)
    assert "오답노트" in page.title()
    page.close()
