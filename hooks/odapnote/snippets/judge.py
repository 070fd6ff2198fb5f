"""Compares what happened with what the page says: a pure function from results to Problems."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence

from odapnote.execution.progress import progress_bar
from odapnote.execution.refusals import explain
from odapnote.snippets import outputs
from odapnote.snippets.page import Expectation, Page, Snippet
from odapnote.snippets.results import DEATH, TIMEOUT, Event, SessionResult, SnippetResult
from odapnote.source import Problem

# Makes a Problem from a line of the snippet, a message and a remedy.
_Report = Callable[[int, str, str], Problem]

_WORD = re.compile(r"[^\W\d]\w*")
_GLYPH = re.compile(r"Glyph (\d+) .*missing from ")
_CHOOSES_FONT = re.compile(r"font[._]?(?:family|sans|serif|name|properties|manager)|\brc\(.font")
_LONG = 1500  # Characters of an output that a message may carry.


def judge(page: Page, sessions: Sequence[tuple[Sequence[Snippet], SessionResult]]) -> list[Problem]:
    """Return the Problems of a page whose sessions have run.

    A snippet that needs a name from one that failed is not judged: its failure says nothing new.
    """
    problems = list(page.problems)
    for snippets, result in sessions:
        missing: set[str] = set()
        for snippet, happened in zip(snippets, result.snippets, strict=False):
            if missing and missing & _names(snippet.code, ast.Load):
                missing |= _changed(snippet.code)
                continue
            found = list(_faults(page, snippet, happened))
            problems += found
            if happened.raised is not None and snippet.raises is None:
                missing |= _changed(snippet.code)
        problems += _hidden_figures(page, snippets, result)
        if result.death is not None:
            problems.append(_death(page, snippets, result))
    return sorted(problems)


def _faults(page: Page, snippet: Snippet, result: SnippetResult) -> Iterator[Problem]:
    def problem(line: int, message: str, remedy: str) -> Problem:
        return Problem(page.location(snippet.line + line), message, remedy)

    refusals = ((event.line, *explain(event.type, event.text)) for event in result.refused)
    yield from (problem(*refusal) for refusal in dict.fromkeys(refusals))
    if result.overflow is not None:
        yield problem(result.overflow, "출력이 너무 많아 멈추었습니다", "출력을 줄입니다")
        return
    yield from _exception(problem, snippet, result)
    yield from _warnings(problem, snippet, result)
    yield from _output(page, problem, snippet, result)
    yield from _figure(problem, snippet, result)


def _exception(problem: _Report, snippet: Snippet, result: SnippetResult) -> Iterator[Problem]:
    raised, expected = result.raised, snippet.raises
    if raised is None:
        if expected is not None:
            yield problem(
                0,
                f"{expected} 예외가 나야 하는데 나지 않았습니다",
                "코드를 고치거나 data-raises를 지웁니다",
            )
    elif expected is None:
        if not result.refused:
            yield problem(raised.line, _named(raised), _remedy(raised))
    elif not meets(raised, expected):
        yield problem(
            raised.line,
            f"{expected} 예외가 나야 하는데 {_named(raised)}이(가) 났습니다",
            "코드나 data-raises를 고칩니다",
        )


def _warnings(problem: _Report, snippet: Snippet, result: SnippetResult) -> Iterator[Problem]:
    expected = snippet.warns
    if expected is not None and not any(meets(event, expected) for event in result.warnings):
        yield problem(
            0,
            f"{expected} 경고가 나야 하는데 나지 않았습니다",
            "코드를 고치거나 data-warns를 고칩니다",
        )
    undeclared = [
        event
        for event in dict.fromkeys(result.warnings)
        if event.user and not (expected is not None and meets(event, expected))
    ]
    letters = [_GLYPH.match(event.text) for event in undeclared]
    if any(letters):
        yield _missing_letters(problem, snippet, [int(found[1]) for found in letters if found])
    for event, letter in zip(undeclared, letters, strict=True):
        if not letter:
            yield problem(
                event.line,
                f"알리지 않은 경고가 났습니다: {_named(event)}",
                f'경고가 나지 않게 고치거나 data-warns="{event.type}: …"를 답니다',
            )


def _missing_letters(problem: _Report, snippet: Snippet, codes: list[int]) -> Problem:
    """Tell of letters that a figure's font does not have, at the line that chose the font."""
    letters = ", ".join(map(chr, sorted(codes)))
    message = f"그림의 글꼴에 없는 글자가 있습니다: {letters}"
    for number, line in enumerate(snippet.code.split("\n"), start=1):
        if _CHOOSES_FONT.search(line):
            return problem(
                number, message, "글꼴을 정하는 이 줄을 지웁니다. 한글은 그대로 나옵니다"
            )
    return problem(0, message, "그 글자를 다른 글자로 바꿉니다")


def _output(
    page: Page, problem: _Report, snippet: Snippet, result: SnippetResult
) -> Iterator[Problem]:
    if result.raised is not None and snippet.raises is None:
        return
    actual = outputs.shown(snippet, result)
    missing = outputs.is_missing(snippet, result)
    wrong = snippet.output is not None and not outputs.matches(snippet.output.text, actual)
    bar = progress_bar(snippet.code, actual)
    if (missing or wrong) and bar is not None:
        line, message, remedy = bar
        yield problem(line + 1, message, remedy)
    elif missing:
        yield problem(0, "출력이 있는데 쪽에 보이지 않습니다", _show(snippet, actual))
    elif wrong:
        assert snippet.output is not None
        yield Problem(
            page.location(snippet.output.fence.line),
            f"적힌 출력과 나온 출력이 다릅니다: {outputs.difference(snippet.output.text, actual)}",
            _correct(actual),
        )


