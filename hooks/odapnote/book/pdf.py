"""Typst source becomes a PDF that is tagged for screen readers, or a picture."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import typst

from odapnote.book.document import Chapter
from odapnote.book.typesetting import Typesetting
from odapnote.book.typst_process import RESULT, Fault, set_book, set_picture
from odapnote.source import Location, Problem, line_of

# How Typst names what no font can show.
_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')

# The C library would otherwise keep more and more of what Typst has given back.
_THRIFT = {"MALLOC_MMAP_THRESHOLD_": str(64 * 1024)}


class PdfError(Exception):
    """A book that could not be set; ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def to_pdf(typesetting: Typesetting, font_folders: Sequence[Path]) -> bytes:
    """Set a few pages.

    Args:
        typesetting: The sources.
        font_folders: Where the fonts are.

    Returns:
        A PDF that Typst found to follow PDF/UA-1.

    Raises:
        PdfError: For a glyph that no font has, a picture without a description, or anything
            else that Typst or PDF/UA-1 refuses.
    """
    return _set(set_book, typesetting, font_folders)


@contextlib.contextmanager
def printing(
    typesetting: Typesetting, font_folders: Sequence[Path]
) -> Iterator[Callable[[], bytes]]:
    """Set a whole book as ``to_pdf`` does, in a process of its own, while the caller goes on.

    Yields:
        A function that waits for the book. It raises PdfError as ``to_pdf`` does, or
        RuntimeError for a process that died.
    """
    with (
        _written(typesetting) as folder,
        subprocess.Popen(
            [sys.executable, "-m", "odapnote.book.typst_process", folder, *_names(font_folders)],
            env=_THRIFT | os.environ,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        ) as process,
    ):

        def wait() -> bytes:
            fault, _ = process.communicate()
            if process.returncode:
                raise RuntimeError(f"Typst ended with {process.returncode}")
            if fault:
                raise PdfError(_problem(Fault.from_json(fault), typesetting.origins))
            return Path(folder, RESULT).read_bytes()

        try:
            yield wait
        finally:
            process.kill()


def to_png(typesetting: Typesetting, font_folders: Sequence[Path]) -> bytes:
    """Draw a document of one page at 120 dots an inch.

    Raises:
        PdfError: For anything that Typst refuses.
    """
    return _set(set_picture, typesetting, font_folders)


def _set(
    setter: Callable[[str, Sequence[str]], bytes],
    typesetting: Typesetting,
    font_folders: Sequence[Path],
) -> bytes:
    with _written(typesetting) as folder:
        try:
            return setter(folder, _names(font_folders))
        except typst.TypstError as error:
            raise PdfError(_problem(Fault.of(error), typesetting.origins)) from None


@contextlib.contextmanager
def _written(typesetting: Typesetting) -> Iterator[str]:
    """Write the sources into a folder for as long as they are needed."""
    with tempfile.TemporaryDirectory(prefix="odapnote-book-") as folder:
        for name, data in typesetting.files.items():
            Path(folder, name).write_bytes(data)
        yield folder


def _names(folders: Sequence[Path]) -> list[str]:
    return [str(folder) for folder in folders]


def _problem(fault: Fault, origins: dict[str, Chapter]) -> Problem:
    """Name the page whose source the error, or the way to it, leads through."""
    sources = re.findall(r"([\w-]+\.typ):\d+", fault.way)
    chapters = [origins[name] for name in sources if name in origins]
    if glyph := _GLYPH.search(fault.message):
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
    detail = "; ".join([fault.message, *fault.hints])
    return Problem(
        Location(chapters[0].path if chapters else "mkdocs.yml", 1),
        f"책을 조판하지 못했습니다: {detail}",
        "글꼴에 없는 글자나 설명(alt) 없는 그림이 있는지 보아 주세요",
    )
