"""Formulas: the MathML of a page becomes Typst.

The TeX of the notes was already understood once, when the page was made; its tree is what all
three forms of the guide share. Only the elements that presentation MathML of that kind uses are
known here; another one is an error, so that no formula is printed by halves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    content = _content(tree)
    if _is_aligned(content):
        return " \\ ".join(map(_aligned_row, content))
    return _row(tree)


# Templates may give names of Typst's own, such as display and accent, to something else.
_LIBRARY = "std.math."

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

# What is not seen: no bracket, function application, multiplication, separation, addition.
_INVISIBLE = frozenset({"", "\u2061", "\u2062", "\u2063", "\u2064"})

# Characters that mean something to Typst, by their names.
_SYMBOLS = (
    {
        ",": "comma",
        ";": "semi",
        ":": "colon",
        "/": "slash",
        "'": "prime",
        "′": "prime",
        "″": "prime.double",
        "‴": "prime.triple",
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
    }
    | _DELIMITERS
    | dict.fromkeys(_INVISIBLE, "")
)

_BARS = frozenset("|‖")

# What may stand at either end of a fence that grows with what it holds.
_FENCES = frozenset("|‖/\\↑↓↕⇑⇓") | _INVISIBLE | frozenset(_DELIMITERS)

# They carry their bounds above and below where there is room, and Typst knows where.
_LARGE = frozenset("∑∏∐⋃⋂⨁⨂⨀⋁⋀⨆")

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
    "←": "arrow.l",
    "˙": "dot",
    "¨": "dot.double",
    "ˇ": "caron",
    "˘": "breve",
    "´": "acute",
    "`": "grave",
    "˚": "circle",
    "⏞": "overbrace",
    "⏟": "underbrace",
}
_FUNCTIONS = frozenset({"hat", "tilde", "overline", "underline", "overbrace", "underbrace"})

_ARROWS = frozenset("→←")

# HTML within the text of a formula.
_STYLES = {"b": "bold", "i": "italic", "em": "italic", "code": "mono"}


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _parts(element: Element) -> list[Element]:
    return [child for child in element if not _name(child).startswith("annotation")]


def _content(math: Element) -> Element:
    """Return what a formula holds, without the groups around all of it."""
    while _name(math) in _GROUPS and len(parts := _parts(math)) == 1:
        math = parts[0]
    return math


def _row(element: Element) -> str:
    """Write the children of an element; brackets that match grow with what they hold."""
    children = _parts(element)
    if not children:
        return _leaf(element) if (element.text or "").strip() else ""
    if _is_fence(children):
        return _fence(children)
    return _joined(_with_brackets(children))


def _joined(parts: Iterable[str]) -> str:
    """Write parts side by side; beside words, Typst would show the space between two of them."""
    joined = ""
    for part in filter(None, parts):
        touches = not joined or joined.endswith('"') or part.startswith('"')
        joined += part if touches else f" {part}"
    return joined


def _is_fence(children: Sequence[Element]) -> bool:
    return len(children) > 2 and all(
        _name(end) == "mo"
        and (end.text or "").strip() in _FENCES
        and end.get("stretchy") != "false"
        and "minsize" not in end.attrib
        for end in (children[0], children[-1])
    )


def _fence(children: Sequence[Element]) -> str:
    first, *inside, last = children
    return f"lr({_joined([_sign(first), *_with_brackets(inside), _sign(last)])})"


def _sign(element: Element) -> str:
    text = (element.text or "").strip()
    return _SYMBOLS.get(text, text)


def _with_brackets(children: Sequence[Element]) -> list[str]:
    written: list[str] = []
    open_at: list[tuple[int, Element]] = []
    for child in children:
        sign = (child.text or "").strip() if _name(child) == "mo" else ""
        if sign in _PAIRS:
            open_at.append((len(written), child))
            written.append(_DELIMITERS[sign])
        elif open_at and sign == _PAIRS[(open_at[-1][1].text or "").strip()]:
            start, _ = open_at.pop()
            inside = _joined([*written[start:], _DELIMITERS[sign]])
            size = child.get("minsize", "")
            written[start:] = [f"lr({inside}, size: #{size})" if size else f"lr({inside})"]
        else:
            written.append(_element(child))
    for start, lonely in open_at:
        written[start] = _leaf(lonely)
    return written


def _element(element: Element) -> str:
    name = _name(element)
    children = _parts(element)
    if name in _GROUPS:
        return _styled(element, _row(element))
    match name, children:
        case (("mi" | "mo" | "mn" | "mtext" | "ms"), _):
            return _leaf(element)
        case "mfrac", [above, below]:
            if element.get("linethickness") in {"0", "0px", "0em"}:
                return f"mat(delim: #none, {_argument(above)}; {_argument(below)})"
            return _styled(element, f"frac({_argument(above)}, {_argument(below)})")
        case "msqrt", _:
            return f"sqrt({_row(element)})"
        case "mroot", [radicand, index]:
            return f"root({_argument(index)}, {_argument(radicand)})"
        case "msup", [base, top]:
            return f"attach({_nucleus(base)}, t: {_argument(top)})"
        case "msub", [base, bottom]:
            return f"attach({_nucleus(base)}, b: {_argument(bottom)})"
        case "msubsup", [base, bottom, top]:
            return f"attach({_nucleus(base)}, b: {_argument(bottom)}, t: {_argument(top)})"
        case (("mover" | "munder"), [base, script]):
            return _over_or_under(name, base, script)
        case "munderover", [base, bottom, top]:
            return f"attach({_limits(base)}, b: {_argument(bottom)}, t: {_argument(top)})"
        case "mtable", _:
            return _table(element)
        case "mspace", _:
            return _space(element)
        case "mphantom", _:
            return f"#hide[${_row(element)}$]"
        case _:
            raise FormulaError(f"책이 모르는 수식 요소입니다: <{name}>")


def _styled(element: Element, written: str) -> str:
    """Set what asks for it as in a line of its own, or as within a line."""
    style = {"true": "display", "false": "inline"}.get(element.get("displaystyle", ""))
    return f"{_LIBRARY}{style}({written})" if style and written else written


def _argument(element: Element) -> str:
    """Write an argument, which Typst wants even where there is none."""
    return _element(element) or '""'


def _nucleus(element: Element) -> str:
    """Write what scripts stand beside, even if its kind would carry them above and below."""
    return f"scripts({_argument(element)})" if element.text in _LARGE else _argument(element)


def _limits(element: Element) -> str:
    """Write what scripts stand above and below."""
    if element.text in _LARGE and element.get("movablelimits") != "false":
        return _argument(element)
    if element.text in _ARROWS:
        return f"limits(stretch({_argument(element)}))"
    return f"limits({_argument(element)})"


def _over_or_under(name: str, base: Element, script: Element) -> str:
    accent = _ACCENTS.get((script.text or "").strip())
    if accent == "overline" and name == "munder":
        accent = "underline"
    if accent in _FUNCTIONS:
        return f"{accent}({_argument(base)})"
    if accent:
        return f"{_LIBRARY}accent({_argument(base)}, {accent})"
    side = "t" if name == "mover" else "b"
    return f"attach({_limits(base)}, {side}: {_argument(script)})"


def _is_aligned(element: Element) -> bool:
    """Whether columns meet at relation signs: the first is set to the right, the next left."""
    first = next(iter(element.iter("mtd")), None) if _name(element) == "mtable" else None
    return first is not None and "text-align: right" in first.get("style", "")


def _aligned_row(row: Element) -> str:
    """Write a row whose pairs of columns meet; a space stands between two pairs."""
    cells = [_row(cell) for cell in row]
    pairs = [" & ".join(cells[at : at + 2]) for at in range(0, len(cells), 2)]
    return " & #h(2em) ".join(pairs)


def _table(table: Element) -> str:
    if _is_aligned(table):
        rows = [_aligned_row(row) for row in table]
        return f"mat(delim: #none, row-gap: #0.6em, {'; '.join(rows)})"
    cells = [cell for row in table for cell in row]
    left = any("text-align: left" in cell.get("style", "") for cell in cells)
    options = ["delim: #none", f"align: #{'left' if left else 'center'}"]
    # The conditions of cases stand apart from their values, and the cases from each other.
    if any("padding-left:1em" in cell.get("style", "") for cell in cells):
        options += ["column-gap: #1em", "row-gap: #0.5em"]
    options += _lines(table)
    rows = [", ".join(_row(cell) or '""' for cell in row) for row in table]
    return f"mat({', '.join(options)}, {'; '.join(rows)})"


def _lines(table: Element) -> list[str]:
    """Return the option that draws the lines between a table's rows and columns, if any."""
    rows = list(table)
    across = [at for at, row in enumerate(rows) if row and _has(row[0], "border-top")]
    down = [at + 1 for at, cell in enumerate(rows[0]) if _has(cell, "border-right")]
    if not across and not down:
        return []
    return [f"augment: #(hline: ({_numbers(across)}), vline: ({_numbers(down)}))"]


