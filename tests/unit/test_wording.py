from __future__ import annotations

import pytest
from odapnote.arrival.page import check_notebook
from odapnote.source import Location, Problem
from odapnote.wording import avoided_words, parse_wording

GLOSSARY = """# 용어집

| 쓰는 말 | 쓰지 않는 말 |
| --- | --- |
| 유닛 | 뉴런, 노드 |
| Keras | 케라스 |

| 다른 | 표 |
| --- | --- |
| 뉴런 | 글 |
"""
WORDING = parse_wording(GLOSSARY)


def test_the_table_names_words_to_avoid() -> None:
    assert WORDING == {"뉴런": "유닛", "노드": "유닛", "케라스": "Keras"}
    assert parse_wording("# 용어집\n") == {}


def test_a_word_to_avoid_is_told_at_its_line() -> None:
    (problem,) = avoided_words("docs/a.md", ["글", "케라스에서 케라스를 씁니다"], WORDING)
    assert problem == Problem(
        Location("docs/a.md", 2),
        "이 가이드가 쓰지 않는 말입니다: 케라스",
        "‘Keras’(으)로 적으세요. 남의 말을 옮긴 것이면 “ ”로 감쌉니다",
    )


@pytest.mark.parametrize(
    "line",
    [
        "유닛(unit, 뉴런)입니다",
        "시험은 “뉴런”이라고 합니다",
        "‘노드’라고도 합니다",
        "**노트**: 일부 노드를 끈다.",
        "> 뉴런을 끈다",
        ":   다른 표기: 뉴런, 노드",
        "| 유닛 | 뉴런, 노드 |",
        "노드맵과 케라스트",
    ],
)
def test_what_others_say_keeps_its_words(line: str) -> None:
    assert list(avoided_words("docs/a.md", [line], WORDING)) == []


def test_notebooks_are_held_to_it_in_their_text_alone() -> None:
    source = "# %% [markdown]\n# 케라스로 만듭니다. `케라스`\n\n# %%\nname = '케라스'\n"
    (problem,) = check_notebook("docs/n.py", source, WORDING)
    assert problem.location == Location("docs/n.py", 2)
