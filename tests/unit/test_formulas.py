"""TeX becomes MathML, or an error that says what is wrong."""

from __future__ import annotations

import markdown
import pytest
from odapnote.formulas.extension import Formulas
from odapnote.formulas.mathml import to_mathml
from odapnote.formulas.tex import TexError
from odapnote.source import Location

MARKDOWN = {"pymdownx.arithmatex": {"generic": True}}


def tags(tex: str) -> list[tuple[str, str]]:
    math = to_mathml(tex)
    return [(element.tag, element.text) for element in math.iter() if element.text]


def test_brackets_are_operators_and_names_are_whole() -> None:
    found = tags(r"\lfloor \mathrm{ReLU} \rfloor")
    assert found[:3] == [("mo", "⌊"), ("mi", "ReLU"), ("mo", "⌋")]


def test_the_tex_is_kept() -> None:
    tex = r"\frac{i - k}{s} + 1"
    assert to_mathml(tex).findtext(".//annotation") == tex


@pytest.mark.parametrize("tex", [r"\foo{x}", r"\frac{a}", r"\sqrt{", "x^2^3", r"\left( x"])
def test_wrong_tex_is_refused(tex: str) -> None:
    with pytest.raises(TexError):
        to_mathml(tex)


def test_a_page_gets_its_formulas() -> None:
    text = "길이 $i < 3$\n\n$$\n\\frac{i}{s}\n$$\n"
    html = markdown.markdown(
        text, extensions=["pymdownx.arithmatex", Formulas()], extension_configs=MARKDOWN
    )
    assert html.count("<math") == 2
    assert 'display="block"' in html
    assert "<mo>&lt;</mo>" in html
    assert "\\(" not in html
    assert "&amp;" not in html


def test_a_wrong_formula_is_found_at_its_line() -> None:
    formulas = Formulas()
    formulas.begin("docs/a.md", "---\ntitle: 제목\n---\n\n$\\foo$")
    markdown.markdown(
        "$\\foo$", extensions=["pymdownx.arithmatex", formulas], extension_configs=MARKDOWN
    )
    (problem,) = formulas.problems
    assert problem.location == Location("docs/a.md", 5)
    assert "\\foo" in problem.message
