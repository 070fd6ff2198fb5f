"""Where lines and pages end in print, set by the real Typst in the real fonts."""

from __future__ import annotations

import itertools
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pymupdf
import pytest
from odapnote.book.document import (
    Admonition,
    Block,
    Blocks,
    Book,
    Cell,
    Chapter,
    CodeBlock,
    CodeSpan,
    Definition,
    DefinitionList,
    Display,
    Formula,
    Item,
    Link,
    List,
    Paragraph,
    Part,
    Quiz,
    Quote,
    Reason,
    Tab,
    Table,
    Tabs,
    Text,
    Token,
)
from odapnote.book.making import TEMPLATES
from odapnote.book.pdf import to_pdf
from odapnote.book.summary import summarize
from odapnote.book.typesetting import Edition, typeset, typeset_summary
from odapnote.formulas.mathml import to_mathml

FONTS = Path(__file__).resolve().parents[2] / "docs" / "fonts"

numbers = itertools.count()


def quiz(name: str, inside: Blocks) -> Quiz:
    reasons = (Reason(inside, True),)
    return Quiz(name, name, "single", False, inside, (inside,), (Text("①"),), inside, reasons)


WRAPPERS: dict[str, Callable[[Blocks], Block]] = {
    "admonition": lambda inside: Admonition("note", (Text("제목"),), inside),
    "list": lambda inside: List((Item(inside),)),
    "numbered list": lambda inside: List((Item(inside),), start=98),
    "quote": Quote,
    "tab": lambda inside: Tabs((Tab((Text("탭"),), inside),)),
    "definition": lambda inside: DefinitionList((Definition(((Text("말"),),), (inside,)),)),
    "quiz": lambda inside: quiz(f"q{next(numbers)}", inside),
    "table": lambda inside: Table(((Cell(inside), Cell(inside)),), 0),
}
NESTED = [
    [],
    *([name] for name in WRAPPERS),
    ["admonition", "list"],
    ["quiz", "list", "list"],
    ["list", "admonition", "numbered list", "quote"],
    ["definition", "admonition", "tab", "list", "list"],
]


def wrapped(names: list[str], *blocks: Block) -> Block:
    (block,) = blocks
    for name in reversed(names):
        block = WRAPPERS[name]((block,))
    return block


def book(*blocks: Block) -> Book:
    chapter = Chapter("docs/a.md", "a.html", "가", blocks, {})
    return Book("책", "", "", "", "2026-11-24", (Part("", (chapter,)),))


# Of these letters no label of the book is made.
LETTERS = "갹걱겍곅괙궥귁긱W"


def words_of(pdf: bytes) -> list[str]:
    """Return what stands between spaces, ends of lines and other letters than ``LETTERS``."""
    return re.findall(f"[{LETTERS}]+", text_of(pdf))


def text_of(pdf: bytes) -> str:
    with pymupdf.open(stream=pdf) as document:
        text = "\n".join(page.get_text() for page in document)
    return unicodedata.normalize("NFC", text)


def korean(seed: int) -> list[str]:
    """Return words of different lengths, of which the first are long."""
    chance = random.Random(seed)
    lengths = [chance.randint(6, 9) for _ in range(20)]
    lengths += [chance.randint(2, 6) for _ in range(80)]
    return ["갹" + "".join(chance.choices(LETTERS, k=length - 1)) for length in lengths]


@pytest.mark.parametrize("edition", ["appendix", "inline"])
def test_no_line_ends_within_a_korean_word(edition: Edition) -> None:
    words: set[str] = set()
    blocks = []
    for seed, names in enumerate(NESTED * 4):
        mine = korean(seed)
        words |= set(mine)
        link = (Link("a.html", (Text(mine[0]),)), Text(" "), CodeSpan("padding"), Text(" "))
        pieces = (*(link if seed % 2 else ()), Text(" ".join(mine)))
        blocks.append(wrapped(names, Paragraph(pieces)))
    template = (TEMPLATES / "book.typ").read_text(encoding="utf-8")
    typesetting = typeset(book(*blocks), edition, (), lambda address: None, template)
    found = words_of(to_pdf(typesetting, [FONTS]))
    assert len(found) > 90 * len(blocks)
    assert set(found) <= words


