"""Every page of the real site as its readers meet it: light, dark, on a phone, by keyboard."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.frames import NAMELESS
from playwright.sync_api import Browser, Page, Request

ROOT = Path(__file__).resolve().parent.parent.parent
SITE = ROOT / "site"
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
FIRST_LOAD_LIMIT = 400_000
LEGIBLE = 11
COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}


@pytest.fixture(params=["light", "dark"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Open a page as a reader with this palette does, with an ear on all that goes wrong."""
    context = browser.new_context(
        color_scheme=request.param, reduced_motion="reduce", viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()


def test_the_site_was_built() -> None:
    assert {"index.html", "404.html", "topics/padding.html"} <= set(PAGES)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound(visit: Page, site_url: str, path: str) -> None:
    faults: list[str] = []
    visit.on("pageerror", lambda error: faults.append(f"error: {error}"))
    visit.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    visit.on("request", lambda request: faults.extend(_foreign(request, site_url)))
    visit.goto(site_url + path, wait_until="networkidle")

    violations = Axe().run(visit).response["violations"]
    assert violations == [], json.dumps(violations, ensure_ascii=False, indent=1)[:4000]
    assert _overflow(visit) == 0
    visit.set_viewport_size({"width": 390, "height": 844})
    assert _overflow(visit) == 0
    assert _smallest_letter_of_figures(visit) >= LEGIBLE
    assert _broken_words(visit) == []
    visit.wait_for_function(f"{NAMELESS}.length === 0")
    assert faults == []


def _foreign(request: Request, site_url: str) -> list[str]:
    is_own = request.url.startswith((site_url, "data:", "blob:"))
    return [] if is_own else [f"foreign request: {request.url}"]


def _overflow(page: Page) -> int:
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def _broken_words(page: Page) -> list[str]:
    """Return the Korean words that begin on one line and end on another."""
    words: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".md-content :is(p, li, dd) :is(a, mark)")]
            .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3))
            .flatMap((text) => [...text.data.matchAll(/[가-힣]+/g)].map((word) => {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
                return new Set(tops).size > 1 ? word[0] : "";
            }))
            .filter(Boolean)"""
    )
    return words


def _smallest_letter_of_figures(page: Page) -> float:
    """Return the size of the smallest text of all figures in pixels of the screen."""
    size: float = page.evaluate(
        """() => Math.min(99, ...[...document.querySelectorAll("figure svg text")].map((text) => {
            const { a: scale } = text.ownerSVGElement.getScreenCTM();
            return scale * parseFloat(getComputedStyle(text).fontSize);
        }))"""
    )
    return size


@pytest.mark.parametrize("path", [page for page in PAGES if page != "404.html"])
def test_the_first_load_is_light(browser: Browser, site_url: str, path: str) -> None:
    requested: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: requested.append(request.url))
    page.goto(site_url + path, wait_until="networkidle")
    context.close()
    sizes = {
        name: _over_the_wire(SITE / name)
        for name in {unquote(urlsplit(url).path).lstrip("/") for url in requested}
        if (SITE / name).is_file()
    }
    assert sum(sizes.values()) <= FIRST_LOAD_LIMIT, sorted(
        sizes.items(), key=lambda item: -item[1]
    )[:8]


def _over_the_wire(path: Path) -> int:
    """Return a file's size as GitHub Pages sends it: text is compressed, fonts already are."""
    content = path.read_bytes()
    return len(gzip.compress(content)) if path.suffix in COMPRESSED else len(content)


def test_a_page_is_read_without_scripts(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "topics/padding.html")
    quiz = page.locator(".quiz").first
    assert quiz.locator(".quiz-question").is_visible()
    assert not quiz.locator(".quiz-explanation").is_visible()
    quiz.locator("summary").click()
    assert quiz.locator(".quiz-explanation").is_visible()
    context.close()


def test_the_keyboard_shows_where_it_is(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.goto(site_url + "topics/padding.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(({outlineStyle, outlineWidth, boxShadow}) =>"
            " [outlineStyle, parseFloat(outlineWidth), boxShadow])"
            "(getComputedStyle(document.activeElement))"
        )
        assert (style[0] != "none" and style[1] > 0) or style[2] != "none", page.evaluate(
            "document.activeElement.outerHTML.slice(0, 200)"
        )
    page.close()


def test_instant_navigation_keeps_the_page_alive(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site_url + "topics/padding.html")
    page.evaluate("window.stayed = true")
    page.locator(".md-nav--primary a[href$='dropout.html']").first.click()
    page.wait_for_url("**/topics/dropout.html")
    page.locator("h1", has_text="드롭아웃").wait_for()
    assert page.evaluate("window.stayed") is True
    page.locator("#quiz-dropout-scale input").fill("5")
    page.locator("#quiz-dropout-scale").get_by_role("button", name="확인").click()
    page.locator("#quiz-dropout-scale", has_text="1/(1 − rate)").wait_for()
    assert errors == []
    page.close()
