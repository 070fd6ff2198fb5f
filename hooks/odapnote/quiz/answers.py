"""When two spellings of an answer are the same; the player does the same in the browser."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def folded(text: str) -> str:
    """Return a text without spaces, in one case and one composition of Hangul."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_accepted(text: str, spellings: Iterable[str]) -> bool:
    """Whether a text is one of the spellings, spaces and case aside."""
    return folded(text) in map(folded, spellings)
