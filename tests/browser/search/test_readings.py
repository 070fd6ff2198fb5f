"""Each way to read a query, on sections made for it."""

from __future__ import annotations

import pytest

from .conftest import Ask

SECTIONS = (
    (
        "dropout.html",
        "드롭아웃",
        "<p>학습할 때마다 유닛 일부를 0으로 만들어 과적합을 막습니다.</p>",
    ),
    ("dropout.html#비율", "비율 정하기", "<p>0.2에서 0.5 사이를 씁니다.</p>"),
    ("norm.html", "배치 정규화", "<p>층에 들어오는 값의 분포를 맞춥니다.</p>"),
    ("activation.html", "활성화 함수", "<p>비선형성을 줍니다.</p>"),
    ("activation.html#시그모이드", "시그모이드", "<p>0과 1 사이의 값을 내며 포화됩니다.</p>"),
    ("activation.html#relu", "ReLU", "<p>음수를 0으로 바꿉니다.</p>"),
    (
        "padding.html",
        "패딩",
        "<p>출력이 줄어드는 것을 막지 않으면 <code>(None, 13, 13, 1)</code>이 됩니다.</p>",
    ),
    ("stop.html", "조기 종료", "<pre><code>EarlyStopping(restore_best_weights=True)</code></pre>"),
)
NAMES = (
    ("드롭아웃", "dropout", "드랍아웃"),
    ("렐루", "ReLU"),
    ("과적합", "overfitting"),
    ("배치 정규화", "batch normalization", "BN"),
    ("조기 종료", "early stopping"),
)


@pytest.mark.parametrize(
    ("query", "location"),
    [
        ("드롭아웃은", "dropout.html"),
        ("과적합이란", "dropout.html"),
        ("배치정규화", "norm.html"),
        ("활 성화함수", "activation.html"),
        ("줄어든다", "padding.html"),
        ("바꾼다", "activation.html#relu"),
        ("포화되는", "activation.html#시그모이드"),
        ("dropout", "dropout.html"),
        ("overfitting", "dropout.html"),
        ("Batch Normalization", "norm.html"),
        ("bn", "norm.html"),
        ("overfi", "dropout.html"),
        ("ㅎㅅㅎ", "activation.html"),
        ("ㅂㅊㅈㄱㅎ", "norm.html"),
        ("ㅎㅅㅎ ㅎㅅ", "activation.html"),
        ("시그모읻", "activation.html#시그모이드"),
        ("배치 저", "norm.html"),
        ("emfhqdkdnt", "dropout.html"),
        ("qocl wjdrbghk", "norm.html"),
        ("ㄱ디ㅕ", "activation.html#relu"),
        ("드롬아웃", "dropout.html"),
        ("시그모드", "activation.html#시그모이드"),
        ("dorpout", "dropout.html"),
        ("배치 정규하", "norm.html"),
        ("restore best weights", "stop.html"),
        ("(None, 13, 13, 1)", "padding.html"),
        ("왜 드롭아웃은 과적합을 막나요?", "dropout.html"),
        ("드롭아웃이 뭔가요", "dropout.html"),
        ("드롭아웃의 유닛을 빼면 어떻게 되나요", "dropout.html"),
        ("유닛만들기", "dropout.html"),
        ("종료조기", "stop.html"),
    ],
)
def test_what_was_meant_is_found_first(ask: Ask, query: str, location: str) -> None:
    assert ask(query, SECTIONS, NAMES)[0].location == location


@pytest.mark.parametrize(
    "query",
    [
        "김치찌개",
        "부동산",
        "qwertyuiop",
        "ㅋㅋㅋㅋ",
        "세탁기 고장",
        "왜",
        "13131",
        "",
        "  ",
    ],
)
def test_nonsense_and_foreign_topics_find_nothing(ask: Ask, query: str) -> None:
    assert ask(query, SECTIONS, NAMES) == []


def test_a_number_is_found_as_a_whole_only(ask: Ask) -> None:
    docs = (("a.html", "가", "<p>파라미터 160개</p>"), ("b.html", "나", "<p>파라미터 16개</p>"))
    assert [hit.location for hit in ask("16", docs)] == ["b.html"]


def test_signs_are_looked_for_as_they_stand(ask: Ask) -> None:
    docs = (("a.html", "가", "<p>a -&gt; b</p>"), ("b.html", "나", "<p>a &gt; b</p>"))
    (hit,) = ask("->", docs)
    assert hit.location == "a.html"
    assert "<mark>-&gt;</mark>" in hit.text


def test_a_guess_never_stands_beside_what_was_typed(ask: Ask) -> None:
    docs = (
        ("a.html", "손실", "<p>낮을수록 좋습니다.</p>"),
        ("b.html", "기울기 소실", "<p>깊으면 생깁니다.</p>"),
    )
    assert [hit.location for hit in ask("소실", docs)] == ["b.html"]


def test_without_the_glossary_other_names_are_unknown(ask: Ask) -> None:
    assert ask("overfitting", SECTIONS) == []
