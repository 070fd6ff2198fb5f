"""TeX becomes MathML while a page is made, so that no script has to do it in the browser.

The TeX stays inside as an annotation: for those who copy a formula, and for the book.
"""

from __future__ import annotations

import html
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from latex2mathml.converter import convert_to_element
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from odapnote.source import Location, Problem, line_of

# How many parts an element must have; the converter lets a \frac with one of them pass.
_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "mover": 2, "munder": 2}

# The converter takes these for letters.
_FENCES = frozenset("⌊⌋⌈⌉")


class FormulaError(ValueError):
    """TeX that cannot be set; the message says, in Korean, what is wrong with it."""


def to_mathml(tex: str, *, display: bool = False) -> Element:
    r"""Convert a formula.

    Args:
        tex: What stands between the dollar signs.
        display: Whether it stands on a line of its own.

    Returns:
        A ``math`` element that holds the formula and its TeX.

    Raises:
        FormulaError: For an unknown command, or where braces or arguments are missing.
    """
    try:
        math = convert_to_element(tex, display="block" if display else "inline")
    except Exception as error:  # The converter's errors share no base; odd TeX meets IndexError.
        raise FormulaError(f"괄호나 인수가 맞지 않습니다 ({type(error).__name__})") from error
    for element in math.iter():
        element.text = element.text and html.unescape(element.text)
    for element in math.iter():
        _refuse(element)
        _join_letters(element)
    semantics = Element("semantics")
    row = SubElement(semantics, "mrow")
    row.extend(list(math))
    annotation = {"encoding": "application/x-tex", "data-search-exclude": ""}
    SubElement(semantics, "annotation", annotation).text = AtomicString(tex.strip())
    math[:] = [semantics]
    return math


class Formulas(Extension):
    """Converts what arithmatex found on a page, and remembers what cannot be converted.

    Attributes:
        page: The page that is being made, as Problems show it.
        source: Its whole text, to find the line of a formula in.
        problems: What was wrong on all pages so far.
    """

    def __init__(self) -> None:
        super().__init__()
        self.page = ""
        self.source = ""
        self.problems: list[Problem] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Run once formulas are found and the table of contents (5) is made."""
        md.treeprocessors.register(_Converter(self, md), "odapnote-formulas", 4)

    def refuse(self, tex: str, error: FormulaError) -> None:
        """Remember a formula that cannot be converted."""
        message = f"수식 ‘{tex.strip()}’을(를) 그릴 수 없습니다: {error}"
        remedy = "TeX 명령의 철자와 괄호를 확인하세요"
        self.problems.append(
            Problem(Location(self.page, line_of(self.source, tex)), message, remedy)
        )


class _Converter(Treeprocessor):
    def __init__(self, formulas: Formulas, md: Markdown) -> None:
        super().__init__(md)
        self.formulas = formulas

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.get("class") == "arithmatex" and element.text:
                display = element.tag == "div"
                # arithmatex puts two characters before and after the TeX.
                tex = html.unescape(element.text.strip())[2:-2]
                try:
                    element.append(to_mathml(tex, display=display))
                except FormulaError as error:
                    self.formulas.refuse(tex, error)
                else:
                    element.text = None


def _refuse(element: Element) -> None:
    """Refuse what the converter lets pass.

    Raises:
        FormulaError: For an unknown command or a missing argument.
    """
    if (element.text or "").startswith("\\"):
        raise FormulaError(f"모르는 명령 {element.text}")
    if element.tag in _PARTS and len(element) != _PARTS[element.tag]:
        raise FormulaError(f"<{element.tag}>의 인수가 {len(element)}개입니다")


def _join_letters(row: Element) -> None:
    r"""Make one name of upright letters, as in ``\mathrm{ReLU}``, and fences of brackets."""
    joined: list[Element] = []
    for upright, group in groupby(row, lambda child: child.get("mathvariant") == "normal"):
        children = list(group)
        if upright and len(children) > 1:
            name = Element("mi")
            name.text = "".join(child.text or "" for child in children)
            children = [name]
        joined += children
    for child in joined:
        if child.text in _FENCES:
            child.tag = "mo"
    row[:] = joined
