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

# The worker has answered every question, the last of them was this one, and its answer stands in
# the box: nothing of an older one, and as many pages as Material shows before the list is moved.
_IS_SHOWN = """([query, shownAtOnce]) => {
    const data = (way, type) => searchTraffic
        .filter((message) => message.way === way && message.data.type === type)
        .map((message) => message.data.data);
    const [asked, answers] = [data("question", 2), data("answer", 3)];
    if (asked.length !== answers.length || (asked.at(-1) ?? "") !== query) return false;
    const shown = [...document.querySelectorAll(".md-search-result__item")];
    const expected = Math.min(answers.at(-1)?.items.length ?? 0, shownAtOnce);
    return shown.length >= expected && (expected > 0 || shown.length === 0)
        && !shown.some((item) => "stale" in item.dataset);
}"""
_MAKE_STALE = """() => {
    const shown = document.querySelectorAll(".md-search-result__item");
    for (const item of shown) item.dataset.stale = "";
}"""
_SHOWN_AT_ONCE = 10

# A busy machine is slow, not wrong: what fails waits this long, and nothing else does.
PATIENCE_MILLISECONDS = 120_000


@dataclass(frozen=True)
class Query:
    """A query of a list, and what its first result must match."""

    text: str
    kind: str
    accept: str


@dataclass(frozen=True)
class Question:
    """A question as students type it, and the pages or sections that answer it."""

    text: str
    accept: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What stands in the box.

    Attributes:
        titles: For each result, the title of the page and of its best section, as shown.
        places: For each result, the address of its best section, from the site's root.
        milliseconds: From the question to the worker's answer.
    """

    titles: tuple[str, ...]
    milliseconds: float
    places: tuple[str, ...] = ()

    def answers(self, question: Question) -> bool:
        """Whether the first result is a page that answers, or the very section."""
        first = self.places[0] if self.places else ""
        return first in question.accept or first.partition("#")[0] in question.accept

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


def read_questions(half: str) -> tuple[Question, ...]:
    """Read a half of the natural questions: ``tuning`` or ``held-back``."""
    return tuple(
        Question(entry["query"], tuple(entry["accept"])) for entry in _natural_questions()[half]
    )


def read_other_matters() -> tuple[str, ...]:
    """Read what is typed about other matters, and finds nothing here."""
    return tuple(_natural_questions()["negatives"])


def _natural_questions() -> Any:
    file = Path(__file__).parent / "natural-queries.json"
    return json.loads(file.read_text(encoding="utf-8"))


class SearchBox:
    """The search box of one page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        page.add_init_script(_LISTEN)
        page.goto(address)
        self.input = page.locator("[data-md-component=search-query]")
        self.input.focus()
        page.wait_for_function("searchTraffic.some(({data}) => data.type === 1)")

    def ask(self, query: str) -> Answer:
        """Replace what stands in the box, and wait for the results; no query twice in a row."""
        self.page.evaluate(_MAKE_STALE)
        self.input.fill(query)
        self.wait_until_shown(query)
        return Answer(self.titles(), self._last_time(), self.places())

    def wait_until_shown(self, query: str) -> None:
        """Wait until the answer to `query` stands in the box."""
        self.page.wait_for_function(_IS_SHOWN, arg=[query, _SHOWN_AT_ONCE])

    def places(self) -> tuple[str, ...]:
        """Read the address of the best section of each page in the worker's last answer."""
        best = (max(item, key=lambda hit: hit["score"]) for item in self.results()["items"])
        return tuple(hit["location"] for hit in best)

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
