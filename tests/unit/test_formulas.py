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


SPELLINGS = {
    r"\bm{x}": r"\boldsymbol{x}",
    r"\argmax_x": r"\operatorname*{arg\,max}_x",
    r"\mathop{\mathrm{argmax}}_x": r"\operatorname*{argmax}_x",
    r"\mathop{\rm softmax}(z)": r"\operatorname*{softmax}(z)",
    r"\begin{split} a &= b \end{split}": r"\begin{aligned} a &= b \end{aligned}",
    r"\begin{align*} a &= b \end{align*}": r"\begin{aligned} a &= b \end{aligned}",
    r"\begin{gather*} a \end{gather*}": r"\begin{gathered} a \end{gathered}",
    r"\sum_{\substack{i \\ j}} x": r"\sum_{\begin{subarray}{c}i \\ j\end{subarray}} x",
    r"n_{입력 크기}": r"n_{\text{입력 크기}}",
    r"\text{입력 크기}": r"\text{입력 크기}",
    r"\text가": r"\text{가}",
    r"x \not\in A \not= B": r"x \not\in A \not= B",
}


@pytest.mark.parametrize(("tex", "known"), SPELLINGS.items(), ids=list(SPELLINGS))
def test_what_not_every_reader_knows_is_spelled_as_all_know_it(tex: str, known: str) -> None:
    assert to_mathml(tex).findtext(".//annotation") == known


@pytest.mark.parametrize("sign", "°±·×÷Σα′…‖ℓℝ←→↔⇒⇔∀∂∃∇∈∉∏∑−∗∘∝∞∥∧∨∩∪∫∼≈≠≡≤≥≪≫⊂⊆⊕⊗⊙⋅⋯⌈⌉⌊⌋⟨⟩")
def test_signs_may_be_written_as_they_are(sign: str) -> None:
    assert sign in "".join(to_mathml(f"x {sign} y").find(".//mrow").itertext())


def test_nothing_unseen_is_left_in_the_text() -> None:
    tex = r"\max(0, x) + \left. \mathcal{L} \right| + a_1, \ldots, a_n"
    text = "".join(to_mathml(tex).find(".//mrow").itertext())
    assert text == "max(0,x)+ℒ|+a1,…,an"


def test_marks_stand_on_their_letters() -> None:
    marks = [tags(tex)[1] for tex in (r"\vec{a}", r"\overline{a}", r"\underline{a}")]
    assert marks == [("mo", "→"), ("mo", "‾"), ("mo", "_")]


def test_a_formula_has_korean_words_for_a_name() -> None:
    assert to_mathml(r"\frac{i}{s}").get("aria-label") == "s분의 i"


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


def test_a_wrong_formula_of_a_notebook_is_found_among_its_comments() -> None:
    formulas = Formulas()
    formulas.begin("docs/a.py", "# %% [markdown]\n# 글\n#\n# $$\n# a\n# + x^\n# $$\n")
    markdown.markdown(
        "글\n\n$$\na\n+ x^\n$$\n",
        extensions=["pymdownx.arithmatex", formulas],
        extension_configs=MARKDOWN,
    )
    assert [problem.location.line for problem in formulas.problems] == [6]
