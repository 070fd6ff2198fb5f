"""Whatever is taken out of a real page is missed at its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from conftest import ROOT
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data
from odapnote.arrival.page import Site, check_page, not_told_yet
from odapnote.arrival.written import Fenced
from odapnote.formulas.extension import Formulas
from odapnote.quiz.block import QuizBlocks
from odapnote.snippets.fences import find_fences
from odapnote.source import Location, Problem
from selectolax.lexbor import LexborHTMLParser, LexborNode

PAGES = ("docs/topics/padding.md", "docs/topics/one-hot.md", "docs/contributing.md")
BLOCKS = "p, li, td, h2, h3, dd"
SITE = Site(load=lambda address: b"<svg/>")


@dataclass(frozen=True)
class Rendered:
    path: str
    source: str
    html: str
    fences: tuple[Fenced, ...]

    def faults(self, html: str) -> list[Problem]:
        return check_page(self.path, self.source, html, self.fences, SITE)


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> Rendered:
    source = (ROOT / request.param).read_text(encoding="utf-8")
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[])
    extensions = [*config.markdown_extensions, QuizBlocks(), Formulas()]
    markdown = Markdown(extensions=extensions, extension_configs=config.mdx_configs)
    fences, _ = find_fences(request.param, source)
    known = tuple(Fenced(each.line, each.end, each.language, each.indent) for each in fences)
    return Rendered(request.param, source, markdown.convert(get_data(source)[0]), known)


def test_a_whole_page_is_silent(page: Rendered) -> None:
    assert page.faults(page.html) == []


def test_what_is_taken_out_is_missed(page: Rendered) -> None:
    unseen = [words for words, html in without_one_block(page.html) if not page.faults(html)]
    assert unseen == []


def without_one_block(html: str) -> Iterator[tuple[str, str]]:
    """Give the page without each block of words in turn, and the words."""
    for place, node in enumerate(LexborHTMLParser(html).css(BLOCKS)):
        if has_words(node):
            tree = LexborHTMLParser(html)
            tree.css(BLOCKS)[place].decompose()
            yield node.text(deep=True), tree.html or ""


def has_words(node: LexborNode) -> bool:
    """Whether a block holds words of the source: no formula alone, no box's own title."""
    named = node.attributes.get("class") == "admonition-title"
    return any(map(str.isalnum, node.text(deep=True))) and not (
        named or node.css_first(".arithmatex, pre")
    )


def test_what_follows_from_a_block_that_others_tell_of_is_not_told() -> None:
    source = "# 제목\n\n글\n\n/// quiz | 물음\n\n글\n"
    found = [Problem(Location("docs/a.md", line), "글", "고치세요") for line in (3, 5, 7)]
    of_the_quiz = Problem(Location("docs/a.md", 5), "닫히지 않은 퀴즈입니다", "///를 적으세요")
    elsewhere = Problem(Location("docs/b.md", 1), "다른 쪽", "고치세요")
    sources = {"docs/a.md": source}
    assert not_told_yet(found, [of_the_quiz, elsewhere], sources) == found[:1]
    assert not_told_yet(found, [elsewhere], sources) == found
