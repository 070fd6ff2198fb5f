"""What an author wrote in a quiz block, before anybody judged it."""

from __future__ import annotations

from dataclasses import dataclass, field

from odapnote.quiz.header import Header
from odapnote.quiz.lines import LineFault


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
        end: The line of its closing.
        header: Its keys and values.
        torn: Whether a block in it lacks its end.
        misplaced: The first line that stands where it becomes something else than meant.
        options: The entries of its list, in the author's order.
        answered: Whether it has an answer block.
        proofs: The fences in the answer.
    """

    line: int
    end: int
    header: Header
    torn: bool = False
    misplaced: LineFault | None = None
    options: list[DraftOption] = field(default_factory=list)
    answered: bool = False
    proofs: tuple[Fence, ...] = ()
