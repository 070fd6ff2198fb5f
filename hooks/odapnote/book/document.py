"""The document between the pages and the book: what a reader sees, freed of its markup.

The reader of HTML (``reading``) makes it; the writers of Typst and XHTML turn it into files.
Every element of a page has its kind here, and a writer that forgets one fails its type check,
so nothing of a page can be lost on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from odapnote.kinds import Kind

# Pieces of a line -----------------------------------------------------------------------------

StyleName: TypeAlias = Literal[
    "strong", "emphasis", "mark", "deleted", "inserted", "subscript", "superscript", "small"
]


@dataclass(frozen=True)
class Text:
    """Words as they are read; white space is already folded."""

    text: str


@dataclass(frozen=True)
class Styled:
    """Words that stand out."""

    style: StyleName
    children: Inlines


@dataclass(frozen=True)
class CodeSpan:
    """Code within a line."""

    text: str


@dataclass(frozen=True)
class Keys:
    """Keys that are pressed together."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """A way to another place.

    Attributes:
        address: An absolute URL, or an address within the site: ``topics/padding.html#퀴즈``.
        term: Whether it only leads from a term to the glossary.
    """

    address: str
    children: Inlines
    term: bool = False


@dataclass(frozen=True)
class Formula:
    """Mathematics: the MathML of the page, the TeX it was written in, and its words."""

    mathml: str
    tex: str
    words: str = ""


@dataclass(frozen=True)
class Abbreviation:
    """A term whose meaning the site shows on hovering."""

    text: str
    meaning: str


@dataclass(frozen=True)
class FootnoteReference:
    """The mark of a footnote; ``key`` finds it in ``Chapter.footnotes``."""

    key: str


@dataclass(frozen=True)
class LineBreak:
    """A forced end of line."""


@dataclass(frozen=True)
class Vector:
    """A drawing as SVG, its colours already plain; an empty ``alt`` means decoration."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Bitmap:
    """A picture in a format of points.

    Attributes:
        source: An address within the site, or a ``data:`` URL.
        alt: What it shows; empty for decoration.
    """

    source: str
    alt: str


@dataclass(frozen=True)
class Anchor:
    """A place that links may point to."""

    identifier: str


Inline: TypeAlias = (
    Text
    | Styled
    | CodeSpan
    | Keys
    | Link
    | Formula
    | Abbreviation
    | FootnoteReference
    | LineBreak
    | Vector
    | Bitmap
    | Anchor
)
Inlines: TypeAlias = tuple[Inline, ...]

# Blocks ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    """A heading below the chapter's title; ``level`` 1 is the first below it."""

    level: int
    identifier: str
    children: Inlines


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together."""

    children: Inlines


@dataclass(frozen=True)
class Token:
    """A piece of code; ``kind`` is the highlighter's short class, empty for plain text."""

    kind: str
    text: str


@dataclass(frozen=True)
class CodeBlock:
    """Code or what it prints.

    Attributes:
        language: The highlighter's name, empty for plain text.
        tokens: The code in pieces; joined, they are the text.
        title: The caption over it, empty for none.
        output: Whether this is what a snippet printed.
        marked: Lines that stand out, counted from 1.
    """

    language: str
    tokens: tuple[Token, ...]
    title: str = ""
    output: bool = False
    marked: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """Return the code without its colours."""
        return "".join(token.text for token in self.tokens)


@dataclass(frozen=True)
class Item:
    """An entry of a list; ``checked`` is for task lists."""

    blocks: Blocks
    checked: bool | None = None


@dataclass(frozen=True)
class List:
    """A list; ``start`` is its first number, or nothing for bullets.

    ``annotation`` says that its numbers explain the marks in the code before it.
    """

    items: tuple[Item, ...]
    start: int | None = None
    annotation: bool = False


@dataclass(frozen=True)
class Definition:
    """A term, or several with one meaning, and what is said of it."""

    terms: tuple[Inlines, ...]
    meanings: tuple[Blocks, ...]
    identifier: str = ""


