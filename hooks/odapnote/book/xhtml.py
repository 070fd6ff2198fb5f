"""The document becomes the XHTML of an EPUB: one file a chapter, and one for the answers."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath
from typing import assert_never

from odapnote.book.document import (
    Abbreviation,
    Admonition,
    Anchor,
    Bitmap,
    Block,
    Blocks,
    Book,
    Cell,
    Chapter,
    CodeBlock,
    CodeSpan,
    DefinitionList,
    Display,
    Figure,
    FootnoteReference,
    Formula,
    Heading,
    Inline,
    Inlines,
    Item,
    Keys,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quiz,
    Quote,
    Rule,
    Styled,
    StyleName,
    Table,
    Tabs,
    Text,
    Vector,
)
from odapnote.book.links import answer_targets, link_targets
from odapnote.book.mathml3 import to_mathml3
from odapnote.book.numbering import numbered_titles
from odapnote.book.pictures import Loader, data_url, suffix_of, with_own_ids
from odapnote.book.plain import plain_text
from odapnote.kinds import KIND_LABELS


@dataclass(frozen=True)
class Entry:
    """A line of the contents."""

    title: str
    address: str
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Volume:
    """The pages of an EPUB.

    Attributes:
        pages: The XHTML files by name, in reading order.
        pictures: The pictures by name.
        contents: Parts, chapters, sections.
    """

    pages: dict[str, str]
    pictures: dict[str, bytes]
    contents: tuple[Entry, ...]


def to_xhtml(book: Book, load: Loader) -> Volume:
    """Write a book as XHTML.

    Args:
        book: The document. What is wrong with it was said when it was set as a PDF.
        load: Returns the bytes of a picture for its address within the site.

    Returns:
        Pages that hang on nothing but each other, the pictures and ``book.css``.
    """
    writer = _Writer(book, load)
    pages = {writer.files[chapter.address]: writer.chapter(chapter) for chapter in book.chapters}
    contents = writer.contents()
    if writer.solutions:
        pages[_ANSWERS] = writer.answers()
        contents = (*contents, Entry("정답과 풀이", _ANSWERS))
    return Volume(pages, writer.pictures, contents)


def page(title: str, body: str, kind: str) -> str:
    """Put the frame of an XHTML file around a page; ``kind`` is its ``epub:type``."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        ' lang="ko" xml:lang="ko">\n'
        f'<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css"'
        ' href="book.css"/></head>\n'
        f'<body epub:type="{kind}">\n{body}\n</body>\n</html>\n'
    )


_ANSWERS = "answers.xhtml"

_STYLE_TAGS: dict[StyleName, str] = {
    "strong": "strong",
    "emphasis": "em",
    "mark": "mark",
    "deleted": "del",
    "inserted": "ins",
    "subscript": "sub",
    "superscript": "sup",
    "small": "small",
}


