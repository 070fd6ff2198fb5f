"""The pages of the EPUB in a real browser, as a reader on a phone sees them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
PHONE = 360


def test_no_page_is_wider_than_a_phone(browser: Browser, tmp_path: Path) -> None:
    with zipfile.ZipFile(ROOT / "site" / "딥러닝-오답노트.epub") as epub:
        epub.extractall(tmp_path)
    page = browser.new_page(viewport={"width": PHONE, "height": 740})
    widths = {}
    for file in sorted(tmp_path.rglob("*.xhtml")):
        page.goto(file.as_uri())
        widths[file.name] = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert len(widths) > 10
    assert {name: width for name, width in widths.items() if width > PHONE} == {}
