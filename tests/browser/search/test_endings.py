from __future__ import annotations

import pytest

from .conftest import Script

NOUNS = "(word) => withoutParticles(decompose(word)).map(compose)"
STEMS = "(word) => verbStems(decompose(word)).stems.map(compose)"
VERBAL_NOUNS = "(word) => verbStems(decompose(word)).nouns.map(compose)"


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("드롭아웃은", "드롭아웃"),
        ("하이퍼파라미터에는", "하이퍼파라미터"),
        ("과적합이란", "과적합"),
        ("시그모이드의", "시그모이드"),
        ("층에서만은", "층에서"),
        ("relu는", "relu"),
    ],
)
def test_particles_are_cut_from_nouns(script: Script, word: str, noun: str) -> None:
    assert noun in script(NOUNS, word)


def test_a_word_without_a_particle_is_not_cut(script: Script) -> None:
    assert script(NOUNS, "드롭아웃") == []


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("줄어든다", "줄어드"),
        ("막다", "막"),
        ("움직이는", "움직이"),
        ("늘린다", "늘리"),
        ("늘린다", "늘려"),
        ("늘려", "늘리"),
        ("쌓으면", "쌓"),
        ("멈춘다", "멈추"),
        ("꺼지나요", "꺼지"),
        ("만들어", "만드"),
        ("어려운", "어렵"),
        ("곱하다", "곱해"),
        ("다르다", "다르"),
    ],
)
def test_verbs_are_cut_to_their_stems(script: Script, word: str, stem: str) -> None:
    assert stem in script(STEMS, word)


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("유지하다", "유지"),
        ("포화된다", "포화"),
        ("회전하는", "회전"),
        ("비활성화해서", "비활성화"),
    ],
)
def test_verbs_made_of_nouns_are_cut_to_them(script: Script, word: str, noun: str) -> None:
    assert noun in script(VERBAL_NOUNS, word)


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("빼면", True),
        ("크면", True),
        ("나나요", True),
        ("빠뜨리면", False),
        ("바다", False),
        ("여자", False),
        ("키는", False),
        ("가을", False),
        ("화면", False),
    ],
)
def test_verbs_too_short_to_be_looked_for_are_known(script: Script, word: str, verb: bool) -> None:
    assert script("(word) => isShortVerb(decompose(word))", word) is verb
