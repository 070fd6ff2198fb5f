from __future__ import annotations

import textwrap

from odapnote.glossary import Term, normalized, parse_glossary
from odapnote.source import Location, Problem


def parse(text: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    return parse_glossary(textwrap.dedent(text).lstrip("\n"), "docs/glossary.md")


def test_a_term_has_names_a_definition_and_a_line() -> None:
    (term,), problems = parse(
        """
        ---
        title: 용어집
        ---
        # 용어집

        드롭아웃 (dropout)
        :   유닛을 0으로 만드는
            규제 기법입니다.
        :   다른 표기: 드랍아웃, 드롭 아웃
        :   자세히: [드롭아웃](topics/dropout.md)
        """
    )
    assert problems == ()
    assert term == Term(
        korean="드롭아웃",
        english="dropout",
        synonyms=("드랍아웃", "드롭 아웃"),
        definition="유닛을 0으로 만드는 규제 기법입니다.",
        location=Location("docs/glossary.md", 6),
        page="topics/dropout.md",
    )
    assert term.names == ("드롭아웃", "dropout", "드랍아웃", "드롭 아웃")


def test_an_english_name_may_stand_first_or_alone() -> None:
    terms, problems = parse(
        """
        ReLU (렐루)
        :   음수를 0으로 바꿉니다.

        softmax
        :   합이 1인 확률을 냅니다.
        """
    )
    assert problems == ()
    assert [(term.korean, term.english) for term in terms] == [("렐루", "ReLU"), ("", "softmax")]


def test_a_spelling_that_two_terms_claim_is_a_problem_at_the_second() -> None:
    _, (problem,) = parse(
        """
        정규화 (normalization)
        :   범위를 맞추는 일입니다.

        규제 (regularization)
        :   과적합을 줄이는 일입니다.
        :   다른 표기: 정 규화
        """
    )
    assert problem.location == Location("docs/glossary.md", 4)
    assert "‘정 규화’" in problem.message
    assert "1줄" in problem.message


def test_other_spellings_without_a_term_are_a_problem() -> None:
    terms, (problem,) = parse(
        """
        # 용어집

        :   다른 표기: 드랍아웃
        """
    )
    assert terms == ()
    assert problem.location == Location("docs/glossary.md", 3)


def test_a_term_without_a_definition_is_a_problem() -> None:
    _, (problem,) = parse(
        """
        드롭아웃 (dropout)
        :   다른 표기: 드랍아웃
        """
    )
    assert problem.location == Location("docs/glossary.md", 1)
    assert "뜻이 없습니다" in problem.message


def test_names_that_search_cannot_tell_apart_are_the_same() -> None:
    assert normalized("One-Hot encoding") == normalized("onehot_encoding")
    assert normalized("정규화") != normalized("규제")


def messages(text: str) -> list[str]:
    return [f"{problem.location.line}: {problem.message}" for problem in parse(text)[1]]


def test_a_definition_without_a_space_is_told() -> None:
    assert messages("드롭아웃 (dropout)\n:유닛을 끕니다.\n") == [
        "2: 뜻으로 읽히지 않는 줄입니다: :유닛을 끕니다."
    ]


def test_misspelt_lines_are_told() -> None:
    text = "배치 (batch)\n:   묶음입니다.\n:   다른표기: 묶음\n:   자세히 : [배치](a.md)\n"
    assert messages(text) == [
        "3: 뜻으로 읽히는 줄입니다: 다른표기: 묶음",
        "4: 뜻으로 읽히는 줄입니다: 자세히 : [배치](a.md)",
    ]


def test_a_term_without_a_definition_is_told() -> None:
    text = "# 용어집\n\n머리말입니다.\n\n드롭아웃 (dropout)\n\n배치 (batch)\n:   묶음입니다.\n"
    assert messages(text) == ["5: ‘드롭아웃 (dropout)’의 뜻이 없습니다"]
