"""Broken formulas, all on one page of a real build: each is told at its line, and nothing else."""

from __future__ import annotations

import re

from conftest import SiteBuilder

# What is wrong, and words of the message about it.
BROKEN = [
    # Commands
    (r"\fraction{1}{2}", r"모르는 명령 \fraction → 철자를 확인하세요. 가까운 명령: \frac"),
    (r"\alhpa + 1", r"모르는 명령 \alhpa → 철자를 확인하세요. 가까운 명령: \alpha"),
    (r"\softmax(z)", r"\operatorname{softmax}로 적고"),
    (r"\ReLU(x)", r"\operatorname{ReLU}로 적고"),
    (r"\foo", r"모르는 명령 \foo"),
    (r"\Frac{1}{2}", r"모르는 명령 \Frac"),
    (r"\sigmoid(x)", r"모르는 명령 \sigmoid"),
    (r"x \tiems y", r"가까운 명령: \times"),
    (r"a \leqq b", r"가까운 명령: \leq"),
    (r"\mathbbm{1}", r"\mathbb{…}로 적으세요"),
    (r"\mbox{가}", r"\text{…}로 적으세요"),
    (r"{\rm x}", r"\mathrm{…}로 적으세요"),
    (r"{\bf x}", r"\mathbf{…}로 적으세요"),
    (r"{\cal L}", r"\mathcal{…}로 적으세요"),
    (r"a \over b", r"\frac{위}{아래}로 적으세요"),
    (r"n \choose k", r"\binom{위}{아래}로 적으세요"),
    (r"\widetilde{xy}", r"\tilde{…}로 적으세요"),
    (r"\newcommand{\a}{1} \a", "매크로를 만들지 말고"),
    (r"\def\a{1} \a", "매크로를 만들지 말고"),
    (r"\color{red} x", "빛깔은 사이트가 정합니다"),
    (r"x \tag{1}", "식의 번호와 이름표는 싣지 않습니다"),
    (r"x \label{eq}", "식의 번호와 이름표는 싣지 않습니다"),
    (r"\boxed{x}", "상자는 그리지 않습니다"),
    (r"\cancel{x}", "지운 금은 그리지 않습니다"),
    (r"\norm{x}", r"\lVert … \rVert로 적으세요"),
    (r"\includegraphics{a}", r"모르는 명령 \includegraphics"),
    (r"\href{a}{b}", r"모르는 명령 \href"),
    (r"\?", r"모르는 명령 \?"),
    (r"\mathop{argmax}_x", r"\operatorname*{이름}으로 적으세요"),
    # Environments
    (r"\begin{align} a &= b \end{align}", r"번호 없는 \begin{aligned}"),
    (r"\begin{eqnarray} a &=& b \end{eqnarray}", r"번호 없는 \begin{aligned}"),
    (r"\begin{equation} a \end{equation}", "$$ 사이에 식만 적으세요"),
    (r"\begin{alined} a &= b \end{alined}", "가까운 환경: aligned"),
    (r"\begin{tabular}{c} a \end{tabular}", "모르는 환경 ‘tabular’"),
    (r"\begin{cases} 0 & x", r"‘\begin{cases}’를 닫는 ‘\end{cases}’가 없습니다"),
    (r"\begin{cases} 0 \end{pmatrix}", r"‘\begin{cases}’를 닫는 ‘\end{cases}’가 없습니다"),
    (r"a \end{cases}", r"‘\end{cases}’ 앞에 여는 짝이 없습니다"),
    (r"\begin x \end", r"\begin 뒤에 환경의 이름이 없습니다"),
    (r"\begin{array} a & b \end{array}", "array의 열 지정이 바르지 않습니다"),
    # Braces and brackets
    (r"a_{i", "‘{’를 닫는 ‘}’가 없습니다"),
    (r"a_i}", "‘}’ 앞에 여는 짝이 없습니다"),
    (r"\frac{a}{b", "‘{’를 닫는 ‘}’가 없습니다"),
    (r"\frac{a}b}", "‘}’ 앞에 여는 짝이 없습니다"),
    (r"\sqrt{x", "‘{’를 닫는 ‘}’가 없습니다"),
    (r"e^{-z}}", "‘}’ 앞에 여는 짝이 없습니다"),
    (r"\text{가", "‘{’를 닫는 ‘}’가 없습니다"),
    (r"\left( x", r"‘\left’를 닫는 ‘\right’가 없습니다"),
    (r"x \right)", r"‘\right’ 앞에 여는 짝이 없습니다"),
    (r"\left( \frac{a}{b \right)", "‘{’를 닫는 ‘}’가 없습니다"),
    (r"{ \left( x } \right)", r"‘\left’를 닫는 ‘\right’가 없습니다"),
    (r"\left{ x \right}", r"\left 뒤의 중괄호는 묶음으로 읽힙니다"),
    (r"\left x \right)", r"\left, \right, \big 뒤에 괄호가 없습니다"),
    (r"\sqrt[3{x}", "닫는 괄호가 없습니다"),
    # Arguments
    (r"\frac{a}", "인수가 없습니다"),
    (r"x^", "인수가 없습니다"),
    (r"x_", "인수가 없습니다"),
    (r"\hat", "인수가 없습니다"),
    (r"\sqrt", "인수가 없습니다"),
    (r"\frac{1}{}", "인수가 비어 있습니다"),
    (r"\sum_{i=1}^{} x_i", "인수가 비어 있습니다"),
    (r"\hat{}", "인수가 비어 있습니다"),
    (r"\sqrt{ }", "인수가 비어 있습니다"),
    (r"\bar^{x}", "인수가 비어 있습니다"),
    (r"\frac{a}^{b}", "인수가 비어 있습니다"),
    (r"x^2^3", "첨자가 한 글자에 두 번 붙었습니다"),
    (r"x_i_j", "첨자가 한 글자에 두 번 붙었습니다"),
    (r"x^_i", "인수가 없습니다"),
    (r"\limits_i", r"\limits는"),
    (r"\not{}", r"\not"),
    # Signs that TeX, the converter or a font would lose
    (r"50% + 1", "TeX의 주석이라 보이지 않습니다 → \\%로 적으세요"),
    (r"\text{50% 확률}", "TeX의 주석이라 보이지 않습니다"),
    (r"a & b", "‘&’가 환경의 칸 밖에 있습니다"),
    (r"\begin{aligned} \left( a & b \right) \end{aligned}", "‘&’가 환경의 칸 밖에 있습니다"),
    (r"\begin{aligned} a \\ {b \\ c} \end{aligned}", r"환경 밖의 \\는 줄을 바꾸지"),
    (r"a \middle| b", r"\middle이 \left와 \right 사이에"),
    (r"a \\ b", r"환경 밖의 \\는 줄을 바꾸지 않습니다"),
    (r"#1", r"수식 안의 ‘#’ → \#로 적거나"),
    (r"f’(x)", "수식 안의 따옴표 ‘’’ → 프라임은 '로 적으세요"),
    (r"x　y", "수식에 쓸 수 없는 글자"),
    (r"学", "수식에 쓸 수 없는 글자 ‘学’ (U+5B66)"),
    (r"\text{a_b}", r"\text 안의 ‘_’"),
    (r"\text{x \alpha}", r"\text 안에 쓸 수 없는 명령 \alpha"),
    (r"\mathrm{batch size}", r"\mathrm 안의 빈칸은 보이지 않습니다"),
    (r"\operatorname{arg max}_x", r"\operatorname 안의 빈칸은 보이지 않습니다"),
    (r"\bm{1}", r"\bm의 숫자는 글꼴이 바뀌지 않습니다"),
    (r"\bm 1", r"\bm의 숫자는 글꼴이 바뀌지 않습니다"),
    (r"\mathcal{1}", r"\mathcal의 숫자는 글꼴이 바뀌지 않습니다"),
    (r"\mathbf 가", r"한글에는 \mathbf가 없습니다"),
    (r"\boldsymbol{\mathcal{L}}", r"겹친 글꼴 명령 \boldsymbol, \mathcal"),
    (r"\mathbf{가}", r"한글에는 \mathbf가 없습니다"),
    (r"\hline x", r"\hline이 행의 처음에 있지 않습니다"),
    (r"\operatorname{\mathbf{x}}", r"\operatorname 안에 글자가 아닌 것이"),
    (r"x² + 1", "수식에 쓸 수 없는 글자 ‘²’"),
    (r"√2", "수식에 쓸 수 없는 글자 ‘√’"),
    (r"\hspace{1}", "길이가 바르지 않습니다"),
    (r"\hspace{1xy}", "길이가 바르지 않습니다"),
    (r"\hspace{1mu}", "길이의 단위가 바르지 않습니다"),
]
FIRST = 5

