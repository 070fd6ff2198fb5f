"""TeX becomes MathML while a page is made, so that no script has to do it in the browser.

The TeX stays inside as an annotation: for those who copy a formula, and for the cards. Its words
stand beside it as the alternative text, for those who listen.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from math_core import LatexError, LatexToMathML

from odapnote.source import Location, Problem, line_of
from odapnote.spoken import spoken
from odapnote.tex import TexError, checked, line_at

_converter = LatexToMathML(fancy_error=False)

# What the converter says of TeX whose commands and pairs are right, and what to do about it.
_REASONS = {
    "Expected argument": ("명령이나 ‘^’, ‘_’ 뒤에 인수가 없습니다", "{…} 안에 인수를 적으세요"),
    "Duplicate subscript": ("첨자가 한 글자에 두 번 붙었습니다", "x^{2^3}처럼 {…}로 묶으세요"),
    "'^' or '_' directly": ("‘^’나 ‘_’ 뒤에 인수가 없습니다", "{…} 안에 인수를 적으세요"),
    'Found "&"': (
        "‘&’가 환경 밖에 있습니다",
        r"\begin{aligned} … \end{aligned} 안에 적거나 \&로 적으세요",
    ),
    'Found "\\h': (r"\hline이 행의 처음에 있지 않습니다", r"\\ 바로 뒤에 적으세요"),
    "Found": (r"\limits는 \sum 따위의 바로 뒤에만 씁니다", r"빼거나 \sum 뒤로 옮기세요"),
    "There must be a parenthesis": (
        r"\left, \right, \big 뒤에 괄호가 없습니다",
        r"괄호를 적으세요. 한쪽이 없으면 \left.이나 \right.으로 적습니다",
    ),
    "Expected column": ("array의 열 지정이 바르지 않습니다", r"\begin{array}{cc}처럼 적으세요"),
    "Expected closing token": ("닫는 괄호가 없습니다", "짝을 맞추세요"),
    "Expected a relation": (r"\not 뒤에 관계 기호가 없습니다", r"\ne나 \notin으로 적으세요"),
    "Expected length": ("길이가 바르지 않습니다", r"\hspace{1em}처럼 적으세요"),
    "Found invalid unit": ("길이의 단위가 바르지 않습니다", r"\hspace{1em}처럼 적으세요"),
}
_UNKNOWN_REASON = ("변환기가 이 수식을 읽지 못합니다", "더 단순한 TeX로 적어 주세요")

_ENTITY = re.compile(r"&(?!lt;|gt;|amp;|quot;|#)\w+;")

# They choose between shapes of a letter that the fonts of the site and the book do not have.
_VARIATIONS = re.compile("[\ufe00\ufe01]")

# What stands between a function and its argument, and for a bracket that is left out.
_APPLICATION, _NO_BRACKET = "\u2061", "\u2063"
_UNSEEN = frozenset({_APPLICATION, _NO_BRACKET})

# Code may show formulas, right or wrong: fences, and words within a line.
_CODE = re.compile(
    r"^[ \t>]*(`{3,}|~{3,}).*?^[ \t>]*\1|(`+)[^\n]+?\2(?!`)", re.MULTILINE | re.DOTALL
)


def to_mathml(tex: str, *, display: bool = False) -> Element:
    r"""Convert a formula.

    Args:
        tex: What stands between the dollar signs.
        display: Whether it stands on a line of its own.

    Returns:
        A ``math`` element that holds the formula and its TeX.

    Raises:
        TexError: For TeX that would not be drawn as it is written.
    """
    known = checked(tex)
    try:
        written = _converter.convert_with_local_state(known, displaystyle=display)
    except LatexError as error:
        raise _translated(str(error), known) from error
    math = ElementTree.fromstring(_ENTITY.sub(lambda entity: html.unescape(entity[0]), written))
    for element in math.iter():
        element.text = element.text and _VARIATIONS.sub("", element.text)
        _leave_out_unseen(element)
        _join_dots(element)
    semantics = Element("semantics")
    row = SubElement(semantics, "mrow")
    row.extend(list(math))
    annotation = {"encoding": "application/x-tex", "data-search-exclude": ""}
    SubElement(semantics, "annotation", annotation).text = AtomicString(known)
    math[:] = [semantics]
    math.set("display", "block" if display else "inline")
    # Chromium makes a name of this and not of alttext; what stands inside is still there to read.
    math.set("aria-label", spoken(row))
    return math


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
        message = f"수식 ‘{_shortened(tex)}’을 그릴 수 없습니다: {error}"
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


def _translated(said: str, tex: str) -> TexError:
    """Say in Korean what the converter says as ``<offset>: <message>``."""
    offset, _, reason = said.partition(": ")
    known = (told for start, told in _REASONS.items() if reason.startswith(start))
    message, remedy = next(known, _UNKNOWN_REASON)
    # At the end of the input stands nothing: its last line is meant.
    return TexError(message, remedy, line_at(tex.rstrip(), int(offset)))


def _leave_out_unseen(row: Element) -> None:
    """Leave out signs that nobody sees: titles, search and copied text would carry them."""
    for child in [child for child in row if child.text in _UNSEEN]:
        if child.text == _APPLICATION and "lspace" in child.attrib:
            row[list(row).index(child)] = Element("mspace", width=child.attrib["lspace"])
        elif child.text == _APPLICATION:
            row.remove(child)
        else:
            child.text = None
            child.attrib.update(lspace="0", rspace="0")


def _join_dots(row: Element) -> None:
    r"""Make one sign of ``\ldots``, which the converter writes as three."""
    dots = ["".join(child.text or "" for child in row[at : at + 3]) for at in range(len(row))]
    for at in reversed([at for at, three in enumerate(dots) if three == "..."]):
        row[at].text = "…"
        del row[at + 1 : at + 3]


def _line(source: str, tex: str, earlier: int) -> int:
    """Return the line on which a formula begins.

    Args:
        source: The whole file.
        tex: The formula.
        earlier: How many times the same formula stood before it.
    """
    plain = _unquoted(_CODE.sub(lambda code: "\n" * code[0].count("\n"), source))
    wanted = re.escape(_unquoted(tex))
    found = list(re.finditer(rf"(?:\$|\\[(\[])\s*({wanted})\s*(?:\$|\\[)\]])", plain))
    if not found:
        return line_of(source, tex)
    return line_at(plain, found[min(earlier, len(found) - 1)].start(1)) + 1


def _unquoted(text: str) -> str:
    """Return lines without the indentation and the marks of quotations before them."""
    return "\n".join(line.strip(" \t>") for line in text.splitlines())


def _shortened(tex: str) -> str:
    words = " ".join(tex.split())
    return words if len(words) <= 60 else f"{words[:60]}…"
