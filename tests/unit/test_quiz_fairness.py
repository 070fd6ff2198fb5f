from __future__ import annotations

from dataclasses import replace

import pytest
from odapnote.kinds import Kind
from odapnote.quiz.fairness import lopsided, telling_option, told_answer
from odapnote.quiz.model import Key, Option, Quiz
from odapnote.source import Location


def quiz(kind: Kind = "ox", *, right: int = 0, texts: str = "", key: Key | None = None) -> Quiz:
    options = tuple(
        Option(f"<p>{text}</p>", "", place == right, place)
        for place, text in enumerate(texts.split())
    )
    place = Location("docs/x.md", 1)
    return Quiz("a", kind, False, "<p>물음</p>", options, key or Key(value="X"), "", False, place)


def statements(true: int, false: int) -> list[Quiz]:
    keys = [Key(value="O")] * true + [Key(value="X")] * false
    return [quiz(key=key) for key in keys]


@pytest.mark.parametrize(
    ("true", "false", "is_told"),
    [
        (0, 5, False),
        (0, 6, True),
        (1, 11, True),
        (3, 9, False),
        (6, 6, False),
        (43, 57, False),
        (25, 75, True),
        (75, 25, True),
        (1, 0, False),
        (0, 0, False),
    ],
)
def test_keys_may_lean_by_chance_but_not_tell(true: int, false: int, is_told: bool) -> None:
    found = [str(problem) for problem in lopsided(statements(true, false), "이 쪽의")]
    assert bool(found) == is_told
    if is_told:
        usual, value = max((true, "O"), (false, "X"))
        assert f"이 쪽의 OX {true + false}개 가운데 {usual}개는 답이 {value}입니다" in found[0]


@pytest.mark.parametrize(
    ("places", "is_told"),
    [([1] * 26 + [0] * 8, True), ([1] * 5, False), ([1] * 7, True), ([0, 1, 2, 3] * 8, False),
     ([1] * 11 + [0] * 10 + [3] * 9 + [2] * 4, False)],
)  # fmt: skip
def test_right_options_may_gather_by_chance_but_not_tell(places: list[int], is_told: bool) -> None:
    quizzes = [quiz("single", right=place, texts="가 나 다 라") for place in places]
    found = [str(problem) for problem in lopsided(quizzes, "모든 쪽의")]
    assert bool(found) == is_told
    assert not is_told or "정답이 2번입니다" in found[0]


@pytest.mark.parametrize(
    ("texts", "is_told"),
    [
        ("가나다라마바사아자차카타 가나다라마바사아자 가나", False),
        ("가나다라마바사아자차카타파 가나다라마바사아자 가나", True),
        ("가나다라마바 가나 가나", False),
        ("가나 가나다라마바사아자차카타파 가나", False),
    ],
)
def test_the_right_option_may_be_longer_by_a_third(texts: str, is_told: bool) -> None:
    assert bool(telling_option(quiz("single", texts=texts))) == is_told


def test_a_stem_or_a_tooltip_must_not_tell_the_answer() -> None:
    key = Key(value="물음", accepted=("물음",))
    assert told_answer(quiz("short", key=key)) == "물음"
    asked = quiz("single", texts="드롭아웃 물음")
    assert told_answer(asked) is None
    shown = '<abbr title="드롭아웃을 말합니다">규제</abbr>'
    assert told_answer(replace(asked, question=shown)) == "드롭아웃"
