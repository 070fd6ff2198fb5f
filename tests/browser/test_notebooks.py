"""The notebooks on the real site, as readers meet them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from browser.screens.screen import LAPTOP, PHONE
from playwright.sync_api import Browser, Page

NAMES = ("valid-formula", "early-stopping")


@pytest.fixture(params=zip(NAMES, (LAPTOP, PHONE), strict=True), ids=NAMES)
def notebook(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Page]:
    name, size = request.param
    context = size.context(browser, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{site_url}notebooks/{name}.html")
    yield page
    context.close()


def test_headings_math_and_figures_are_those_of_the_site(notebook: Page) -> None:
    assert notebook.locator("article h2").count() >= 4
    assert notebook.locator("article h2:not([id]), article h2[id='']").count() == 0
    heading = notebook.locator("article h2#정리")
    assert heading.count() == 1
    heading.locator("a.headerlink").click()
    assert notebook.url.endswith("#" + quote("정리"))

    assert "코드" in notebook.locator("p.checked").inner_text()
    prose = notebook.locator("article p").all_inner_texts()
    assert not any("$" in text or r"\(" in text for text in prose)

    line = notebook.locator("figure.snippet-figure svg path[style*='--odap-figure-1']").first
    colours = set()
    for palette in ("default", "slate"):
        notebook.evaluate("name => document.body.dataset.mdColorScheme = name", palette)
        colours.add(line.evaluate("element => getComputedStyle(element).stroke"))
    assert len(colours) == 2, "그림이 밝은 색과 어두운 색을 따르지 않습니다"


def test_the_downloaded_notebook_holds_its_outputs(notebook: Page, tmp_path: Path) -> None:
    with notebook.expect_download() as started:
        notebook.get_by_role("link", name="노트북 내려받기").click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]

    assert file.suffix == ".ipynb"
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    assert any(output["output_type"] == "stream" for output in outputs)
    assert any("image/svg+xml" in output.get("data", {}) for output in outputs)
    assert not any(output["output_type"] == "error" for output in outputs)
