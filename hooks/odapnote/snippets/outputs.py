"""Compares what a snippet prints with what its page says, and rewrites the page."""

from __future__ import annotations

import io
from collections.abc import Mapping

from odapnote.execution.messages import without_controls
from odapnote.snippets.fences import Fence
from odapnote.snippets.page import Page, Snippet
from odapnote.snippets.results import SnippetResult
from odapnote.snippets.unchecked import OUTPUT_FENCE


def shown(snippet: Snippet, result: SnippetResult) -> str:
    """Return what a reader sees who runs the snippet: its output, and a declared exception."""
    text = without_controls(result.output)
    if snippet.raises is not None and result.raised is not None:
        if text and not text.endswith("\n"):
            text += "\n"
        text += f"{result.raised.type}: {result.raised.text}".rstrip(": ")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def matches(expected: str, actual: str) -> bool:
    """Compare: ``...`` stands for anything, and spaces for any number of them.

    doctest, which knows how to match ``...``, would also let line breaks pass for spaces, and 1
    for True.
    """
    if "..." not in expected:
        return _words(expected) == _words(actual)
    import doctest  # Here, since it is slow to import and seldom needed.

    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    return doctest.OutputChecker().check_output(f"{expected}\n", f"{actual}\n", options)


def _words(text: str) -> list[list[str]]:
    return [line.split() for line in text.split("\n")]


def difference(expected: str, actual: str) -> str:
    """Name the first line in which two texts differ."""
    wanted, got = expected.split("\n"), actual.split("\n")
    for index in range(max(len(wanted), len(got))):
        want = wanted[index] if index < len(wanted) else None
        have = got[index] if index < len(got) else None
        if want is None:
            return f"출력에 {have!r}이(가) 더 있습니다"
        if have is None:
            return f"{want!r}이(가) 출력에 없습니다"
        if not matches(want, have):
            return f"적힌 것은 {want!r}, 나온 것은 {have!r}입니다"
    return f"적힌 것은 {expected!r}, 나온 것은 {actual!r}입니다"


def is_missing(snippet: Snippet, result: SnippetResult) -> bool:
    """Say whether a snippet prints, and the page does not show what.

    An exception alone needs no fence: the page shows it without one.
    """
    printed = without_controls(result.output).strip()
    return snippet.output is None and bool(printed) and not _failed(snippet, result)


def output_fence(text: str) -> list[str]:
    """Return the lines of the fence that holds an output."""
    marks = "```"
    while marks in text:
        marks += "`"
    return [OUTPUT_FENCE.replace("```", marks), *text.split("\n"), marks]


def rewritten(source: str, page: Page, results: Mapping[int, SnippetResult]) -> str:
    """Replace what output fences hold where it is not what their snippets print.

    A snippet that prints and has no such fence gets one, but for those of quizzes: only the
    author knows whether an output there belongs to the option or to its reason.

    Args:
        source: The text of the page, with its own line ends.
        page: The page.
        results: What its snippets did, by the line of the opening fence. A snippet that failed
            keeps its output.

    Returns:
        The page with the new texts, every other character as it was.
    """
    # Not splitlines, which also ends lines where Markdown does not.
    lines = io.StringIO(source, newline="").readlines()
    for snippet in reversed(page.snippets):
        result = results.get(snippet.line)
        if result is None or _failed(snippet, result):
            continue
        actual = shown(snippet, result)
        if snippet.output is not None:
            if not matches(snippet.output.text, actual):
                _write(lines, snippet.output.fence, actual.split("\n"), within=True)
        elif is_missing(snippet, result) and snippet.fence is not None and not snippet.asked:
            _write(lines, snippet.fence, ["", *output_fence(actual)], within=False)
    return "".join(lines)


def _failed(snippet: Snippet, result: SnippetResult) -> bool:
    return result.overflow is not None or (result.raised is None) != (snippet.raises is None)


def _write(lines: list[str], fence: Fence, texts: list[str], *, within: bool) -> None:
    """Write lines in place of what a fence holds, or below the fence."""
    opening = lines[fence.line - 1]
    end = opening[len(opening.rstrip("\r\n")) :]
    first = fence.line if within else fence.end
    if not within and not lines[first - 1].endswith(end):
        lines[first - 1] += end  # The page ended with the fence.
    lines[first : fence.end - within] = [f"{fence.indent}{text}".rstrip() + end for text in texts]