@dataclass(frozen=True)
class DefinitionList:
    """Terms with their meanings."""

    definitions: tuple[Definition, ...]


Alignment: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Cell:
    """A cell of a table; ``heading`` says that it names its row or column."""

    blocks: Blocks
    alignment: Alignment = "left"
    heading: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first ``headings`` rows repeat on each page."""

    rows: tuple[tuple[Cell, ...], ...]
    headings: int
    caption: Inlines = ()

    @property
    def columns(self) -> int:
        """Return the number of columns."""
        return max((sum(cell.columns for cell in row) for row in self.rows), default=0)


@dataclass(frozen=True)
class Admonition:
    """A box with a title; ``kind`` is its first class: note, tip, warning, abstract, …."""

    kind: str
    title: Inlines
    blocks: Blocks
    folded: bool = False


@dataclass(frozen=True)
class Tab:
    """One of several ways to say a thing."""

    label: Inlines
    blocks: Blocks


@dataclass(frozen=True)
class Tabs:
    """Tabs, which a book stacks."""

    tabs: tuple[Tab, ...]


@dataclass(frozen=True)
class Figure:
    """A picture with its caption."""

    picture: Vector | Bitmap
    caption: Inlines


@dataclass(frozen=True)
class Display:
    """A formula on a line of its own."""

    formula: Formula


@dataclass(frozen=True)
class Quote:
    """What somebody else said."""

    blocks: Blocks


@dataclass(frozen=True)
class Rule:
    """A change of subject without a heading."""


@dataclass(frozen=True)
class Reason:
    """Why an option is right or wrong."""

    blocks: Blocks
    right: bool


@dataclass(frozen=True)
class Quiz:
    """A question and, apart from it, its answer.

    Attributes:
        identifier: The quiz's name, which never changes.
        anchor: Its id on the page.
        kind: How it is answered.
        exam: Whether it stood in the exam.
        question: What is asked.
        options: What may be chosen.
        answer: The key in words.
        explanation: Why.
        reasons: One for each option, in their order.
    """

    identifier: str
    anchor: str
    kind: Kind
    exam: bool
    question: Blocks
    options: tuple[Blocks, ...]
    answer: Inlines
    explanation: Blocks
    reasons: tuple[Reason, ...]

    @property
    def asked(self) -> Blocks:
        """Return the question with all that may be chosen."""
        return (*self.question, *(block for option in self.options for block in option))

    @property
    def solved(self) -> Blocks:
        """Return what stands with the answer."""
        return (*self.explanation, *(block for each in self.reasons for block in each.blocks))


Block: TypeAlias = (
    Heading
    | Paragraph
    | CodeBlock
    | List
    | DefinitionList
    | Table
    | Admonition
    | Tabs
    | Figure
    | Display
    | Quote
    | Rule
    | Quiz
    | Anchor
)
Blocks: TypeAlias = tuple[Block, ...]

# The book -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Chapter:
    """A page of the site.

    Attributes:
        path: Its source, for messages: ``docs/topics/padding.md``.
        address: Its address within the site: ``topics/padding.html``.
        title: Its title in the menu.
        blocks: Its content, the title left out.
        footnotes: Its footnotes by their keys.
        source: Its text as written, to find the lines of faults in.
    """

    path: str
    address: str
    title: str
    blocks: Blocks
    footnotes: dict[str, Blocks]
    source: str = ""


@dataclass(frozen=True)
class Part:
    """A section of the menu; without a title, for pages that stand in none."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """The whole guide in the order of its menu.

    Attributes:
        title: The site's name.
        subtitle: What it is, in a line.
        licence: Under which terms it may be used.
        address: The site's address, or empty.
        date: The day of its last change, ``YYYY-MM-DD``.
        parts: The menu.
    """

    title: str
    subtitle: str
    licence: str
    address: str
    date: str
    parts: tuple[Part, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return all chapters in order."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)
