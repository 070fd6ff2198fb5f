"""Typst in a process of its own: ``python -m odapnote.book.typst_process FOLDER FONTS...``.

What Typst keeps of a book is given back only when its process ends, so this one holds nothing
else. It reads ``main.typ`` in the folder and leaves ``book.pdf`` there, or writes the fault that
it found.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typst

SOURCE = "main.typ"
RESULT = "book.pdf"


@dataclass(frozen=True)
class Fault:
    """Why Typst refused a source.

    Attributes:
        message: What is wrong.
        hints: What Typst would do about it.
        way: The sources that led there, as Typst names them.
    """

    message: str
    hints: tuple[str, ...]
    way: str

    @classmethod
    def of(cls, error: typst.TypstError) -> Fault:
        """Read the fault from Typst's exception."""
        way = "\n".join([error.diagnostic or "", *error.trace])
        return cls(error.message, tuple(error.hints), way)

    @classmethod
    def from_json(cls, text: str) -> Fault:
        """Read what ``to_json`` wrote."""
        values = json.loads(text)
        return cls(values["message"], tuple(values["hints"]), values["way"])

    def to_json(self) -> str:
        """Write the fault for another process."""
        return json.dumps(asdict(self))


def set_book(folder: str, fonts: Sequence[str]) -> bytes:
    """Set a PDF that Typst finds to follow PDF/UA-1.

    Args:
        folder: Where the sources are; nothing outside of it can be read.
        fonts: The folders of the fonts; those of the system are never used, so that the result
            does not hang on the machine.

    Raises:
        typst.TypstError: For anything that Typst or PDF/UA-1 refuses.
    """
    return _set(folder, fonts, pdf_standards=["ua-1"])


def set_picture(folder: str, fonts: Sequence[str]) -> bytes:
    """Draw a document of one page as a PNG, at 120 dots an inch; else like ``set_book``."""
    return _set(folder, fonts, format="png", ppi=120.0)


def _set(folder: str, fonts: Sequence[str], **options: Any) -> bytes:
    result: bytes = typst.compile(
        str(Path(folder, SOURCE)),
        root=folder,
        font_paths=list(fonts),
        ignore_system_fonts=True,
        **options,
    )
    return result


def main() -> None:
    """Set the book that the arguments name."""
    folder, *fonts = sys.argv[1:]
    try:
        pdf = set_book(folder, fonts)
    except typst.TypstError as error:
        sys.stdout.write(Fault.of(error).to_json())
    else:
        Path(folder, RESULT).write_bytes(pdf)


if __name__ == "__main__":
    main()
