"""Make the README's picture from the real site: one page, half in light and half in dark.

.venv/bin/python tests/browser/screenshot.py          after make site
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import browser.chromium as chromium  # noqa: E402
from browser.conftest import serve  # noqa: E402

PAGE = "topics/activation.html"
PICTURE = ROOT / "docs" / "assets" / "screenshot.png"
WIDTH, HEIGHT = 760, 860

BOTH = """
<style>body {{ display: flex; margin: 0 }} img {{ width: {width}px; height: {height}px }}</style>
<img src="data:image/png;base64,{light}"><img src="data:image/png;base64,{dark}">
"""


def main() -> None:
    """Write the picture."""
    with serve(ROOT / "site") as address, sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.arguments()
        )
        light, dark = (_half(running, address + PAGE, scheme) for scheme in ("light", "dark"))
        page = running.new_page(viewport={"width": 2 * WIDTH, "height": HEIGHT})
        page.set_content(BOTH.format(width=WIDTH, height=HEIGHT, light=light, dark=dark))
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        running.close()
    print(PICTURE.relative_to(ROOT))


def _half(running: Browser, address: str, scheme: str) -> str:
    context = running.new_context(
        color_scheme=scheme, viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    picture = page.screenshot()
    context.close()
    return base64.b64encode(picture).decode()


if __name__ == "__main__":
    main()
