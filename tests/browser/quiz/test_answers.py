"""What readers type: read, and judged alike on a page, in the exam and in 내 오답노트."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from browser.quiz.asking import PADDING
from playwright.sync_api import Page


@dataclass(frozen=True)
class Asked:
    """A question that is typed.

    Attributes:
        words: What it asks.
        key: What an answer is judged by.
    """

    words: str
    key: dict[str, Any]

    @property
    def kind(self) -> str:
        return "short" if "accepted" in self.key else "numeric"


def number(words: str, lowest: float, highest: float | None = None, *slips: float) -> Asked:
    upper = lowest if highest is None else highest
    found = [[slip, "까닭"] for slip in slips]
    key = {"value": f"{lowest:g}", "lowest": lowest, "highest": upper, "slips": found, "right": []}
    return Asked(words, key)


def word(words: str, *accepted: str) -> Asked:
    return Asked(words, {"value": accepted[0], "accepted": accepted, "right": []})


SIZE = number("출력의 한 변은 몇 칸입니까?", 13, None, 27)
EPOCHS = number("patience가 1입니다. 몇 에포크를 학습합니까?", 5)
TIMES = number("격자 탐색은 모델을 모두 몇 번 학습합니까?", 24)
LARGE = number("원본은 몇 장입니까?", 1000, None, 2000)
THOUSANDS = number("파라미터 수는 얼마입니까?", 1024)
CHANCE = number("두 번 다 살아남을 확률은 얼마입니까?", 0.25)
WEIGHTS = number("어텐션 가중치는 모두 몇 개입니까?", 25)
PERCENT = number("정확도는 몇 %입니까?", 25)
NEAR = number("약 얼마입니까?", 0.6, 0.8)
TENTHS = number("얼마입니까?", 0.3)
NEGATIVE = number("얼마입니까?", -3)
STOPPING = word(
    "학습을 멈추는 기법의 이름은 무엇입니까?", "조기 종료", "early stopping", "EarlyStopping"
)
SOFTMAX = word("출력층에 쓰는 활성화 함수의 이름은 무엇입니까?", "소프트맥스", "softmax")
INPUT = word("맨 앞에 두는 것의 이름은? keras.____(shape=(2,))", "Input", "keras.Input")
SAME = word("출력 크기를 입력과 같게 하는 padding의 값은 무엇입니까?", "same", "세임")
SHAPE = word("입력 형태를 Keras의 기본 순서로 적으세요.", "(28, 28, 1)")
LABEL = word("클래스마다 번호를 매기는 방식은?", "레이블 인코딩", "label encoding")
ARGUMENT = word("Dense의 인자 이름은 무엇입니까?", "kernel_initializer")

RIGHT = [
    *[(SIZE, text) for text in ("13", " 13 ", "13.0", "+13", "１３", "13.", "13칸", "13 칸")],
    *[
        (SIZE, text)
        for text in ("13픽셀", "13px", "`13`", "13입니다", "정답은 13입니다.", "답: 13")
    ],
    *[(SIZE, text) for text in ("약 13", "o = 13", "26/2", "(28-3)/2+0.5", "13(칸)", "[13]")],
    *[(EPOCHS, text) for text in ("5에포크", "5 에포크", "5번째 에포크", "5에포크입니다")],
    *[(TIMES, text) for text in ("24회", "24번", "3×4×2", "3*4*2=24", "3 x 4 x 2", "총 24번")],
    *[(LARGE, text) for text in ("1000장", "1,000", "1천", "10^3", "1e3", "10**3", "10³")],
    *[(THOUSANDS, text) for text in ("1,024", "1024개", "2^10", "1,024개의 파라미터")],
    *[(CHANCE, text) for text in ("0.25", ".25", "1/4", "25%", "25 %", "25퍼센트", "0.5²", "¼")],
    *[(CHANCE, text) for text in ("0.5 × 0.5", "2^-2", "$0.25$", "0.2500")],
    *[(WEIGHTS, text) for text in ("5^2", "5×5", "25개", "5²")],
    *[(PERCENT, text) for text in ("25%", "25", "25 퍼센트")],
    *[(NEAR, text) for text in ("0.8", "0.6", "0.60", "4/5", "80%", "0.7")],
    *[(TENTHS, text) for text in ("0.3", "0.1+0.2", "3/10")],
    *[(NEGATIVE, text) for text in ("-3", "−3", "–3", "－３")],
    *[(STOPPING, text) for text in ("조기 종료(early stopping)", "early stopping(조기 종료)")],
    *[(STOPPING, text) for text in ("조기종료", "Early-Stopping", "EarlyStopping()", "조기 종료.")],
    *[(STOPPING, text) for text in ("조기 종료, early stopping", "조기 종료/early stopping")],
    *[(STOPPING, text) for text in ("조기 종료 early stopping", "조기 종료 기법", "‘조기 종료’")],
    *[(STOPPING, text) for text in ("조기 종료입니다", "정답은 조기 종료입니다.")],
    *[
        (SOFTMAX, text)
        for text in ("소프트맥스(softmax)", "Softmax 함수", "소프트맥스(softmax) 함수")
    ],
    *[(INPUT, text) for text in ("Input()", "keras.Input()", "Input(shape=(2,))", "`Input`")],
    *[(SAME, text) for text in ('padding="same"', "padding='same'", "`same`", '"same"', "Same")],
    *[(SAME, text) for text in ("padding = same", "same 값", "세임", '`padding="same"`')],
    *[(SHAPE, text) for text in ("28×28×1", "28x28x1", "[28,28,1]", "(28,28,1)", "28 28 1")],
    *[(SHAPE, text) for text in ("28 * 28 * 1", "28, 28, 1", "(28, 28, 1,)", "(28, 28, 1)입니다")],
    *[(LABEL, text) for text in ("레이블 인코딩(label encoding)", "레이블 인코딩 방식")],
    *[(ARGUMENT, text) for text in ("kernel_initializer=", "kernel initializer")],
]

WRONG = [
    *[
        (SIZE, text)
        for text in ("27", "12", "13.5", "14칸", "-13", "1313", "131/10", "0.13", "130")
    ],
    *[(SIZE, text) for text in ("12.999999999999", "13.000000001", "27픽셀", "o = 27", "13/1000")],
    *[(EPOCHS, text) for text in ("1에포크", "4번째 에포크", "50", "0.5")],
    *[(TIMES, text) for text in ("9회", "12번", "2.4", "240")],
    *[(LARGE, text) for text in ("2,000", "1,001", "100", "999.999")],
    *[(THOUSANDS, text) for text in ("1.024", "1,025", "1,024.5")],
    *[(CHANCE, text) for text in ("0.5", "1/2", "4", "25", "0.251")],
    *[(WEIGHTS, text) for text in ("5", "10개", "25.1")],
    *[(PERCENT, text) for text in ("0.25", "2.5", "26%")],
    *[(NEAR, text) for text in ("0.81", "0.59", "0.8000000001", "0.5999999999999999", "-0.7")],
    *[(TENTHS, text) for text in ("0.30000000000000004", "0.29999", "3")],
    *[(NEGATIVE, text) for text in ("3", "-3.1")],
    *[
        (STOPPING, text)
        for text in ("드롭아웃", "조기 종료(dropout)", "드롭아웃(조기 종료)", "조기")
    ],
    *[(STOPPING, text) for text in ("조기 종료 또는 드롭아웃", "stopping", "조기 종료 dropout")],
    *[(STOPPING, text) for text in ("조기 종료가 아니다", "종료", "early")],
    *[(SOFTMAX, text) for text in ("sigmoid", "softmax(sigmoid)", "softmax/sigmoid", "softmax층")],
    *[(INPUT, text) for text in ("Output()", "Dense(shape=(2,))", "Inputs", "model.Input")],
    *[(SAME, text) for text in ("valid", 'padding="valid"', 'strides="same"', "same valid", "sam")],
    *[(SAME, text) for text in ("same이 아닙니다", "padding", "padding=")],
    *[(SHAPE, text) for text in ("28281", "282 81", "28×28", "(28, 28, 3)", "(1, 28, 28)")],
    *[(SHAPE, text) for text in ("(None, 28, 28, 1)", "(28, 281)", "[2, 8, 2, 8, 1]")],
    *[(LABEL, text) for text in ("원-핫 인코딩", "label", "레이블 인코딩(one-hot encoding)")],
    *[(ARGUMENT, text) for text in ("bias_initializer", "kernel_initializers", "kernel")],
]

# Neither right nor wrong: asked again, with a word on how to write it.
ASKED_AGAIN = [
    *[(SIZE, text) for text in ("13, 13", "13 13", "13×13", "13~14", "열셋", "13바나나", "1,25")],
    *[(SIZE, text) for text in ("28-3", "a=13, b=13", "Infinity", "NaN", "1/0", "13kg", "1½")],
    *[(SIZE, text) for text in ("0x0d", "9^99^99", "1e999", "?", "0,256", "1_3", "1,0245")],
    *[(WEIGHTS, text) for text in ("25%", "5×4")],
    *[(LARGE, text) for text in ("1만", "1.000,5", "1,00")],
]

ANSWER = """
(rows) => odapQuiz.bankOf().then((bank) => rows.map(([surface, kind, words, key, given]) => {
  const [topic, entry] = bank
    .flatMap((topic) => topic.quizzes.map((entry) => [topic, entry]))
    .find(([, { html }]) => html.includes(`data-quiz-kind="${kind}"`));
  const section = odapQuiz.sectionOf(entry, topic);
  section.querySelector(".quiz-question").textContent = words;
  section.querySelector(".quiz-key").value = JSON.stringify(key);
  const recorded = [];
  const record = (id, right) => { recorded.push(right); return true; };
  const player = new odapQuiz.Question(section, { seed: "1", record, silent: surface === "exam" });
  document.querySelector("article").append(section);
  player.field.value = given;
  if (surface === "exam") player.reveal();
  else player.form.requestSubmit();
  section.remove();
  const judged = { right: true, wrong: false }[section.dataset.quizState];
  return JSON.stringify(recorded) === JSON.stringify(judged === undefined ? [] : [judged])
    ? (judged ?? null) : "recorded otherwise";
}))
"""

SURFACES = [("page", PADDING), ("exam", "exam.html"), ("review", "review.html")]


def test_the_table_is_large_enough() -> None:
    assert len(RIGHT) >= 60
    assert len(WRONG) >= 60


@pytest.mark.parametrize(("surface", "address"), SURFACES)
@pytest.mark.parametrize(
    ("rows", "verdict"),
    [(RIGHT, True), (WRONG, False), (ASKED_AGAIN, None)],
    ids=["right", "wrong", "asked again"],
)
def test_an_answer_is_judged_alike_everywhere(
    page: Page,
    site_url: str,
    surface: str,
    address: str,
    rows: list[tuple[Asked, str]],
    verdict: bool | None,
) -> None:
    page.goto(site_url + address)
    sent = [[surface, asked.kind, asked.words, asked.key, given] for asked, given in rows]
    verdicts = page.evaluate(ANSWER, sent)
    pairs = zip(rows, verdicts, strict=True)
    otherwise = [(asked.words, given, got) for (asked, given), got in pairs if got is not verdict]
    assert otherwise == []


OWN = r"""
() => odapQuiz.bankOf().then((bank) => bank.flatMap(({ url, title, quizzes }) => quizzes
  .map((entry) => odapQuiz.sectionOf(entry, { url, title }))
  .map((section) => {
    const [kind, key] = [section.dataset.quizKind, odapQuiz.keyOf(section)];
    const told = section.querySelector(".quiz-explanation").textContent.trim();
    const unit = /몇 ?([가-힣]+?)(?=입니까|[을를이가은는의]|\s)/.exec(key.asked)?.[1] ?? "";
    const given = {
      short: /^(.+?)(?=입니다|, 곧 )/.exec(told)?.[1],
      numeric: key.value + unit,
      ox: key.value,
    }[kind];
    return given && [given, odapQuiz.judge(kind, key, given).right];
  })
  .filter(Boolean)))
"""


def test_the_guides_own_words_are_right(page: Page, site_url: str) -> None:
    page.goto(site_url + "review.html")
    judged = page.evaluate(OWN)
    assert len(judged) >= 30
    assert [given for given, right in judged if not right] == []
