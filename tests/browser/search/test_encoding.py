from __future__ import annotations

import pytest

from .conftest import Script

HOLDS = """([text, word]) => {
    const codes = new Uint8Array(text.length * MOST_KEYS + 1);
    const end = encodeInto(text, codes, 0);
    return nextOccurrence(codes, patternOf(encode(word)), 0, end) >= 0;
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
            const end = encodeInto(text, codes, 0);
            const { sources } = viewOf(text, end);
            return [...codes.subarray(0, end).keys()]
                .filter((at) => codes[at] & WORD_START).map((at) => text.slice(sources[at])[0]);
        }""",
        "ReLU는 MaxPooling2D 층",
    )
    assert "".join(starts) == "RL는MP2D층"


def test_every_code_knows_the_character_it_came_from(script: Script) -> None:
    text = "값은 28, 활성화 γ\n뷁ㅘ"
    sources = script(
        """(text) => {
            const end = encodeInto(text, new Uint8Array(text.length * MOST_KEYS), 0);
            return [...viewOf(text, end).sources];
        }""",
        text,
    )
    spelled = dict.fromkeys(text[source] for source in sources)
    assert "".join(spelled) == "값은28활성화γ\n뷁ㅘ"


def test_a_pattern_is_found_wherever_comparing_key_by_key_finds_it(script: Script) -> None:
    differing = script(
        """() => {
            const text = "나나나 나나 바나나는 banana나 1과 10, 층층 층 배치정규화 배치 정규화 ㅈ";
            const codes = new Uint8Array(text.length * MOST_KEYS + 1);
            const end = encodeInto(text, codes, 0);
            const keys = codes.subarray(0, end);
            const stands = (wanted, at) => wanted.every((code, key) => (
                (keys[at + key] & KEY_BITS) === code
            ));
            const counts = (wanted, at) => (
                wanted.length >= SHORTEST_INSIDE || (keys[at] & WORD_START) !== 0
            );
            const patterns = [];
            for (let from = 0; from < end; from += 1) {
                for (let to = from + 1; to <= Math.min(end, from + 9); to += 1) {
                    patterns.push(keys.slice(from, to).map((code) => code & KEY_BITS));
                }
            }
            return patterns.filter((wanted) => {
                const slow = [...keys.keys()].filter((at) => (
                    at + wanted.length <= end && stands(wanted, at) && counts(wanted, at)
                ));
                const fast = [];
                const pattern = patternOf(wanted);
                let at = nextOccurrence(codes, pattern, 0, end);
                while (at >= 0) {
                    fast.push(at);
                    at = nextOccurrence(codes, pattern, at + 1, end);
                }
                return String(slow) !== String(fast);
            }).map((wanted) => compose(keysOf(wanted)));
        }"""
    )
    assert differing == []


def test_keys_and_codes_undo_each_other(script: Script) -> None:
    assert script("(text) => keysOf(codesOf(keysOf(encode(text))))", "드롭아웃 0.5 γ") == script(
        "(text) => keysOf(encode(text))", "드롭아웃 0.5 γ"
    )
