"""The real box on the real site: all that Material's search can do, still works."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.screens.screen import LAPTOP, PHONE, Size
from playwright.sync_api import Browser, Page, Route, expect

from .box import PATIENCE_MILLISECONDS, SearchBox

RESULT = ".md-search-result__item a"
STATE = ".md-search-result__meta"
NESTED = "topics/dropout.html"


@pytest.fixture(params=[LAPTOP, PHONE], ids=lambda size: str(size.width))
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page whose clipboard may be read and whose errors fail the test."""
    size: Size = request.param
    context = size.context(browser, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def follow(page: Page, address: str) -> None:
    """Follow a link, wherever the menu or the box hides it at that moment."""
    page.locator(f"a[href*='{address}']").first.dispatch_event("click")


def test_results_follow_every_key_while_an_input_method_composes(page: Page, site_url: str) -> None:
    box = SearchBox(page, site_url)
    session = page.context.new_cdp_session(page)
    for composing in ("ㄷ", "드", "들", "드로", "드롭"):
        session.send(
            "Input.imeSetComposition",
            {"text": composing, "selectionStart": len(composing), "selectionEnd": len(composing)},
        )
        box.wait_until_shown(composing)
    assert box.titles()[0].startswith("드롭아웃")


def test_a_query_in_the_address_is_searched_at_once(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{NESTED}?q=드랍아웃")
    expect(page.locator(RESULT).first).to_contain_text("드롭아웃")


def test_a_query_can_be_shared(page: Page, site_url: str) -> None:
    box = SearchBox(page, f"{site_url}{NESTED}")
    box.ask("배치 정규화")
    # Material hands the address to the link when the box loses focus, as the mouse goes down.
    share = page.locator("[data-md-component=search-share]")
    share.hover()
    page.mouse.down()
    expect(share).to_have_attribute("data-clipboard-text", re.compile(r"\?q=."))
    page.mouse.up()
    copied = page.wait_for_function(
        """async () => {
            const text = await navigator.clipboard.readText();
            return text.includes("?q=") && text;
        }"""
    )
    address = copied.json_value()
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(RESULT).first).to_contain_text("배치 정규화")


def test_a_result_can_be_chosen_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}index.html")
    page.keyboard.press("/")
    page.keyboard.type("wjdrbghk")
    expect(page.locator(RESULT).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULT).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_enter_opens_the_best_result(page: Page, site_url: str) -> None:
    box = SearchBox(page, f"{site_url}index.html")
    box.ask("dropout")
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/dropout.html?h=*")


def test_the_word_being_typed_is_completed(page: Page, site_url: str) -> None:
    box = SearchBox(page, site_url)
    box.ask("드롭")
    page.keyboard.press("Shift")
    expect(page.locator("[data-md-component=search-suggest]")).to_have_text("드롭아웃")
    page.keyboard.press("ArrowRight")
    expect(box.input).to_have_value("드롭아웃")


def test_no_suggestion_stays_behind_a_query_that_was_pasted(page: Page, site_url: str) -> None:
    box = SearchBox(page, site_url)
    suggestion = page.locator("[data-md-component=search-suggest]")
    box.ask("드롭")
    expect(suggestion).to_have_text("드롭아웃")
    box.ask("배치 정규화는 왜 합니까")
    expect(suggestion).not_to_contain_text("드롭")


def test_what_was_meant_is_marked_on_the_page_opened(page: Page, site_url: str) -> None:
    box = SearchBox(page, f"{site_url}index.html")
    box.ask("드랍아웃")
    page.locator(RESULT).first.click()
    page.wait_for_url("**/topics/dropout.html?h=*")
    expect(page.locator("article mark[data-md-highlight]").first).to_have_text("드롭아웃")


def test_search_lives_on_after_instant_navigation(page: Page, site_url: str) -> None:
    # Without a site address the built sitemap is empty, and Material loads pages in full.
    pages = [f"{site_url}index.html", f"{site_url}topics/padding.html", f"{site_url}{NESTED}"]
    sitemap = "".join(f"<url><loc>{address}</loc></url>" for address in pages)
    page.route(
        "**/sitemap.xml",
        lambda route: route.fulfill(
            content_type="application/xml", body=f"<urlset>{sitemap}</urlset>"
        ),
    )
    box = SearchBox(page, f"{site_url}index.html")
    page.evaluate("window.sameDocument = true")
    page.keyboard.press("Escape")
    follow(page, "padding.html")
    page.wait_for_url("**/topics/padding.html")
    assert page.evaluate("window.sameDocument")
    box.input.focus()
    assert "드롭아웃" in box.ask("emfhqdkdnt").titles[0]
    follow(page, "dropout.html?h=")
    page.wait_for_url("**/topics/dropout.html?h=*")
    assert page.evaluate("window.sameDocument")


