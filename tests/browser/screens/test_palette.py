"""Light, dark, and what the device prefers, by the button in the header."""

from __future__ import annotations

from playwright.sync_api import expect

from .screen import Screen


def test_the_palette_changes_and_stays(screen: Screen, site_url: str) -> None:
    page = screen.page
    page.goto(f"{site_url}study.html")
    seen = []
    for _ in range(3):
        button = page.locator("[data-md-component=palette] label:not([hidden])")
        name = button.get_attribute("title") or button.get_attribute("aria-label")
        screen.press(button)
        expect(button).not_to_have_attribute("title", name or "")
        seen.append(page.locator("body").get_attribute("data-md-color-scheme"))
        if seen[-1] == "slate":
            page.reload()
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert set(seen) == {"default", "slate"}
