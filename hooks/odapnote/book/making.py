"""From the pages of the site to the files of the book, made once for the same input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from odapnote.book.document import Book, Part
from odapnote.book.epub import Binder
from odapnote.book.library import Kind, file_name
from odapnote.book.margins import overflow_problems
from odapnote.book.pdf import PdfError, printing, to_pdf, to_png
from odapnote.book.pictures import Loader
from odapnote.book.reading import read_page
from odapnote.book.request import Page, Request
from odapnote.book.shelf import fill_shelf
from odapnote.book.summary import summarize, too_long
from odapnote.book.typesetting import typeset, typeset_cover, typeset_summary
from odapnote.book.xhtml import to_xhtml
from odapnote.glossary import parse_glossary
from odapnote.pictures import is_damaged

TEMPLATES = Path(__file__).parent / "templates"


def prepare_binder(fonts: Path) -> Binder:
    """Do what takes time and can be done before anything of the book is known.

    Args:
        fonts: The folder of the fonts.
    """
    return Binder({path.name: path.read_bytes() for path in fonts.glob("*.ttf")})


def make_book(request: Request, folder: Path, binder: Binder) -> None:
    """Make every file of the book.

    The pages are read once. Both editions are set beside each other, each in a process of its
    own, and meanwhile this one makes what is small.

    Args:
        request: What the book is made from.
        folder: Where the files go.
        binder: ``prepare_binder(request.fonts)``.
    """
    readings = {page.address: read_page(page) for page in _pages(request)}
    parts = tuple(
        Part(section.title, tuple(readings[page.address].chapter for page in section.pages))
        for section in request.sections
    )
    book = Book(
        request.title, request.subtitle, request.licence, request.address, request.date, parts
    )
    template = (TEMPLATES / "book.typ").read_text(encoding="utf-8")
    fonts = [Path(request.fonts)]
    load = _loader(Path(request.docs))
    # What is wrong with the glossary is the search's to say.
    terms, _ = parse_glossary(request.glossary, "glossary.md")

    appendix = typeset(book, "appendix", terms, load, template)
    with printing(appendix, fonts) as pdf:
        inline = typeset(book, "inline", terms, load, template)
        with printing(inline, fonts) as answers:
            makers: dict[Kind, Callable[[], bytes]] = {
                "epub": lambda: _epub(book, template, fonts, load, binder),
                "summary": lambda: _summary(book, template, fonts),
                "pdf": pdf,
                "answers": answers,
            }
            files: dict[str, bytes] = {}
            problems = [problem for reading in readings.values() for problem in reading.problems]
            problems.extend((*appendix.problems, *inline.problems))
            for kind, make in makers.items():
                try:
                    files[file_name(request.title, kind)] = made = make()
                except PdfError as error:
                    problems.append(error.problem)
                else:
                    if kind in {"pdf", "answers"}:
                        problems.extend(overflow_problems(made, book))
    fill_shelf(folder, files, list(dict.fromkeys(problems)))


def _epub(book: Book, template: str, fonts: list[Path], load: Loader, binder: Binder) -> bytes:
    cover = to_png(typeset_cover(book, template), fonts)
    style = (TEMPLATES / "epub.css").read_text(encoding="utf-8")
    return binder.bind(book, to_xhtml(book, load), style, cover)


# From well readable to the smallest that a printed sheet may have, in points.
_SUMMARY_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)

# What the sheet's template says then.
_NO_ROOM = "does not fit on two pages"


def _summary(book: Book, template: str, fonts: list[Path]) -> bytes:
    """Set the sheet in the largest type with which it fits on its two sides."""
    digests = summarize(book)
    sheet = (TEMPLATES / "summary.typ").read_text(encoding="utf-8")
    for size in _SUMMARY_SIZES:
        try:
            return to_pdf(typeset_summary(book, digests, template, sheet, size), fonts)
        except PdfError as error:
            if _NO_ROOM not in error.problem.message:
                raise
    raise PdfError(too_long(digests))


def _pages(request: Request) -> Iterator[Page]:
    for section in request.sections:
        yield from section.pages


def _loader(docs: Path) -> Loader:
    def load(address: str) -> bytes | None:
        path = docs / address
        data = path.read_bytes() if path.is_file() else b""
        # One damaged picture would cost the whole book.
        return None if not data or is_damaged(data) else data

    return load
