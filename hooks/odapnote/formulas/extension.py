"""TeX becomes MathML while a page is made, so that no script has to do it in the browser."""

from __future__ import annotations

import html
import re
from collections import Counter
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from odapnote.formulas.mathml import to_mathml
from odapnote.formulas.tex import TexError, line_at
from odapnote.source import Location, Problem, line_of

# Code may show formulas, right or wrong: fences, and words within a line.
_CODE = re.compile(
    r"^[ \t>]*(`{3,}|~{3,}).*?^[ \t>]*\1|(`+)[^\n]+?\2(?!`)", re.MULTILINE | re.DOTALL
)

# What stands around lines: indentation, quotations, comments of notebooks.
_MARKS = re.compile(r"[ \t]*\n[ \t>#]*")


class Formulas(Extension):
    """Converts what arithmatex found on a page, and remembers what cannot be converted.

    Attributes:
        problems: What was wrong on all pages so far.
    """

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self._page = ""
        self._source = ""
        self._refused: Counter[str] = Counter()

    def begin(self, page: str, source: str) -> None:
        """Say which page the next formulas stand on.

        Args:
            page: The page, as Problems show it.
            source: Its whole text, to find the lines of formulas in.
        """
        self._page = page
        self._source = source
        self._refused.clear()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Run once formulas are found and the table of contents (5) is made."""
        md.treeprocessors.register(_Converter(self, md), "odapnote-formulas", 4)

    def refuse(self, tex: str, error: TexError) -> None:
        """Remember a formula that cannot be converted."""
        line = _line(self._source, tex, self._refused[tex]) + error.line
        self._refused[tex] += 1
        message = f"수식 ‘{_shortened(tex)}’: {error}"
        self.problems.append(Problem(Location(self._page, line), message, error.remedy))


class _Converter(Treeprocessor):
    def __init__(self, formulas: Formulas, md: Markdown) -> None:
        super().__init__(md)
        self.formulas = formulas

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.get("class") == "arithmatex" and element.text:
                display = element.tag == "div"
                # arithmatex puts two characters before and after the TeX.
                tex = html.unescape(element.text.strip())[2:-2].strip()
                try:
                    element.append(to_mathml(tex, display=display))
                except TexError as error:
                    self.formulas.refuse(tex, error)
                else:
                    element.text = None


def _line(source: str, tex: str, earlier: int) -> int:
    """Return the line on which a formula begins.

    Args:
        source: The whole file.
        tex: The formula.
        earlier: How many times the same formula stood before it.
    """
    plain = _MARKS.sub("\n", "\n" + _CODE.sub(lambda code: "\n" * code[0].count("\n"), source))
    wanted = re.escape(_MARKS.sub("\n", tex))
    found = list(re.finditer(rf"(?:\$|\\[(\[])\s*({wanted})\s*(?:\$|\\[)\]])", plain))
    if not found:
        return line_of(source, tex)
    return line_at(plain, found[min(earlier, len(found) - 1)].start(1))


def _shortened(tex: str) -> str:
    words = " ".join(tex.split())
    return words if len(words) <= 60 else f"{words[:60]}…"
