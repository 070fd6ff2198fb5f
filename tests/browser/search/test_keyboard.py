from __future__ import annotations

import pytest

from .conftest import Script


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghkftjdghk", "활성화"),
        ("Rmsek", "끈다"),
        ("voeld", "패딩"),
        ("emfhq", "드롭"),
        ("GKATN", "함쑤"),
    ],
)
def test_latin_letters_are_the_hangul_keys_beneath(script: Script, typed: str, meant: str) -> None:
    assert script("(typed) => compose(hangulFromLatin(typed))", typed) == meant


@pytest.mark.parametrize("word", ["relu", "dropout", "qwertyuiop"])
def test_letters_that_make_no_syllables_are_left_alone(script: Script, word: str) -> None:
    assert script("hangulFromLatin", word) == ""


@pytest.mark.parametrize(("typed", "meant"), [("ㄱ디ㅕ", "relu"), ("낼슴ㅌ", "softmax")])
def test_hangul_keys_are_the_latin_letters_beneath(script: Script, typed: str, meant: str) -> None:
    assert script("(typed) => latinFromHangul(decompose(typed))", typed) == meant


def test_the_two_directions_undo_each_other(script: Script) -> None:
    word = "batchnormalization"
    there_and_back = script(
        "(word) => latinFromHangul([...word].map((key) => HANGUL_KEY.get(key)).join(''))", word
    )
    assert there_and_back == word
