"""Typst source becomes a PDF that is tagged for screen readers, or a picture."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from odapnote.book.document import Chapter
from odapnote.book.typesetting import Typesetting
from odapnote.source import Location, Problem, line_of

# How Typst names what no font can show.
_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


class PdfError(Exception):
    """A book that could not be set; ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def to_pdf(typesetting: Typesetting, font_folders: Sequence[Path]) -> bytes:
    """Set a book.

    Args:
        typesetting: The sources.
        font_folders: Where the fonts are; fonts of the system are never used, so that the
            result does not hang on the machine.

    Returns:
        A PDF that Typst found to follow PDF/UA-1.

    Raises:
        PdfError: For a glyph that no font has, a picture without a description, or anything
            else that Typst or PDF/UA-1 refuses.
    """
    return _compile(typesetting, font_folders, pdf_standards=["ua-1"])


def to_png(typesetting: Typesetting, font_folders: Sequence[Path]) -> bytes:
    """Draw a document of one page at 120 dots an inch.

    Raises:
        PdfError: For anything that Typst refuses.
    """
    return _compile(typesetting, font_folders, format="png", ppi=120.0)


def _compile(typesetting: Typesetting, font_folders: Sequence[Path], **options: Any) -> bytes:
    folders = [str(folder) for folder in font_folders]
    with tempfile.TemporaryDirectory(prefix="odapnote-book-") as directory:
        for name, data in typesetting.files.items():
            Path(directory, name).write_bytes(data)
        try:
            result: bytes = typst.compile(
                str(Path(directory, "main.typ")),
                root=directory,
                font_paths=folders,
                ignore_system_fonts=True,
                **options,
            )
        except typst.TypstError as error:
            raise PdfError(_problem(error, typesetting.origins)) from None
    return result


def _problem(error: typst.TypstError, origins: dict[str, Chapter]) -> Problem:
    """Name the page whose source the error, or the way to it, leads through."""
    way = "\n".join([error.diagnostic or "", *error.trace])
    sources = re.findall(r"([\w-]+\.typ):\d+", way)
    chapters = [origins[name] for name in sources if name in origins]
    if glyph := _GLYPH.search(error.message):
        text = glyph[1]
        # The answers of all pages stand in one source; the letter itself tells the page.
        holder = next((c for c in [*chapters, *origins.values()] if text in c.source), None)
        if holder is not None:
            names = ", ".join(f"U+{ord(letter):04X}" for letter in text)
            return Problem(
                Location(holder.path, line_of(holder.source, text)),
                f"책의 글꼴에 없는 글자입니다: {text} ({names})",
                "docs/fonts의 글꼴에 있는 글자로 바꿔 주세요",
            )
    detail = "; ".join([error.message, *error.hints])
    return Problem(
        Location(chapters[0].path if chapters else "mkdocs.yml", 1),
        f"책을 조판하지 못했습니다: {detail}",
        "글꼴에 없는 글자나 설명(alt) 없는 그림이 있는지 보아 주세요",
    )
