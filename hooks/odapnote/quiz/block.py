"""The Markdown of a quiz: ``/// quiz`` with options as a task list, ``//// answer`` inside.

The header is read here rather than by pymdownx, which turns a block with a key that it does not
know back into text without a word. In the HTML the parts of a quiz are told apart by comments
(``PARTS``); what else is known of it is kept as a ``Draft``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_integer

from odapnote.marks import marks, place
from odapnote.quiz.draft import Draft, DraftOption, Fence
from odapnote.quiz.header import read_header
from odapnote.quiz.lines import LineMarker, MarkWiper, take

_OPENING = re.compile(r"(?P<indent>\s*)/{3,} *quiz *(?:\|.*)?$")
_ANSWER = re.compile(r"\s*/{3,} *answer *$")
_CHECKBOX = re.compile(r"\[([ xX])\] +")
_SECRET = re.compile(r'\s+data-(?:raises|warns)(?:="[^"]*")?')
_FIRST_TAG = re.compile(r"<[^>]+>")
_TAG = re.compile(r"<[^>]+>")
_ANSWER_CLASS = "quiz-answer-source"

# Priorities of Markdown's preprocessors: whitespace is 30, fences are 25.
_BEFORE_FENCES = 26
_AFTER_FENCES = 24


class QuizBlocks(BlocksExtension):  # type: ignore[misc]  # (pymdownx carries no types)
    """Gives Markdown the blocks, and remembers the drafts of the page that is being made.

    Attributes:
        drafts: The quizzes met since the last ``reset_page``; their place is their number.
        strays: Lines of answer blocks that stand outside of any quiz.
    """

    def __init__(self) -> None:
        super().__init__()
        self.drafts: list[Draft] = []
        self.strays: list[int] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Register everything but the blocks themselves."""
        super().extendMarkdown(md)
        md.preprocessors.register(LineMarker(md), "quiz-lines", _BEFORE_FENCES)
        md.preprocessors.register(_HeaderReader(self, md), "quiz-headers", _AFTER_FENCES)
        md.postprocessors.register(MarkWiper(md), "quiz-lines", 0)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the blocks."""
        block_mgr.register(_QuizBlock, {"extension": self})
        block_mgr.register(_AnswerBlock, {"extension": self})

    def reset_page(self) -> None:
        """Forget the page before."""
        self.drafts = []
        self.strays = []


class _HeaderReader(Preprocessor):
    """Makes a draft of each opening, and leaves its number as the only key of the header."""

    def __init__(self, extension: QuizBlocks, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        kept: list[str] = []
        rest = iter(lines)
        for line in rest:
            text, number = take(line)
            opening = _OPENING.match(text)
            if number is None or opening is None:
                # The argument of an answer is its mark.
                is_answer = number is not None and _ANSWER.match(text)
                kept.append(f"{text} | {line[len(text) :]}" if is_answer else line)
                continue
            header, after = _header(rest, len(opening["indent"]) + 4)
            draft = Draft(number, read_header(header, number))
            self.extension.drafts.append(draft)
            kept.append(text)
            kept.append(f"{opening['indent']}    draft: {len(self.extension.drafts) - 1}")
            kept += after
        return kept


def _header(lines: Iterable[str], indent: int) -> tuple[list[str], list[str]]:
    """Take the indented lines that follow an opening; also return the first line after them."""
    header: list[str] = []
    for line in lines:
        if line.strip() and line.startswith(" " * indent):
            header.append(line[indent:])
        else:
            return header, [line]
    return header, []


class _QuizBlock(Block):  # type: ignore[misc]
    NAME = "quiz"
    ARGUMENT = None
    OPTIONS = {"draft": (None, type_integer)}  # noqa: RUF012 (pymdownx's own form)

    def on_create(self, parent: Element) -> Element:
        place = Element("div", {"class": "quiz-place"})
        parent.append(place)
        if self.argument:
            title = Element("p")
            title.text = take(self.argument)[0]
            place.append(title)
        return place

    def on_end(self, block: Element) -> None:
        number = self.options["draft"]
        draft = self.config["extension"].drafts[number]
        parts = list(block)
        answers = [part for part in parts if part.get("class") == _ANSWER_CLASS]
        lists = [part for part in parts if _is_options(part)]
        draft.answered = bool(answers)
        block[:] = [self._comment(f"begin {number}")]
        told: list[Element] = []
        for part in parts:
            if part not in answers and part not in lists:
                told += self._hide_proofs(part)
                block.append(part)
        for item in (item for part in lists for item in part):
            draft.options.append(self._option(item, draft.line, block))
        for answer in answers:
            answer.attrib.clear()
            block.append(self._comment("answer"))
            block.extend([*told, answer])
            told = []
            draft.proofs += self._fences(answer)
        block.append(self._comment("end"))

    def _option(self, item: Element, line: int, block: Element) -> DraftOption:
        """Append an option and its reason to the block.

        The option is the first paragraph with the fences right after it; the reason is the rest.
        """
        parts = list(item)
        if (item.text or "").strip():
            first = Element("p")
            first.text = item.text
            parts.insert(0, first)
        text, number = take(parts[0].text or "")
        ticked = _CHECKBOX.match(text.lstrip())
        parts[0].text = _CHECKBOX.sub("", text.lstrip(), count=1)
        length = 1
        while length < len(parts) and self._stashed(parts[length]):
            length += 1
        itself, reason = parts[:length], parts[length:]
        fences = tuple(fence for part in itself for fence in self._fences(part))
        told = [told for part in itself for told in self._hide_proofs(part)]
        block.extend([self._comment("option"), *itself])
        block.extend([self._comment("reason"), *told, *reason])
        right = ticked is not None and ticked[1] in "xX"
        return DraftOption(right, number or line, bool(reason), fences)

    def _comment(self, text: str) -> Element:
        return self._raw(f"<!--quiz {text}-->")

    def _raw(self, html: str) -> Element:
        paragraph = Element("p")
        paragraph.text = self.md.htmlStash.store(html)
        return paragraph

    def _stashed(self, element: Element) -> list[int]:
        """Return where in the stash the fence lies that this paragraph stands for."""
        text = (element.text or "").strip()
        found = HTML_PLACEHOLDER_RE.fullmatch(text) if element.tag == "p" else None
        return [int(found[1])] if found else []

    def _fences(self, element: Element) -> tuple[Fence, ...]:
        stash = self.md.htmlStash.rawHtmlBlocks
        places = (place for part in element.iter() for place in self._stashed(part))
        return tuple(_fence(str(stash[place])) for place in places)

    def _hide_proofs(self, element: Element) -> list[Element]:
        """Take declared exceptions and warnings out of the HTML: they would tell the answer.

        Returns:
            Places for what the code gives, to be put where the answer is told.
        """
        stash = self.md.htmlStash.rawHtmlBlocks
        places = []
        for number in (number for part in element.iter() for number in self._stashed(part)):
            tag = _FIRST_TAG.search(str(stash[number]))
            if tag is not None:
                kept = _SECRET.sub("", tag.group())
                stash[number] = str(stash[number]).replace(tag.group(), kept, 1)
                places += [self._raw(place(line)) for line in marks(tag.group())]
        return places


class _AnswerBlock(Block):  # type: ignore[misc]
    NAME = "answer"
    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        if parent.get("class") != "quiz-place":
            self.config["extension"].strays.append(take(self.argument or "")[1] or 1)
        answer = Element("div", {"class": _ANSWER_CLASS})
        parent.append(answer)
        return answer


def _is_options(element: Element) -> bool:
    """Whether an element is a list whose every entry begins with a checkbox."""
    return element.tag in ("ul", "ol") and all(
        _CHECKBOX.match(_first_text(item).lstrip()) for item in element
    )


def _first_text(item: Element) -> str:
    if (item.text or "").strip() or not len(item):
        return item.text or ""
    return item[0].text or ""


def _fence(rendered: str) -> Fence:
    first = _FIRST_TAG.search(rendered)
    tag = first.group() if first else ""
    output = html.unescape(_TAG.sub("", rendered)).strip() if "data-output" in tag else None
    return Fence("data-raises" in tag, output)
