from __future__ import annotations

import pytest

from .conftest import Script

DISTANCE = "([typed, word]) => prefixDistance(encode(typed), encode(word), 2)?.slips ?? null"


@pytest.mark.parametrize(
    ("typed", "word", "slips"),
    [
        ("dropout", "dropout", 0),
        ("drpout", "dropout", 1),
        ("droppout", "dropout", 1),
        ("dorpout", "dropout", 1),
        ("소프트멕스", "소프트맥스", 0.5),
        ("시그모드", "시그모이드", 1.5),
        ("과젹합", "과적합을", 0.5),
        ("하이퍼파리미터", "하이퍼파라미터에는", 1),
        ("부동산", "과적합", None),
    ],
)
def test_slips_are_counted_to_the_nearest_beginning(
    script: Script, typed: str, word: str, slips: float | None
) -> None:
    assert script(DISTANCE, [typed, word]) == slips


def test_the_tail_of_the_word_is_free_and_its_beginning_is_told(script: Script) -> None:
    near = script("() => prefixDistance(encode('스트라이더'), encode('스트라이드는'), 1)")
    assert near["length"] == len("ㅅㅡㅌㅡㄹㅏㅇㅣㄷㅡ")


@pytest.mark.parametrize(
    ("word", "allowed"),
    [("층", 0), ("손실", 0.5), ("과적합", 1.5), ("relu", 1), ("하이퍼파라미터", 2)],
)
def test_longer_words_may_hold_more_slips(script: Script, word: str, allowed: float) -> None:
    assert script("(word) => allowance(encode(word))", word) == allowed


def test_the_limit_ends_the_search_without_changing_the_answer(script: Script) -> None:
    differing = script(
        """() => {
            const words = ["드롭아웃", "드랍아웃", "dropout", "dorpuot", "정규화", "정규하", ""];
            const codes = words.map(encode);
            return codes.flatMap((typed) => codes.filter((word) => {
                const free = prefixDistance(typed, word, 100).slips;
                const bound = prefixDistance(typed, word, 1)?.slips ?? Infinity;
                return (free <= 1 ? free : Infinity) !== bound;
            })).length;
        }"""
    )
    assert differing == 0