def test_search_works_on_a_missing_page(page: Page, site_url: str) -> None:
    box = SearchBox(page, f"{site_url}no/such/page.html")
    assert "드롭아웃" in box.ask("ㄷㄹㅇㅇ").titles[0]


def test_search_works_from_a_file_without_another_host(page: Page, site_directory: Path) -> None:
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url))
    box = SearchBox(page, (site_directory / NESTED).as_uri())
    assert "활성화 함수" in box.ask("ㅎㅅㅎ ㅎㅅ").titles[0]
    page.locator(RESULT).first.click()
    page.wait_for_url("**/topics/activation.html?h=*")
    assert [address for address in foreign if not address.startswith(("file:", "about:"))] == []


@pytest.mark.parametrize("broken", ["throw new Error('고장');", "onmessage = () => { throw 1; };"])
@pytest.mark.parametrize("from_file", [False, True])
def test_a_worker_that_fails_says_so_and_the_page_stays_usable(
    browser: Browser,
    site_directory: Path,
    serve_directory: Callable[[Path], str],
    tmp_path: Path,
    broken: str,
    from_file: bool,
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site_directory, copy)
    (copy / "assets/scripts/search/worker.js").write_text(broken, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((copy / "index.html").as_uri() if from_file else serve_directory(copy))
    page.locator("[data-md-component=search-query]").focus()
    expect(page.locator(STATE)).to_contain_text("검색이 멈췄습니다")
    page.keyboard.press("Escape")
    follow(page, "padding.html")
    page.wait_for_url("**/topics/padding.html")
    page.close()


@pytest.mark.parametrize("index", [None, "{", "var __index = ;"])
@pytest.mark.parametrize("from_file", [False, True])
def test_an_index_that_fails_to_load_is_told_and_the_page_stays_usable(
    browser: Browser,
    site_directory: Path,
    serve_directory: Callable[[Path], str],
    tmp_path: Path,
    index: str | None,
    from_file: bool,
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site_directory, copy)
    for file in (copy / "search").glob("search_index.js*"):
        file.unlink()
        if index is not None:
            file.write_text(index, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((copy / "index.html").as_uri() if from_file else serve_directory(copy))
    page.locator("[data-md-component=search-query]").focus()
    expect(page.locator(STATE)).to_contain_text("검색이 멈췄습니다")
    page.keyboard.type("드롭아웃")
    expect(page.locator(STATE)).to_contain_text("검색이 멈췄습니다")
    page.keyboard.press("Escape")
    follow(page, "padding.html")
    page.wait_for_url("**/topics/padding.html")
    page.close()


@pytest.mark.parametrize("query", ["", "?q=드롭아웃", "?h=드롭아웃"])
def test_the_index_is_fetched_when_a_reader_turns_to_the_search(
    browser: Browser, site_url: str, query: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{site_url}topics/dropout.html{query}", wait_until="networkidle")
    assert any("search_index" in url for url in requested) == bool(query)
    page.locator("[data-md-component=search-query]").focus()
    page.keyboard.type("드롭아웃")
    expect(page.locator(RESULT).first).to_contain_text("드롭아웃")
    assert sum("search_index" in url for url in requested) == 1
    page.close()


def test_an_error_of_another_script_does_not_stop_the_search(
    browser: Browser, site_url: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    waiting: list[Route] = []
    page.route("**/search_index.json", lambda route: waiting.append(route))
    page.goto(site_url)
    page.locator("[data-md-component=search-query]").focus()
    expect(page.locator("[data-md-component=search]")).to_be_visible()
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('딴 스크립트'); })")
    assert "검색이 멈췄습니다" not in page.locator(STATE).inner_text()
    for route in waiting:
        route.continue_()
    page.keyboard.type("드롭아웃")
    expect(page.locator(RESULT).first).to_contain_text("드롭아웃")
    page.close()
