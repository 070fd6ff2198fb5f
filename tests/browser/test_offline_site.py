"""The zip, unpacked and opened by double click, with the network off."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect


@pytest.fixture(scope="module")
def folder(site_directory: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the zip of the real site, away from the site itself."""
    (archive,) = site_directory.glob("*-offline.zip")
    target = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(archive) as entries:
        entries.extractall(target)
    (folder,) = target.iterdir()
    return folder


@pytest.fixture
def requests() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, requests: list[str]) -> Iterator[Page]:
    """Open a page without network; keep every address that it asks for and every error."""
    context = browser.new_context(offline=True)
    page = context.new_page()

    def keep(request: Request) -> None:
        requests.append(request.url)

    errors: list[str] = []
    page.on("request", keep)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert [address for address in requests if not address.startswith(("file:", "data:"))] == []
    assert errors == []


def test_the_menu_leads_through_the_site(page: Page, folder: Path) -> None:
    page.goto((folder / "study.html").as_uri())
    page.locator(".md-nav--primary a", has_text="패딩과 출력 크기").first.click()
    expect(page.locator("article h1")).to_contain_text("패딩과 출력 크기")
    assert page.url.endswith("/topics/padding.html")


def test_the_search_finds(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("드롭아웃을")
    first = page.locator(".md-search-result__item a").first
    expect(first).to_contain_text("드롭아웃")
    first.click()
    expect(page).to_have_url(re.compile(r"/topics/dropout\.html"))


def test_the_whole_menu_can_be_reached(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto((folder / "topics" / "padding.html").as_uri())
    last = page.locator(".md-nav--primary a[href$='offline.html']")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0, "차례가 아니라 쪽이 밀렸습니다"
    last.click()
    expect(page.locator(".md-content h1")).to_contain_text("가져가서 읽기")


def test_the_word_sought_is_marked(page: Page, folder: Path) -> None:
    page.goto(f"{(folder / 'topics' / 'dropout.html').as_uri()}?h=드롭아웃")
    expect(page.locator(".md-content mark[data-md-highlight]").first).to_have_text("드롭아웃")


def test_code_can_be_copied_and_terms_are_explained(page: Page, folder: Path) -> None:
    page.goto((folder / "topics" / "padding.html").as_uri())
    page.locator(".md-content .language-python:visible").first.hover()
    page.locator(".md-content .language-python [data-md-type=copy]:visible").first.click()
    expect(page.locator(".md-dialog")).to_contain_text("복사")
    page.locator(".md-content a.term").first.hover()
    expect(page.locator(".md-tooltip2--active", has_text="padding")).to_be_visible()


def test_contents_and_the_way_to_the_top_follow_the_reader(page: Page, folder: Path) -> None:
    page.goto((folder / "topics" / "padding.html").as_uri())
    page.locator("h2#직접-확인").evaluate("heading => heading.scrollIntoView()")
    contents = page.locator("[data-md-type=toc]")
    passed = contents.locator(".md-nav__link--passed", has_text="직접 확인")
    expect(passed).to_be_visible()
    page.mouse.wheel(0, -200)
    page.locator(".md-top").click()
    page.wait_for_function("scrollY === 0")


def test_answers_open_and_formulas_figures_and_fonts_are_there(page: Page, folder: Path) -> None:
    page.goto((folder / "topics" / "padding.html").as_uri())
    answer = page.locator("details.quiz-answer").first
    answer.evaluate("element => { element.open = true }")
    expect(answer.locator(".admonition-title").first).to_be_visible()
    assert page.locator("math").count() > 0
    assert page.locator("figure.snippet-figure svg").count() > 0
    loaded = page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].filter(f => f.status === 'loaded').length)"
    )
    assert loaded > 0


def test_no_link_of_the_folder_is_dead(folder: Path, page: Page) -> None:
    dead = []
    for source in sorted(folder.rglob("*.html")):
        page.goto(source.as_uri())
        addresses = page.evaluate(
            "[...document.querySelectorAll('a[href], link[href], script[src], img[src]')]"
            ".map(element => element.href || element.src)"
        )
        own = {urlsplit(address).path for address in addresses if address.startswith("file:")}
        dead += [(source.name, path) for path in own if not Path(unquote(path)).is_file()]
    assert dead == []
