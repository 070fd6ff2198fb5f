from __future__ import annotations

import pytest

from .conftest import Script

HOLDS = """([text, word]) => {
    const codes = new Uint8Array(text.length * MOST_KEYS + 1);
    const end = encodeInto(text, codes, 0);
    return nextOccurrence(codes, encode(word), 0, end) >= 0;
}"""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("배치 정규화", "배치정규화"),
        ("배치정규화", "배치 정규화"),
        ("원-핫 인코딩", "원핫인코딩"),
        ("`restore_best_weights=True`", "restore best weights"),
        ("(None, 28, 28, 1)", "none 28 28 1"),
        ("BatchNormalization", "batch normalization"),
        ("매개변수 γ와 β", "γ"),
    ],
)
def test_spaces_signs_and_case_make_no_difference(script: Script, text: str, word: str) -> None:
    assert script(HOLDS, [text, word])


@pytest.mark.parametrize(("text", "word"), [("과적\n합", "과적합"), ("정규화", "규제"), ("γ", "β")])
def test_other_words_and_other_blocks_do_not_match(script: Script, text: str, word: str) -> None:
    assert not script(HOLDS, [text, word])


def test_words_start_after_gaps_and_where_the_script_changes(script: Script) -> None:
    starts = script(
        """(text) => {
            const codes = new Uint8Array(text.length * MOST_KEYS);
            const sources = new Uint32Array(codes.length);
            const end = encodeInto(text, codes, 0, sources);
            return [...codes.subarray(0, end).keys()]
                .filter((at) => codes[at] & WORD_START).map((at) => text.slice(sources[at])[0]);
        }""",
        "ReLU는 MaxPooling2D 층",
    )
    assert "".join(starts) == "RL는MP2D층"


def test_every_code_knows_the_character_it_came_from(script: Script) -> None:
    text = "값은 28, 활성화 γ"
    sources = script(
        """(text) => {
            const sources = new Uint32Array(text.length * MOST_KEYS);
            const end = encodeInto(text, new Uint8Array(sources.length), 0, sources);
            return [...sources.subarray(0, end)];
        }""",
        text,
    )
    spelled = dict.fromkeys(text[source] for source in sources)
    assert "".join(spelled) == "값은28활성화γ"


def test_keys_and_codes_undo_each_other(script: Script) -> None:
    assert script("(text) => keysOf(codesOf(keysOf(encode(text))))", "드롭아웃 0.5 γ") == script(
        "(text) => keysOf(encode(text))", "드롭아웃 0.5 γ"
    )
