from __future__ import annotations

import pytest
from odapnote.snippets.outputs import difference, matches, rewritten, shown
from odapnote.snippets.page import Expectation, Snippet, read_page
from odapnote.snippets.results import Event, SnippetResult


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        ("1", "1", True),
        ("1", "2", False),
        ("a  b\nc", "a b\nc", True),
        ("앞 ... 뒤", "앞 가운데 뒤", True),
        ("", "1", False),
        ("1", "", False),
        ("1", "1\n2", False),
        ("1 2", "1\n2", False),
        ("1", "True", False),
        ("앞 ... 뒤", "앞\n뒤", False),
    ],
)
def test_texts_are_compared_line_by_line(expected: str, actual: str, same: bool) -> None:
    assert matches(expected, actual) is same


def test_the_first_line_that_differs_is_named() -> None:
    assert difference("가\n나", "가\n다") == "적힌 것은 '나', 나온 것은 '다'입니다"
    assert difference("가", "가\n다") == "출력에 '다'이(가) 더 있습니다"
    assert difference("가\n다", "가") == "'다'이(가) 출력에 없습니다"


def test_a_reader_sees_no_colours_and_no_trailing_spaces() -> None:
    assert shown(Snippet(1, ""), SnippetResult("\x1b[1m굵게\x1b[0m  \n\n")) == "굵게"


def test_a_declared_exception_is_part_of_what_is_shown() -> None:
    snippet = Snippet(1, "", raises=Expectation("ValueError", ""))
    result = SnippetResult("앞", raised=Event("ValueError", "나쁨", 1))
    assert shown(snippet, result) == "앞\nValueError: 나쁨"


def test_only_outputs_that_differ_are_rewritten() -> None:
    source = (
        "\ufeff- 목록\r\n\r\n"
        "    ```python\r\n    print()\r\n    ```\r\n\r\n"
        '    ``` { .text data-output="" }\r\n    옛것\r\n    ```\r\n\r\n'
        "```python\r\nprint()\r\n```\r\n"
        '``` { .text data-output="" }\r\n값 ...\r\n```\r\n글\u2028글\r\n'
    )
    results = {3: SnippetResult("새것\n\n끝\n"), 11: SnippetResult("값 2\n")}
    after = rewritten(source, read_page("docs/x.md", source), results)
    assert after == source.replace("    옛것\r\n", "    새것\r\n\r\n    끝\r\n")
    assert rewritten(after, read_page("docs/x.md", after), results) == after


def test_an_empty_output_is_filled() -> None:
    source = '```python\nprint(1)\n```\n``` { .text data-output="" }\n```\n'
    after = rewritten(source, read_page("docs/x.md", source), {1: SnippetResult("1\n")})
    assert after == source.replace('"" }\n', '"" }\n1\n')


def test_a_snippet_that_failed_keeps_its_output() -> None:
    source = '```python\nprint(1)\n```\n``` { .text data-output="" }\n1\n```\n'
    failed = SnippetResult("", raised=Event("NameError", "", 1))
    assert rewritten(source, read_page("docs/x.md", source), {1: failed}) == source
