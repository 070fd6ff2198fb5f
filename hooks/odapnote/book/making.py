"""From the pages of the site to the files of the book, made once for the same input."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from odapnote.book.document import Book, Part
from odapnote.book.epub import to_epub
from odapnote.book.library import Kind, file_name
from odapnote.book.pdf import PdfError, printing, to_pdf, to_png
from odapnote.book.pictures import Loader
from odapnote.book.reading import Page, read_page
from odapnote.book.summary import summarize
from odapnote.book.typesetting import typeset, typeset_cover, typeset_summary
from odapnote.book.xhtml import to_xhtml
from odapnote.glossary import parse_glossary
from odapnote.source import Location, Problem

TEMPLATES = Path(__file__).parent / "templates"

# Written last: what it names is whole.
_RECORD = "book.json"

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})


@dataclass(frozen=True)
class Section:
    """A section of the menu; without a title, for pages that stand in none."""

    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Request:
    """Everything that decides what the book is.

    Attributes:
        title: The site's name.
        subtitle: What it is, in a line.
        licence: Under which terms it may be used.
        address: The site's address, or empty.
        date: The day of its last change, ``YYYY-MM-DD``.
        sections: The menu with its pages.
        glossary: The source of the glossary, for the index of terms.
        docs: The folder of the notes, for pictures.
        fonts: The folder of the fonts.
        cache: The folder where finished books are kept.
    """

    title: str
    subtitle: str
    licence: str
    address: str
    date: str
    sections: tuple[Section, ...]
    glossary: str
    docs: str
    fonts: str
    cache: str

    def to_json(self) -> str:
        """Write the request for another process."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Request:
        """Read what ``to_json`` wrote."""
        values = json.loads(text)
        values["sections"] = tuple(
            Section(section["title"], tuple(Page(**page) for page in section["pages"]))
            for section in values["sections"]
        )
        return cls(**values)


@dataclass(frozen=True)
class Shelf:
    """A finished book.

    Attributes:
        files: Its files.
        problems: What is wrong with the pages it was made from.
    """

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def shelf_folder(request: Request) -> Path:
    """Return the folder that holds the book once it is made; its name is the input's digest."""
    digest = hashlib.sha256(request.to_json().encode())
    for package in ("typst", "selectolax"):
        digest.update(f"{package} {version(package)}".encode())
    sources = sorted(path for path in Path(__file__).parent.rglob("*") if path.is_file())
    for path in [*_without_caches(sources), *_materials(request)]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return Path(request.cache) / digest.hexdigest()[:32]


def read_shelf(folder: Path) -> Shelf | None:
    """Return the book that was made before, or nothing if any part of it is missing."""
    record = folder / _RECORD
    if not record.exists():
        return None
    values = json.loads(record.read_text(encoding="utf-8"))
    problems = (
        Problem(Location(path, line), message, remedy)
        for path, line, message, remedy in values["problems"]
    )
    return Shelf(tuple(folder / name for name in values["files"]), tuple(problems))


def make_book(request: Request, folder: Path) -> None:
    """Make every file of the book.

    The pages are read once. Both editions are set beside each other, each in a process of its
    own, and meanwhile this one makes what is small.

    Args:
        request: What the book is made from.
        folder: ``shelf_folder(request)``.
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
    terms, _ = parse_glossary(request.glossary, "docs/glossary.md")

    appendix = typeset(book, "appendix", terms, load, template)
    with printing(appendix, fonts) as pdf:
        inline = typeset(book, "inline", terms, load, template)
        with printing(inline, fonts) as answers:
            makers: dict[Kind, Callable[[], bytes]] = {
                "epub": lambda: _epub(book, template, fonts, load),
                "summary": lambda: _summary(book, template, fonts),
                "pdf": pdf,
                "answers": answers,
            }
            files: dict[str, bytes] = {}
            problems = [problem for reading in readings.values() for problem in reading.problems]
            problems.extend((*appendix.problems, *inline.problems))
            for kind, make in makers.items():
                try:
                    files[file_name(request.title, kind)] = make()
                except PdfError as error:
                    problems.append(error.problem)
    _keep(folder, files, list(dict.fromkeys(problems)))


def _epub(book: Book, template: str, fonts: list[Path], load: Loader) -> bytes:
    cover = to_png(typeset_cover(book, template), fonts)
    style = (TEMPLATES / "epub.css").read_text(encoding="utf-8")
    font_files = {path.name: path.read_bytes() for folder in fonts for path in _fonts(folder)}
    return to_epub(book, to_xhtml(book, load), style, font_files, cover)


# From well readable to the smallest that a printed sheet may have, in points.
_SUMMARY_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)


def _summary(book: Book, template: str, fonts: list[Path]) -> bytes:
    """Set the sheet in the largest type with which it fits on its two sides."""
    digests = summarize(book)
    sheet = (TEMPLATES / "summary.typ").read_text(encoding="utf-8")
    for size in _SUMMARY_SIZES:
        try:
            return to_pdf(typeset_summary(book, digests, template, sheet, size), fonts)
        except PdfError:
            if size == _SUMMARY_SIZES[-1]:
                raise
    raise AssertionError("a size is tried")


def _pages(request: Request) -> Iterator[Page]:
    for section in request.sections:
        yield from section.pages


def _loader(docs: Path) -> Loader:
    def load(address: str) -> bytes | None:
        path = docs / address
        return path.read_bytes() if path.is_file() else None

    return load


def _keep(folder: Path, files: dict[str, bytes], problems: list[Problem]) -> None:
    """Write the files, and last the record that says they are whole."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    record = {
        "files": list(files),
        "problems": [
            (problem.location.path, problem.location.line, problem.message, problem.remedy)
            for problem in problems
        ],
    }
    unfinished = folder / f"{_RECORD}.part"
    unfinished.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    unfinished.rename(folder / _RECORD)


def _without_caches(paths: list[Path]) -> list[Path]:
    return [path for path in paths if "__pycache__" not in path.parts]


def _materials(request: Request) -> list[Path]:
    pictures = (p for p in Path(request.docs).rglob("*") if p.suffix.lower() in _PICTURES)
    return sorted(pictures) + _fonts(Path(request.fonts))


def _fonts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix == ".ttf")
