from __future__ import annotations

import pytest

from .conftest import Script

EVERY_SYLLABLE = "".join(map(chr, range(ord("가"), ord("힣") + 1)))


def test_every_syllable_survives_its_keys(script: Script) -> None:
    torn = script("(all) => [...all].filter((it) => compose(decompose(it)) !== it)", EVERY_SYLLABLE)
    assert torn == []
    assert len(EVERY_SYLLABLE) == 11_172


def test_every_syllable_survives_between_neighbours(script: Script) -> None:
    # 안 begins with a silent letter and ends with a final, so both seams are put to the test.
    torn = script(
        "(all) => [...all].map((it) => `안${it}안`).filter((it) => compose(decompose(it)) !== it)",
        EVERY_SYLLABLE,
    )
    assert torn == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("활성화", "ㅎㅗㅏㄹㅅㅓㅇㅎㅗㅏ"),
        ("값", "ㄱㅏㅂㅅ"),
        ("까", "ㄲㅏ"),
        ("의", "ㅇㅡㅣ"),
        ("ReLU는", "ReLUㄴㅡㄴ"),
        ("ㄳ", "ㄱㅅ"),
    ],
)
def test_hangul_becomes_the_keys_that_type_it(script: Script, text: str, keys: str) -> None:
    assert script("decompose", text) == keys


def test_a_syllable_typed_halfway_is_a_prefix(script: Script) -> None:
    assert script("decompose", "시그모이드").startswith(script("decompose", "시그모읻"))


@pytest.mark.parametrize(
    ("keys", "text"),
    [("ㅁㅏㄱㅇㅏ", "막아"), ("ㅁㅏㄱㅏ", "마가"), ("ㅏㄱ", "ㅏㄱ"), ("ㄱㅏㅂㅅㅇㅣ", "값이")],
)
def test_keys_become_what_an_input_method_makes_of_them(
    script: Script, keys: str, text: str
) -> None:
    assert script("compose", keys) == text


@pytest.mark.parametrize(
    ("text", "initials"), [("활성화 함수", "ㅎㅅㅎ ㅎㅅ"), ("L2 규제", "L2 ㄱㅈ")]
)
def test_initials(script: Script, text: str, initials: str) -> None:
    assert script("(text) => initialsOf(decompose(text))", text) == initials
