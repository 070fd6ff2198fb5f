"""Numbers as their author wrote them: exact decimals, never the binary ones beside them."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(
    r"[-+−–]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|(?=\.[0-9]))(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?"
)
# Browsers compute with binary numbers, which hold no more digits.
_DIGITS = 15


def read_number(text: object) -> Decimal | None:
    """Read a number: ``13``, ``-0.5``, ``1,000``, ``1e3``.

    Args:
        text: What stands in the header, or in an output.

    Returns:
        The number, or nothing for what is none (``½``, ``2/3``, ``.inf``) and for what a browser
        could not tell from its neighbours.
    """
    if not isinstance(text, str) or not _NUMBER.fullmatch(text.strip()):
        return None
    number = Decimal(text.strip().replace(",", "").replace("−", "-").replace("–", "-"))
    significant = len(number.normalize().as_tuple().digits)
    return number if significant <= _DIGITS and abs(number.adjusted()) <= _DIGITS else None


def shown(number: Decimal) -> str:
    """Return a number with all its digits and no more: ``1e3`` is ``1000``, ``-0`` is ``0``."""
    return format(number.normalize() + 0, "f")
