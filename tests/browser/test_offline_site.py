"""The zip, unpacked and opened by double click, with the network off."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

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
        for address in {address.split("#")[0] for address in addresses}:
            if address.startswith("file:"):
                path = Path(
                    page.evaluate("address => decodeURI(new URL(address).pathname)", address)
                )
                if not path.is_file():
                    dead.append((source.name, address))
    assert dead == []
