"""Compares what a snippet prints with what its page says, and rewrites the page."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from odapnote.snippets.fences import Fence
from odapnote.snippets.page import Page, Snippet
from odapnote.snippets.results import SnippetResult

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def shown(snippet: Snippet, result: SnippetResult) -> str:
    """Return what a reader sees who runs the snippet: its output, and a declared exception."""
    text = _CONTROL.sub("", result.output)
    if snippet.raises is not None and result.raised is not None:
        if text and not text.endswith("\n"):
            text += "\n"
        text += f"{result.raised.type}: {result.raised.text}".rstrip(": ")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def matches(expected: str, actual: str) -> bool:
    """Compare as doctest does: ``...`` stands for anything, white space for white space."""
    if expected == actual:
        return True
    import doctest  # Here, since it is slow to import and seldom needed.

    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    return doctest.OutputChecker().check_output(f"{expected}\n", f"{actual}\n", options)


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


def rewritten(source: str, page: Page, results: Mapping[int, SnippetResult]) -> str:
    """Replace what output fences hold where it is not what their snippets print.

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
        if snippet.output is None or result is None or _failed(snippet, result):
            continue
        actual = shown(snippet, result)
        if not matches(snippet.output.text, actual):
            _replace(lines, snippet.output.fence, actual)
    return "".join(lines)


def _failed(snippet: Snippet, result: SnippetResult) -> bool:
    return result.overflow is not None or (result.raised is None) != (snippet.raises is None)


def _replace(lines: list[str], fence: Fence, text: str) -> None:
    opening = lines[fence.line - 1]
    end = opening[len(opening.rstrip("\r\n")) :]
    lines[fence.line : fence.end - 1] = [
        f"{fence.indent}{line}".rstrip() + end for line in text.split("\n")
    ]
