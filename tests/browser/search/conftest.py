"""The worker's parts in a page of the real browser, where tests may call their functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from browser.conftest import ROOT
from odapnote.search.worker import PARTS
from playwright.sync_api import Browser, expect

from .box import PATIENCE_MILLISECONDS

expect.set_options(timeout=PATIENCE_MILLISECONDS)

WORKER = ROOT / "overrides" / "assets" / "scripts" / "search" / "worker"

Script = Callable[..., Any]


@pytest.fixture(scope="session")
def script(browser: Browser) -> Iterator[Script]:
    """Return ``script(expression, value)``: the expression's value where it sees the parts.

    ``main`` is left out, since a page is not a worker.
    """
    page = browser.new_page()
    for part in PARTS[:-1]:
        page.add_script_tag(path=WORKER / f"{part}.js")
    yield lambda expression, value=None: page.evaluate(expression, value)
    page.close()


@dataclass(frozen=True)
class Hit:
    """One line of the result list, as the worker hands it to the theme."""

    location: str
    title: str
    text: str
    terms: dict[str, bool]


Ask = Callable[..., list[Hit]]


@pytest.fixture
def ask(script: Script) -> Ask:
    """Return ``ask(query, docs, names=(), homes=())``: hits among tiny sections, best page first.

    ``docs`` are triples of location, title and text; ``names`` are groups of synonyms, and
    ``homes`` the pages that are about them.
    """

    def ask_engine(
        query: str,
        docs: Sequence[tuple[str, str, str]],
        names: Sequence[Sequence[str]] = (),
        homes: Sequence[str] = (),
    ) -> list[Hit]:
        sections = [dict(zip(("location", "title", "text"), doc, strict=True)) for doc in docs]
        items = script(
            """([docs, synonyms, homes, query]) => {
                answer({ type: SETUP, data: { config: { synonyms, homes }, docs } });
                return answer({ type: QUERY, data: query }).data.items;
            }""",
            [sections, names, homes, query],
        )
        return [
            Hit(hit["location"], hit["title"], hit["text"], hit["terms"])
            for item in items
            for hit in item
            if hit["score"] > 0
        ]

    return ask_engine
