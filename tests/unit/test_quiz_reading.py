from __future__ import annotations

import textwrap
from decimal import Decimal

import pytest
from markdown import Markdown
from odapnote.quiz.block import QuizBlocks
from odapnote.quiz.model import Option
from odapnote.quiz.reading import PageQuizzes, PageSource, read_quizzes

EXTENSIONS = ["attr_list", "admonition", "tables", "pymdownx.superfences", "pymdownx.tasklist"]

GOOD = """
/// quiz | 출력은 **몇**입니까?
    id: padding-size

- [ ] 27

    나누기를 빠뜨렸습니다.

- [x] 13

    공식대로입니다.

//// answer
풀이입니다.
////
///
"""

NUMERIC = """
/// quiz | 몇입니까?
    id: number
    kind: numeric
    value: 13
    slips: {27: "나누기를 빠뜨렸습니다."}

//// answer
풀이입니다.
////
///
"""


def read(text: str, offset: int = 0) -> PageQuizzes:
    blocks = QuizBlocks()
    html = Markdown(extensions=[*EXTENSIONS, blocks]).convert(textwrap.dedent(text).strip("\n"))
    page = PageSource("docs/x.md", offset, blocks.page.drafts, blocks.faults())
    return read_quizzes(html, page, lambda quiz, number: "", {})[1]


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read(text).problems]


def test_a_single_choice_is_read() -> None:
    (quiz,) = read(GOOD).quizzes
    assert (quiz.identifier, quiz.kind, quiz.right_numbers) == ("padding-size", "single", (1,))
    assert quiz.question == "<p>출력은 <strong>몇</strong>입니까?</p>"
    assert quiz.options == (
        Option("<p>13</p>", "<p>공식대로입니다.</p>", True, 1),
        Option("<p>27</p>", "<p>나누기를 빠뜨렸습니다.</p>", False, 0),
    )
    assert "<p>풀이입니다.</p>" in quiz.explanation
    assert problems(GOOD) == []


def test_several_ticks_make_a_multiple_choice() -> None:
    (quiz,) = read(GOOD.replace("[ ]", "[x]")).quizzes
    assert quiz.kind == "multiple"


def test_a_number_has_bounds_and_slips() -> None:
    (quiz,) = read(NUMERIC.replace("value: 13", "value: 13\n    tolerance: 0.5")).quizzes
    assert (quiz.key.value, quiz.key.lowest, quiz.key.highest) == (
        "13",
        Decimal("12.5"),
        Decimal("13.5"),
    )
    assert quiz.key.slips == ((Decimal(27), "나누기를 빠뜨렸습니다."),)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("010", "10"),
        ("1e3", "1000"),
        ("-0", "0"),
        ("1,000", "1000"),
        ('"13"', "13"),
        ("13.0", "13"),
        (".5", "0.5"),
        ("−3", "-3"),
        ("3:1", None),
        ("½", None),
        ("2/3", None),
        (".inf", None),
        (".nan", None),
        ("0x1F", None),
        ("1_000", None),
        ("1e400", None),
        ("0.1234567890123456", None),
        ("[13]", None),
        ("yes", None),
    ],
)
def test_a_number_is_what_its_author_wrote_or_a_problem(written: str, value: str | None) -> None:
    found = read(NUMERIC.replace("value: 13", f"value: {written}"))
    if value is None:
        (problem,) = found.problems
        assert str(problem).startswith("docs/x.md:4: value: ")
        assert "읽을 수 없는 수" in problem.message
    else:
        assert [quiz.key.value for quiz in found.quizzes] == [value]


def test_the_bounds_of_a_tolerance_are_exact() -> None:
    text = NUMERIC.replace("value: 13", "value: 0.7\n    tolerance: 0.1\n    proved-by: output")
    proof = OUTPUT.replace("13", "0.8")
    assert problems(text.replace("풀이입니다.", f"풀이입니다.\n{proof}")) == []


@pytest.mark.parametrize("spelling", ["010", "yes", "3:1", "null", "1e3", "2026-11-27"])
def test_yaml_changes_no_spelling(spelling: str) -> None:
    text = NUMERIC.replace("kind: numeric", "kind: short").replace(
        "value: 13", f"accept: [{spelling}]"
    )
    (quiz,) = read("\n".join(line for line in text.split("\n") if "slips" not in line)).quizzes
    assert quiz.key.accepted == (spelling,)


def test_a_large_number_is_shown_with_all_its_digits() -> None:
    (quiz,) = read(NUMERIC.replace("value: 13", "value: 1179649")).quizzes
    assert quiz.key.value == "1179649"


def test_the_mark_of_a_line_is_found_behind_fences_and_front_matter() -> None:
    text = "```text\n가\n나\n```\n" + GOOD.replace("    나누기를 빠뜨렸습니다.\n\n", "")
    (problem,) = read(text, offset=3).problems
    line = text.strip("\n").split("\n").index("- [ ] 27") + 1
    assert problem.location.line == line + 3


def test_code_that_shows_how_to_write_a_quiz_is_no_quiz() -> None:
    blocks = QuizBlocks()
    html = Markdown(extensions=[*EXTENSIONS, blocks]).convert(f"````text{GOOD}````")
    assert blocks.page.drafts == []
    assert "/// quiz | 출력은 **몇**입니까?\n    id: padding-size" in html
    assert not any(0xE000 <= ord(character) <= 0xF8FF for character in html)


