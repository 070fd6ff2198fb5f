from __future__ import annotations

from textwrap import dedent

import pytest
from odapnote.snippets.fences import find_fences


def found(source: str) -> list[tuple[int, int, str, str]]:
    fences, problems = find_fences("docs/x.md", dedent(source).lstrip("\n"))
    assert problems == []
    return [(fence.line, fence.end, fence.language, fence.code) for fence in fences]


def refused(source: str) -> list[str]:
    _, problems = find_fences("docs/x.md", dedent(source).lstrip("\n"))
    return [f"{problem.location.line}: {problem.message}" for problem in problems]


def test_a_plain_fence() -> None:
    assert found("글\n\n```python\na = 1\n\nb = 2\n```\n") == [
        (3, 7, "python", "a = 1\n\nb = 2"),
    ]


def test_attributes() -> None:
    source = '``` { .python data-raises="TypeError: \'a\'" data-fresh title="x.py" }\n1\n```\n'
    ((fence,), _) = find_fences("docs/x.md", source)
    assert fence.attributes == {
        "data-raises": "TypeError: 'a'",
        "data-fresh": "",
        "title": "x.py",
    }


def test_fences_within_lists_tabs_blocks_and_quotations() -> None:
    source = """
        - 목록

            === "탭"

                !!! note

                    ~~~python
                    a = \"\"\"

                    가\"\"\"
                    ~~~

        /// quiz | 물음
            id: x

        - [ ] 보기

            ```python
            b
            ```
        ///

        > ```python
        > c
        > ```
        """
    assert found(source) == [
        (7, 11, "python", 'a = """\n\n가"""'),
        (18, 20, "python", "b"),
        (23, 25, "python", "c"),
    ]


def test_a_fence_shown_within_a_longer_one_is_text() -> None:
    assert found("````\n```python\na\n```\n````\n") == [(1, 5, "", "```python\na\n```")]


def test_front_matter_keeps_line_numbers_and_holds_no_fence() -> None:
    source = "---\nnote: |\n  ```python\n  a\n  ```\n---\n```python\nb\n```\n"
    assert found(source) == [(7, 9, "python", "b")]


@pytest.mark.parametrize("prepare", [str, lambda text: "\ufeff" + text.replace("\n", "\r\n")])
def test_byte_order_mark_and_windows_line_ends(prepare: type[str]) -> None:
    assert found(prepare("글\n\n```python\na\n```\n")) == [(3, 5, "python", "a")]


def test_inline_code_is_no_fence() -> None:
    assert found("```a``` 글\n\n글 ```b``` 글\n") == []


@pytest.mark.parametrize("header", ['python check="run"', 'python data-raises="X"', "python a-b c"])
def test_a_header_that_the_renderer_refuses(header: str) -> None:
    source = f"```{header}\na\n```\n\n```python\nb\n```\n"
    fences, problems = find_fences("docs/x.md", source)
    assert [problem.location.line for problem in problems] == [1]
    assert [fence.code for fence in fences] == ["b"]


def test_all_refused_headers_are_named() -> None:
    bad = '```python check="run"\na\n```\n\n'
    assert [text.split(":")[0] for text in refused(bad + bad)] == ["1", "5"]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("- 목록\n\n    ```python\n  a\n    ```\n", 3),
        ("- ```python\n  a\n  ```\n", 1),
        ("글\n\n``` python data-x {} 그 밖\na\n```\n", 3),
    ],
)
def test_a_fence_that_is_not_rendered_as_one(source: str, line: int) -> None:
    """One broken fence turns all below it inside out, so it alone is named."""
    _, problems = find_fences("docs/x.md", source + "\n```python\nb\n```\n")
    assert [problem.location.line for problem in problems] == [line]


def test_a_fence_that_nobody_closes() -> None:
    assert refused("글\n\n```python\na\n") == ["3: 닫히지 않은 코드 블록입니다"]


def test_what_a_comment_hides_is_no_fence() -> None:
    source = """
        <!--
        ```python
        undefined
        ```

        ```python check="no"
        ```
        -->

        글에 적은 `<!--`와 ``-->``는 주석이 아닙니다.

        ```python
        "<!--"
        ```

        ```python
        "-->"
        ```
        """
    assert [line for line, *_ in found(source)] == [12, 16]
