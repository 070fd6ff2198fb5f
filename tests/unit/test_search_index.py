from __future__ import annotations

import json

from odapnote.glossary import Term
from odapnote.search.index import find_orphans, with_synonyms
from odapnote.source import Location

INDEX = json.dumps(
    {
        "config": {"lang": ["ko"], "separator": "[\\s\\-]+"},
        "docs": [
            {"location": "", "title": "Drop-out", "text": "<p>유닛을 0으로 &lt;만듭니다&gt;.</p>"}
        ],
    }
)


def term(korean: str, english: str, line: int) -> Term:
    return Term(korean, english, ("다른 이름",), "뜻", Location("docs/glossary.md", line))


def test_names_stand_in_the_settings_and_all_else_stays() -> None:
    data = json.loads(with_synonyms(INDEX, [("드롭아웃", "dropout")]))
    assert data["config"].pop("synonyms") == [["드롭아웃", "dropout"]]
    assert data == json.loads(INDEX)


def test_the_index_grows_by_less_than_a_fifth() -> None:
    assert len(with_synonyms(INDEX, [("드롭아웃", "dropout")]).encode()) < 1.2 * len(INDEX)


def test_a_term_that_no_page_names_is_an_orphan() -> None:
    (problem,) = find_orphans(INDEX, [term("드롭아웃", "dropout", 3), term("풀링", "pooling", 7)])
    assert problem.location.line == 7
    assert "‘풀링’" in problem.message
