"""A page as the checker sees it: snippets with what is declared of them, and their outputs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from odapnote.snippets.fences import Fence, find_fences, text_lines
from odapnote.snippets.unchecked import OUTPUT, OUTPUT_FENCE, lacks_dot, unchecked
from odapnote.source import Location, Problem

RUN, SYNTAX, SKIP = "run", "syntax", "skip"

_DECLARATIONS = frozenset(
    {"data-raises", "data-warns", "data-fresh", "data-check", "data-reason", "data-figure"}
)
_PRESENTATION = frozenset({"hl_lines", "id", "linenums", "title", "title_mode"})
_QUIZ = re.compile(r"\s*(?P<marks>/{3,})\s*quiz\b")
# SuperFences copies values into the HTML as they are.
_UNSAFE = frozenset('"<>&')


@dataclass(frozen=True)
class Expectation:
    """An exception or a warning that is declared: ``TypeError: missing 1 required``.

    Attributes:
        type: The name of its class, ``""`` where it is none.
        text: A part of its message, ``""`` where any will do.
    """

    type: str
    text: str

    def __str__(self) -> str:
        return f"{self.type}: {self.text}" if self.text else self.type


@dataclass(frozen=True)
class Output:
    """The fence that holds what a snippet prints.

    Attributes:
        fence: Where it stands.
        text: What it holds.
    """

    fence: Fence
    text: str


@dataclass(frozen=True)
class Snippet:
    """One ``python`` fence.

    Attributes:
        line: The line of its opening fence; its code starts on the next one.
        code: The code.
        check: ``RUN``, ``SYNTAX`` or ``SKIP``.
        raises: The exception that it must raise.
        warns: The warning that it must give.
        fresh: Whether it starts a new session.
        figure: The description of the figure that it draws.
        output: What it must print, ``None`` where the page does not say.
        fence: Where it stands.
        asked: Whether it is part of a quiz.
    """

    line: int
    code: str
    check: str = RUN
    raises: Expectation | None = None
    warns: Expectation | None = None
    fresh: bool = False
    figure: str | None = None
    output: Output | None = None
    fence: Fence | None = None
    asked: bool = False


@dataclass(frozen=True)
class Page:
    """A page that has been read.

    Attributes:
        path: Its file, relative to the project's root.
        snippets: From top to bottom.
        problems: Faults that show without running anything.
    """

    path: str
    snippets: tuple[Snippet, ...]
    problems: tuple[Problem, ...]

    def location(self, line: int) -> Location:
        """Return the place of a line of the page."""
        return Location(self.path, line)


def read_page(path: str, source: str) -> Page:
    """Read the snippets of a page.

    Args:
        path: The page's file, relative to the project's root.
        source: Its whole text, front matter included.
    """
    fences, problems = find_fences(path, source)
    lines = text_lines(source)
    quizzes = _quiz_lines(lines, fences)
    snippets: list[Snippet] = []
    figures: set[str] = set()
    for fence in fences:
        location = Location(path, fence.line)
        if fence.language == "python":
            problems += [Problem(location, *fault) for fault in _header_faults(fence)]
            snippet = _snippet(fence, fence.line in quizzes)
            if snippet.check == SYNTAX:
                problems += _syntax_problems(path, snippet)
            if snippet.figure in figures:
                problems.append(
                    Problem(
                        location,
                        f"같은 설명의 그림이 이 쪽에 또 있습니다: {snippet.figure}",
                        "그림마다 다른 data-figure 설명을 적습니다",
                    )
                )
            if snippet.figure:
                figures.add(snippet.figure)
            snippets.append(snippet)
        else:
            if OUTPUT in fence.attributes:
                fault = _attach(Output(fence, fence.code), snippets)
                problems += [Problem(location, *fault)] if fault else []
            problems += [Problem(location, *fault) for fault in _other_faults(fence)]
    told = {problem.location.line for problem in problems}
    looks = unchecked(path, lines, fences)
    problems += [problem for problem in looks if problem.location.line not in told]
    return Page(path, tuple(snippets), tuple(sorted(problems)))


def _quiz_lines(lines: Sequence[str], fences: Sequence[Fence]) -> set[int]:
    """Return the numbers of the lines between ``/// quiz`` and the ``///`` that ends it."""
    code = {number for fence in fences for number in range(fence.line, fence.end + 1)}
    found: set[int] = set()
    marks = ""
    for number, line in enumerate(lines, start=1):
        if number not in code and (opening := _QUIZ.match(line)):
            marks = opening["marks"]
        if marks:
            found.add(number)
        if number not in code and line.strip() == marks:
            marks = ""
    return found


def _snippet(fence: Fence, asked: bool) -> Snippet:
    attributes = fence.attributes
    return Snippet(
        line=fence.line,
        code=fence.code,
        check=attributes.get("data-check", RUN),
        raises=_expectation(attributes.get("data-raises")),
        warns=_expectation(attributes.get("data-warns")),
        fresh="data-fresh" in attributes,
        figure=attributes.get("data-figure"),
        fence=fence,
        asked=asked,
    )


