from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from odapnote.search.worker import PARTS, assemble, without_comments

WORKER = Path(__file__).parents[2] / "overrides" / "assets" / "scripts" / "search" / "worker"


def test_the_parts_stand_in_order_inside_one_scope() -> None:
    sources = {part: f'"use strict";\n\nconst {part} = 1;\n' for part in PARTS}
    script = assemble(sources)
    assert script.startswith('(() => {\n"use strict";\nconst jamo = 1;\nconst keyboard = 1;\n')
    assert script.endswith("const main = 1;\n})();\n")
    assert script.count("use strict") == 1


def test_a_missing_part_is_an_error() -> None:
    with pytest.raises(KeyError, match="jamo"):
        assemble({})


def test_comments_with_lines_to_themselves_are_dropped() -> None:
    source = """
        /** One line. */
        const a = "/* kept */"; // kept, since it may stand in a string
        /**
         * Many lines.
         */
        // A line.
        const b = 1 / 2;
    """
    assert without_comments(source) == (
        'const a = "/* kept */"; // kept, since it may stand in a string\nconst b = 1 / 2;\n'
    )


def test_every_part_is_listed_and_no_string_goes_on_over_a_line() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in WORKER.glob("*.js")}
    assert set(texts) == set(PARTS)
    for name, text in texts.items():
        odd = [line for line in without_comments(text).splitlines() if line.count("`") % 2]
        assert odd == [], name


def test_the_worker_is_small() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in WORKER.glob("*.js")}
    assert len(gzip.compress(assemble(texts).encode())) <= 18_000