def _correct(actual: str) -> str:
    """Return how to correct an output, with all of it where the message has its first line."""
    if "\n" not in actual or len(actual) > _LONG:
        return "나온 것이 옳으면 make outputs로 고치고, 아니면 코드를 고칩니다"
    lines = actual.replace("\n", "⏎")
    return f"나온 것이 옳으면 이렇게 고치고(⏎마다 줄을 바꿉니다), 아니면 코드를 고칩니다: {lines}"


def _show(snippet: Snippet, actual: str) -> str:
    """Return how to show an output, with the very lines to write: not everybody has make."""
    fence = "⏎".join(outputs.output_fence(actual))
    if len(fence) > _LONG:
        return "make outputs로 출력 칸을 넣거나, 덜 찍습니다"
    if snippet.asked:
        return f"까닭이나 풀이에 출력 칸을 넣습니다(⏎마다 줄을 바꿉니다): {fence}"
    return f"make outputs로, 또는 코드 아래에 출력 칸을 넣습니다(⏎마다 줄을 바꿉니다): {fence}"


def _figure(problem: _Report, snippet: Snippet, result: SnippetResult) -> Iterator[Problem]:
    if snippet.figure is None or result.raised is not None or len(result.figures) == 1:
        return
    if result.figures:
        yield problem(
            0,
            f"그림이 {len(result.figures)}개 열려 있습니다",
            "코드 하나에 그림 하나만 그립니다. 여럿은 plt.subplots로 한 그림에 담습니다",
        )
    else:
        yield problem(
            0,
            "data-figure가 있지만 열린 그림이 없습니다",
            "matplotlib로 그림을 그리고 plt.close를 부르지 않습니다",
        )


def _hidden_figures(
    page: Page, snippets: Sequence[Snippet], session: SessionResult
) -> Iterator[Problem]:
    """Tell of figures that a session draws, and that neither a page shows nor the code closes."""
    before: set[int] = set()
    for index, (snippet, result) in enumerate(zip(snippets, session.snippets, strict=False)):
        later = [set(after.left_open) for after in session.snippets[index:]]
        if result.raised is None and set.intersection(*later) - before:
            yield Problem(
                page.location(snippet.line),
                "그림을 그렸지만 쪽에 보이지 않습니다",
                '``` { .python data-figure="그림 설명" }으로 열거나, plt.close()로 닫습니다',
            )
        before = set(result.left_open)


def _death(page: Page, snippets: Sequence[Snippet], result: SessionResult) -> Problem:
    death = result.death
    assert death is not None
    left = len(snippets) - death.snippet - 1
    rest = f". 그 아래 코드 {left}개는 실행하지 못했습니다" if left else ""
    if death.kind == TIMEOUT:
        message = f"{death.detail}초 안에 끝나지 않아 멈추었습니다{rest}"
        remedy = "반복이 끝나는지 보고, 오래 걸리는 계산을 줄입니다"
    else:
        assert death.kind == DEATH
        message = f"코드를 실행하던 프로세스가 죽었습니다 ({death.detail}){rest}"
        remedy = "프로세스를 끝내는 호출이나 메모리를 너무 많이 쓰는 곳이 있는지 봅니다"
    return Problem(page.location(snippets[death.snippet].line + death.line), message, remedy)


def meets(event: Event, expected: Expectation) -> bool:
    """Say whether an exception or a warning is the one that is declared."""
    named = expected.type.rpartition(".")[2]
    return not named or (event.type == named and expected.text in event.text)


def _named(event: Event) -> str:
    """Return type and message on one line of readable length."""
    text = " ".join(event.text.split())
    shortened = text if len(text) <= 300 else f"{text[:299]}…"
    return f"{event.type}: {shortened}" if shortened else event.type


def _remedy(raised: Event) -> str:
    if raised.type == "NameError":
        return "이름을 먼저 정의합니다. data-fresh 아래에서는 위의 이름이 없습니다"
    if raised.type == "SystemExit":
        return "코드를 끝내는 호출을 지웁니다"
    if raised.type == "MemoryError":
        return "한도를 넘는 메모리를 쓰지 않게 크기를 줄입니다"
    if raised.type.endswith("SyntaxError") or raised.type in ("IndentationError", "TabError"):
        return "문법을 고치거나, 파이썬이 아니라면 언어를 text로 적습니다"
    return f'코드를 고치거나, 나야 하는 예외라면 data-raises="{raised.type}: …"를 답니다'


def _names(code: str, context: type[ast.expr_context]) -> set[str]:
    """Return the names that code reads (``ast.Load``) or binds (``ast.Store``)."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return set()
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, context)
    }


def _changed(code: str) -> set[str]:
    """Return the names that code binds, or whose objects it changes: ``model.compile(…)``."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return set(_WORD.findall(code))  # Any of them, since nobody can say which.
    changed = _names(code, ast.Store)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            changed.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            changed.update((alias.asname or alias.name).partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            function = node.value.func
            if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
                changed.add(function.value.id)
    return changed