def _expectation(declared: str | None) -> Expectation | None:
    if declared is None:
        return None
    name, _, text = declared.partition(":")
    is_name = name.strip().replace(".", "_").isidentifier()
    return Expectation(name.strip() if is_name else "", text.strip())


def _header_faults(fence: Fence) -> Iterator[tuple[str, str]]:
    attributes = fence.attributes
    if OUTPUT in attributes:
        yield (f"코드에 {OUTPUT}이(가) 있습니다", f"코드 아래에 {OUTPUT_FENCE} 칸을 따로 둡니다")
    for name in sorted(attributes.keys() - _DECLARATIONS - _PRESENTATION - {OUTPUT}):
        yield (
            f"모르는 속성입니다: {name}",
            f"쓸 수 있는 것: {', '.join(sorted(_DECLARATIONS))}. 값은 큰따옴표로 감쌉니다",
        )
    for name, value in sorted(attributes.items()):
        if _UNSAFE & set(value):
            yield (
                f"{name}의 값에 큰따옴표나 <, >, &이(가) 있습니다",
                "그 글자를 뺍니다. 예외와 경고는 메시지의 다른 부분을 적어도 됩니다",
            )
    check = attributes.get("data-check", RUN)
    if check not in (RUN, SYNTAX, SKIP):
        yield (f"모르는 data-check입니다: {check}", 'data-check="syntax"나 "skip"을 씁니다')
    if check == SKIP and not attributes.get("data-reason", "").strip():
        yield ("검사하지 않는 까닭이 없습니다", 'data-reason="…"에 까닭을 적습니다')
    if check != SKIP and "data-reason" in attributes:
        yield ("data-reason은 검사하지 않는 코드의 것입니다", 'data-check="skip"과 함께 씁니다')
    if check != RUN:
        for name in ("data-raises", "data-warns", "data-fresh", "data-figure"):
            if name in attributes:
                yield (f"실행하지 않는 코드에 {name}이(가) 있습니다", "둘 가운데 하나를 뺍니다")
    if "data-raises" in attributes and "data-figure" in attributes:
        yield ("예외가 나야 하는 코드에 그림이 있습니다", "그림을 그리는 코드를 따로 둡니다")
    for name in ("data-raises", "data-warns"):
        declared = _expectation(attributes.get(name))
        if declared is not None and not declared.type:
            yield (
                f"{name}에 예외의 이름이 없습니다",
                f'{name}="TypeError: 메시지의 일부"로 적습니다',
            )
    if "data-figure" in attributes and not attributes["data-figure"].strip():
        yield (
            "그림의 설명이 비어 있습니다",
            'data-figure="그림이 무엇을 보여 주는지"를 적습니다',
        )


def unrun(path: str, source: str) -> list[Problem]:
    """Return the Problems of code in a text whose Python nobody runs: that of a notebook."""
    page = read_page(path, source)
    return [
        *page.problems,
        *(
            Problem(
                page.location(snippet.line),
                "노트북의 글 칸에 적힌 파이썬 코드는 실행하지 않습니다",
                "코드 칸으로 옮깁니다",
            )
            for snippet in page.snippets
            if snippet.check == RUN
        ),
    ]


def _other_faults(fence: Fence) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the header of a block that is no Python."""
    for name in () if lacks_dot(fence) else sorted(fence.attributes):
        if name in _DECLARATIONS:
            yield (f"{name}은(는) python 코드 블록에만 씁니다", "언어를 python으로 적습니다")
        elif name.startswith("data-") and name != OUTPUT:
            yield (f"모르는 속성입니다: {name}", f"출력이면 {OUTPUT_FENCE}로 엽니다")


def _syntax_problems(path: str, snippet: Snippet) -> list[Problem]:
    """Return the syntax error of a snippet; one that runs shows it when it runs."""
    try:
        ast.parse(snippet.code)
    except SyntaxError as error:
        return [
            Problem(
                Location(path, snippet.line + (error.lineno or 0)),
                f"파이썬 문법에 맞지 않습니다: {type(error).__name__}: {error.msg}",
                "코드를 고치거나, 파이썬이 아니라면 언어를 text로 적습니다",
            )
        ]
    return []


def _attach(output: Output, snippets: list[Snippet]) -> tuple[str, str] | None:
    """Give an output to the snippet above it; return what is wrong, if anything is."""
    if not snippets:
        return ("위에 python 코드 블록이 없는 출력입니다", "출력을 낸 코드 아래로 옮깁니다")
    snippet = snippets[-1]
    if snippet.check != RUN:
        return ("실행하지 않는 코드에 출력이 있습니다", "출력을 지우거나 data-check를 지웁니다")
    if snippet.output is not None:
        return (
            f"{snippet.line}번째 줄 코드의 출력이 이미 있습니다",
            "출력 블록은 코드 하나에 하나만 둡니다",
        )
    snippets[-1] = replace(snippet, output=output)
    return None


def sessions(page: Page) -> list[tuple[Snippet, ...]]:
    """Group the snippets that run: each group shares its names, and no name with another."""
    groups: list[list[Snippet]] = []
    for snippet in page.snippets:
        if snippet.check != RUN:
            continue
        if snippet.fresh or not groups:
            groups.append([])
        groups[-1].append(snippet)
    return [tuple(group) for group in groups]
