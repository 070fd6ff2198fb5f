"""The commands and environments of TeX that notes may use, and what to write for others."""

from __future__ import annotations

from difflib import get_close_matches


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SYMBOLS = _names("""
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi
    pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega
    Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    ell hbar imath jmath nabla partial infty aleph Re Im emptyset varnothing top bot forall exists
    nexists neg lnot prime angle triangle square checkmark therefore because
    pm mp times div cdot ast star circ bullet oplus ominus otimes oslash odot cap cup setminus
    wedge vee land lor dagger sqcup sqcap amalg
    lt gt le leq ge geq ne neq equiv approx sim simeq cong propto ll gg in ni notin subset
    subseteq supset supseteq subsetneq supsetneq mid nmid parallel perp models vdash prec succ
    preceq succeq coloneqq eqqcolon triangleq doteq asymp leqslant geqslant lesssim gtrsim colon
    to gets rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow implies
    impliedby iff mapsto longmapsto longrightarrow longleftarrow Longrightarrow Longleftarrow
    longleftrightarrow Longleftrightarrow uparrow downarrow updownarrow Uparrow Downarrow
    hookrightarrow nearrow searrow swarrow nwarrow rightharpoonup rightleftharpoons leadsto
    sum prod coprod int iint iiint oint bigcup bigcap bigoplus bigotimes bigodot bigvee bigwedge
    dots ldots cdots vdots ddots
    lfloor rfloor lceil rceil langle rangle lvert rvert lVert rVert vert Vert lbrace rbrace lbrack
    rbrack backslash
    quad qquad thinspace negthinspace limits nolimits hline
    displaystyle textstyle scriptstyle bmod
""")

_FUNCTIONS = _names("""
    exp log ln lg sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg det dim ker
    deg gcd hom lim limsup liminf max min sup inf Pr
""")

_STRUCTURES = _names("""
    frac dfrac tfrac cfrac sqrt binom dbinom tbinom overset underset stackrel xrightarrow
    xleftarrow not phantom hspace pmod
    hat bar vec tilde dot ddot check breve acute grave mathring widehat overline underline
    overbrace underbrace overrightarrow overleftarrow
    left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm
""")

FONTS = _names("""
    mathrm mathbf mathit mathbb mathcal mathscr mathfrak mathsf mathtt boldsymbol bm
    operatorname operatorname*
""")
TEXTS = _names("text textrm textbf textit texttt")

# What is written otherwise here than there; MathJax, which Anki uses, does not know the left one.
SPELLINGS = {
    "bm": r"\boldsymbol",
    "argmax": r"\operatorname*{arg\,max}",
    "argmin": r"\operatorname*{arg\,min}",
    "textrm": r"\text",
    "substack": "",
}
UPRIGHT = frozenset({"mathrm", "operatorname", "operatorname*"})

COMMANDS = _SYMBOLS | _FUNCTIONS | _STRUCTURES | FONTS | TEXTS | frozenset(SPELLINGS)
SIGNS = frozenset("{}|%_&#$,;:!> ")

ENVIRONMENTS = _names("""
    aligned gathered cases array subarray
    matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix
""")

# Numbers of equations are not shown, so these three mean the same as those.
ENVIRONMENT_SPELLINGS = {"split": "aligned", "align*": "aligned", "gather*": "gathered"}

_NO_MACROS = "매크로를 만들지 말고 그대로 풀어 적으세요"
_NO_NUMBERS = "식의 번호와 이름표는 싣지 않습니다. 빼 주세요"
_NO_COLORS = "수식의 빛깔은 사이트가 정합니다. 빼 주세요"
_REMEDIES = {
    "def": _NO_MACROS,
    "newcommand": _NO_MACROS,
    "renewcommand": _NO_MACROS,
    "let": _NO_MACROS,
    "DeclareMathOperator": r"그 자리에 \operatorname{이름}을 적으세요",
    "tag": _NO_NUMBERS,
    "label": _NO_NUMBERS,
    "ref": _NO_NUMBERS,
    "eqref": _NO_NUMBERS,
    "nonumber": _NO_NUMBERS,
    "notag": _NO_NUMBERS,
    "color": _NO_COLORS,
    "textcolor": _NO_COLORS,
    "mbox": r"\text{…}로 적으세요",
    "hbox": r"\text{…}로 적으세요",
    "rm": r"\mathrm{…}로 적으세요",
    "bf": r"\mathbf{…}로 적으세요",
    "it": r"\mathit{…}로 적으세요",
    "cal": r"\mathcal{…}로 적으세요",
    "over": r"\frac{위}{아래}로 적으세요",
    "choose": r"\binom{위}{아래}로 적으세요",
    "widetilde": r"\tilde{…}로 적으세요",
    "mathbbm": r"\mathbb{…}로 적으세요",
    "mathds": r"\mathbb{…}로 적으세요",
    "bold": r"\mathbf{…}로 적으세요",
    "norm": r"\lVert … \rVert로 적으세요",
    "abs": r"\lvert … \rvert로 적으세요",
    "newline": r"\\로 적으세요",
    "boxed": "상자는 그리지 않습니다. 중요한 식은 따로 한 줄에 적으세요",
    "cancel": "지운 금은 그리지 않습니다. 남는 식을 한 줄 더 적으세요",
}
_ENVIRONMENT_REMEDIES = dict.fromkeys(
    ("align", "eqnarray", "eqnarray*", "alignat", "multline", "flalign"),
    r"번호 없는 \begin{aligned} … \end{aligned}로 적으세요",
) | {
    "gather": r"번호 없는 \begin{gathered} … \end{gathered}로 적으세요",
    "equation": "$$ 사이에 식만 적으세요",
    "equation*": "$$ 사이에 식만 적으세요",
    "dcases": r"\begin{cases}에 \dfrac처럼 큰 명령을 적으세요",
}


def command_remedy(name: str) -> str:
    """Return what to do about a command that is not known."""
    if name in _REMEDIES:
        return _REMEDIES[name]
    if near := _nearest(name, COMMANDS):
        return rf"철자를 확인하세요. 가까운 명령: \{near}"
    if name.isalpha():
        return rf"함수의 이름이면 \operatorname{{{name}}}로 적고, 아니면 철자를 확인하세요"
    return "빼거나, 뜻하는 명령의 이름을 적으세요"


def environment_remedy(name: str) -> str:
    """Return what to do about an environment that is not known."""
    if name in _ENVIRONMENT_REMEDIES:
        return _ENVIRONMENT_REMEDIES[name]
    if near := _nearest(name, ENVIRONMENTS):
        return f"철자를 확인하세요. 가까운 환경: {near}"
    return f"쓸 수 있는 환경: {', '.join(sorted(ENVIRONMENTS))}"


def _nearest(name: str, names: frozenset[str]) -> str:
    """Return the name that was meant: one with a slip in it, or one that goes on or ends early."""
    near = get_close_matches(name, sorted(names), n=1, cutoff=0.75)
    longer = sorted((n for n in names if len(n) > 3 and name.startswith(n)), key=len)
    return "".join([*longer, *near][-1:])
