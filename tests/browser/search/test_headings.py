"""Every heading of the real site can be found by itself and while it is being typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Script

# What the worker finds first for each title that no other section has, where that is another.
MISSED_TITLES = """(index) => {
    answer({ type: SETUP, data: index });
    const keys = index.docs.map(({ title }) => keysOf(encode(plain(title))));
    const best = (query) => answer({ type: QUERY, data: query }).data.items[0]
        ?.reduce((a, b) => (b.score > a.score ? b : a)).location;
    return index.docs.flatMap(({ title, location }, at) => {
        const alone = keys.filter((other) => other === keys[at]).length === 1;
        const found = alone ? best(plain(title)) : location;
        return found === location ? [] : [[title, found]];
    });
}"""
# Beginnings of three keys and more that only one heading has, and that do not show it among the
# first three. A quiz has no heading: its question is found as a whole.
MISSED_BEGINNINGS = """(index) => {
    answer({ type: SETUP, data: index });
    const headings = index.docs
        .filter(({ location }) => !location.includes("#quiz-"))
        .map(({ title, location }) => ({ location, keys: keysOf(encode(plain(title))) }));
    const isShown = (query, location) => answer({ type: QUERY, data: query }).data.items
        .slice(0, 3)
        .some((item) => item.some((hit) => hit.location === location && hit.score > 0));
    const missed = [];
    for (const { location, keys } of headings) {
        for (let length = 3; length <= keys.length; length += 1) {
            const begun = keys.slice(0, length);
            if (headings.filter((other) => other.keys.startsWith(begun)).length > 1) continue;
            if (!isShown(compose(begun), location)) missed.push([compose(begun), location]);
        }
    }
    return missed;
}"""


@pytest.fixture(scope="module")
def index(site_directory: Path) -> Any:
    return json.loads((site_directory / "search" / "search_index.json").read_text("utf-8"))


def test_every_heading_and_every_question_finds_itself_first(script: Script, index: Any) -> None:
    assert script(MISSED_TITLES, index) == []


def test_every_unique_beginning_of_a_heading_finds_it_among_the_first_three(
    script: Script, index: Any
) -> None:
    assert script(MISSED_BEGINNINGS, index) == []