TOLD = re.compile(r"docs/index\.md:(\d+): (수식 .*)")


def test_every_broken_formula_is_told_at_its_line(build_site: SiteBuilder) -> None:
    assert len(BROKEN) >= 60
    # What stands before them looks like them: right formulas, and code that shows wrong ones.
    page = ["# 쪽", "", "$a_{i}$, $\\frac{a}{b}$, `$x^$`", ""]
    for tex, _ in BROKEN:
        page += [f"${tex}$", ""]
    site = build_site(
        {"index.md": "\n".join(page)},
        ("formulas.py",),
        markdown_extensions=[{"pymdownx.arithmatex": {"generic": True}}],
    )
    told = {int(match[1]): match[2] for match in map(TOLD.search, site.warnings) if match}
    wanted = {FIRST + 2 * at: words for at, (_, words) in enumerate(BROKEN)}
    missing = {line: BROKEN[(line - FIRST) // 2] for line in wanted.keys() - told.keys()}
    assert not missing
    assert len(site.warnings) == len(told) == len(wanted)
    wrong = {line: told[line] for line, words in wanted.items() if words not in told[line]}
    assert not wrong


PLACES = {
    "a fault within a block": (
        "$$\n\\begin{aligned}\na &= b \\\\\nc &= \\foo\n\\end{aligned}\n$$\n",
        [6],
    ),
    "a fault that the converter finds": ("$$\na + b\n+ c^\n$$\n", [5]),
    "a comment within a block": ("$$\na \\\\\n50%\n$$\n", [4]),
    "the same fault twice": ("$x^$\n\n글 $x^$\n", [3, 5]),
    "one that code shows before": ("```text\n$x^$\n```\n\n$x^$\n", [7]),
    "one within a list": ("- 가\n\n    $$\n    a_{\n    $$\n", [6]),
    "one within a quotation": ("> $$\n> a_{\n> $$\n", [4]),
    "one of a longer one": ("$x^2$ $x^$\n", [3]),
    "one that ends with a sign of quotations": ("$\\foo >$\n", [3]),
    "brackets of LaTeX": ("\\(x^\\) 글\n", [3]),
}


def test_the_line_is_that_of_the_fault(build_site: SiteBuilder) -> None:
    site = build_site(
        {f"{at}.md": f"# 쪽\n\n{text}" for at, (text, _) in enumerate(PLACES.values())},
        ("formulas.py",),
        markdown_extensions=["pymdownx.superfences", {"pymdownx.arithmatex": {"generic": True}}],
    )
    told: dict[str, list[int]] = {name: [] for name in PLACES}
    for page, line in re.findall(r"docs/(\d)\.md:(\d+): 수식", "\n".join(site.warnings)):
        told[list(PLACES)[int(page)]].append(int(line))
    assert told == {name: lines for name, (_, lines) in PLACES.items()}
