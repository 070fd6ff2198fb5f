"""What an author wrote in a quiz block, before anybody judged it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fence:
    """A fence that stands in a quiz, as far as proofs need it.

    Attributes:
        raises: Whether its author declared an exception.
        output: The text that its author expects as output, or nothing for code.
    """

    raises: bool = False
    output: str | None = None


@dataclass
class DraftOption:
    """One entry of the list of options.

    Attributes:
        right: Whether it is ticked.
        line: Its line in the text that Markdown got.
        has_reason: Whether something follows the option itself.
        fences: The fences of the option itself, not those of its reason.
    """

    right: bool
    line: int
    has_reason: bool
    fences: tuple[Fence, ...] = ()


@dataclass
class Draft:
    """One quiz block.

    Attributes:
        line: The line of its opening, in the text that Markdown got.
        header: Its keys and values, or nothing where the header is no mapping.
        key_lines: The line of each key.
        options: The entries of its list, in the author's order.
        answered: Whether it has an answer block.
        proofs: The fences in the answer.
    """

    line: int
    header: Mapping[str, Any] | None
    key_lines: Mapping[str, int] = field(default_factory=dict)
    options: list[DraftOption] = field(default_factory=list)
    answered: bool = False
    proofs: tuple[Fence, ...] = ()
