"""Subsets hold what the site shows, under a name that the licences leave free."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from odapnote.fonts import FACES, Face, cached_subset, characters, subset_font

FONTS = Path(__file__).resolve().parents[2] / "docs" / "fonts"


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.served)
def test_a_subset_is_small_and_renamed(face: Face) -> None:
    font = subset_font((FONTS / face.source).read_bytes(), frozenset("ab+"), face.family)
    read = TTFont(io.BytesIO(font))
    assert set(read.getBestCmap()) == {ord("a"), ord("b"), ord("+")}
    names = " ".join(str(record) for record in read["name"].names if record.nameID in (1, 4, 6))
    assert "Odap" in names
    assert not {"Pretendard", "D2Coding"} & set(names.split())
    assert (FONTS / face.licence).exists()
    assert len(font) < 40_000


def test_formulas_keep_their_table() -> None:
    face = FACES[-1]
    font = subset_font((FONTS / face.source).read_bytes(), frozenset("x+"), face.family)
    assert "MATH" in TTFont(io.BytesIO(font))


@pytest.mark.parametrize(
    "root", ["<msqrt><mi>x</mi></msqrt>", "<mroot><mi>x</mi><mn>3</mn></mroot>"]
)
def test_a_root_needs_a_sign_that_no_page_spells_out(root: str) -> None:
    assert "√" in characters([f"<math>{root}</math>"]).formulas
    assert "√" not in characters(["<math><mi>x</mi></math>"]).formulas


def test_characters_are_sorted_by_the_font_that_shows_them() -> None:
    page = '<p title="툴팁">글 &sum;</p><pre><code>값</code></pre><math><mi>x</mi></math>'
    found = characters([page], ['"스크립트"'])
    assert set("툴팁글∑값스크립트") <= found.text
    assert "값" in found.code
    assert "글" not in found.code
    assert "𝑥" in found.formulas
    assert "𝑦" not in found.formulas


def test_a_second_build_reads_the_cache(tmp_path: Path) -> None:
    source = FONTS / "D2Coding.ttf"
    first = cached_subset(source, frozenset("가"), "Odap Code", tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"kept")
    assert first != b"kept"
    assert cached_subset(source, frozenset("가"), "Odap Code", tmp_path) == b"kept"
    assert cached_subset(source, frozenset("나"), "Odap Code", tmp_path) != b"kept"
