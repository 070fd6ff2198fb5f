"""Reads notes whatever program saved them, and says which are not UTF-8.

Hangul comes as syllables, also from a Mac: words are found, and compared, by their letters.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from odapnote.hangul import composed
from odapnote.source import Location, Problem

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(path: str, data: bytes) -> tuple[str, Problem | None]:
    """Return the text of a note.

    Args:
        path: The file, relative to the project's root.
        data: Its bytes.

    Returns:
        The text as its author sees it, in syllables, with one kind of line end, and the Problem
        of its encoding. With that the text is a guess.
    """
    try:
        text = data.decode("utf-8-sig")
        if "\0" not in text:
            return _tidy(text), None
        line = 1
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    encoding, text = _guess(data)
    if encoding == "UTF-16":
        line = 1
    problem = Problem(
        Location(path, line),
        f"UTF-8로 저장한 파일이 아닙니다 ({encoding})",
        "편집기의 ‘다른 이름으로 저장’에서 인코딩을 UTF-8로 골라 다시 저장합니다",
    )
    return _tidy(text), problem


def read_text(path: Path) -> str:
    """Read a note whose faults are told elsewhere; one that is not there is empty."""
    return decode(path.name, path.read_bytes())[0] if path.is_file() else ""


def _guess(data: bytes) -> tuple[str, str]:
    if data.startswith(_UTF_16):
        return "UTF-16", data.decode("utf-16", errors="replace")
    if b"\0" in data:
        order = "le" if data[1::2].count(0) >= data[::2].count(0) else "be"
        return "UTF-16", data.decode(f"utf-16-{order}", errors="replace")
    try:
        return "CP949로 보입니다", data.decode("cp949")
    except UnicodeDecodeError:
        return "깨진 글자가 있습니다", data.decode("utf-8", errors="replace")


def _tidy(text: str) -> str:
    return composed(text.replace("\r\n", "\n").replace("\r", "\n"))
