"""The document becomes Typst source: one file a chapter, and one that calls them in order.

Every word is written as a string literal within code, so nothing in the notes can be mistaken
for markup of Typst. How things look is decided in ``templates/book.typ`` alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal, TypeAlias, assert_never

from odapnote.book import breaking
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
    Table,
    Tabs,
    Text,
    Vector,
)
from odapnote.book.lengths import fits_a_page
from odapnote.book.links import link_targets
from odapnote.book.listing import Line, printed_lines
from odapnote.book.mathematics import FormulaError, to_typst
from odapnote.book.numbering import NumberedTitle, numbered_titles
from odapnote.book.pictures import Loader, data_url, suffix_of
from odapnote.book.plain import plain_text
from odapnote.book.summary import Digest
from odapnote.book.terms import TermFinder, index_groups
from odapnote.book.widths import column_widths
from odapnote.glossary import Term
from odapnote.kinds import KIND_LABELS
from odapnote.source import Location, Problem, line_of

Edition: TypeAlias = Literal["appendix", "inline"]

EDITIONS: dict[Edition, str] = {
    "appendix": "문제와 답을 나눈 판",
    "inline": "답이 붙은 판",
}


@dataclass(frozen=True)
class Typesetting:
    """Sources for the typesetter, and what could not be written.

    Attributes:
        files: Every source and picture by name; ``main.typ`` is the first to be read.
        origins: The chapter that a source was made from.
        problems: What is wrong with the pages.
    """

    files: dict[str, bytes]
    origins: dict[str, Chapter]
    problems: tuple[Problem, ...]


def typeset(
    book: Book, edition: Edition, terms: tuple[Term, ...], load: Loader, template: str
) -> Typesetting:
    """Write a book.

    Args:
        book: The document.
        edition: Where the answers stand: in an appendix, or after each question.
        terms: What the index lists.
        load: Returns the bytes of a picture for its address within the site.
        template: The text of ``book.typ``.

    Returns:
        The sources, with Problems for pictures, formulas and links that lead nowhere.
    """
    press = _Press(book, edition, terms, load)
    files = {"book.typ": template.encode()}
    origins = {}
    for number, chapter in enumerate(book.chapters, 1):
        name = f"chapter-{number:03}.typ"
        files[name] = press.chapter(chapter).encode()
        origins[name] = chapter
    if edition == "appendix" and press.solutions:
        files["answers.typ"] = press.answers().encode()
    if terms:
        files["index.typ"] = press.index().encode()
    files["main.typ"] = press.main().encode()
    return Typesetting(files | press.pictures, origins, tuple(press.problems))


def typeset_cover(book: Book, template: str) -> Typesetting:
    """Write the cover alone, for the picture on an EPUB."""
    opening, cover = _opening(book, "EPUB")
    files = {"book.typ": template.encode(), "main.typ": f"{_HEADER}{opening}\n{cover}\n".encode()}
    return Typesetting(files, {}, ())


def typeset_summary(
    book: Book, digests: Iterable[Digest], template: str, sheet: str, size: float
) -> Typesetting:
    """Write the sheet.

    Args:
        book: Where the title and the date are from.
        digests: What the sheet says.
        template: The text of ``book.typ``.
        sheet: The text of ``summary.typ``.
        size: The size of its type in points; too large a size fails when it is set.
    """
    press = _Press(book, "appendix", (), lambda address: None)
    written = "".join(press.digest(digest) for digest in digests)
    opening = (
        f'#import "summary.typ": *\n#show: summary.with(title: {_string(book.title)},'
        f" date: {_date(book)}, size: {size}pt)\n"
    )
    files = {
        "book.typ": template.encode(),
        "summary.typ": sheet.encode(),
        "main.typ": (opening + written).encode(),
    }
    return Typesetting(files | press.pictures, {}, ())


def _opening(book: Book, edition: str) -> tuple[str, str]:
    year, month, day = (int(number) for number in book.date.split("-"))
    return (
        f"#show: book.with(title: {_string(book.title)}, subtitle: {_string(book.subtitle)},"
        f" date: {_date(book)})",
        f"#cover({_string(book.title)}, {_string(book.subtitle)}, {_string(edition)},"
        f" {_string(f'{year}년 {month}월 {day}일')}, {_string(book.address)},"
        f" {_string(book.licence)})",
    )


def _chapter_page(address: str, title: NumberedTitle) -> str:
    """Open a file that holds a chapter of its own."""
    number = "none" if title.number is None else title.number
    return (
        f"{_HEADER}#show: chapter.with({title.level}, {_string(title.text)}, {_string(address)},"
        f" {_string(title.above)}, number: {number})\n\n"
    )


_HEADER = '#import "book.typ": *\n\n'


@dataclass
class _Place:
    """Where the pen is: what a piece of text needs to know of its surroundings."""

    chapter: Chapter
    level: int
    marked: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)
    footnoted: set[str] = field(default_factory=set)
    quizzes: int = 0
    # Headings, tables and footnotes hold neither marks of the index nor notes of their own.
    plain: bool = False
    # How many blocks stand around this one; each takes a little of the line.
    depth: int = 0
    # In a cell of a table, or a column of the sheet, a line may end after any word.
    narrow: bool = False
    # Where no line ends, words need nothing that keeps them whole.
    free: bool = False


class _Press:
    """Writes the pages of one edition; collects pictures, answers and problems."""

    def __init__(self, book: Book, edition: Edition, terms: tuple[Term, ...], load: Loader) -> None:
        self.pictures: dict[str, bytes] = {}
        self.solutions: dict[str, list[str]] = {}
        self.problems: list[Problem] = []
        self._book = book
        self._edition = edition
        self._load = load
        self._terms = terms
        self._finder = TermFinder(terms)
        self._targets = link_targets(book)
        self._titles = numbered_titles(book)
        self._place = _Place(Chapter("", "", "", (), {}), 1)

    # Whole files ----------------------------------------------------------------------------

    def main(self) -> str:
        """Write the file that holds the book together; call it last."""
        book = self._book
        lines = [
            _HEADER,
            *_opening(book, EDITIONS[self._edition]),
            "#contents()",
            '#set page(numbering: "1")',
            "#counter(page).update(1)",
        ]
        numbers = iter(range(1, len(book.chapters) + 1))
        for part in book.parts:
            if part.title:
                title = self._titles[part.chapters[0].address].above
                lede = _string(" · ".join(chapter.title for chapter in part.chapters))
                lines.append(f"#part({_string(title)}, lede: {lede})")
            lines.extend(f'#include "chapter-{next(numbers):03}.typ"' for _ in part.chapters)
        if self._edition == "appendix" and self.solutions:
            lines.append('#include "answers.typ"')
        if self._terms:
            lines.append('#include "index.typ"')
        return "\n".join(lines) + "\n"

    def chapter(self, chapter: Chapter) -> str:
        """Write a chapter."""
        title = self._titles[chapter.address]
        self._place = _Place(chapter, title.level)
        return _chapter_page(chapter.address, title) + self._blocks(chapter.blocks)

    def answers(self) -> str:
        """Write the appendix with the answers of all chapters."""
        title = NumberedTitle(1, None, "부록 정답과 풀이", self._book.title)
        lines = [_chapter_page("answers", title)]
        for address, solutions in self.solutions.items():
            chapter_title = self._titles[address].text
            lines.append(f"#section(2, 1, {_string(chapter_title)})")
            lines.extend(solutions)
        return "\n\n".join(lines) + "\n"

    def digest(self, digest: Digest) -> str:
        """Write what the summary says of a chapter."""
        self._place.plain = self._place.narrow = True
        whole = _boolean(fits_a_page(digest.blocks))
        content = self._content(digest.blocks)
        return f"#digest({_string(digest.title)}, {content}, whole: {whole})\n"

    def index(self) -> str:
        """Write the index of terms."""
        groups = "".join(
            f"({_string(letter)}, ("
            + "".join(f"({_string(e.words)}, {_string(e.term.names[0])})," for e in entries)
            + ")),"
            for letter, entries in index_groups(self._terms)
        )
        title = NumberedTitle(1, None, "찾아보기", self._book.title)
        return f"{_chapter_page('index', title)}#word-index(({groups}))\n"

    # Blocks ---------------------------------------------------------------------------------

    def _blocks(self, blocks: Blocks) -> str:
        written = map(self._block, blocks, (*blocks[1:], None))
        return "\n\n".join(filter(None, written)) + "\n"

    def _content(self, blocks: Blocks) -> str:
        self._place.depth += 1
        content = f"[{self._blocks(blocks).strip()}]"
        self._place.depth -= 1
        return content

    def _block(self, block: Block, following: Block | None) -> str:
        match block:
            case Paragraph(children):
                return self._paragraph(children)
            case Heading():
                return self._heading(block)
            case CodeBlock():
                return self._listing(block, following)
            case List():
                return self._list(block)
            case DefinitionList():
                return self._definitions(block)
            case Table():
                return self._table(block)
            case Admonition(kind, title, inside):
                head = f"[{self._line(title)}]" if title else "none"
                whole = _boolean(fits_a_page(inside))
                content = self._content(inside)
                return f"#admonition({_string(kind)}, {head}, {content}, whole: {whole});"
            case Tabs(tabs):
                return "\n\n".join(
                    f"#tab([{self._line(tab.label)}], {self._content(tab.blocks)});" for tab in tabs
                )
            case Figure(picture, caption):
                return self._figure(picture, caption)
            case Display(formula):
                return self._formula("display", formula)
            case Quote(inside):
                return f"#quotation({self._content(inside)});"
            case Rule():
                return "#divider();"
            case Quiz():
                return self._quiz(block)
            case Anchor(identifier):
                return f"#anchor({_string(self._target(identifier))});"
            case _:
                assert_never(block)

    def _paragraph(self, pieces: Inlines) -> str:
        """Write a paragraph; no line ends within its first words, so these need no care."""
        if self._place.narrow:
            return self._line(pieces)
        first, rest = _first_words(pieces, _LINE.room(self._place.depth))
        self._place.free = True
        written = self._line(first)
        self._place.free = False
        return written + self._line(rest)

    def _heading(self, heading: Heading) -> str:
        if heading.level == 1:
            self._place.marked.clear()
        words = self._plain_line(heading.children)
        level = self._place.level + heading.level
        anchor = f"#anchor({_string(self._target(heading.identifier))});"
        return f"{anchor}#section({level}, {min(heading.level, 5)}, [{words}]);"

    def _listing(self, block: CodeBlock, following: Block | None) -> str:
        match following:
            case CodeBlock(output=True):
                followed = fits_a_page((block, following))
            case _:
                followed = False
        marked = "".join(f"{line}," for line in sorted(block.marked))
        room = _CODE_LINE.room(self._place.depth)
        lines = "".join(map(_code_line, printed_lines(block.tokens, room)))
        return (
            f"#listing({_string(block.text)}, ({lines}), title: {_string(block.title)},"
            f" output: {_boolean(block.output)}, followed: {_boolean(followed)},"
            f" marked-lines: ({marked}));"
        )

    def _list(self, block: List) -> str:
        items = [self._content(item.blocks) for item in block.items]
        if any(item.checked is not None for item in block.items):
            return f"#tasks({', '.join(map(self._task, block.items, items))});"
        if block.annotation:
            return f"#annotations({', '.join(items)});"
        if block.start is not None:
            return f"#enum(start: {block.start}, {', '.join(items)});"
        return f"#list({', '.join(items)});"

    def _task(self, item: Item, content: str) -> str:
        return f"({_boolean(bool(item.checked))}, {content})"

    def _definitions(self, block: DefinitionList) -> str:
        """Write terms with their meanings; the index finds a term where it is defined."""
        was_plain, self._place.plain = self._place.plain, True
        items = []
        for definition in block.definitions:
            name = definition.identifier
            anchor = f"#anchor({_string(self._target(name))});" if name else ""
            marks = "".join(map(self._mark, definition.terms)) if not was_plain else ""
            terms = "#linebreak();".join(map(self._line, definition.terms))
            meanings = "".join(f"{self._content(meaning)}," for meaning in definition.meanings)
            items.append(f"([{anchor}{marks}{terms}], ({meanings}))")
        self._place.plain = was_plain
        return f"#definitions({', '.join(items)});"

    def _mark(self, words: Inlines) -> str:
        mention = next(self._finder.mentions(plain_text(words)), None)
        at_start = mention is not None and mention.start == 0
        return f"#ix({_string(mention.term.names[0])});" if mention and at_start else ""

    def _table(self, table: Table) -> str:
        was_plain, self._place.plain = self._place.plain, True
        was_narrow, self._place.narrow = self._place.narrow, True
        alignments = "".join(f"{cell.alignment}," for cell in (table.rows or ((),))[0])
        header = "".join(
            f"({''.join(f'{self._cell(cell)},' for cell in row)}),"
            for row in table.rows[: table.headings]
        )
        cells = "".join(
            f"  {', '.join(self._cell(cell) for cell in row)},\n"
            for row in table.rows[table.headings :]
            if row
        )
        caption = f"[{self._line(table.caption)}]" if table.caption else "none"
        self._place.plain = was_plain
        self._place.narrow = was_narrow
        return (
            f"#data-table(columns: {self._columns(table)}, aligns: ({alignments}),"
            f" header: ({header}), caption: {caption},\n{cells});"
        )

    def _columns(self, table: Table) -> str:
        """Write how many columns a table has; for one that would not fit, how wide they are."""
        widths = column_widths(table)
        room: float = _TABLE.room(self._place.depth)
        if table.columns >= _MANY_COLUMNS:
            room *= _MORE_ROOM
        if sum(widths) <= room:
            return str(table.columns)
        if sum(widths) > room * _MOST_SQUEEZED:
            self._problem(
                f"책의 쪽보다 넓은 표입니다: 열 {table.columns}개",
                "열이나 칸의 낱말을 줄이거나 표를 나누어 주세요",
                _source_line(table, self._place.chapter.source),
            )
        widest = "".join(f"{width:.1f}fr," for width in widths)
        return f"({widest}), squeeze: {room / sum(widths):.2f}"

    def _cell(self, cell: Cell) -> str:
        content = self._content(cell.blocks)
        if cell.columns == 1 and cell.rows == 1:
            return content
        return f"table.cell(colspan: {cell.columns}, rowspan: {cell.rows}, {content})"

    def _figure(self, picture: Vector | Bitmap, caption: Inlines) -> str:
        name = self._picture(picture)
        if not name:
            return self._line((Text(picture.alt),))
        words = self._plain_line(caption or (Text(picture.alt),))
        vector = _boolean(isinstance(picture, Vector))
        alt = picture.alt or plain_text(caption)
        return f"#picture({_string(name)}, {_string(alt)}, [{words}], vector: {vector});"

    def _quiz(self, quiz: Quiz) -> str:
        self._place.quizzes += 1
        title = self._titles[self._place.chapter.address]
        number = _string(title.quiz(self._place.quizzes))
        anchor = _string(self._target(quiz.anchor))
        answer = _string(f"answer:{quiz.identifier}")
        reasons = "".join(
            f"({_boolean(reason.right)}, {self._content(reason.blocks)}),"
            for reason in quiz.reasons
        )
        inline = self._edition == "inline"
        solution = (
            f"solution({number}, {answer}, {anchor}, [{self._line(quiz.answer)}],"
            f" {self._content(quiz.explanation)}, ({reasons}), inline: {_boolean(inline)},"
            f" whole: {_boolean(fits_a_page(quiz.solved))})"
        )
        if not inline:
            address = self._place.chapter.address
            self.solutions.setdefault(address, []).append(f"#{solution};")
        options = "".join(
            f"together({self._content(option)}, whole: {_boolean(fits_a_page(option))}),"
            for option in quiz.options
        )
        return (
            f"#quiz({number}, {_string(quiz.kind)}, {_string(KIND_LABELS[quiz.kind])},"
            f" {_boolean(quiz.exam)}, {anchor}, {answer}, {self._content(quiz.question)},"
            f" ({options}), {solution if inline else 'none'},"
            f" whole: {_boolean(fits_a_page(quiz.asked))});"
        )

    # Pieces of a line -----------------------------------------------------------------------

    def _plain_line(self, pieces: Inlines) -> str:
        was_plain, self._place.plain = self._place.plain, True
        line = self._line(pieces)
        self._place.plain = was_plain
        return line

    def _line(self, pieces: Inlines) -> str:
        return "".join(self._word(group) for group in _glued(pieces))

    def _word(self, group: Inlines) -> str:
        """Write pieces that no line break may part."""
        written = "".join(map(self._inline, group))
        return f"#box[{written}];" if len(group) > 1 else written

    def _inline(self, piece: Inline) -> str:
        match piece:
            case Text(text) | Abbreviation(text, _):
                return self._text(text)
            case Styled(style, children):
                function = _STYLE_FUNCTIONS[style]
                return f"#{function}[{self._line(children)}];"
            case CodeSpan(text):
                endless = ", endless: true" if breaking.is_endless(text) else ""
                return f"#code({_string(text)}{endless});"
            case Keys(names):
                return '#"+";'.join(f"#key({_string(name)});" for name in names)
            case Link(address, children, term):
                return self._link(address, children, term)
            case Formula():
                return self._formula("formula", piece)
            case FootnoteReference(key):
                return self._footnote(key)
            case LineBreak():
                return "#linebreak();"
            case Vector() | Bitmap():
                name = self._picture(piece)
                return f"#icon({_string(name)}, {_string(piece.alt)});" if name else ""
            case Anchor(identifier):
                return f"#anchor({_string(self._target(identifier))});"
            case _:
                assert_never(piece)

    def _text(self, text: str) -> str:
        """Write words, with a mark for the index before the first mention in a section."""
        if self._place.plain:
            return self._words(text)
        written = []
        start = 0
        for mention in self._finder.mentions(text):
            if mention.term.names[0] not in self._place.marked:
                self._place.marked.add(mention.term.names[0])
                written.append(self._words(text[start : mention.start]))
                written.append(f"#ix({_string(mention.term.names[0])});")
                start = mention.start
        return "".join([*written, self._words(text[start:])])

    def _words(self, text: str) -> str:
        """Write words, with signs where Typst would part them otherwise than a reader."""
        signed = text if self._place.free else breaking.in_text(text)
        if signed != text:
            return f"#words({_string(signed)});"
        return f"#{_string(text)};" if text else ""

    def _link(self, address: str, children: Inlines, term: bool) -> str:
        words = self._line(children)
        if "://" in address or address.startswith("mailto:"):
            noted = not self._place.plain and address not in self._place.noted
            noted = noted and plain_text(children) != address and "://" in address
            self._place.noted.add(address)
            return f"#outside({_string(address)}, [{words}], noted: {_boolean(noted)});"
        if address in self._targets:
            function = "term" if term else "reference"
            return f"#{function}({_string(address)}, [{words}]);"
        page = address.partition("#")[0]
        if page in self._targets:
            self._problem(
                f"책에 없는 곳으로 가는 링크입니다: {address}",
                "제목의 주소로 고쳐 주세요",
                address.partition("#")[2],
            )
            return words
        if self._book.address:
            absolute = self._book.address.rstrip("/") + "/" + address
            return f"#outside({_string(absolute)}, [{words}], noted: false);"
        return words

    def _formula(self, function: str, formula: Formula) -> str:
        try:
            typst = to_typst(formula.mathml)
        except FormulaError as error:
            self._problem(f"{error}: ${formula.tex}$", "더 단순한 TeX로 적어 주세요", formula.tex)
            return f"#code({_string(formula.tex)});"
        return f"#{function}({_string(formula.words or formula.tex)}, ${typst}$);"

    def _footnote(self, key: str) -> str:
        blocks = self._place.chapter.footnotes.get(key)
        if blocks is None:
            self._problem(f"각주의 글이 없습니다: {key}", "[^이름]: … 줄을 적어 주세요", key)
            return ""
        label = _string(f"{self._place.chapter.address}#{key}")
        if key in self._place.footnoted:
            return f"#footnote(label({label}));"
        self._place.footnoted.add(key)
        was_plain, self._place.plain = self._place.plain, True
        content = self._content(blocks)
        self._place.plain = was_plain
        return f"#footnote({content})#label({label});"

    def _picture(self, picture: Vector | Bitmap) -> str:
        """Keep a picture's bytes; return its file's name, or nothing for one that is missing."""
        if isinstance(picture, Vector):
            return self._keep(picture.svg.encode(), "svg")
        data = data_url(picture.source) or self._load(picture.source)
        if not data:
            source = picture.source
            if "://" in source:
                return ""  # The check of the page has told it.
            name = PurePosixPath(source).name
            self._problem(f"그림을 찾을 수 없습니다: {source}", "docs/에 파일을 두어 주세요", name)
            return ""
        return self._keep(data, suffix_of(data))

    def _keep(self, data: bytes, suffix: str) -> str:
        name = f"{hashlib.sha256(data).hexdigest()[:20]}.{suffix}"
        self.pictures[name] = data
        return name

    def _target(self, identifier: str) -> str:
        return f"{self._place.chapter.address}#{identifier}"

    def _problem(self, message: str, remedy: str, words: str) -> None:
        """Keep a fault with the line on which the words stand that it is about."""
        chapter = self._place.chapter
        location = Location(chapter.path, line_of(chapter.source, words))
        self.problems.append(Problem(location, message, remedy))


_STYLE_FUNCTIONS = {
    "strong": "strong",
    "emphasis": "emphasis",
    "mark": "marked",
    "deleted": "strike",
    "inserted": "underline",
    "subscript": "sub",
    "superscript": "super",
    "small": "small",
}


# Room -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Room:
    """Letters for which a line surely has room.

    Attributes:
        page: On the page itself.
        block: How many of them each block around the line takes.
        least: What is left however many blocks there are.
    """

    page: int
    block: int
    least: int

    def room(self, depth: int) -> int:
        """Return the letters that fit within so many blocks."""
        return max(self.least, self.page - self.block * depth)


# A line of the page is 45 em long, and no letter is wider than one.
_LINE = _Room(page=40, block=3, least=25)
# What may stand beside the words of a link, a note or a key: "(123쪽)", a frame.
_BESIDE = 6
# A line of the page holds 90 letters of code.
_CODE_LINE = _Room(page=90, block=8, least=50)
# A line of the page is 49 em of the type of tables, 56 of that of tables with many columns.
_TABLE = _Room(page=49, block=3, least=16)
_MANY_COLUMNS, _MORE_ROOM = 6, 56 / 49
# Type of 8 points can still be read when it is set in 4.5.
_MOST_SQUEEZED = 1.8


def _source_line(table: Table, source: str) -> str:
    """Return the line of a note that begins a table, or nothing where it cannot be told."""
    cells = [plain_text(inlines) for inlines in _first_row(table)]
    lines = (line for line in source.splitlines() if "|" in line)
    return next((line for line in lines if all(cell in line for cell in cells)), "")


def _first_row(table: Table) -> list[Inlines]:
    blocks = [block for cell in (table.rows or ((),))[0] for block in cell.blocks]
    return [block.children for block in blocks if isinstance(block, Paragraph)]


# Words that stay together ---------------------------------------------------------------------


def _first_words(pieces: Inlines, room: int) -> tuple[Inlines, Inlines]:
    """Part a paragraph at the last space among its first ``room`` letters."""
    for number, piece in enumerate(pieces):
        length = len(plain_text((piece,))) + (0 if isinstance(piece, Text) else _BESIDE)
        if length < room:
            room -= length
        elif isinstance(piece, Text):
            space = piece.text.rfind(" ", 0, room) + 1
            before, after = Text(piece.text[:space]), Text(piece.text[space:])
            return (*pieces[:number], before), (after, *pieces[number + 1 :])
        else:
            return pieces[:number], pieces[number:]
    return pieces, ()


# Longer pieces are left free, or a line could not end at all.
_LONGEST_GLUED = 30

_PARTICLE = re.compile(r"^[가-힣][^\s]*")


def _glued(pieces: Inlines) -> list[Inlines]:
    """Group code, formulas and stressed words with the particle that follows them.

    Within a text the template keeps Korean words whole; between two pieces only this does.
    """
    groups: list[Inlines] = []
    rest = list(pieces)
    while rest:
        piece = rest.pop(0)
        following = rest[0] if rest else None
        particle = _PARTICLE.match(following.text) if isinstance(following, Text) else None
        if not particle or not isinstance(piece, CodeSpan | Styled | Link | Formula | Keys):
            groups.append((piece,))
            continue
        front, last = _last_word(piece)
        if len(plain_text((last,))) > _LONGEST_GLUED:
            groups.append((piece,))
            continue
        if front:
            groups.append((front,))
        groups.append((last, Text(particle[0])))
        assert isinstance(following, Text)
        rest[0] = Text(following.text[particle.end() :])
    return groups


def _last_word(piece: Inline) -> tuple[Inline | None, Inline]:
    """Part stressed words before the last one; a single word has nothing before it."""
    if not isinstance(piece, Styled) or not isinstance(piece.children[-1], Text):
        return None, piece
    before, space, last = piece.children[-1].text.rpartition(" ")
    front = (*piece.children[:-1], Text(before + space))
    if not plain_text(front).strip():
        return None, piece
    return Styled(piece.style, front), Styled(piece.style, (Text(last),))


# Literals -------------------------------------------------------------------------------------


def _code_line(line: Line) -> str:
    depth, write = ("none", str) if line.depth is None else (line.depth, breaking.in_code)
    pieces = "".join(
        f"({_string(piece.colour)}, {_string(write(piece.text))})," for piece in line.pieces
    )
    return f"({depth}, ({pieces})),"


def _date(book: Book) -> str:
    year, month, day = (int(number) for number in book.date.split("-"))
    return f"datetime(year: {year}, month: {month}, day: {day})"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "").replace("\t", "\\t") + '"'


def _boolean(value: bool) -> str:
    return "true" if value else "false"
