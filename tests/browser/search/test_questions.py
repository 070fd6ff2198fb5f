"""Questions of several words, as students type them, on sections made for them."""

from __future__ import annotations

import pytest

from .conftest import Ask, Script

FILLER = "<p>다른 이야기를 길게 적습니다.</p>" * 5
DROPOUT = ("dropout.html", "드롭아웃", "<p>유닛을 0으로 만들어 과적합을 막습니다.</p>")
QUIZ = ("relu.html#quiz-relu", "은닉층에 ReLU를 쓰는 이유는 무엇입니까?", "<p>빠릅니다.</p>")
RELU = ("relu.html", "ReLU", "<p>많이 쓰는 이유는 셋입니다. 드롭아웃은 아닙니다.</p>")
COUNT = ("count.html", "파라미터 수 세기", "<p>층마다 공식으로 계산합니다.</p>")
NORM = ("norm.html", "배치 정규화", "<p>학습되는 γ와 β로 다시 맞춥니다.</p>")
NORM_COUNT = ("norm.html#수", "파라미터 수", "<p>채널마다 넷입니다.</p>")
MODEL = ("model.html", "Sequential 모델 만들기", "<p>레이어를 추가할 때 add를 씁니다.</p>")
ALL = (RELU, QUIZ, NORM, NORM_COUNT, COUNT, MODEL, DROPOUT)
NAMES = (("드롭아웃", "dropout"), ("배치 정규화", "BN"), ("파라미터", "매개변수"), ("층", "레이어"))


@pytest.mark.parametrize(
    ("query", "location"),
    [
        ("드롭아웃을 쓰는 이유", "dropout.html"),
        ("드롭아웃은 왜 쓰나요?", "dropout.html"),
        ("드롭아웃 요리법", "dropout.html"),
        ("배치 정규화 장점", "norm.html"),
        ("배치 정규화 감마 베타", "norm.html"),
        ("감마", "norm.html"),
        ("beta", "norm.html"),
        ("파라미터 수", "count.html"),
        ("파라미터계산", "count.html"),
        ("파라미터 수 구하는 공식", "count.html"),
        ("모델레이어추가", "model.html"),
        ("은닉층 ReLU 이유", "relu.html"),
        ("ReLU", "relu.html"),
        ("은닉층에 ReLU를 쓰는 이유는 무엇입니까?", "relu.html#quiz-relu"),
    ],
)
def test_what_is_asked_about_comes_first(ask: Ask, query: str, location: str) -> None:
    assert ask(query, ALL, NAMES)[0].location == location


@pytest.mark.parametrize(
    "query", ["축구 경기 결과", "도서관 좌석 예약", "도로", "경기", "신발 이유"]
)
def test_a_word_in_passing_does_not_answer_another_matter(ask: Ask, query: str) -> None:
    docs = (
        ("a.html", "신경망", "<p>이 정도로 신경 기울기를 본 결과입니다. 도서관에서 읽습니다.</p>"),
    )
    assert ask(query, docs, NAMES) == []


def test_a_page_comes_before_its_quiz_and_before_quizzes_of_others(ask: Ask) -> None:
    docs = (
        ("a.html", "패딩", FILLER),
        ("a.html#quiz-a", "스트라이드가 2면 출력은 몇입니까?", "<p>14</p>"),
        ("b.html", "합성곱", FILLER),
        ("b.html#둘", "둘", "<p>스트라이드는 칸 수입니다. 스트라이드가 2면 두 칸입니다.</p>"),
    )
    assert [hit.location for hit in ask("스트라이드", docs)] == ["b.html#둘", "a.html#quiz-a"]


def test_the_page_that_the_glossary_links_comes_before_one_that_mentions(ask: Ask) -> None:
    docs = (
        ("mentions.html", "가", "<p>편향도 있습니다.</p>"),
        ("home.html", "나", FILLER),
        ("home.html#둘", "다", f"<p>편향도 있습니다.</p>{FILLER}"),
    )
    names = [("편향", "bias")]
    assert ask("bias", docs, names)[0].location == "mentions.html"
    assert ask("bias", docs, names, ["home.html"])[0].location == "home.html#둘"


def test_a_short_word_is_corrected_to_a_name_only(ask: Ask) -> None:
    docs = (("a.html", "가", "<p>발을 맞추자. 커널과 패딩을 봅니다.</p>"),)
    assert ask("주차", (("a.html", "가", "<p>주자 셋이 달립니다.</p>"),)) == []
    assert ask("페딩", docs, [("패딩", "padding")])[0].location == "a.html"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("쓰나요", "asking"),
        ("되는지", "asking"),
        ("뭐예요?", "asking"),
        ("이유가", "answer"),
        ("차이", "answer"),
        ("공식은", "answer"),
        ("드롭아웃은", ""),
        ("추가", ""),
    ],
)
def test_words_that_only_ask_are_told_from_subjects(script: Script, word: str, kind: str) -> None:
    found = script(
        """(word) => {
            const keys = keysOf(encode(word));
            return isAsking(keys) ? "asking" : isAnswer(keys) ? "answer" : "";
        }""",
        word,
    )
    assert found == kind
