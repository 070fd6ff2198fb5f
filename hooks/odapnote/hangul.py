"""Hangul as macOS spells it in names of files, a letter for each sound, becomes syllables."""

from __future__ import annotations

import re
import unicodedata

from odapnote.source import Location, Problem

_JAMO = re.compile("[\u1100-\u11ff]")


def composed(text: str) -> str:
    """Write each syllable of Hangul as one letter; a text without such letters stays as it is."""
    return unicodedata.normalize("NFC", text) if _JAMO.search(text) else text


def decomposed_name(path: str) -> Problem | None:
    """Find a file whose name looks right and is spelt otherwise than links to it."""
    if composed(path) == path:
        return None
    return Problem(
        Location(composed(path), 1),
        "파일 이름의 한글이 풀어쓰기(NFD)로 되어 있어 링크가 닿지 않습니다",
        "파일 이름을 지우고 다시 입력해 바꾸세요",
    )