def test_no_line_of_the_sheet_ends_within_a_korean_word() -> None:
    words = [word for seed in range(6) for word in korean(seed)]
    sentences = [Paragraph((Text(" ".join(korean(seed))),)) for seed in range(6)]
    table = Table(((Cell((Paragraph((Text("칸"),)),)),),), 0)
    pages = book(Admonition("abstract", (), (table, *sentences)))
    book_template, sheet = (
        (TEMPLATES / name).read_text(encoding="utf-8") for name in ("book.typ", "summary.typ")
    )
    typesetting = typeset_summary(pages, summarize(pages), book_template, sheet, 9.0)
    found = words_of(to_pdf(typesetting, [FONTS]))
    assert len(found) == len(words)
    assert set(found) <= set(words)


def test_lines_of_code_that_are_said_to_fit_do() -> None:
    lengths = [60, 76, 84, 92, 100, 108]
    blocks = []
    for number, names in enumerate(NESTED):
        text = "\n".join(f"{number}.{length}".ljust(length, "x") for length in lengths)
        blocks.append(wrapped(names, CodeBlock("python", (Token("", text),))))
    template = (TEMPLATES / "book.typ").read_text(encoding="utf-8")
    typesetting = typeset(book(*blocks), "inline", (), lambda address: None, template)
    source = typesetting.files["chapter-001.typ"].decode()
    said = set(re.findall(r'\(none, \(\("plain", "(\d+\.\d+x+)"\)', source))
    found = set(text_of(to_pdf(typesetting, [FONTS])).split())
    assert len(said) > len(NESTED)
    assert said - found == set()


def test_no_output_begins_a_page_without_its_code() -> None:
    blocks: list[Block] = []
    for number in range(120):
        blocks += [Paragraph((Text("글"),))] * (number % 5)
        blocks.append(CodeBlock("python", (Token("", f"code{number}"),)))
        blocks.append(CodeBlock("text", (Token("", f"output{number}"),), output=True))
    template = (TEMPLATES / "book.typ").read_text(encoding="utf-8")
    typesetting = typeset(book(*blocks), "inline", (), lambda address: None, template)
    with pymupdf.open(stream=to_pdf(typesetting, [FONTS])) as document:
        pages = [page.get_text() for page in document]
    assert len(pages) > 5
    outputs = {tuple(re.findall(r"output(\d+)", text)) for text in pages}
    assert outputs == {tuple(re.findall(r"code(\d+)", text)) for text in pages}


TERMS = [f"x_{{{number}}}" for number in range(30)]
LONG_FORMULAS = {
    "a sum": " + ".join(TERMS),
    "a sum in brackets": rf"y = \left( {' + '.join(TERMS)} \right)",
    "rows that are aligned": rf"\begin{{aligned}} y &= {' + '.join(TERMS[:20])} \end{{aligned}}",
    "a root": rf"\sqrt{{{' + '.join(TERMS[:20])}}}",
    "a matrix": rf"\begin{{pmatrix}} {' & '.join(TERMS[:20])} \end{{pmatrix}}",
}


@pytest.mark.parametrize("tex", LONG_FORMULAS.values(), ids=list(LONG_FORMULAS))
def test_long_formulas_stay_on_the_page(tex: str) -> None:
    mathml = ElementTree.tostring(to_mathml(tex, display=True), encoding="unicode")
    pages = book(Display(Formula(mathml, tex)), Paragraph((Text("글"),)))
    template = (TEMPLATES / "book.typ").read_text(encoding="utf-8")
    typesetting = typeset(pages, "inline", (), lambda address: None, template)
    with pymupdf.open(stream=to_pdf(typesetting, [FONTS])) as document:
        words = [word for page in document for word in page.get_text("words")]
        (left,) = [word[0] for word in words if word[4] == "글"]
        right = document[0].rect.width - left
    assert len(words) > 20
    assert left - 1 <= min(word[0] for word in words if word[4] != "글")
    assert max(word[2] for word in words) <= right + 1


def test_words_stand_apart_in_the_head_of_a_page() -> None:
    long_text = tuple(Paragraph((Text("글"),)) for _ in range(60))
    chapters = (Chapter("docs/a.md", "a.html", "층 쌓기", long_text, {}),)
    pages = Book("책", "", "", "", "2026-11-24", (Part("부", chapters),))
    template = (TEMPLATES / "book.typ").read_text(encoding="utf-8")
    typesetting = typeset(pages, "inline", (), lambda address: None, template)
    with pymupdf.open(stream=to_pdf(typesetting, [FONTS])) as document:
        words = document[-1].get_text("words")
    head = {word[4]: word for word in words[:5]}
    spaces = [head["층"][0] - head["1."][2], head["쌓기"][0] - head["층"][2]]
    assert spaces == pytest.approx([2.0, 2.0], abs=0.1)
