"""A formula in Korean words, for those who listen: ``i/s`` becomes ``s분의 i``.

Presentation MathML says how a formula looks. Its brackets are paired first, bars among them;
then each part becomes words, and brackets are said wherever the words alone could mean another
formula.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from odapnote.formulas.names import (
    ACCENTS,
    CLOSING,
    FUNCTIONS,
    GREEK,
    LARGE,
    LETTERS,
    MARKS,
    OPENING,
    OPERATORS,
    POSTFIXES,
    POWERS,
    RELATIONS,
)

_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded", "semantics", "mtd"})

_UNSEEN = frozenset({"", "\u2061", "\u2062", "\u2063", "\u2064"})
_BARS = frozenset("|‖")

_MINUS = frozenset("−-")

# Operators after which a minus takes away, and does not turn a sign.
_ENDS = frozenset(")]}⟩⌋⌉!…⋯′″")

# Letters and digits whose Korean names end in a consonant.
_CLOSED_ENDS = frozenset("LMNRlmnr013678")
_LIQUID_ENDS = frozenset("LRlr178")
_FINAL_L = 8


@dataclass(frozen=True)
class _Group:
    """What stands between two brackets or bars.

    Attributes:
        opening: The sign before it.
        inside: Its parts.
        closing: The sign after it, or that sign with scripts.
    """

    opening: str
    inside: Sequence[_Part]
    closing: Element


@dataclass(frozen=True)
class _Quotient:
    """What stands before and after a slash, each heard as one thing."""

    above: Sequence[_Part]
    below: Sequence[_Part]


_Part = Element | _Group | _Quotient


def spoken(math: Element) -> str:
    """Say a formula in Korean.

    Args:
        math: A ``math`` element; annotations are not said.

    Examples:
        >>> from xml.etree.ElementTree import fromstring
        >>> spoken(fromstring("<math><mfrac><mi>i</mi><mi>s</mi></mfrac></math>"))
        's분의 i'
    """
    return " ".join(_row([math]).replace(" ,", ",").split()).strip(", ")


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _sign(part: _Part) -> str:
    """Return the operator that a part is, if it is one."""
    if isinstance(part, Element) and _name(part) == "mo":
        return (part.text or "").strip()
    return ""


def _row(elements: Sequence[Element]) -> str:
    return _sentence(_grouped(list(_flat(elements))))


def _flat(elements: Sequence[Element]) -> Iterator[Element]:
    for element in elements:
        if _name(element) in _ROWS:
            yield from _flat([e for e in element if not _name(e).startswith("annotation")])
        elif not _is_silent(element):
            yield element


def _is_silent(element: Element) -> bool:
    """Whether an element is a narrow space, or an operator that nobody sees."""
    if _name(element) == "mspace":
        return element.get("width") not in {"1em", "2em"}
    return _name(element) == "mo" and (element.text or "").strip() in _UNSEEN


def _nucleus(element: Element) -> str:
    """Return the operator that scripts stand at, or the operator itself."""
    if _name(element) in {"msub", "msup", "msubsup"}:
        parts = list(_flat([element[0]]))
        return _sign(parts[0]) if len(parts) == 1 else ""
    return _sign(element)


def _grouped(elements: Sequence[Element]) -> list[_Part]:
    """Pair brackets and bars; one without its other half stays as it is."""
    levels: list[tuple[str, list[_Part]]] = [("", [])]
    for at, element in enumerate(elements):
        sign = _nucleus(element)
        opening, parts = levels[-1]
        closes = (sign in CLOSING and opening in OPENING) or (sign in _BARS and opening == sign)
        if closes:
            levels.pop()
            levels[-1][1].append(_Group(opening, parts[1:], element))
        elif sign in OPENING or (sign in _BARS and _closes_later(elements[at + 1 :], sign)):
            levels.append((sign, [element]))
        else:
            parts.append(element)
    return [part for _, parts in levels for part in _with_cases(parts)]


def _with_cases(parts: list[_Part]) -> list[_Part]:
    """Take a brace that nothing closes together with the table after it."""
    match parts:
        case [Element() as brace, Element() as table, *rest]:
            if _sign(brace) == "{" and _name(table) == "mtable":
                return [_Group("{", (table,), Element("mo")), *rest]
    return parts


def _closes_later(elements: Sequence[Element], bar: str) -> bool:
    """Whether a second bar comes before the bracket that holds the first one ends."""
    depth = 0
    for element in elements:
        sign = _nucleus(element)
        depth += (sign in OPENING) - (sign in CLOSING)
        if depth < 0:
            return False
        if sign == bar and depth == 0:
            return True
    return False


def _sentence(parts: Sequence[_Part]) -> str:
    clauses: list[list[_Part]] = [[]]
    for part in parts:
        if _is_pause(part):
            clauses.append([])
        else:
            clauses[-1].append(part)
    return ", ".join(filter(None, map(_clause, clauses)))


def _is_pause(part: _Part) -> bool:
    return isinstance(part, Element) and (_name(part) == "mspace" or _sign(part) in {",", ";"})


def _clause(parts: Sequence[_Part]) -> str:
    """Say parts side by side; a relation is said after its left side and after its right one."""
    at = [index for index, part in enumerate(parts) if _sign(part) in RELATIONS]
    ends = [*at, len(parts)]
    said = left = _side(parts[: ends[0]])
    is_complete = False
    for here, end in zip(at, ends[1:], strict=True):
        before, after = RELATIONS[_sign(parts[here])]
        right = _side(parts[here + 1 : end])
        if is_complete:  # 0 < x < 1: what stands between belongs to both.
            said = f"{said}, {left}"
        start = f"{_ended(said, before)} " if said else ("" if after else "이는 ")
        said = start + (_ended(right, after) if right else "")
        left, is_complete = right, bool(after)
    return said


def _side(parts: Sequence[_Part]) -> str:
    """Say what stands on one side of a relation."""
    words: list[str] = []
    parts = _with_quotients(parts)
    for at, part in enumerate(parts):
        before = _sign(parts[at - 1]) if at else "("
        if _sign(part) in _MINUS and before in OPERATORS and before not in _ENDS:
            words.append("마이너스")
            continue
        if isinstance(part, Element) and _name(part) == "mfrac" and not before:
            words.append("곱하기")
        words.append(_part(part, alone=len(parts) == 1, first=at == 0))
    return " ".join(filter(None, words))


def _with_quotients(parts: Sequence[_Part]) -> list[_Part]:
    """Take a slash together with what it divides, where that is heard as one thing."""
    signs = [at for at, part in enumerate(parts) if _sign(part) in OPERATORS]
    ends = zip([-1, *signs], [*signs, len(parts)], strict=True)
    runs = [list(parts[start + 1 : end]) for start, end in ends]
    joined = runs[0]
    start = 0
    for sign, run in zip(signs, runs[1:], strict=True):
        above = joined[start:]
        if _sign(parts[sign]) == "/" and above and run and _is_simple([*above, *run]):
            joined[start:] = [_Quotient(above, run)]
        else:
            joined += [parts[sign], *run]
            start = len(joined) - len(run)
    return joined


def _part(part: _Part, *, alone: bool = False, first: bool = True) -> str:
    """Say one part.

    Args:
        part: A group or an element.
        alone: Whether nothing stands beside it, so that its ends are heard.
        first: Whether nothing stands before it.
    """
    if isinstance(part, _Group):
        return _group(part, first=first)
    if isinstance(part, _Quotient):
        return f"{_side(part.below)}분의 {_side(part.above)}"
    return _element(part, alone=alone)


def _group(group: _Group, *, first: bool) -> str:
    closing = _nucleus(group.closing)
    tables = [p for p in group.inside if isinstance(p, Element) and _name(p) == "mtable"]
    if len(group.inside) == 1 and tables and not closing:
        words = _cases(tables[0])
    elif len(group.inside) == 1 and tables:
        words = _matrix(tables[0], "행렬식" if closing == "|" else "행렬")
    elif len(group.inside) == 1 and (two := _binomial(group.inside[0])):
        words = two
    else:
        words = _bracketed(group, closing, first=first)
    return _with_scripts(words, group.closing)


def _bracketed(group: _Group, closing: str, *, first: bool) -> str:
    inside = _sentence(group.inside)
    if closing in POSTFIXES:
        clear = first or _is_simple(group.inside)
        return f"{inside if clear else _in_brackets(inside)}{POSTFIXES[closing]}"
    return f"{OPENING[group.opening]} 열고 {inside} {CLOSING[closing]} 닫고"


def _in_brackets(words: str) -> str:
    return f"괄호 열고 {words} 괄호 닫고"


def _binomial(part: _Part) -> str:
    if isinstance(part, Element) and _name(part) == "mfrac" and part.get("linethickness") == "0":
        return f"이항계수 {_row([part[0]])} 중 {_row([part[1]])}"
    return ""


def _is_simple(parts: Sequence[_Part]) -> bool:
    """Whether words are heard as one thing wherever they stand: no operator among them."""
    return all(isinstance(part, Element) and _is_one(part) for part in parts)


def _is_one(element: Element) -> bool:
    match _name(element), list(element):
        case (("mo" | "mfrac" | "mtable" | "mspace" | "munderover"), _):
            return False
        case (("msup" | "msubsup"), [*_, above]):
            return _is_simple(list(_flat([above])))
        case (("mover" | "munder"), [base, mark]):
            return (mark.text or "") in ACCENTS and _is_simple(list(_flat([base])))
        case _:
            return True


def _operand(element: Element) -> str:
    """Say an argument, in brackets if it is not heard as one thing."""
    words = _row([element])
    return words if _is_simple(list(_flat([element]))) else _in_brackets(words)


def _element(element: Element, *, alone: bool = False) -> str:
    children = list(element)
    match _name(element), children:
        case (("mi" | "mn" | "mo" | "mtext" | "ms"), _):
            return _leaf(element)
        case "mfrac", [above, below]:
            return _fraction(above, below, alone=alone)
        case "msqrt", _:
            return f"루트 {_enclosed(children, '루트')}"
        case "mroot", [radicand, index]:
            degree = _row([index])
            return f"{_operand(radicand)}의 {POWERS.get(degree, degree + '제곱')}근"
        case (("msub" | "msup" | "msubsup" | "munder" | "munderover" | "mover"), [base, *_]):
            if large := _bounded(element, base):
                return large
            if _name(element) in {"munder", "mover"} and (accent := _accented(element, base)):
                return accent
            return _with_scripts(_row([base]) if _sign(base) else _operand(base), element)
        case "mtable", _:
            return _table(element)
        case "mphantom", _:
            return ""
        case _:
            return _row(children)


def _enclosed(children: Sequence[Element], name: str) -> str:
    words = _row(children)
    return words if _is_simple(list(_flat(children))) else f"시작 {words} {name} 끝"


def _fraction(above: Element, below: Element, *, alone: bool) -> str:
    top, bottom = list(_flat([above])), list(_flat([below]))
    for sign, word in (("∂", "편미분"), ("d", "미분")):
        if len(bottom) > 1 and top and _is(top[0], sign) and _is(bottom[0], sign):
            variable, function = _row(bottom[1:]), _row(top[1:])
            return f"{variable}에 대한 {function + '의 ' if function else ''}{word}"
    if _is_simple(top) and _is_simple(bottom):
        return f"{_row(bottom)}분의 {_row(top)}"
    over = _row(top) if alone or _is_simple(top) else _in_brackets(_row(top))
    return f"{over} 나누기 {_operand(below)}"


def _is(element: Element, letter: str) -> bool:
    return _name(element) == "mi" and (element.text or "").strip() == letter


def _bounded(element: Element, base: Element) -> str:
    """Say a sum, an extremum or a limit with what it runs over, or nothing for another base."""
    parts = list(_flat([base]))
    if len(parts) != 1 or _name(parts[0]) not in {"mi", "mo"}:
        return ""
    sign = (parts[0].text or "").strip()
    what = LARGE.get(sign) or (_leaf(parts[0]) if _key(sign) in _EXTREMA else "")
    if not what:
        return ""
    kind, scripts = _name(element), list(element)[1:]
    if kind in {"msup", "mover"}:
        return f"{_row([scripts[0]])}까지의 {what}"
    lower = list(_flat([scripts[0]]))
    if len(scripts) == 2:
        return f"{_row(lower)}부터 {_row([scripts[1]])}까지의 {what}"
    if sign == "lim":
        return f"{_approach(lower)} 때의 {what}"
    if any(_sign(element) in RELATIONS for element in lower):
        return f"{what}, 단 {_row(lower)},"
    return f"{_row(lower)}에 대한 {what}"


_EXTREMA = frozenset(FUNCTIONS) & {"max", "min", "sup", "inf", "lim", "argmax", "argmin"}


def _approach(lower: Sequence[Element]) -> str:
    signs = [_sign(element) for element in lower]
    if "→" not in signs:
        return f"{_row(lower)}일"
    at = signs.index("→")
    left, right = _row(lower[:at]), _row(lower[at + 1 :])
    return f"{_ended(left, '이/가')} {_ended(right, '으로/로')} 갈"


def _accented(element: Element, base: Element) -> str:
    """Say a base with the mark above or below it, or nothing for another script."""
    mark = (element[1].text or "").strip()
    if _name(element[1]) != "mo" or mark not in ACCENTS:
        return ""
    words = _row([base])
    accent = ACCENTS[mark]
    if not accent:
        return words
    return f"벡터 {words}" if accent == "벡터" else f"{words} {accent}"


def _with_scripts(words: str, element: Element) -> str:
    """Say what stands below and above something, after it."""
    match _name(element), list(element):
        case "msub", [_, below]:
            return words + _below(below)
        case "msup", [base, above]:
            return words + _above(above, base)
        case "msubsup", [base, below, above]:
            return words + _below(below) + _above(above, base)
        case "munder", [base, below]:
            return f"{words}, 아래에 {_row([below])}"
        case "mover", [base, above]:
            return f"{words}, 위에 {_row([above])}"
        case "munderover", [_, below, above]:
            return f"{words}, 아래에 {_row([below])}, 위에 {_row([above])}"
        case _:
            return words


def _below(script: Element) -> str:
    words = _row([script])
    end = "" if _is_simple(list(_flat([script]))) else " 첨자 끝"
    return f" 아래 첨자 {words}{end}" if words else ""


def _above(script: Element, base: Element) -> str:
    parts = list(_flat([script]))
    mark = (parts[0].text or "").strip() if len(parts) == 1 else ""
    if mark in MARKS:
        return MARKS[mark]
    if parts and (prime := MARKS.get(_sign(parts[0]), "")).endswith("프라임"):
        return prime + _above(_row_of(parts[1:]), base)
    words = _row(parts)
    letter = (base.text or "").strip()
    if mark == "T":  # A matrix is transposed; what a small letter means by it, nobody knows.
        return " 위 첨자 T" if letter.islower() else "의 전치"
    if (parts and _nucleus(parts[0]) in OPENING) or letter in LETTERS:
        return f" 위 첨자 {words}" + ("" if _is_simple(parts) else " 첨자 끝")
    if words in POWERS:
        return f"의 {POWERS[words]}"
    unsigned = parts[1:] if parts and _sign(parts[0]) in _MINUS else parts
    space = "" if len(unsigned) == 1 and _name(unsigned[0]) in {"mi", "mn"} else " "
    return f"의 {words if _is_simple(unsigned) else _in_brackets(words)}{space}제곱"


def _row_of(elements: Sequence[Element]) -> Element:
    row = Element("mrow")
    row.extend(elements)
    return row


def _table(table: Element) -> str:
    cells = [cell for row in table for cell in row]
    is_aligned = any("text-align: right" in cell.get("style", "") for cell in cells)
    if is_aligned or len(cells) == len(table):
        return ", 다음 줄 ".join(_row(list(row)) for row in table)
    return _matrix(table, "표")


def _cases(table: Element) -> str:
    rows = [", ".join(filter(None, (_row([cell]) for cell in row))) for row in table]
    said = ", ".join(f"{number}번 {row}" for number, row in enumerate(rows, 1))
    return f"경우 {len(rows)}가지, {said}, 경우 끝"


def _matrix(table: Element, name: str) -> str:
    rows = [", ".join(_row([cell]) or "빈칸" for cell in row) for row in table]
    said = ", ".join(f"{number}행 {row}" for number, row in enumerate(rows, 1))
    columns = max(len(row) for row in table)
    return f"{len(rows)}행 {columns}열 {name}, {said}, {name} 끝"


def _key(text: str) -> str:
    return "".join(text.split())


def _leaf(element: Element) -> str:
    text = "".join(element.itertext()).strip()
    if _name(element) in {"mtext", "ms", "mn"}:
        return text if text.isascii() else unicodedata.normalize("NFKC", text)
    for known in (LETTERS, FUNCTIONS, LARGE, OPERATORS):
        if said := known.get(_key(text)):
            return said
    plain = unicodedata.normalize("NFKC", text)
    return FUNCTIONS.get(plain) or " ".join(map(_letter, plain)) if len(plain) == 1 else plain


def _letter(letter: str) -> str:
    small = letter.lower()
    name = GREEK.get(small, letter)
    return f"대문자 {name}" if small in GREEK and letter != small else name


def _ended(words: str, ending: str) -> str:
    """Put an ending after words, in the form that they choose: ``k`` and ``은/는`` make ``k는``."""
    pair, space, rest = ending.partition(" ")
    closed, slash, open_ = pair.partition("/")
    if slash:
        pair = closed if _is_closed(words, liquid=closed != "으로") else open_
    return words + pair + space + rest


def _is_closed(words: str, *, liquid: bool) -> bool:
    """Whether words end in a consonant; before ``으로`` an ``ㄹ`` is none."""
    last = words[-1:]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return final != 0 and (liquid or final != _FINAL_L)
    return last in _CLOSED_ENDS and (liquid or last not in _LIQUID_ENDS)
