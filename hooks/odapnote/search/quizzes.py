"""Questions as sections of the search index, so that a result leads to the question itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST_TITLE = 60

_BLOCKS = ".quiz-question > *, .quiz-option > *"


@dataclass(frozen=True)
class Section:
    """A part of a page, as the index holds it.

    Attributes:
        location: The page's address and the anchor.
        title: In the few tags and entities of Material's index, like the text.
        text: What is searched and shown below the title.
        boost: What multiplies its scores.
    """

    location: str
    title: str
    text: str
    boost: float = 1


def quiz_sections(html: str, url: str, boost: float = 1) -> Iterator[Section]:
    """Read the questions of a page.

    Args:
        html: The page's content, with its quizzes in their final form.
        url: The page's address.
        boost: The page's own.

    Yields:
        A section for each question: what is asked, shortened, then all of it with its options.
        Answers stay out.
    """
    for quiz in LexborHTMLParser(html).css("section.quiz[id]"):
        for silent in quiz.css(".quiz [data-search-exclude]"):
            silent.decompose()
        blocks = quiz.css(_BLOCKS)
        if not blocks:
            continue
        asked = _words(blocks[0])
        title = _shortened(asked)
        rest = blocks if title != asked else blocks[1:]
        text = " ".join(_block(block) for block in rest)
        yield Section(f"{url}#{quiz.id}", escape(title, quote=False), text, boost)


def _block(node: LexborNode) -> str:
    if node.css_matches("pre") or node.css("pre"):
        return f"<pre><code>{escape(node.text().strip(), quote=False)}</code></pre>"
    return f"<p>{escape(_words(node), quote=False)}</p>"


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_TITLE:
        return text
    return f"{text[: LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"
