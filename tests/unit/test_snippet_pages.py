from __future__ import annotations

import pytest
from odapnote.snippets.page import Expectation, read_page, sessions

OUTPUT = '``` {{ .text data-output="" }}\n{}\n```\n'


def python(code: str = "a = 1", attributes: str = "") -> str:
    return f"``` {{ .python {attributes} }}\n{code}\n```\n\n"


def messages(source: str) -> list[str]:
    return [str(problem) for problem in read_page("docs/x.md", source).problems]


def test_declarations() -> None:
    page = read_page(
        "docs/x.md",
        python(attributes='data-raises="TypeError: missing: 1" data-warns="UserWarning"')
        + python(attributes='data-figure="그림" data-fresh'),
    )
    assert page.problems == ()
    first, second = page.snippets
    assert first.raises == Expectation("TypeError", "missing: 1")
    assert first.warns == Expectation("UserWarning", "")
    assert (second.figure, second.fresh) == ("그림", True)


def test_an_output_belongs_to_the_snippet_above() -> None:
    page = read_page("docs/x.md", python() + python() + "글\n\n" + OUTPUT.format("2"))
    assert [snippet.output and snippet.output.text for snippet in page.snippets] == [None, "2"]


def test_sessions_share_until_a_fresh_one() -> None:
    page = read_page(
        "docs/x.md",
        python("1")
        + python("skip", 'data-check="skip" data-reason="외부"')
        + python("2")
        + python("3", "data-fresh"),
    )
    assert [[snippet.code for snippet in group] for group in sessions(page)] == [["1", "2"], ["3"]]


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        (python(attributes='data-raise="X"'), 1, "모르는 속성입니다: data-raise"),
        (python(attributes="data-raises=TypeError: x"), 1, "모르는 속성입니다: x"),
        (python(attributes='data-check="no"'), 1, "모르는 data-check입니다: no"),
        (python(attributes='data-check="skip"'), 1, "검사하지 않는 까닭이 없습니다"),
        (python(attributes='data-reason="왜"'), 1, "data-reason은 검사하지 않는 코드의 것"),
        (
            python(attributes='data-check="syntax" data-figure="그림"'),
            1,
            "실행하지 않는 코드에 data-figure",
        ),
        (python(attributes='data-raises=""'), 1, "data-raises에 예외의 이름이 없습니다"),
        (python(attributes='data-figure=" "'), 1, "그림의 설명이 비어 있습니다"),
        (python(attributes="data-figure='\"가\"'"), 1, "data-figure의 값에 큰따옴표"),
        (
            python(attributes='data-figure="가"') + python(attributes='data-figure="가"'),
            5,
            "같은 설명의 그림이 이 쪽에 또 있습니다: 가",
        ),
        (python("a = 1\nb = = 2", 'data-check="syntax"'), 3, "파이썬 문법에 맞지 않습니다"),
        ("```py\n1\n```\n", 1, "'py' 코드 블록은 검사를 비켜 갑니다"),
        ("```Python\n1\n```\n", 1, "'Python' 코드 블록은 검사를 비켜 갑니다"),
        ('``` { .text data-raises="X" }\n1\n```\n', 1, "data-raises은(는) python 코드 블록에만"),
        (OUTPUT.format(1), 1, "위에 python 코드 블록이 없는 출력"),
        (
            python(attributes='data-check="syntax"') + OUTPUT.format(1),
            5,
            "실행하지 않는 코드에 출력이 있습니다",
        ),
        (python() + OUTPUT.format(1) + OUTPUT.format(2), 8, "1번째 줄 코드의 출력이 이미 있습니다"),
    ],
)
def test_a_fault_that_shows_without_running(source: str, line: int, message: str) -> None:
    (text,) = messages(source)
    assert text.startswith(f"docs/x.md:{line}: ")
    assert message in text
    assert " → " in text
