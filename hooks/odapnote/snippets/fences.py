"""Finds the fenced blocks of a page with the parser that will render them.

A regular expression finds other fences than the renderer does, in lists, tabs and blocks above
all. So this asks SuperFences' own preprocessor, and only replaces what it does with a block.
A fence that the renderer would show as plain text is a Problem here, not silence. What stands in
an HTML comment is no fence, since no reader sees it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import markdown
from pymdownx.superfences import SuperFencesBlockPreprocessor

from odapnote.source import Location, Problem

_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n.*?\n(?:-{3}|\.{3})[ \t]*(?:\n|$)", re.DOTALL)
# A line that its author meant to open or close a fence, whatever the renderer makes of it:
# after a quotation or a list mark, three marks or more and no inline code that ends again.
_LOOKS_LIKE_A_FENCE = re.compile(r"[> \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?:`{3,}[^`]*|~{3,}.*)$")
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Fence:
    """One fenced block.

    Attributes:
        line: The line of the opening fence, counted from 1 in the file.
        end: The line of the closing fence.
        language: As written, ``""`` where there is none.
        code: The text between, without the indentation of the block.
        attributes: What the header says beside the language.
        indent: What stands before the opening fence: spaces, and ``>`` in a quotation.
    """

    line: int
    end: int
    language: str
    code: str
    attributes: Mapping[str, str]
    indent: str


def find_fences(path: str, source: str) -> tuple[list[Fence], list[Problem]]:
    """Find the fenced blocks of a page.

    Args:
        path: The page's file, for the Problems.
        source: Its whole text, front matter included.

    Returns:
        The blocks from top to bottom, and the fences that the renderer would refuse.
    """
    lines = text_lines(source)
    finder = _Finder(_renderer())
    finder.run(lines)
    hidden = _commented(lines, finder.covered)
    refused = [
        Problem(
            Location(path, line),
            f"그릴 수 없는 머리글입니다: {header}",
            '속성은 중괄호 안에 씁니다. 예: ``` { .python data-raises="TypeError" }',
        )
        for line, header in finder.refused.items()
        if line not in hidden
    ]
    # One broken fence turns those below it inside out, so only the first is worth reading.
    broken = sorted([*_unclosed(path, finder), *_unseen(path, lines, finder.covered | hidden)])[:1]
    found = [fence for fence in finder.found if fence.line not in hidden]
    return found, sorted(refused + broken)


def text_lines(source: str) -> list[str]:
    """Return the lines of a page, those of the front matter empty."""
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _without_front_matter(text).split("\n")


@functools.cache
def _renderer() -> markdown.Markdown:
    return markdown.Markdown(extensions=["attr_list", "pymdownx.superfences"])


def _unclosed(path: str, finder: _Finder) -> list[Problem]:
    return [
        Problem(
            Location(path, line),
            "닫히지 않은 코드 블록입니다",
            "같은 들여쓰기의 닫는 펜스를 넣고, 안의 모든 줄을 여는 펜스만큼 들여 씁니다",
        )
        for line in finder.unclosed
    ]


def _commented(lines: list[str], covered: set[int]) -> set[int]:
    """Return the numbers of the lines that an HTML comment hides."""
    # What a block or inline code holds neither opens nor ends a comment.
    outside = "\n".join("" if n in covered else line for n, line in enumerate(lines, start=1))
    text = _INLINE_CODE.sub(lambda code: " " * len(code.group()), outside)
    hidden: set[int] = set()
    for comment in _COMMENT.finditer(text):
        first = text.count("\n", 0, comment.start()) + 1
        hidden.update(range(first, first + comment.group().count("\n") + 1))
    return hidden


def _unseen(path: str, lines: list[str], known: set[int]) -> list[Problem]:
    return [
        Problem(
            Location(path, line),
            "코드 블록으로 보이지만 그렇게 그려지지 않습니다",
            "펜스는 한 줄을 다 차지해야 하며, 목록 안에서는 새 줄에서 네 칸 들여 씁니다",
        )
        for line, content in enumerate(lines, start=1)
        if line not in known and _LOOKS_LIKE_A_FENCE.match(content)
    ]


def _without_front_matter(text: str) -> str:
    """Blank the front matter, so that lines keep their numbers."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return text
    return "\n" * match.group().count("\n") + text[match.end() :]


class _Finder(SuperFencesBlockPreprocessor):  # type: ignore[misc]
    """SuperFences' preprocessor, which collects blocks where the original renders them."""

    def __init__(self, md: markdown.Markdown) -> None:
        original: Any = md.preprocessors["fenced_code_block"]
        super().__init__(md)
        self.config = original.config
        self.extension = original.extension
        self.found: list[Fence] = []
        self.refused: dict[int, str] = {}
        self.unclosed: list[int] = []
        self.covered: set[int] = set()
        self._line = 0
        self._opened = 0
        self._header_refused = False
        # Headers are validated through the preprocessor that is registered under this name.
        md.preprocessors.register(self, "fenced_code_block", 25)

    def run(self, lines: list[str]) -> list[str]:
        """Collect the blocks of the lines, which are given back as they are."""
        super().run(list(lines))
        self.clear()
        return lines

    def parse_whitespace(self, line: str) -> str:
        """Count the lines outside of blocks, of which the original asks each just here."""
        self._line += 1
        whitespace: str = super().parse_whitespace(line)
        return whitespace

    def parse_fence_line(self, line: str) -> tuple[str, str]:
        """Count the lines inside of blocks, likewise."""
        self._line += 1
        whitespace, content = super().parse_fence_line(line)
        return whitespace, content

    def handle_attrs(self, m: re.Match[str]) -> bool:
        """Read a header in braces; a refused one still opens its block, so that none is lost."""
        return self._open(super().handle_attrs(m), m)

    def parse_options(self, m: re.Match[str]) -> bool:
        """Read a header of options, likewise."""
        self.lang = None
        return self._open(super().parse_options(m), m)

    def handle_unrecognized(self, m: re.Match[str]) -> bool:
        """Refuse a header that nothing understands, likewise."""
        return self._open(super().handle_unrecognized(m), m)

    def _open(self, okay: bool, match: re.Match[str]) -> bool:
        if not okay and "`" in match.group().lstrip("`"):
            return False  # Inline code at the start of a line.
        self._opened = self._line
        self._header_refused = not okay
        if not okay:
            self.refused[self._line] = match.group().strip()
        return True

    def process_nested_block(self, ws: str, content: str, start: int, end: int) -> None:
        """Keep a block that has found its end."""
        self.covered.update(range(start + 1, end + 1))
        if not self._header_refused:
            attributes: dict[str, Any] = {**self.options, **self.attrs}
            self.found.append(
                Fence(
                    line=start + 1,
                    end=end,
                    language=self.lang or "",
                    code=self.rebuild_block(self.code),
                    attributes={name: value or "" for name, value in attributes.items()},
                    indent=self.ws,
                )
            )
        self.fence = None
        self.clear()

    def clear(self) -> None:
        """Forget the open block; if it was still open, the renderer gives it up here."""
        if getattr(self, "fence", None) is not None:
            self.unclosed.append(self._opened)
            self.covered.update(range(self._opened, self._line + 1))
        super().clear()
