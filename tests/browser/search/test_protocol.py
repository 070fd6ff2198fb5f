"""The worker against the theme that is installed: a later one that talks otherwise fails here."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import material
import pytest
from playwright.sync_api import Browser, Error

from .box import SearchBox
from .conftest import Script

TEMPLATES = Path(material.__file__).parent / "templates"
DOCS = [
    {"location": "a.html", "title": "드롭아웃", "text": "<p>드롭아웃은 규제입니다.</p>"},
    {"location": "a.html#비율", "title": "비율", "text": "<p>드롭아웃 비율입니다.</p>"},
]


def test_setup_is_answered_by_ready_and_a_query_by_results(script: Script) -> None:
    ready, found = script(
        """(docs) => [
            answer({ type: 0, data: { config: {}, docs, options: { suggest: true } } }),
            answer({ type: 2, data: "드롭" }),
        ]""",
        DOCS,
    )
    assert ready == {"type": 1}
    assert found["type"] == 3
    assert found["data"]["suggest"] == ["드롭아웃"]
    ((page, section),) = found["data"]["items"]
    assert page["score"] > section["score"] > 0


def test_a_page_stands_among_its_sections_even_where_it_does_not_match(script: Script) -> None:
    (item,) = script(
        """(docs) => {
            answer({ type: 0, data: { config: {}, docs } });
            return answer({ type: 2, data: "비율" }).data.items;
        }""",
        DOCS,
    )
    assert [(hit["location"], hit["score"] > 0) for hit in item] == [
        ("a.html#비율", True),
        ("a.html", False),
    ]


def test_an_unknown_message_is_an_error(script: Script) -> None:
    with pytest.raises(Error, match="unknown message"):
        script("() => answer({ type: 9 })")


@pytest.fixture
def themes_own_worker(browser: Browser, serve_directory: Callable[[Path], str]) -> Any:
    """Return what the worker of the installed theme says to the messages of its protocol."""
    (worker,) = (TEMPLATES / "assets/javascripts/workers").glob("search.*.min.js")
    page = browser.new_page()
    page.goto(serve_directory(TEMPLATES) + "404.html")
    answers = page.evaluate(
        """async ([address, docs]) => {
            const worker = new Worker(address);
            const ask = (message) => new Promise((resolve) => {
                worker.onmessage = ({ data }) => resolve(data);
                worker.postMessage(message);
            });
            const fields = { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1e6 } };
            const config = { lang: ["ko"], separator: "[\\\\s\\\\-]+", pipeline: [], fields };
            const data = { config, docs, options: { suggest: true } };
            return [await ask({ type: 0, data }), await ask({ type: 2, data: "드롭아웃은" })];
        }""",
        [f"/assets/javascripts/workers/{worker.name}", DOCS],
    )
    page.close()
    return answers


def test_the_answers_have_the_shape_of_the_themes_own(
    script: Script, themes_own_worker: Any
) -> None:
    ready, theirs = themes_own_worker
    ours = script(
        """(docs) => {
            answer({ type: 0, data: { config: {}, docs } });
            return answer({ type: 2, data: "드롭아웃은" });
        }""",
        DOCS,
    )
    assert ready == {"type": 1}
    assert ours["type"] == theirs["type"]
    assert set(ours["data"]) == set(theirs["data"])
    assert set(ours["data"]["items"][0][0]) == set(theirs["data"]["items"][0][0])


def test_the_theme_keeps_the_workers_address_where_we_put_ours() -> None:
    base = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    assert (
        len(re.findall(r'"search": "assets/javascripts/workers/search\.\w+\.min\.js" \| url', base))
        == 1
    )


def test_the_theme_asks_in_the_messages_that_we_answer(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    box = SearchBox(page, site_url)
    box.ask("드롭아웃")
    traffic = page.evaluate("searchTraffic.map(({ way, data }) => [way, data.type])")
    setup = page.evaluate("searchTraffic[0].data.data")
    asked = page.evaluate("searchTraffic.at(-2).data.data")
    page.close()
    assert traffic[:2] == [["question", 0], ["answer", 1]]
    assert traffic[-2:] == [["question", 2], ["answer", 3]]
    assert set(setup) == {"config", "docs", "options"}
    assert setup["config"]["synonyms"]
    assert {"location", "title", "text"} <= set(setup["docs"][0])
    assert asked == "드롭아웃"