def _has(cell: Element, border: str) -> bool:
    return border in cell.get("style", "")


def _numbers(numbers: Sequence[int]) -> str:
    return "".join(f"{number}, " for number in numbers).strip()


def _space(element: Element) -> str:
    width = element.get("width", element.get("style", ""))
    match = re.fullmatch(r"(?:margin-left:)?(-?[\d.]+)em;?", width)
    return f"#h({match[1]}em)" if match else ""


def _leaf(element: Element) -> str:
    text = element.text or ""
    name = _name(element)
    if name in {"mtext", "ms"}:
        return _joined([_words(text), *map(_styled_words, element)])
    text = text.strip()
    if name == "mn" and re.fullmatch(r"\d+(\.\d+)?", text):
        return text
    if element.get("stretchy") == "true" and "minsize" not in element.attrib:
        return f"mid({_sign(element)})"
    if text in _BARS or "minsize" in element.attrib:
        return _delimiter(element)
    if text in _SYMBOLS:
        return _SYMBOLS[text]
    if len(text) == 1:
        upright = element.get("mathvariant") == "normal"
        return f"upright({text})" if upright else text
    if name == "mi" and not text.isnumeric():
        return f"op({_string(text)})"
    return _string(text)


def _delimiter(element: Element) -> str:
    """Write a bar, or a bracket of a size of its own, with the space that TeX leaves around it."""
    sign = _sign(element)
    if size := element.get("minsize"):
        sign = f"lr({sign}, size: #{size})"
    side = {"prefix": "opening", "postfix": "closing"}.get(element.get("form", ""))
    if side or element.get("lspace") == "0":
        return f'{_LIBRARY}class("{side or "normal"}", {sign})'
    return sign


def _words(text: str) -> str:
    return _string(text.replace("\u00a0", " ")) if text else ""


def _styled_words(element: Element) -> str:
    words = f"{_STYLES[_name(element)]}({_words(element.text or '')})"
    return _joined([words, _words(element.tail or "")])


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
