"""Buttons in both palettes: their words can be read, also while they are pointed at."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

LEAST = 4.5

CONTRAST = """(button) => {
    const { color, backgroundColor } = getComputedStyle(button);
    const luminance = (text) => {
        const [red, green, blue] = text.match(/[\\d.]+/g).map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [light, dark] = [luminance(color), luminance(backgroundColor)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_button_can_be_read_under_the_mouse_and_in_focus(
    browser: Browser, site_url: str, scheme: str
) -> None:
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{site_url}index.html")
    for button in page.locator(".home-buttons .md-button").all():
        button.hover()
        hovered = button.evaluate(CONTRAST)
        page.mouse.move(0, 0)
        button.focus()
        assert min(hovered, button.evaluate(CONTRAST)) >= LEAST, button.inner_text()
    page.close()
