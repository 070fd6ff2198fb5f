"""Terms in running Korean text: where they end, and where they are left alone."""

from __future__ import annotations

import re

import markdown
import pytest
from odapnote.glossary import Term, parse_glossary
from odapnote.source import Location
from odapnote.terms import Glossary, Terms, anchor, meaning

GLOSSARY = """\
드롭아웃 (dropout)
:   유닛 일부를 `0`으로 만드는 [규제](topics/overfitting.md)입니다.
:   다른 표기: 드랍아웃

배치 (batch)
:   표본 묶음입니다.

배치 정규화 (batch normalization)
:   값을 표준화하는 층입니다.

ReLU (렐루)
:   음수를 0으로 만드는 활성화 함수입니다.
"""
TERMS, _ = parse_glossary(GLOSSARY, "docs/glossary.md")


def render(text: str, page: str = "topics/dropout.md") -> str:
    extension = Terms(Glossary(TERMS), "glossary.md")
    extension.page = page
    return markdown.markdown(text, extensions=[extension, "def_list"])


def linked(text: str) -> list[str]:
    return re.findall(r'class="term"[^>]*>([^<]*)</a>', render(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("드롭아웃은 켜집니다", ["드롭아웃"]),
        ("드롭아웃에서는 꺼집니다", ["드롭아웃"]),
        ("드롭아웃입니다.", ["드롭아웃"]),
        ("드랍아웃(dropout)", ["드랍아웃"]),
        ("공간드롭아웃", []),
        ("드롭아웃층", []),
        ("배치 정규화를 씁니다", ["배치 정규화"]),
        ("배치는 묶음, 배치고사는 시험", ["배치"]),
        ("Dropout은 keras.dropout과 다릅니다", ["Dropout"]),
        ("dropouts", []),
        ("ReLU와 렐루", ["ReLU"]),
    ],
)
def test_a_term_ends_before_particles(text: str, found: list[str]) -> None:
    assert linked(text) == found


def test_each_term_is_linked_once_in_a_section() -> None:
    assert linked("드롭아웃, 드롭아웃\n\n## 다음\n\n드롭아웃, 드랍아웃") == ["드롭아웃", "드롭아웃"]


def test_headings_code_and_links_stay_as_they_are() -> None:
    assert linked("## 드롭아웃\n\n`드롭아웃` [드롭아웃](x.md)\n\n    드롭아웃") == []


def test_text_around_terms_is_kept() -> None:
    html = render("먼저 **드롭아웃**과 배치, 그리고 *배치 정규화*입니다.")
    assert re.sub("<[^>]*>", "", html) == "먼저 드롭아웃과 배치, 그리고 배치 정규화입니다."


def test_the_link_leads_to_the_entry() -> None:
    assert 'href="../glossary.md#용어-배치-정규화"' in render("배치 정규화")
    assert '<dt id="용어-배치-정규화">' in render(GLOSSARY, page="glossary.md")


def test_the_meaning_begins_with_the_other_language() -> None:
    dropout, _, _, relu = TERMS
    assert meaning(dropout, "드랍아웃") == "dropout: 유닛 일부를 0으로 만드는 규제입니다."
    assert meaning(dropout, "Dropout") == "드롭아웃: 유닛 일부를 0으로 만드는 규제입니다."
    assert meaning(relu, "ReLU").startswith("렐루: ")
    assert anchor(relu) == "용어-렐루"


@pytest.mark.parametrize(
    ("definition", "plain"),
    [
        (
            "`kernel_size`와 `restore_best_weights=True`입니다.",
            "kernel_size와 restore_best_weights=True입니다.",
        ),
        ("count_params()가 셉니다.", "count_params()가 셉니다."),
        ("**굵게**, *기울여*, [글](a.md)과 $x_i$", "굵게, 기울여, 글과 x_i"),
        ("`a*b*c`와 [`b_c`](x.md), 2 * 3 * 4", "a*b*c와 b_c, 2 * 3 * 4"),
    ],
)
def test_a_tooltip_says_what_the_glossary_says(definition: str, plain: str) -> None:
    term = Term("말", "", (), definition, Location("docs/glossary.md", 1))
    assert meaning(term, "말") == plain
