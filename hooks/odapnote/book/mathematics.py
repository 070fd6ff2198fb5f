"""Formulas: the MathML of a page becomes Typst.

The TeX of the notes was already understood once, when the page was made; its tree is what all
three forms of the guide share. Only the elements that presentation MathML of that kind uses are
known here; another one is an error, so that no formula is printed by halves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element


class FormulaError(ValueError):
    """A formula that the book cannot print; the message says what in it is unknown."""


def to_typst(mathml: str) -> str:
    """Translate one formula.

    Args:
        mathml: A ``math`` element, with or without its TeX as an annotation.

    Returns:
        What stands between the dollar signs in Typst.

    Raises:
        FormulaError: For MathML that is broken or holds an unknown element.

    Examples:
        >>> to_typst("<math><mfrac><mi>i</mi><mn>2</mn></mfrac></math>")
        'frac(i, 2)'
    """
    try:
        tree = ElementTree.fromstring(mathml.replace("&nbsp;", "\u00a0"))
    except ElementTree.ParseError as error:
        raise FormulaError(f"수식의 MathML을 읽을 수 없습니다 ({error})") from None
    return _row(tree)


_GROUPS = frozenset({"math", "mrow", "mstyle", "mpadded", "mtd", "semantics", "merror"})

_DELIMITERS = {
    "(": "paren.l",
    ")": "paren.r",
    "[": "bracket.l",
    "]": "bracket.r",
    "{": "brace.l",
    "}": "brace.r",
    "⌊": "floor.l",
    "⌋": "floor.r",
    "⌈": "ceil.l",
    "⌉": "ceil.r",
    "⟨": "chevron.l",
    "⟩": "chevron.r",
}
_PAIRS = {"(": ")", "[": "]", "{": "}", "⌊": "⌋", "⌈": "⌉", "⟨": "⟩"}

# Characters that mean something to Typst, by their names.
_SYMBOLS = {
    ",": "comma",
    ";": "semi",
    ":": "colon",
    "/": "slash",
    "'": "prime",
    "′": "prime",
    "*": "ast.op",
    "!": "excl",
    "&": "amp",
    "#": "hash",
    "%": "percent",
    "_": "\\_",
    "^": "\\^",
    "\\": "backslash",
    "|": "bar.v",
    "∣": "bar.v",
    "‖": "bar.v.double",
    "$": "dollar",
    '"': "quote.double",
    "-": "minus",
    "−": "minus",
    "\u2061": "",  # Function application is not seen.
    "\u2062": "",  # Nor is multiplication without a sign.
} | _DELIMITERS

_ACCENTS = {
    "^": "hat",
    "ˆ": "hat",
    "~": "tilde",
    "˜": "tilde",
    "¯": "overline",
    "‾": "overline",
    "―": "overline",
    "_": "overline",
    "→": "arrow",
    "⃗": "arrow",
    "˙": "dot",
    "¨": "dot.double",
    "⏞": "overbrace",
    "⏟": "underbrace",
}


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _row(element: Element) -> str:
    """Write the children of an element; brackets that match grow with what they hold."""
    children = [child for child in element if not _name(child).startswith("annotation")]
    if not children:
        return _leaf(element) if (element.text or "").strip() else ""
    return " ".join(filter(None, _with_brackets(children)))


def _with_brackets(children: Sequence[Element]) -> list[str]:
    written: list[str] = []
    open_at: list[tuple[int, str]] = []
    for child in children:
        sign = (child.text or "").strip() if _name(child) == "mo" else ""
        if sign in _PAIRS:
            open_at.append((len(written), _PAIRS[sign]))
            written.append(_DELIMITERS[sign])
        elif open_at and sign == open_at[-1][1]:
            start, _ = open_at.pop()
            inside = " ".join(filter(None, [*written[start:], _DELIMITERS[sign]]))
            written[start:] = [f"lr({inside})"]
        else:
            written.append(_element(child))
    # The brace before cases has no other half. Another bracket may only seem to have none: in
    # softmax(z)_i the second one stands within the index.
    if len(open_at) == 1 and _name(children[-1]) == "mtable":
        start, _ = open_at.pop()
        written[start:] = [f"lr({' '.join(filter(None, written[start:]))})"]
    return written


def _element(element: Element) -> str:
    name = _name(element)
    children = list(element)
    if name in _GROUPS:
        return _row(element)
    match name, children:
        case (("mi" | "mo" | "mn" | "mtext" | "ms"), _):
            return _leaf(element)
        case "mfrac", [above, below]:
            if element.get("linethickness") in {"0", "0px", "0em"}:
                return f"mat(delim: #none, {_element(above)}; {_element(below)})"
            return f"frac({_element(above)}, {_element(below)})"
        case "msqrt", _:
            return f"sqrt({_row(element)})"
        case "mroot", [radicand, index]:
            return f"root({_element(index)}, {_element(radicand)})"
        case "msup", [base, top]:
            return f"attach({_base(base)}, t: {_element(top)})"
        case "msub", [base, bottom]:
            return f"attach({_base(base)}, b: {_element(bottom)})"
        case "msubsup", [base, bottom, top]:
            return f"attach({_base(base)}, b: {_element(bottom)}, t: {_element(top)})"
        case (("mover" | "munder"), [base, script]):
            return _accent(name, base, script)
        case "munderover", [base, bottom, top]:
            return f"attach(limits({_base(base)}), b: {_element(bottom)}, t: {_element(top)})"
        case "mtable", _:
            rows = [", ".join(_row(cell) or '""' for cell in row) for row in children]
            aligned = any(cell.get("columnalign") == "left" for row in element for cell in row)
            align = "left" if aligned else "center"
            return f"mat(delim: #none, align: #{align}, {'; '.join(rows)})"
        case "mspace", _:
            return _space(element.get("width", "0em"))
        case "mphantom", _:
            return f"#hide[${_row(element)}$]"
        case _:
            raise FormulaError(f"책이 모르는 수식 요소입니다: <{name}>")


def _base(element: Element) -> str:
    return _element(element) or '""'


def _accent(name: str, base: Element, script: Element) -> str:
    accent = _ACCENTS.get((script.text or "").strip())
    if accent == "overline" and name == "munder":
        accent = "underline"
    if accent:
        return f"{accent}({_base(base)})"
    side = "t" if name == "mover" else "b"
    return f"attach(limits({_base(base)}), {side}: {_element(script)})"


def _space(width: str) -> str:
    match = re.fullmatch(r"(-?[\d.]+)em", width)
    return f"#h({match[1]}em)" if match else ""


def _leaf(element: Element) -> str:
    text = element.text or ""
    name = _name(element)
    if name in {"mtext", "ms"}:
        return _string(text.replace("\u00a0", " "))
    text = text.strip()
    if name == "mn" and re.fullmatch(r"\d+(\.\d+)?", text):
        return text
    if text in _SYMBOLS:
        return _SYMBOLS[text]
    if len(text) == 1:
        upright = element.get("mathvariant") == "normal"
        return f"upright({_character(text)})" if upright else _character(text)
    if text.isascii() and text.isalpha():
        return f"op({_string(text)})" if name != "mn" else _string(text)
    return _string(text)


def _character(text: str) -> str:
    return text if text.isalpha() or ord(text) > 127 else _SYMBOLS.get(text, text)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
