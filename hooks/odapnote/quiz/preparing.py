"""Prepares the lines of blocks and quizzes for Markdown, and sees afterwards what came of them.

``LineMarker`` has marked the lines before fences were taken out; ``BlockReader`` works after it,
where only what is no code is left. It pairs the slashes, makes a draft of each quiz and leaves
the draft's number as the only key of the header. ``Witness`` finds the marks that are left.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksProcessor

from odapnote.quiz.draft import Draft
from odapnote.quiz.header import read_header
from odapnote.quiz.keys import ALL_KEYS
from odapnote.quiz.layout import quiz_faults
from odapnote.quiz.lines import DIGITS, marks_in, spelled, take, wiped
from odapnote.quiz.slashes import (
    TAB,
    Evidence,
    SlashBlock,
    Slashes,
    header_lines,
    paired,
    slash_line,
)
from odapnote.terms import ASKED

# What shows lines instead of being made of them.
_SHOWN = re.compile(
    r"<(?P<tag>pre|code|script|style|textarea)\b.*?</(?P=tag)>|<!--.*?-->", re.DOTALL
)
_HEADER = re.compile(rf"(?P<indent> *)draft: (?P<draft>\d+) #{DIGITS}+")
_ASKED = f' {ASKED}=""'


@dataclass
class BlockPage:
    """What the blocks of a page are.

    Attributes:
        lines: The page as Markdown got it.
        slashes: Its lines of slashes.
        drafts: Its quizzes; their place is their number.
        headers: The lines of their headers, for a quiz that proves to be code.
        evidence: What the renderer made of the lines of slashes.
        strays: Whether an answer came to stand outside of any quiz.
        nested: Whether a quiz came to stand in another.
    """

    lines: list[str] = field(default_factory=list)
    slashes: Slashes = field(default_factory=Slashes)
    drafts: list[Draft] = field(default_factory=list)
    headers: list[list[str]] = field(default_factory=list)
    evidence: Evidence = field(default_factory=Evidence)
    strays: bool = False
    nested: bool = False


class BlockReader(Preprocessor):
    """Reads the lines of slashes and the headers of quizzes."""

    def __init__(self, page: BlockPage, md: Markdown) -> None:
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with the numbers of drafts as headers, and blanks where they lack."""
        marked = {number: text for text, number in map(take, lines) if number is not None}
        slashes = {number: slash_line(text, number) for number, text in marked.items()}
        self.page.slashes = paired(line for line in slashes.values() if line is not None)
        options = [number for number, line in slashes.items() if line is None]
        quizzes = {
            block.opening.number: block
            for block in self.page.slashes.blocks
            if block.opening.name == "quiz" and block.opening.readable
        }
        kept: list[str] = []
        header = 0
        for line in lines:
            text, number = take(line)
            if header and text.startswith(" " * header) and text.strip():
                continue
            header = 0
            if number is not None and kept and self._needs_a_blank(text, number, kept[-1]):
                kept.append("")
            kept.append(line)
            if number in quizzes:
                header = quizzes[number].opening.content
                draft = self._draft(quizzes[number], options)
                kept.append(f"{' ' * header}draft: {draft} #{spelled(draft)}")
        return kept

    def _draft(self, block: SlashBlock, options: Sequence[int]) -> int:
        """Make a draft of a quiz; return its number."""
        opening = block.opening
        header = header_lines(opening, self.page.lines)
        self.page.headers.append(header)
        inner = [other for other in self.page.slashes.blocks if other.opening.number in block]
        faults = quiz_faults(block, inner, self.page.lines, options, ALL_KEYS)
        self.page.drafts.append(
            Draft(
                line=opening.number,
                end=block.end or opening.number,
                header=read_header(header, opening.number),
                torn=any(other.end is None for other in inner),
                misplaced=next(faults, None),
            )
        )
        return len(self.page.drafts) - 1

    def _needs_a_blank(self, text: str, number: int, before: str) -> bool:
        """Whether Markdown would take a line for more of the paragraph or the list above it."""
        above = wiped(before)
        if not above.strip():
            return False
        indent = len(text) - len(text.lstrip(" "))
        if slash_line(text, number) is not None:
            return above.startswith(" " * (indent + TAB))
        around = [block for block in self.page.slashes.blocks if number in block]
        return bool(around) and around[-1].opening.name == "quiz"


class Witness(Postprocessor):
    """Sees which marks are left, and wipes them."""

    def __init__(self, page: BlockPage, blocks: BlocksProcessor, md: Markdown) -> None:
        super().__init__(md)
        self.page = page
        self.blocks = blocks

    def run(self, text: str) -> str:
        """Return the page without marks, of lines and of what is asked."""
        text = _HEADER.sub(self._header, text)
        left = frozenset(marks_in(_SHOWN.sub("", text)))
        self.page.evidence = Evidence(
            left=left & _numbers(self.page.slashes),
            shown=frozenset(marks_in(text)) - left,
            unclosed=bool(self.blocks.stack) or self.page.nested,
            strays=self.page.strays,
        )
        return wiped(text).replace(_ASKED, "")

    def _header(self, found: re.Match[str]) -> str:
        """Return the header that a quiz has, where the page shows how one is written."""
        lines = self.page.headers[int(found["draft"])]
        return "\n".join(f"{found['indent']}{html.escape(line, quote=False)}" for line in lines)


def _numbers(slashes: Slashes) -> frozenset[int]:
    openings = (block.opening.number for block in slashes.blocks)
    ends = (block.end for block in slashes.blocks if block.end is not None)
    return frozenset((*openings, *ends, *slashes.closings))
