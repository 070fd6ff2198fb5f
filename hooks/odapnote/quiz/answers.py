"""When two spellings of an answer are the same; the player does the same in the browser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# What people put around a word or leave out of it: hyphens, quotation marks, a full stop.
_ORNAMENTS = re.compile("[-_'\"‘’“”.]")


def folded(text: str) -> str:
    """Return a text without spaces, in one case and one composition of Hangul."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_accepted(text: str, spellings: Iterable[str]) -> bool:
    """Whether a text is one of the spellings, but for spaces, case, hyphens and quotation marks."""
    return _bare(text) in map(_bare, spellings)


def _bare(text: str) -> str:
    return _ORNAMENTS.sub("", folded(text))
