from __future__ import annotations

import pytest

from .conftest import Ask, Hit

NAMES = (("드롭아웃", "dropout", "드랍아웃"),)


def only(ask: Ask, query: str, text: str, title: str = "제목") -> Hit:
    (hit,) = ask(query, [("page.html", title, text)], NAMES)
    return hit


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("배치정규화", "<p>배치 정규화는 좋다</p>", "<p><mark>배치 정규화</mark>는 좋다</p>"),
        (
            "드랍아웃",
            "<p>드롭아웃(dropout)</p>",
            "<p><mark>드롭아웃</mark>(<mark>dropout</mark>)</p>",
        ),
        ("줄어든다", "<p>크기가 줄어듭니다</p>", "<p>크기가 <mark>줄어듭</mark>니다</p>"),
        ("input shape", "<p><code>input_shape</code></p>", "<p><mark>input_shape</mark></p>"),
        ("a<b", "<p>값 a&lt;b &amp; c</p>", "<p>값 <mark>a&lt;b</mark> &amp; c</p>"),
    ],
)
def test_matches_are_marked_as_typed_and_as_meant(
    ask: Ask, query: str, text: str, marked: str
) -> None:
    assert only(ask, query, text).text == marked


def test_titles_are_marked_too(ask: Ask) -> None:
    hit = only(ask, "dropout", "", title="드롭아웃의 &lt;비율&gt;")
    assert hit.title == "<mark>드롭아웃</mark>의 &lt;비율&gt;"


def test_the_sentence_with_most_of_the_words_is_shown(ask: Ask) -> None:
    text = "<p>크기는 다릅니다. 출력 크기는 입력과 같습니다. 출력은 값입니다.</p>"
    assert only(ask, "출력 크기", text).text.startswith("<p><mark>출력 크기</mark>는 입력과")


def test_a_long_sentence_is_cut_around_the_match(ask: Ask) -> None:
    hit = only(ask, "드롭아웃", f"<p>{'가나다 ' * 100}드롭아웃 {'라마바 ' * 100}</p>")
    assert "<mark>드롭아웃</mark>" in hit.text
    assert hit.text.startswith("<p>…")
    assert len(hit.text) < 200


def test_the_spellings_found_are_handed_on_for_the_page(ask: Ask) -> None:
    hit = only(ask, "드랍아웃", "<p>드롭아웃 또는 Dropout</p>")
    assert hit.terms == {"드롭아웃": True, "dropout": True}


def test_words_that_are_missing_are_told(ask: Ask) -> None:
    text = "<p>드롭아웃은 과적합을 막고 유닛을 끕니다.</p>"
    docs = [("a.html", "가", text), ("b.html", "나", "<p>분류기</p>")]
    hit = ask("드롭아웃 과적합 유닛 분류기", docs)[0]
    assert hit.terms["분류기"] is False
