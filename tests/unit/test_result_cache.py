from __future__ import annotations

from pathlib import Path

import pytest
from odapnote.execution.cache import ResultCache, cache_key
from odapnote.execution.limits import Limits
from odapnote.snippets.checker import Checker
from odapnote.snippets.results import (
    Event,
    SessionResult,
    SnippetResult,
    Warned,
    from_json,
    to_json,
)


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    assert cache.load("ab12") is None
    cache.store("ab12", {"가": [1]})
    assert cache.load("ab12") == {"가": [1]}
    assert [file.name for file in tmp_path.glob("*/*")] == ["ab12.json"]


def test_a_broken_file_is_no_result(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    cache.store("ab12", 1)
    next(tmp_path.glob("*/*")).write_text("{", encoding="utf-8")
    assert cache.load("ab12") is None


def test_a_key_depends_on_kind_environment_and_content() -> None:
    keys = {
        cache_key("snippets", {"keras": "3"}, ["a"]),
        cache_key("notebooks", {"keras": "3"}, ["a"]),
        cache_key("snippets", {"keras": "4"}, ["a"]),
        cache_key("snippets", {"keras": "3"}, ["a", "b"]),
        cache_key("snippets", {"keras": "3"}, ["a b"]),
    }
    assert len(keys) == 5
    assert cache_key("snippets", {"b": "1", "a": "2"}, 0) == cache_key(
        "snippets", {"a": "2", "b": "1"}, 0
    )


def test_results_survive_json() -> None:
    result = SnippetResult(
        output="가",
        overflow=3,
        raised=Event("ValueError", "나쁨", 1),
        warnings=(Warned("UserWarning", "조심", 2, True),),
        refused=(Event("network", "socket.connect", 3),),
        figures=("<svg/>",),
    )
    assert from_json(to_json(SessionResult((result, SnippetResult())))) == SessionResult(
        (result, SnippetResult())
    )


@pytest.mark.parametrize("stored", [None, 1, [{}], [{"output": ""}], "text"])
def test_what_is_no_result_is_not_read_as_one(stored: object) -> None:
    assert from_json(stored) is None


def test_neither_place_nor_expected_output_is_part_of_the_key(tmp_path: Path) -> None:
    def source(above: str, expected: str, code: str = "print(1)") -> str:
        output = f'``` {{ .text data-output="" }}\n{expected}\n```\n'
        return f"{above}```python\n{code}\n```\n{output}"

    checker = Checker(tmp_path, "jax", Limits())
    try:
        first = checker.start("docs/x.md", source("", "1"))
        assert first.pending() == 1
        assert first.finish().problems == []
        moved = checker.start("docs/y.md", source("글\n\n", "2"))
        assert moved.pending() == 0
        (problem,) = moved.finish().problems
        assert str(problem.location) == "docs/y.md:6"
        assert checker.start("docs/x.md", source("", "1", "print(2)")).pending() == 1
    finally:
        checker.close()