@dataclass
class _File:
    """A file in the making; its ids and the numbers of its notes are its own.

    Attributes:
        name: Its name.
        identifiers: The ids that are written.
        notes: Its footnotes in order: their chapters and keys.
    """

    name: str
    identifiers: set[str] = field(default_factory=set)
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Writer:
    def __init__(self, book: Book, load: Loader) -> None:
        self.files = {
            chapter.address: f"chapter-{number:03}.xhtml"
            for number, chapter in enumerate(book.chapters, 1)
        }
        self.pictures: dict[str, bytes] = {}
        self.solutions: dict[str, list[str]] = {}
        self._book = book
        self._load = load
        self._titles = numbered_titles(book)
        self._targets = link_targets(book)
        self._in_answers = answer_targets(book)
        self._chapters = {chapter.address: chapter for chapter in book.chapters}
        self._chapter = Chapter("", "", "", (), {})
        self._quizzes = 0
        self._answers = _File(_ANSWERS)
        self._file = self._answers

    # Whole files ----------------------------------------------------------------------------

    def chapter(self, chapter: Chapter) -> str:
        self._chapter = chapter
        self._quizzes = 0
        self._file = _File(self.files[chapter.address])
        title = self._titles[chapter.address].text
        body = f"<h1>{escape(title)}</h1>\n{self._blocks(chapter.blocks)}"
        return page(title, body + self._notes(), "bodymatter")

    def answers(self) -> str:
        sections = "\n".join(
            f"<section><h2>{escape(self._titles[address].text)}</h2>\n{''.join(solutions)}</section>"
            for address, solutions in self.solutions.items()
        )
        self._file = self._answers
        body = f"<h1>정답과 풀이</h1>\n{sections}{self._notes()}"
        return page("정답과 풀이", body, "backmatter")

    def contents(self) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        for part in self._book.parts:
            chapters = tuple(map(self._entry, part.chapters))
            if part.title:
                title = self._titles[part.chapters[0].address].above
                entries.append(Entry(title, chapters[0].address, chapters))
            else:
                entries.extend(chapters)
        return tuple(entries)

    def _entry(self, chapter: Chapter) -> Entry:
        file = self.files[chapter.address]
        headings = [block for block in chapter.blocks if isinstance(block, Heading)]
        return Entry(self._titles[chapter.address].text, file, _nested(headings, file, 1))

    def _notes(self) -> str:
        """Write the notes of the file that is about to end."""
        written = []
        for number, (address, key) in enumerate(self._file.notes, 1):
            self._chapter = self._chapters[address]
            content = self._blocks(self._chapter.footnotes[key])
            written.append(
                f'<aside epub:type="footnote" role="doc-footnote" id="note-{number}">'
                f'<p><a href="#reference-{number}">{number}.</a></p>{content}</aside>\n'
            )
        return "".join(written)

    # Blocks ---------------------------------------------------------------------------------

    def _blocks(self, blocks: Blocks) -> str:
        return "\n".join(map(self._block, blocks)) + "\n"

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(children):
                return f"<p>{self._line(children)}</p>"
            case Heading(level, identifier, children):
                tag = f"h{min(level + 1, 6)}"
                return f"<{tag}{self._id(identifier)}>{self._line(children)}</{tag}>"
            case CodeBlock():
                return self._listing(block)
            case List():
                return self._list(block)
            case DefinitionList():
                return self._definitions(block)
            case Table():
                return self._table(block)
            case Admonition(kind, title, inside):
                head = f'<p class="admonition-title">{self._line(title)}</p>' if title else ""
                return f'<div class="admonition {escape(kind)}">{head}{self._blocks(inside)}</div>'
            case Tabs(tabs):
                return "".join(
                    f'<div class="tab"><p class="tab-label">{self._line(tab.label)}</p>'
                    f"{self._blocks(tab.blocks)}</div>"
                    for tab in tabs
                )
            case Figure(picture, caption):
                words = self._line(caption) or escape(picture.alt)
                return f"<figure>{self._picture(picture)}<figcaption>{words}</figcaption></figure>"
            case Display(formula):
                return f"<p>{_formula(formula, display=True)}</p>"
            case Quote(inside):
                return f"<blockquote>{self._blocks(inside)}</blockquote>"
            case Rule():
                return "<hr/>"
            case Quiz():
                return self._quiz(block)
            case Anchor(identifier):
                return f"<div{self._id(identifier)}></div>"
            case _:
                assert_never(block)

    def _listing(self, block: CodeBlock) -> str:
        label = "출력" if block.output else block.title
        head = f'<p class="label">{escape(label)}</p>' if label else ""
        tokens = "".join(
            f'<span class="{escape(token.kind)}">{escape(token.text)}</span>'
            if token.kind
            else escape(token.text)
            for token in block.tokens
        )
        kind = ' class="output"' if block.output else ""
        return f"{head}<pre{kind}><code>{tokens}</code></pre>"

    def _list(self, block: List) -> str:
        items = "".join(f"<li>{self._item(item)}</li>" for item in block.items)
        if block.start is None:
            return f"<ul>{items}</ul>"
        start = f' start="{block.start}"' if block.start != 1 else ""
        kind = ' class="annotations"' if block.annotation else ""
        return f"<ol{start}{kind}>{items}</ol>"

    def _item(self, item: Item) -> str:
        if item.checked is None:
            return self._blocks(item.blocks)
        return ("☑ " if item.checked else "☐ ") + self._blocks(item.blocks)

    def _definitions(self, block: DefinitionList) -> str:
        lines = []
        for definition in block.definitions:
            for index, term in enumerate(definition.terms):
                identifier = self._id(definition.identifier) if index == 0 else ""
                lines.append(f"<dt{identifier}>{self._line(term)}</dt>")
            lines.extend(f"<dd>{self._blocks(meaning)}</dd>" for meaning in definition.meanings)
        return f"<dl>{''.join(lines)}</dl>"

    def _table(self, table: Table) -> str:
        rows = [f"<tr>{''.join(map(self._cell, row))}</tr>" for row in table.rows]
        caption = f"<caption>{self._line(table.caption)}</caption>" if table.caption else ""
        head = "".join(rows[: table.headings])
        head = f"<thead>{head}</thead>" if head else ""
        body = "".join(rows[table.headings :])
        body = f"<tbody>{body}</tbody>" if body else ""
        return f"<table>{caption}{head}{body}</table>"

    def _cell(self, cell: Cell) -> str:
        tag = "th" if cell.heading else "td"
        columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        content = self._tight(cell.blocks)
        return f'<{tag} class="{cell.alignment}"{columns}{rows}>{content}</{tag}>'

    def _tight(self, blocks: Blocks) -> str:
        """Write a cell; a single paragraph needs no element of its own."""
        match blocks:
            case (Paragraph(children),):
                return self._line(children)
            case _:
                return self._blocks(blocks)

    def _quiz(self, quiz: Quiz) -> str:
        self._quizzes += 1
        number = self._titles[self._chapter.address].quiz(self._quizzes)
        exam = ' · <span class="exam">기출</span>' if quiz.exam else ""
        options = "".join(f"<li>{self._blocks(option)}</li>" for option in quiz.options)
        options = f'<ol class="quiz-options">{options}</ol>' if options else ""
        question = self._blocks(quiz.question)
        anchor = self._id(quiz.anchor)
        self._keep_solution(quiz, number)
        return (
            f'<section class="quiz"{anchor}>'
            f'<p class="quiz-header">퀴즈 {number} · {KIND_LABELS[quiz.kind]}{exam}</p>'
            f"{question}{options}"
            f'<p><a epub:type="noteref" role="doc-noteref"'
            f' href="{_ANSWERS}#answer-{escape(quiz.identifier)}">정답과 풀이</a></p></section>'
        )

    def _keep_solution(self, quiz: Quiz, number: str) -> None:
        file, self._file = self._file, self._answers
        question = f"{file.name}#{escape(quiz.anchor)}"
        reasons = "".join(
            f'<li><p class="verdict">{"맞음" if reason.right else "아님"}</p>'
            f"{self._blocks(reason.blocks)}</li>"
            for reason in quiz.reasons
        )
        reasons = f"<ol>{reasons}</ol>" if reasons else ""
        solution = (
            f'<aside epub:type="footnote" role="doc-footnote"'
            f' id="answer-{escape(quiz.identifier)}">'
            f'<p class="quiz-header"><a href="{question}">퀴즈 {number}</a> '
            f"{self._line(quiz.answer)}</p>{self._blocks(quiz.explanation)}{reasons}</aside>\n"
        )
        self._file = file
        self.solutions.setdefault(self._chapter.address, []).append(solution)

    # Pieces of a line -----------------------------------------------------------------------

    def _line(self, pieces: Inlines) -> str:
        return "".join(map(self._inline, pieces))

    def _inline(self, piece: Inline) -> str:
        match piece:
            case Text(text):
                return escape(text)
            case Styled(style, children):
                tag = _STYLE_TAGS[style]
                return f"<{tag}>{self._line(children)}</{tag}>"
            case CodeSpan(text):
                return f"<code>{escape(text)}</code>"
            case Keys(names):
                return "+".join(f"<kbd>{escape(name)}</kbd>" for name in names)
            case Link(address, children, _):
                return self._link(address, children)
            case Formula():
                return _formula(piece, display=False)
            case Abbreviation(text, meaning):
                return f'<abbr title="{escape(meaning)}">{escape(text)}</abbr>'
            case FootnoteReference(key):
                return self._reference(key)
            case LineBreak():
                return "<br/>"
            case Vector() | Bitmap():
                return f'<span class="icon">{self._picture(piece)}</span>'
            case Anchor(identifier):
                return f"<span{self._id(identifier)}></span>"
            case _:
                assert_never(piece)

    def _link(self, address: str, children: Inlines) -> str:
        words = self._line(children)
        if "://" in address or address.startswith("mailto:"):
            return f'<a href="{escape(address)}">{words}</a>'
        if address in self._targets:
            return f'<a href="{escape(self._way_to(address))}">{words}</a>'
        if self._book.address:
            absolute = self._book.address.rstrip("/") + "/" + address
            return f'<a href="{escape(absolute)}">{words}</a>'
        return words

    def _way_to(self, address: str) -> str:
        """Return the file and the id that an address within the site has become."""
        chapter, hash_mark, identifier = address.partition("#")
        if address in self._in_answers:
            return f"{_ANSWERS}#{self._name_in_answers(chapter, identifier)}"
        return self.files[chapter] + hash_mark + identifier

    def _name_in_answers(self, chapter: str, name: str) -> str:
        """Return an id or name of a chapter as the answers of all chapters have it."""
        return f"{PurePosixPath(self.files[chapter]).stem}-{name}"

    def _reference(self, key: str) -> str:
        if key not in self._chapter.footnotes:
            return ""
        note = self._chapter.address, key
        notes = self._file.notes
        first = note not in notes
        if first:
            notes.append(note)
        number = notes.index(note) + 1
        identifier = f' id="reference-{number}"' if first else ""
        return (
            f'<sup><a epub:type="noteref" role="doc-noteref" href="#note-{number}"{identifier}>'
            f"{number}</a></sup>"
        )

    def _picture(self, picture: Vector | Bitmap) -> str:
        if isinstance(picture, Vector):
            if self._file is not self._answers:
                return picture.svg
            return with_own_ids(picture.svg, self._name_in_answers(self._chapter.address, ""))
        data = data_url(picture.source) or self._load(picture.source)
        if not data:
            return escape(picture.alt)
        name = f"images/{hashlib.sha256(data).hexdigest()[:20]}.{suffix_of(data)}"
        self.pictures[name] = data
        return f'<img src="{name}" alt="{escape(picture.alt)}"/>'

    def _id(self, identifier: str) -> str:
        """Write an id once."""
        if identifier and self._file is self._answers:
            identifier = self._name_in_answers(self._chapter.address, identifier)
        if not identifier or identifier in self._file.identifiers:
            return ""
        self._file.identifiers.add(identifier)
        return f' id="{escape(identifier)}"'


def _nested(headings: list[Heading], file: str, level: int) -> tuple[Entry, ...]:
    """Put the headings of a chapter below each other, two levels deep."""
    entries = []
    rest = itertools.dropwhile(lambda heading: heading.level != level, headings)
    group: list[Heading] = []
    for heading in [*rest, None]:
        if heading is None or heading.level == level:
            if group:
                first, *below = group
                children = _nested(below, file, level + 1) if level < 2 else ()
                words = plain_text(first.children)
                entries.append(Entry(words, f"{file}#{first.identifier}", children))
            group = [heading] if heading else []
        else:
            group.append(heading)
    return tuple(entries)


def _formula(formula: Formula, *, display: bool) -> str:
    return to_mathml3(formula.mathml, formula.words or formula.tex, display=display)
