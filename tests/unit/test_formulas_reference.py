"""Every kind of formula that such notes use says the same as KaTeX's, token by token.

KaTeX's MathML lies in ``tests/formulas/katex.json``; ``reference.mjs`` beside it writes it anew.
Compared is the structure: which letters in which style, and what is above, below or within what.
How wide a space is, and how rows are grouped, is each renderer's own.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import typst
from odapnote.book.mathematics import to_typst
from odapnote.formulas.mathml import to_mathml
from odapnote.formulas.tex import TexError

FOLDER = Path(__file__).resolve().parent.parent / "formulas"
REFERENCE = dict(json.loads((FOLDER / "katex.json").read_text(encoding="utf-8")))
CORPUS = [
    line
    for line in (FOLDER / "corpus.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

ROWS = {"math", "semantics", "mrow", "mstyle", "mpadded", "mtd"}

# One sign that Unicode, or one of the two, writes in more than one way.
SAME = str.maketrans(
    {
        "∣": "|",
        "∥": "‖",
        "⟂": "⊥",
        "−": "-",
        "∗": "*",
        "≔": ":=",
        "″": "′′",
        "‴": "′′′",
        "\u2061": None,
        "\u2062": None,
        "\u2063": None,
        "\u200b": None,
    }
)
# The mark above or below a letter, by what it looks like.
ACCENTS = dict(["^^", "ˆ^", "~~", "˜~", "¯¯", "ˉ¯", "‾‾", "_‾", "→→", "⃗→"])

Tree = tuple[object, ...]


def structure(element: Element) -> Tree:
    """Return the letters of a formula with their styles, and the shapes that hold them."""
    name = element.tag.rsplit("}", 1)[-1]
    # KaTeX makes an operator of a relation with something above it.
    if name in ROWS or (name in {"mo", "mi"} and len(element)):
        return tuple(part for child in element for part in structure(child))
    # KaTeX lets the sign of function application into an index.
    match name, [child for child in element if child.text != "\u2061"]:
        case (("mi" | "mn" | "mo" | "mtext"), _):
            return letters(name, element)
        case (("mspace" | "annotation"), _):
            return ()
        case "mtable", rows:
            return (("mtable", *(tuple(structure(cell) for cell in row) for row in rows)),)
        case (("mover" | "munder"), [base, script]) if not structure(script):
            return structure(base)
        case (("mover" | "munder"), [base, script]) if (script.text or "").strip() in ACCENTS:
            return ((name, structure(base), ACCENTS[(script.text or "").strip()]),)
        case "msqrt", children:
            return (("msqrt", tuple(part for child in children for part in structure(child))),)
        case _, children:
            return ((name, *map(structure, children)),)


def letters(name: str, element: Element) -> Tree:
    text = "".join(element.itertext()).translate(SAME)
    if name == "mtext":
        words = " ".join(text.split())
        return (("text", words),) if words else ()
    variant = element.get("mathvariant", "")
    text = re.sub(r"\s", "", text)
    return tuple(styled(letter, variant, upright=len(text) > 1 or name != "mi") for letter in text)


def styled(letter: str, variant: str, *, upright: bool) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKC", letter)
    if not plain.isalnum():
        return "", plain
    if plain != letter:
        described = unicodedata.name(letter).lower()
        kinds = ("double-struck", "bold italic", "bold", "script", "fraktur", "sans-serif")
        kind = next((kind for kind in (*kinds, "monospace") if kind in described), "")
        return kind.replace(" ", "-"), plain
    if variant == "normal" or (upright and not variant):
        return "upright" if plain.isalpha() else "", plain
    return variant, plain


def test_the_reference_is_that_of_the_corpus() -> None:
    assert len(CORPUS) >= 200
    assert list(REFERENCE) == CORPUS


@pytest.mark.parametrize("tex", CORPUS)
def test_a_formula_has_the_structure_that_katex_gives_it(tex: str) -> None:
    ours = structure(to_mathml(tex, display=True))
    assert ours == structure(ElementTree.fromstring(REFERENCE[tex].replace("&nbsp;", "\u00a0")))


def test_typst_sets_every_formula() -> None:
    formulas = (
        to_typst(ElementTree.tostring(to_mathml(tex, display=display), encoding="unicode"))
        for tex in CORPUS
        for display in (True, False)
    )
    source = "\n\n".join(f"$ {formula} $" for formula in formulas)
    assert typst.compile(source.encode()).startswith(b"%PDF")


def slips() -> Iterator[str]:
    """Leave out one sign of every formula, in one place after the other."""
    for number, tex in enumerate(CORPUS):
        places = [at for at, sign in enumerate(tex) if sign in "{}\\&^_"]
        for at in places[number % 3 :: 3]:
            yield tex[:at] + tex[at + 1 :]


def test_a_slip_is_refused_or_it_is_set_and_said() -> None:
    formulas, refused = [], 0
    for tex in slips():
        try:
            math = to_mathml(tex, display=True)
        except TexError:
            refused += 1
        else:
            assert math.get("aria-label"), tex
            formulas.append(to_typst(ElementTree.tostring(math, encoding="unicode")))
    assert refused > 400
    source = "\n\n".join(f"$ {formula} $" for formula in formulas)
    assert typst.compile(source.encode()).startswith(b"%PDF")
