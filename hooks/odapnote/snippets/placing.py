"""Puts what snippets raised and warned of into the page, under their code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from odapnote.execution.figures import block_with
from odapnote.execution.messages import message_of
from odapnote.marks import mark, place, without_marks
from odapnote.snippets.judge import meets
from odapnote.snippets.page import RUN, Page, Snippet
from odapnote.snippets.results import SnippetResult

_INDENTATION = 4  # Spaces before a line that Markdown takes for code, outside of any list.


@dataclass(frozen=True)
class Notice:
    """What a snippet gave beside its output.

    Attributes:
        text: The last lines of the traceback, or the warning.
        is_error: Whether it is an exception.
    """

    text: str
    is_error: bool


def marked(markdown: str, source: str, page: Page) -> str:
    """Mark the blocks that must raise or warn.

    Args:
        markdown: The page without front matter, as Markdown gets it.
        source: The page as it was written.
        page: What was read from that.
    """
    lines = markdown.split("\n")
    above = source.count("\n") - markdown.count("\n")
    for snippet in page.snippets:
        if snippet.check == RUN and (snippet.raises or snippet.warns):
            header = lines[snippet.line - 1 - above]
            brace = header.rindex("}")
            marked_header = f"{header[:brace].rstrip()} {mark(snippet.line)} {header[brace:]}"
            lines[snippet.line - 1 - above] = marked_header
    return "\n".join(lines)


def notices(page: Page, results: Mapping[int, SnippetResult]) -> dict[int, list[Notice]]:
    """Return what each snippet raised and warned of, by the line of its opening fence."""
    found = {
        snippet.line: list(dict.fromkeys(_notices(snippet, results[snippet.line])))
        for snippet in page.snippets
        if snippet.line in results
    }
    return {line: each for line, each in found.items() if each}


def _notices(snippet: Snippet, result: SnippetResult) -> Iterator[Notice]:
    for event in result.warnings:
        if snippet.warns is not None and meets(event, snippet.warns):
            yield Notice(message_of(event.type, event.text), is_error=False)
    # An output fence holds the exception as well.
    if snippet.raises is not None and result.raised is not None and snippet.output is None:
        yield Notice(message_of(result.raised.type, result.raised.text), is_error=True)


def raw_lines(html: str, page: Page) -> list[int]:
    """Return the lines of fences that arrive as text: those in a block of indented text."""
    return [
        snippet.line
        for snippet in page.snippets
        if snippet.fence is not None
        and len(snippet.fence.indent) >= _INDENTATION
        and re.search(r"`{3,}[^\n]*\n" + re.escape(escape(snippet.code, quote=False)), html)
    ]


def with_notices(
    html: str, given: Mapping[int, list[Notice]], render: Callable[..., str]
) -> tuple[str, list[int]]:
    """Put notices into a page.

    Args:
        html: The page's HTML, as rendered from what :func:`marked` gave.
        given: The notices.
        render: Makes the HTML of one from ``notice``.

    Returns:
        The page without marks, and the lines whose code it does not hold.
    """
    lost = []
    for line, each in given.items():
        shown = "\n".join(render(notice=notice) for notice in each)
        block = block_with(html, mark(line))
        if place(line) in html:
            html = html.replace(place(line), shown, 1)
        elif block is not None:
            html = f"{html[: block.stop]}\n{shown}{html[block.stop :]}"
        else:
            lost.append(line)
    return without_marks(html), lost
