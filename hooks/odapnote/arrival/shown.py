"""What a page shows: the words of the HTML that Markdown made, and the lines they stand on.

Markdown keeps the line breaks of the source, so a line of text here is one there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from odapnote.arrival.written import letters

# What has no words of the source in it.
_WORDLESS = "script, style, svg, math, .arithmatex, .headerlink, sup[id^='fnref']"
_CODE = "pre, code, kbd, samp"
_LINED = "p, li, dd, dt, td, th, summary, details, div, h1, h2, h3, h4, h5, h6"

# Stands in the text where code stood, so that nothing beside it seems to touch.
CODE = "\ue000"


@dataclass(frozen=True)
class Line:
    """A line of text as it is shown.

    Attributes:
        text: The line; code in it is ``CODE``.
        first: Whether a block begins with it.
        tag: The block's tag.
    """

    text: str
    first: bool
    tag: str


@dataclass(frozen=True)
class Shown:
    """What a page shows.

    Attributes:
        text: All its text, code and all.
        letters: Its letters, in the order of the page, line by line.
        lines: The text of its blocks.
        code: The lines of its code blocks, without their indentation.
        tree: Its elements; code and formulas are taken out of it.
    """

    text: str
    letters: str
    lines: tuple[Line, ...]
    code: frozenset[str]
    tree: LexborHTMLParser


def read_html(html: str) -> Shown:
    """Read the HTML that Markdown made of a page."""
    tree = LexborHTMLParser(html)
    for node in tree.css(_WORDLESS):
        node.decompose()
    _join_rows(tree)
    text = tree.body.text(deep=True) if tree.body else ""
    code = "\n".join(node.text(deep=True) for node in tree.css("pre"))
    for node in tree.css(_CODE):
        node.replace_with(CODE)
    code_lines = frozenset(map(str.strip, code.split("\n")))
    return Shown(
        text, "\n".join(map(letters, text.split("\n"))), tuple(_lines(tree)), code_lines, tree
    )


def _join_rows(tree: LexborHTMLParser) -> None:
    """Lay the cells of a row on one line, as they are in the source."""
    for row in tree.css("tr"):
        for node in list(row.iter(include_text=True)):
            if node.tag == "-text":
                node.decompose()


def _lines(tree: LexborHTMLParser) -> Iterator[Line]:
    for node in tree.css(_LINED):
        text = _own_text(node)
        for index, line in enumerate(text.split("\n")):
            if line.strip():
                yield Line(line.strip(), index == 0, node.tag or "")


def _own_text(node: LexborNode) -> str:
    """Return the text of a block; what stands in blocks of its own comes with those."""
    if node.css_first("p, ul, ol, dl, table, div") is not None:
        return node.text(deep=False)
    return node.text(deep=True)
