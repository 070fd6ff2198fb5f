"""Every heading of the real site can be found by itself and while it is being typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Script

SHORTEST_PREFIX = 3

# The keys of a title, after the worker has been set up with the site's own index.
KEYS_OF_TITLES = """(index) => {
    answer({ type: SETUP, data: index });
    return index.docs.map(({ title }) => keysOf(encode(plain(title))));
}"""
PLACE = """([query, location]) => {
    const { items } = answer({ type: QUERY, data: query }).data;
    const shown = ({ location: found, score }) => found === location && score > 0;
    return items.findIndex((item) => item.some(shown));
}"""
BEST = """(query) => {
    const { items } = answer({ type: QUERY, data: query }).data;
    return items[0]?.reduce((a, b) => (b.score > a.score ? b : a)).location ?? "";
}"""


@pytest.fixture(scope="module")
def index(site_directory: Path) -> Any:
    return json.loads((site_directory / "search" / "search_index.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def keys(script: Script, index: Any) -> list[str]:
    found: list[str] = script(KEYS_OF_TITLES, index)
    return found


def test_every_heading_finds_itself_first(script: Script, index: Any, keys: list[str]) -> None:
    missed = {}
    for doc, own in zip(index["docs"], keys, strict=True):
        if keys.count(own) > 1:
            continue
        best = script(BEST, script("plain", doc["title"]))
        if best != doc["location"]:
            missed[doc["title"]] = best
    assert missed == {}


def test_every_unique_beginning_of_a_heading_finds_it_among_the_first_three(
    script: Script, index: Any, keys: list[str]
) -> None:
    missed = []
    for doc, own in zip(index["docs"], keys, strict=True):
        for length in range(SHORTEST_PREFIX, len(own) + 1):
            beginning = own[:length]
            if sum(other.startswith(beginning) for other in keys) > 1:
                continue
            typed = script("compose", beginning)
            place = script(PLACE, [typed, doc["location"]])
            if not 0 <= place < 3:
                missed.append((typed, doc["title"], place))
    assert missed == []
