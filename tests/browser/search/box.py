"""Type into the real search box and read what a reader sees; for tests and the benchmark."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

# Kept up when the page puts another Worker in place: the shim for file://, then its subclass.
_LISTEN = """
(() => {
  const traffic = (window.searchTraffic = []);
  const note = (way, data) => traffic.push({ way, data, at: performance.now() });
  const listening = (Worker) => class extends Worker {
    constructor(...settings) {
      super(...settings);
      this.addEventListener("message", ({ data }) => note("answer", data));
    }
    postMessage(data) {
      note("question", data);
      super.postMessage(data);
    }
  };
  let current = listening(window.Worker);
  Object.defineProperty(window, "Worker", {
    get: () => current,
    set: (value) => {
      current = value.prototype instanceof current ? value : listening(value);
    },
  });
})();
"""

# Counted before typing: the box asks nothing twice, so every new query has an answer of its own.
_ANSWERS = "searchTraffic.filter(({way, data}) => way === 'answer' && data.type === 3).length"


@dataclass(frozen=True)
class Query:
    """A query of a list, and what its first result must match."""

    text: str
    kind: str
    accept: str


@dataclass(frozen=True)
class Answer:
    """What stands in the box.

    Attributes:
        titles: For each result, the title of the page and of its best section, as shown.
        milliseconds: From the question to the worker's answer.
    """

    titles: tuple[str, ...]
    milliseconds: float

    def fits(self, query: Query) -> bool:
        return bool(self.titles) and bool(re.search(query.accept, self.titles[0], re.IGNORECASE))


def read_queries(name: str) -> tuple[tuple[Query, ...], tuple[str, ...]]:
    """Read a list beside this file: queries whose topic is on the site, and negatives."""
    data = json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    queries = tuple(
        Query(entry["query"], entry["class"], entry["accept"])
        for entry in data["queries"]
        if not entry["needs_later_topic"]
    )
    return queries, tuple(data["negatives"])


class SearchBox:
    """The search box of one page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.add_init_script(_LISTEN)
        page.goto(address)
        self.input = page.locator("[data-md-component=search-query]")
        self.input.focus()
        page.wait_for_function("searchTraffic.some(({data}) => data.type === 1)")

    def ask(self, query: str) -> Answer:
        """Replace what stands in the box, and wait for the results; no query twice in a row."""
        answers = self.page.evaluate(_ANSWERS)
        self.input.fill(query)
        self.page.wait_for_function(f"{_ANSWERS} > {answers}")
        self.wait_until_shown(query)
        return Answer(self.titles(), self._last_time())

    def wait_until_shown(self, query: str) -> None:
        """Wait until the worker has answered the last question, and that was `query`."""
        self.page.wait_for_function(
            """(query) => {
                const data = (way, type) => searchTraffic
                    .filter((message) => message.way === way && message.data.type === type)
                    .map((message) => message.data.data);
                const asked = data("question", 2);
                const settled = asked.length === data("answer", 3).length;
                return settled && (asked.at(-1) ?? "") === query;
            }""",
            arg=query,
        )

    def titles(self) -> tuple[str, ...]:
        """Read the results: page title, then the section with the highest score."""
        shown: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll('.md-search-result__item')].map((item) => {
                const articles = [...item.querySelectorAll('article')];
                const score = (article) => Number(article.dataset.mdScore);
                const best = articles.reduce((a, b) => (score(b) > score(a) ? b : a));
                const title = (article) => article.querySelector('h1, h2').textContent;
                return [...new Set([title(articles[0]), title(best)])].join(' › ');
            })"""
        )
        return tuple(shown)

    def results(self) -> Any:
        """Return the data of the worker's last answer."""
        return self.page.evaluate(
            "searchTraffic.filter(({data}) => data.type === 3).at(-1).data.data"
        )

    def _last_time(self) -> float:
        elapsed: float = self.page.evaluate(
            """() => {
                const last = (way, type) =>
                    searchTraffic.filter((m) => m.way === way && m.data.type === type).at(-1).at;
                return last('answer', 3) - last('question', 2);
            }"""
        )
        return elapsed
