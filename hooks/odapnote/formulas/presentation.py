"""Known TeX becomes MathML that browsers draw well, and that shows nothing unseen."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from math_core import LatexError, LatexToMathML

from odapnote.formulas.tex import TexError, line_at

_converter = LatexToMathML(fancy_error=False)

# What the converter says of TeX whose commands and pairs are right, and what to do about it.
_REASONS = {
    "Expected argument": ("명령이나 ‘^’, ‘_’ 뒤에 인수가 없습니다", "{…} 안에 인수를 적으세요"),
    "Duplicate subscript": ("첨자가 한 글자에 두 번 붙었습니다", "x^{2^3}처럼 {…}로 묶으세요"),
    "'^' or '_' directly": ("‘^’나 ‘_’ 뒤에 인수가 없습니다", "{…} 안에 인수를 적으세요"),
    'Found "\\h': (r"\hline이 행의 처음에 있지 않습니다", r"\\ 바로 뒤에 적으세요"),
    "There must be a parenthesis": (
        r"\left, \right, \big 뒤에 괄호가 없습니다",
        r"괄호를 적으세요. 한쪽이 없으면 \left.이나 \right.으로 적습니다",
    ),
    "Expected column": ("array의 열 지정이 바르지 않습니다", r"\begin{array}{cc}처럼 적으세요"),
    "Expected closing token": ("닫는 괄호가 없습니다", "짝을 맞추세요"),
    "Expected a relation": (r"\not 뒤에 관계 기호가 없습니다", r"\ne나 \notin으로 적으세요"),
    "Could not extract": (r"\operatorname 안에 글자가 아닌 것이 있습니다", "글자만 적으세요"),
    "Expected non-special": ("길이가 바르지 않습니다", r"\hspace{1em}처럼 적으세요"),
    "Expected length": ("길이가 바르지 않습니다", r"\hspace{1em}처럼 적으세요"),
    "Found invalid unit": ("길이의 단위가 바르지 않습니다", r"\hspace{1em}처럼 적으세요"),
    "Math unit": ("길이의 단위가 바르지 않습니다", r"\hspace{1em}처럼 적으세요"),
    "Found": (r"\limits는 \sum 따위의 바로 뒤에만 씁니다", r"빼거나 \sum 뒤로 옮기세요"),
}
_UNKNOWN_REASON = ("변환기가 이 수식을 읽지 못합니다", "더 단순한 TeX로 적어 주세요")

_ENTITY = re.compile(r"&(?!lt;|gt;|amp;|quot;|#)\w+;")

# They choose between shapes of a letter that the fonts of the site and the book do not have.
_VARIATIONS = re.compile("[\ufe00\ufe01]")

# Combining marks stand beside their letter, or outside their box, where overflow hides them.
_MARKS = {
    ("mover", "\u20d7"): "→",
    ("mover", "\u0332"): "‾",
    ("munder", "\u0332"): "_",
    ("mover", "\u0302"): "ˆ",
}

# What stands between a function and its argument, and for a bracket that is left out.
_APPLICATION, _NO_BRACKET = "\u2061", "\u2063"

_SCRIPTED = frozenset({"msub", "msup", "msubsup"})
_WHOLE = frozenset({"mfrac", "msqrt", "mroot", "mover", "munder", "munderover"})

_EMPTY_GROUP = re.compile(r"\{\s*\}")


def to_presentation(tex: str, *, display: bool) -> list[Element]:
    """Convert a formula that :func:`odapnote.formulas.tex.checked` let through.

    Args:
        tex: The formula.
        display: Whether it stands on a line of its own.

    Returns:
        The elements that draw it.

    Raises:
        TexError: For missing arguments and the like, which only a whole reader of TeX notices.
    """
    try:
        written = _converter.convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        raise _translated(str(error), tex) from error
    math = ElementTree.fromstring(_ENTITY.sub(lambda entity: html.unescape(entity[0]), written))
    _refuse_empty(math, tex)
    _tidy(math)
    return list(math)


def _translated(said: str, tex: str) -> TexError:
    """Say in Korean what the converter says as ``<offset>: <message>``."""
    offset, _, reason = said.partition(": ")
    known = (told for start, told in _REASONS.items() if reason.startswith(start))
    message, remedy = next(known, _UNKNOWN_REASON)
    # At the end of the input stands nothing: its last line is meant.
    return TexError(message, remedy, line_at(tex.rstrip(), int(offset)))


def _refuse_empty(math: Element, tex: str) -> None:
    """Refuse a fraction, a root, a mark or a script with nothing in it.

    Raises:
        TexError: At the first empty group.
    """
    for element in math.iter():
        # The scripts of a letter to the right have nothing below them: {}_n C_k.
        arguments = list(element)[1:] if element.tag in _SCRIPTED else list(element)
        if element.tag in _WHOLE | _SCRIPTED and any(map(_is_empty, arguments)):
            group = _EMPTY_GROUP.search(tex)
            said = "명령이나 ‘^’, ‘_’의 인수가 비어 있습니다"
            remedy = "{…} 안에 식을 적거나, 명령을 지우세요"
            raise TexError(said, remedy, line_at(tex, group.start() if group else 0))


def _is_empty(argument: Element) -> bool:
    if argument.tag in _SCRIPTED:
        return _is_empty(argument[0])
    return argument.tag == "mrow" and all(map(_is_empty, argument))


def _tidy(row: Element) -> None:
    for child in row:
        _tidy(child)
        child.text = child.text and _VARIATIONS.sub("", child.text)
    row[:] = _with_whole_dots([kept for child in row for kept in _seen(child)])
    if row.tag in _SCRIPTED and "minsize" in row[0].attrib:
        # A bracket of a size of its own keeps it only within a row.
        row[0] = _row_of(row[0])
    if len(row) > 1 and (mark := _MARKS.get((row.tag, row[1].text or ""))):
        row[1].text = mark
        row[1].set("stretchy", "false" if mark == "ˆ" else "true")


def _seen(element: Element) -> list[Element]:
    """Return what is seen in place of an element: titles, search and copies carry the rest."""
    if element.text == _APPLICATION:
        width = element.get("lspace")
        return [Element("mspace", width=width)] if width else []
    if element.text == _NO_BRACKET:
        return [Element("mo", lspace="0", rspace="0")]
    if element.tag in {"mover", "munder"} and element[1].tag == "mspace":
        return [element[0]]  # The least width of an arrow, which browsers do not stretch.
    return [element]


def _row_of(element: Element) -> Element:
    row = Element("mrow")
    row.append(element)
    return row


def _with_whole_dots(elements: list[Element]) -> list[Element]:
    r"""Make one sign of ``\ldots``, which the converter writes as three."""
    kept: list[Element] = []
    for element in elements:
        kept.append(element)
        if [dot.text for dot in kept[-3:]] == [".", ".", "."]:
            kept[-3].text = "…"
            del kept[-2:]
    return kept
