"""Typst source becomes a PDF that is tagged for screen readers, or a picture."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from odapnote.book.typesetting import Typesetting
from odapnote.source import Location, Problem


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


def _problem(error: typst.TypstError, origins: dict[str, str]) -> Problem:
    """Name the page whose source the error, or the way to it, leads through."""
    way = "\n".join([error.diagnostic or "", *error.trace])
    sources = re.findall(r"([\w-]+\.typ):\d+", way)
    page = next((origins[name] for name in sources if name in origins), "mkdocs.yml")
    detail = "; ".join([error.message, *error.hints])
    return Problem(
        Location(page, 1),
        f"책을 조판하지 못했습니다: {detail}",
        "글꼴에 없는 글자나 설명(alt) 없는 그림이 있는지 보아 주세요",
    )