def test_indented_code_shows_a_quiz_with_its_header() -> None:
    blocks = QuizBlocks()
    shown = "    /// quiz | 몇입니까?\n        id: <a>\n\n    - [ ] 하나\n    ///\n"
    html = Markdown(extensions=[*EXTENSIONS, blocks]).convert(f"쓰는 법입니다.\n\n{shown}")
    assert "/// quiz | 몇입니까?\n    id: &lt;a&gt;\n\n- [ ] 하나\n///" in html
    assert blocks.faults() == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("[x]", "[ ]", 1, "정답인 보기가 없습니다"),
        ("id: padding-size", "id: padding-size\n    kind: single", None, ""),
        ("    id: padding-size\n", "", 1, "id가 없습니다"),
        ("padding-size", "패딩", 2, "쓸 수 없는 이름"),
        ("    공식대로입니다.\n\n", "", 8, "까닭이 없습니다"),
        ("id: padding-size", "id: padding-size\n    colour: red", 3, "colour"),
        ("id: padding-size", "id: padding-size\n    kind: riddle", 3, "없는 종류"),
        ("id: padding-size", "id: [", 2, "머리를 읽을 수 없습니다"),
        ("//// answer\n풀이입니다.\n////\n", "", 1, "정답과 풀이가 없습니다"),
        ("출력은 **몇**입니까?", "위의 층은 무엇입니까?", 1, "위의"),
        ("나누기를", "위의 나누기를", 4, "위의"),
        ("출력은 **몇**입니까?", "옳지 않은 것은 무엇입니까?", 1, "강조가 없습니다"),
        ("출력은 **몇**입니까?", "옳지 **않은** 것은 무엇입니까?", None, ""),
        ("| 출력은 **몇**입니까?", "", 1, "물음이 없습니다"),
        ("id: padding-size", "id: padding-size\n    kind: ox\n    value: X", 6, "보기가 있습니다"),
    ],
)
def test_faults_of_a_choice(old: str, new: str, line: int | None, message: str) -> None:
    found = problems(GOOD.replace(old, new))
    if line is None:
        assert found == []
    else:
        assert len(found) == 1
        assert found[0].startswith(f"docs/x.md:{line}: ")
        assert message in found[0]


def test_too_many_right_options() -> None:
    text = GOOD.replace("[ ]", "[x]").replace("id: padding-size", "id: a\n    kind: single")
    (problem,) = problems(text)
    assert problem.startswith("docs/x.md:3: 정답이 하나여야 하는데 2개입니다")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    value: 13\n", "", "정답이 없습니다"),
        ("value: 13", "value: 열셋", "value: 열셋은(는) 읽을 수 없는 수입니다"),
        ("27:", "13:", "slips의 13은(는) 정답입니다"),
        ("value: 13", "range: [14, 12]", "14이(가) 12보다 큽니다"),
        ("kind: numeric", "kind: ox", "OX 퀴즈의 value"),
        ("kind: numeric", "kind: short", "받아 줄 답이 없습니다"),
        ("value: 13", 'value: 13\n    accept: ["13"]', "accept"),
    ],
)
def test_faults_of_a_key(old: str, new: str, message: str) -> None:
    assert any(message in problem for problem in problems(NUMERIC.replace(old, new)))


def test_an_answer_outside_of_a_quiz() -> None:
    (problem,) = problems("가\n\n/// answer\n나\n///\n")
    assert problem.startswith("docs/x.md:3: answer 블록이 퀴즈 밖에 있습니다")


OUTPUT = """
``` { .python }
print(13)
```

``` { .text data-output="" }
13
```
"""


@pytest.mark.parametrize(("value", "agrees"), [("13", True), ("13.0", True), ("14", False)])
def test_a_number_is_proved_by_the_output_in_its_answer(value: str, agrees: bool) -> None:
    text = NUMERIC.replace("value: 13", f"value: {value}\n    proved-by: output")
    found = problems(text.replace("풀이입니다.\n", f"풀이입니다.\n{OUTPUT}"))
    assert (found == []) == agrees
    assert agrees or "정답 표시와 실행이 어긋납니다" in found[0]


def test_a_proof_needs_an_output() -> None:
    (problem,) = problems(NUMERIC.replace("value: 13", "value: 13\n    proved-by: output"))
    assert "docs/x.md:5: 풀이에 실행 결과가 없어" in problem


def test_a_choice_is_proved_by_the_lines_of_the_output() -> None:
    text = GOOD.replace("id: padding-size", "id: a\n    proved-by: output")
    assert problems(text.replace("풀이입니다.", f"풀이입니다.\n{OUTPUT}")) == []
    wrong = text.replace("[ ]", "[?]").replace("[x]", "[ ]").replace("[?]", "[x]")
    (problem,) = problems(wrong.replace("풀이입니다.", f"풀이입니다.\n{OUTPUT}"))
    assert "어긋납니다" in problem


RAISES = """
/// quiz | 오류가 나는 코드는 무엇입니까?
    id: raises
    proved-by: raises

- [ ] 첫째

    ``` { .python }
    print(1)
    ```

    됩니다.

- [x] 둘째

    ``` { .python data-raises="NameError: x" }
    x
    ```

    이름이 없습니다.

//// answer
풀이입니다.
////
///
"""


def test_a_choice_is_proved_by_what_its_codes_raise() -> None:
    assert problems(RAISES) == []
    (problem,) = problems(RAISES.replace(' data-raises="NameError: x"', ""))
    assert "보기 2의 코드는 오류를 내지 않습니다" in problem
    (problem,) = problems(RAISES.replace("``` { .python }\n    print(1)\n    ```\n\n", "가\n\n"))
    assert "보기 1에 실행할 코드가 없어" in problem


def test_what_a_code_raises_stays_in_the_answer() -> None:
    (quiz,) = read(RAISES).quizzes
    assert all("<code>" in option.html for option in quiz.options)
    assert "data-raises" not in quiz.question + "".join(option.html for option in quiz.options)
