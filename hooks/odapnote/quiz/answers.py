"""When two spellings of an answer are the same.

The player folds them the same way (``overrides/assets/scripts/quiz/spellings.js``), and reads past
what readers put around them (정답은 …입니다) besides; authors and programs write only the answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# What people put around a word or leave out of it: hyphens, quotation marks, a full stop.
_ORNAMENTS = re.compile("[-_'\"‘’“”`*.]")
_LENGTH = r"(?:-?\d+|none)"
_SHAPE = re.compile(
    rf"[(\[{{]?\s*{_LENGTH}(?:\s*[,x×*·\s]\s*{_LENGTH})+\s*,?\s*[)\]}}]?",
)


def folded(text: str) -> str:
    """Return a text without spaces, in one case and one composition of Hangul."""
    return "".join(_plain(text).split())


def is_accepted(text: str, spellings: Iterable[str]) -> bool:
    """Whether a text is one of the spellings, but for spaces, case, hyphens and quotation marks.

    The lengths of a shape are told apart: ``28 28 1`` is ``(28, 28, 1)``, and ``28281`` is not.
    """
    return _bare(text) in map(_bare, spellings)


def _bare(text: str) -> str:
    plain = _plain(text).strip()
    if _SHAPE.fullmatch(plain):
        return ",".join(re.findall(_LENGTH, plain))
    return _ORNAMENTS.sub("", "".join(plain.split()))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
