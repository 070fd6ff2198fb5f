"""What one hears of a formula."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from odapnote.formulas.mathml import to_mathml
from odapnote.formulas.spoken import spoken
from odapnote.formulas.tex import TexError
from odapnote.formulas.vocabulary import COMMANDS

CORPUS = Path(__file__).resolve().parent.parent / "formulas" / "katex.json"

SAID = {
    # Fractions, floors and ceilings
    r"o = \left\lfloor \frac{i - k}{s} \right\rfloor + 1": "o는 i 빼기 k 나누기 s의 내림 더하기 1",
    r"\lfloor (i - k)/s \rfloor + 1": ("괄호 열고 i 빼기 k 괄호 닫고 나누기 s의 내림 더하기 1"),
    r"\lceil 28/2 \rceil = 14": "2분의 28의 올림은 14",
    r"\frac{a + b}{c}": "a 더하기 b 나누기 c",
    r"a + b/c": "a 더하기 c분의 b",
    r"a + 2i/d_k": "a 더하기 d 아래 첨자 k분의 2 i",
    r"1/(1 - p)": "1 나누기 괄호 열고 1 빼기 p 괄호 닫고",
    r"a/b/c": "b분의 a 나누기 c",
    r"x + \lfloor a + b \rfloor": "x 더하기 괄호 열고 a 더하기 b 괄호 닫고의 내림",
    r"\frac{1}{2}": "2분의 1",
    r"\frac{a + b}{c} + 1": "괄호 열고 a 더하기 b 괄호 닫고 나누기 c 더하기 1",
    r"\frac{1}{1 + x}": "1 나누기 괄호 열고 1 더하기 x 괄호 닫고",
    r"\eta \frac{1}{n}": "에타 곱하기 n분의 1",
    r"\frac{\partial L}{\partial w}": "w에 대한 L의 편미분",
    r"\frac{dy}{dx}": "x에 대한 y의 미분",
    r"\frac{d}{dx} x^2": "x에 대한 미분 x의 제곱",
    r"\binom{n}{k}": "이항계수 n 중 k",
    # Above and below
    r"x^2": "x의 제곱",
    r"x^3": "x의 세제곱",
    r"x^n": "x의 n제곱",
    r"e^{-z}": "e의 마이너스 z제곱",
    r"e^{a + b}": "e의 괄호 열고 a 더하기 b 괄호 닫고 제곱",
    r"10^{-8}": "10의 마이너스 8제곱",
    r"x_i": "x 아래 첨자 i",
    r"h_{t-1}": "h 아래 첨자 t 빼기 1 첨자 끝",
    r"x_i^2": "x 아래 첨자 i의 제곱",
    r"a^{(l)}": "a 위 첨자 괄호 열고 l 괄호 닫고 첨자 끝",
    r"QK^\top": "Q K의 전치",
    r"QK^T": "Q K의 전치",
    r"(AB)^T": "괄호 열고 A B 괄호 닫고의 전치",
    r"\beta^T": "베타 위 첨자 T",
    r"\theta^*": "세타 별",
    r"f'(x)": "f 프라임 괄호 열고 x 괄호 닫고",
    r"f''(x)": "f 두 프라임 괄호 열고 x 괄호 닫고",
    r"a'^2": "a 프라임의 제곱",
    r"90^\circ": "90도",
    r"(x - \mu)^2": "괄호 열고 x 빼기 뮤 괄호 닫고의 제곱",
    r"n_{\text{입력}}": "n 아래 첨자 입력",
    # Sums, products, integrals, limits
    r"\sum_{i=1}^{n} x_i": "i는 1부터 n까지의 합 x 아래 첨자 i",
    r"\sum_i w_i^2": "i에 대한 합 w 아래 첨자 i의 제곱",
    r"\sum_{i \ne j} a": "합, 단 i는 j와 같지 않음, a",
    r"\prod_{t=1}^{T} p_t": "t는 1부터 T까지의 곱 p 아래 첨자 t",
    r"\int_0^1 f\,dx": "0부터 1까지의 적분 f d x",
    r"\lim_{x \to 0} f": "x가 0으로 갈 때의 극한 f",
    r"\max_x f": "x에 대한 최댓값 f",
    r"\operatorname*{arg\,max}_x f": "x에 대한 최댓점 f",
    r"\bigcup_{i=1}^{n} A_i": "i는 1부터 n까지의 합집합 A 아래 첨자 i",
    # Roots
    r"\sqrt{d_k}": "루트 d 아래 첨자 k",
    r"\sqrt{a + b}": "루트 시작 a 더하기 b 루트 끝",
    r"\sqrt[3]{x}": "x의 세제곱근",
    r"\sqrt[n]{x}": "x의 n제곱근",
    # Letters
    r"\alpha + \beta = \gamma": "알파 더하기 베타는 감마",
    r"\Sigma": "대문자 시그마",
    r"\epsilon \to 0": "엡실론 화살표 0",
    r"\mathbf{W}\mathbf{x}": "W x",
    r"\mathcal{L}": "L",
    r"x \in \mathbb{R}": "x는 실수 집합의 원소",
    r"\mathbb{1}[y = 1]": "지시 함수 대괄호 열고 y는 1 대괄호 닫고",
    r"\infty": "무한대",
    # Functions
    r"\mathrm{softmax}(z)": "소프트맥스 괄호 열고 z 괄호 닫고",
    r"-\log p": "마이너스 로그 p",
    r"\exp(x)": "지수 함수 괄호 열고 x 괄호 닫고",
    r"\max(0, x)": "최댓값 괄호 열고 0, x 괄호 닫고",
    r"\tanh x": "하이퍼볼릭 탄젠트 x",
    r"\nabla L": "나블라 L",
    r"\mathbb{E}[X]": "기댓값 대괄호 열고 X 대괄호 닫고",
    # Brackets and bars
    r"|x|": "x의 절댓값",
    r"\|x\|_2": "x의 노름 아래 첨자 2",
    r"|x| + |y|": "x의 절댓값 더하기 y의 절댓값",
    r"p(y \mid x)": "p 괄호 열고 y 바 x 괄호 닫고",
    r"p(y|x)": "p 괄호 열고 y 바 x 괄호 닫고",
    r"[0, 1)": "대괄호 열고 0, 1 괄호 닫고",
    r"\{x \mid x > 0\}": "중괄호 열고 x 바 x는 0보다 큼 중괄호 닫고",
    r"\langle x, y \rangle": "각괄호 열고 x, y 각괄호 닫고",
    # Relations, with particles as the words want them
    r"s = 1": "s는 1",
    r"n = 10": "n은 10",
    r"k = 3 = a": "k는 3은 a",
    r"L = w": "L은 w",
    r"a \ne b": "a는 b와 같지 않음",
    r"a \ne 1": "a는 1과 같지 않음",
    r"x \ge 0": "x는 0보다 크거나 같음",
    r"0 < x < 1": "0은 x보다 작음, x는 1보다 작음",
    r"x \sim p": "x는 p를 따름",
    r"w \leftarrow w - 1": "w에 w 빼기 1을 넣음",
    r"A \subseteq B": "A는 B의 부분집합",
    r"a \implies b": "a 이면 b",
    # Marks
    r"\hat{y}": "y 햇",
    r"\bar{x}": "x 바",
    r"\tilde{x}": "x 물결",
    r"\vec{a}": "벡터 a",
    r"\overline{xy}": "x y 윗줄",
    r"\underline{x}": "x 밑줄",
    r"\underbrace{a + b}_{n}": "괄호 열고 a 더하기 b 괄호 닫고, 아래에 n",
    # Tables
    r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}": ("2행 2열 행렬, 1행 1, 0, 2행 0, 1, 행렬 끝"),
    r"\begin{vmatrix} a \end{vmatrix}": "1행 1열 행렬식, 1행 a, 행렬식 끝",
    r"y = \begin{cases} 0 & x < 0 \\ x & \text{그 밖} \end{cases}": (
        "y는 경우 2가지, 1번 0, x는 0보다 작음, 2번 x, 그 밖, 경우 끝"
    ),
    r"\begin{aligned} a &= b \\ &= c \end{aligned}": "a는 b, 다음 줄 이는 c",
    # Units, numbers and words
    r"50\%": "50 퍼센트",
    r"28 \times 28 \times 1": "28 곱하기 28 곱하기 1",
    r"3.5\text{ kg}": "3.5 kg",
    r"\text{출력} = \text{입력} - 2": "출력은 입력 빼기 2",
    r"a_1, \ldots, a_n": "a 아래 첨자 1, 점점점, a 아래 첨자 n",
    r"x, \quad y": "x, y",
}


@pytest.mark.parametrize(("tex", "words"), SAID.items(), ids=list(SAID))
def test_a_formula_is_said(tex: str, words: str) -> None:
    assert spoken(to_mathml(tex, display=True)) == words


def test_words_of_every_known_formula_are_korean_letters_and_numbers() -> None:
    assert len(SAID) >= 60
    for tex, _ in json.loads(CORPUS.read_text(encoding="utf-8")):
        words = spoken(to_mathml(tex, display=True))
        assert re.fullmatch(r"[가-힣A-Za-z0-9 ,.:?'()-]+", words), (tex, words)


# They draw nothing of their own, or need more around them than an argument.
NOT_ALONE = {"limits", "nolimits", "hline", "left", "right", "middle", "not"}


@pytest.mark.parametrize("pattern", [r"x \{} y", r"\{}{{x}}", r"\{}{{x}}{{y}}"])
def test_every_sign_has_a_name(pattern: str) -> None:
    for command in COMMANDS - NOT_ALONE:
        try:
            words = spoken(to_mathml(pattern.format(command)))
        except TexError:
            continue
        assert not words or re.fullmatch(r"[가-힣A-Za-z0-9 ,.:-]+", words), command


def test_every_command_is_drawn() -> None:
    patterns = (r"x \{} y", r"\{}{{x}}", r"\{}{{x}}{{y}}", r"\{}( x", r"\{}{{1em}}")
    for command in COMMANDS - NOT_ALONE:
        assert any(is_drawn(pattern.format(command)) for pattern in patterns), command


def is_drawn(tex: str) -> bool:
    try:
        return to_mathml(tex) is not None
    except TexError:
        return False
