"""The Markdown of a quiz: ``/// quiz`` with options as a task list, ``//// answer`` inside.

The header is read by ``odapnote.quiz.preparing`` rather than by pymdownx, which turns a block with
a key that it does not know back into text without a word. In the HTML the parts of a quiz are told
apart by comments; what else is known of it is kept as a ``Draft``.
"""

from __future__ import annotations

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_integer

from odapnote.marks import marks, place
from odapnote.quiz.draft import DraftOption, Fence
from odapnote.quiz.layout import misplaced_key
from odapnote.quiz.lines import DIGITS, LineFault, LineMarker, take
from odapnote.quiz.preparing import BlockPage, BlockReader, Witness
from odapnote.quiz.refusals import refusal
from odapnote.quiz.slashes import slash_faults
from odapnote.terms import ASKED

# What pymdownx finds openings and closings by, but that a mark may end the line: a line that is
# found loses its mark, and one that becomes text keeps it.
_OPENING = re.compile(
    rf"(?:^|\n)[ ]{{0,3}}(/{{3,}})[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?{DIGITS}*(?:\n|$)"
)
_CLOSING = re.compile(rf"(?:^|\n)[ ]{{0,3}}(/{{3,}})[ ]*{DIGITS}*(?:\n|$)", re.MULTILINE)
_CHECKBOX = re.compile(r"\[([ xX])\] +")
_SECRET = re.compile(r'\s+data-(?:raises|warns)(?:="[^"]*")?')
_FIRST_TAG = re.compile(r"<[^>]+>")
_TAG = re.compile(r"<[^>]+>")
_QUIZ_CLASS = "quiz-place"
_ANSWER_CLASS = "quiz-answer-source"

# Priorities of Markdown's preprocessors: whitespace is 30, fences are 25.
_BEFORE_FENCES = 26
_AFTER_FENCES = 24


class QuizBlocks(BlocksExtension):  # type: ignore[misc]  # (pymdownx carries no types)
    """Gives Markdown the blocks, and remembers those of the page that was made last.

    Attributes:
        page: The blocks of that page.
        kinds: All blocks that Markdown knows, by their names.
    """

    def __init__(self) -> None:
        super().__init__()
        self.page = BlockPage()
        self.kinds: dict[str, type[Block]] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Begin a page: MkDocs makes Markdown anew for each."""
        self.page = BlockPage()
        super().extendMarkdown(md)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the blocks and what goes before and after them."""
        block_mgr.register(_QuizBlock, {"page": self.page})
        block_mgr.register(_AnswerBlock, {"page": self.page})
        block_mgr.start, block_mgr.end = _OPENING, _CLOSING
        self.kinds = block_mgr.blocks
        md.preprocessors.register(LineMarker(self.page.lines, md), "quiz-lines", _BEFORE_FENCES)
        md.preprocessors.register(BlockReader(self.page, md), "quiz-blocks", _AFTER_FENCES)
        md.postprocessors.register(Witness(self.page, block_mgr, md), "quiz-witness", 0)

    def faults(self) -> list[LineFault]:
        """Return what is wrong with the blocks of the page, of whatever kind they are."""
        page = self.page
        left = [block.opening for block in page.slashes.blocks if block.opening.name in self.kinds]
        refusals = {
            line.number: fault
            for line in left
            if line.number in page.evidence.left
            and (fault := refusal(self.kinds[line.name], line, page.lines))
        }
        misplaced = [
            fault
            for line in left
            if line.name != _QuizBlock.NAME
            and line.number not in page.evidence.left | page.evidence.shown
            and (fault := misplaced_key(line, page.lines, self.kinds[line.name].OPTIONS))
        ]
        return [*slash_faults(page.slashes, page.evidence, refusals, self.kinds), *misplaced]


class _QuizBlock(Block):  # type: ignore[misc]
    NAME = "quiz"
    ARGUMENT = None
    OPTIONS = {"draft": (None, type_integer)}  # noqa: RUF012 (pymdownx's own form)

    def on_create(self, parent: Element) -> Element:
        place = Element("div", {"class": _QUIZ_CLASS})
        parent.append(place)
        if self.argument:
            title = Element("p")
            title.text = self.argument
            place.append(title)
        return place

    def on_end(self, block: Element) -> None:
        number = self.options["draft"]
        page = self.config["page"]
        page.nested |= any(
            part.get("class") == _QUIZ_CLASS for part in block.iter() if part is not block
        )
        draft = page.drafts[number]
        parts = list(block)
        answers = [part for part in parts if part.get("class") == _ANSWER_CLASS]
        lists = [part for part in parts if _is_options(part)]
        draft.answered = bool(answers)
        block[:] = [self._comment(f"begin {number}")]
        told: list[Element] = []
        for part in parts:
            if part not in answers and part not in lists:
                part.set(ASKED, "")
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
        for part in itself:
            part.set(ASKED, "")
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
        self.config["page"].strays |= parent.get("class") != _QUIZ_CLASS
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
