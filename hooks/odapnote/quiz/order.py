"""The order in which readers see options: on paper, on cards, and until a script shuffles them.

Authors put the right option second more often than chance would, so nobody sees their order. The
name of the question decides, which never changes: the answer key of a printed page stays true.
Options that are all numbers stand in the order of their size, where a reader looks for them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from decimal import Decimal

from odapnote.quiz.numbers import read_number

_MEASURE = re.compile(r"(?P<number>[-−–+]?[\d.,]*\d)\s*(?P<unit>[^\d\s,.]*)")


def shown_order(identifier: str, texts: Sequence[str]) -> tuple[int, ...]:
    """Put options in order.

    Args:
        identifier: The name of the question.
        texts: What the options say, in the order of their author.

    Returns:
        The places of the options in their author's order, counted from 0.
    """
    sizes = _sizes(texts)
    if sizes is not None:
        return tuple(sorted(range(len(texts)), key=sizes.__getitem__))
    return tuple(sorted(range(len(texts)), key=lambda place: _lot(f"{identifier}/{place}")))


def _sizes(texts: Sequence[str]) -> list[Decimal] | None:
    """Return the numbers that the options are, if all are and have one unit."""
    measures = [_MEASURE.fullmatch(text) for text in texts]
    numbers = [read_number(found["number"]) for found in measures if found]
    units = {found["unit"] for found in measures if found}
    sizes = [number for number in numbers if number is not None]
    return sizes if len(sizes) == len(texts) and len(units) == 1 else None


def _lot(seed: str) -> bytes:
    return hashlib.sha256(seed.encode()).digest()
