import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typst
from odapnote.book.mathematics import FormulaError, to_typst
from odapnote.formulas.mathml import to_mathml
from odapnote.formulas.tex import TexError
from odapnote.formulas.vocabulary import COMMANDS

FORMULAS = {
    r"\frac{i - k}{s} + 1": "frac(i minus k, s) + 1",
    r"x_i^2": "attach(x, b: i, t: 2)",
    r"\sqrt{d_k}": "sqrt(attach(d, b: k))",
    r"\text{출력, 크기}": '"출력, 크기"',
    r"f(x, y)": "f lr(paren.l x comma y paren.r)",
    r"[0, 1)": "bracket.l 0 comma 1 paren.r",
    r"s(z)_i = \frac{1}{2}": "s paren.l z attach(paren.r, b: i) = frac(1, 2)",
    r"\begin{cases} 0 & x \\ 1 & y \end{cases}": (
        "lr(brace.l mat(delim: #none, align: #left, column-gap: #1em, row-gap: #0.5em, 0, x; 1, y))"
    ),
    r"\begin{aligned} a &= b \\ &= c \end{aligned}": "a & = b \\  & = c",
    r"x \begin{aligned} a &= b \\ c &= d \end{aligned}": (
        "x mat(delim: #none, row-gap: #0.6em, a & = b; c & = d)"
    ),
    r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}": (
        "mat(delim: #none, align: #center, augment: #(hline: (1,), vline: (1,)), a, b; c, d)"
    ),
    r"\dfrac{a}{b}": "std.math.display(frac(a, b))",
    r"|x|": 'std.math.class("normal", bar.v) x std.math.class("normal", bar.v)',
    r"\left| x \right|": "lr(bar.v x bar.v)",
    r"\left. x \right|": "lr(x bar.v)",
    r"\left( a \middle| b \right)": "lr(paren.l a mid(bar.v) b paren.r)",
    r"\left[ f(x) \right]": "lr(bracket.l f lr(paren.l x paren.r) bracket.r)",
    r"\left\uparrow x \middle\Vert y \right/": "lr(↑ x mid(bar.v.double) y slash)",
    r"\big\uparrow x": 'std.math.class("normal", lr(↑, size: #1.2em)) x',
    r"\bigl( x \bigr)": "lr(paren.l x paren.r, size: #1.2em)",
    r"\text{크기 } 28 \text{에서}": '"크기 "28"에서"',
    r"\sum_{i} x": "attach(∑, b: i) x",
    r"\sum\limits_{i} x": "attach(limits(∑), b: i) x",
    r"\overline{ab}": "overline(a b)",
    r"\vec{a}": "std.math.accent(a, arrow)",
    r"\xrightarrow{f}": (
        "#h(0.2777778em) attach(limits(stretch(→)), t: #h(0.4286em) f #h(0.4286em)) #h(0.2777778em)"
    ),
    r"\mathbb{E}[X]": "𝔼 lr(bracket.l X bracket.r)",
    r"\textbf{굵게}": 'bold("굵게")',
    r"\begin{matrix} 0 \\ 1 \end{matrix}": "mat(delim: #none, align: #center, 0; 1)",
}


def mathml(tex: str) -> str:
    return ElementTree.tostring(to_mathml(tex), encoding="unicode")


@pytest.mark.parametrize(("tex", "expected"), FORMULAS.items(), ids=list(FORMULAS))
def test_a_formula_is_translated(tex: str, expected: str) -> None:
    assert to_typst(mathml(tex)) == expected


@pytest.mark.parametrize(
    "tex",
    [
        *FORMULAS,
        r"o = \left\lfloor \frac{i + 2p - k}{s} \right\rfloor + 1",
        r"\lceil i / s \rceil",
        r"\sigma(z) = \frac{1}{1 + e^{-z}}",
        r"\sum_{j=1}^{n} e^{z_j}",
        r"\hat{x} = \frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}}",
        r"\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right) V",
        r"\max(0, x) \le 1 \times 2 \cdot 3 \ne \infty",
        r"\begin{cases} x & x > 0 \\ 0 & x \le 0 \end{cases}",
        r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}",
        r"f'(x) \quad \mathbf{W} \in \mathbb{R}^{m \times n}",
        r"\{1, 2\}, |x|, a\_b, 50\%",
    ],
)
def test_typst_takes_what_was_translated(tex: str) -> None:
    source = f"${to_typst(mathml(tex))}$"
    assert typst.compile(source.encode()).startswith(b"%PDF")


PATTERNS = (
    r"x \? y",
    r"\?{x}",
    r"\?{x}{y}",
    r"\?{1em}",
    r"\?( x",
    r"\big\? x",
    r"\left\? x \right\?",
    r"\sum\?_{i}",
)


def drawn(tex: str) -> str:
    """Return a formula in Typst, or nothing if it cannot be written so."""
    try:
        return f"#math.equation(block: true, alt: {json.dumps(tex)}, ${to_typst(mathml(tex))}$)"
    except TexError:
        return ""


def test_typst_sets_every_command_in_the_fonts_of_the_book() -> None:
    formulas = [
        formula
        for command in sorted(COMMANDS)
        for pattern in PATTERNS
        if (formula := drawn(pattern.replace("?", command)))
    ]
    assert len(formulas) > 3 * len(COMMANDS)
    fonts = '#show math.equation: set text(font: ("New Computer Modern Math", "Pretendard"))'
    source = "\n".join(['#set document(title: "수식")', fonts, *formulas])
    folder = Path(__file__).resolve().parents[2] / "docs" / "fonts"
    # PDF/UA fails for a letter that no font has.
    typst.compile(
        source.encode(), font_paths=[folder], ignore_system_fonts=True, pdf_standards=["ua-1"]
    )


def test_an_unknown_element_is_refused() -> None:
    with pytest.raises(FormulaError, match="menclose"):
        to_typst("<math><menclose><mi>x</mi></menclose></math>")
    with pytest.raises(FormulaError, match="읽을 수 없습니다"):
        to_typst("<math><mi>x</math>")
