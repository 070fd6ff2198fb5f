"""Where a line may end: Korean words stay whole, and what no line could hold may be parted.

Typst parts Korean between any two letters and never parts a run of Latin ones; readers want the
opposite. Signs that stand in no page tell the template so: HTML has no such characters.
"""

from __future__ import annotations

import re

# On both sides of what must not be parted.
WHOLE = "\x1f"
# Where a line may end though nothing shows it.
BREAK = "\x1e"

# A word of two letters or more; a longer one than this is left free, or it would leave the page.
_KOREAN_WORD = re.compile(r"((?=\S{2})\S{0,16}[가-힣]\S{0,16})")

# Longer runs without a space may be parted, first of all where an address has a joint.
_LONG_RUN = re.compile(r"[!-~]{40,}")
_JOINT = re.compile(r"[/?&=._-]+(?=\w)|[^/?&=._-]{20}")

# In code that does not fit: where arguments begin, between values, and within endless names.
_JOINT_OF_CODE = re.compile(r"\(|,(?=\S)|[^\s(,]{24}")

# The template ends a line within such a run of code, and only there.
_ENDLESS = re.compile(r"[^\s(=.]{45}")


def in_text(text: str) -> str:
    """Put signs into words of a text: around those to keep, within those too long to keep."""
    words = _KOREAN_WORD.split(text)
    return WHOLE.join(
        word if number % 2 else _LONG_RUN.sub(_with_joints, word)
        for number, word in enumerate(words)
    )


def in_code(text: str) -> str:
    """Put signs around the Korean words in a piece of code."""
    return WHOLE.join(_KOREAN_WORD.split(text))


def joints_of_code(line: str) -> frozenset[int]:
    """Return after how many letters a line of code that does not fit may end."""
    return frozenset(joint.end() for joint in _JOINT_OF_CODE.finditer(line))


def is_endless(code: str) -> bool:
    """Return whether a piece of code holds a run that may be longer than a line."""
    return _ENDLESS.search(code) is not None


def _with_joints(run: re.Match[str]) -> str:
    return _JOINT.sub(rf"\g<0>{BREAK}", run[0])
