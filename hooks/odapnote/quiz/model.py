"""A question of the bank: what the page, the player, the exam and Anki make their forms from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from odapnote.kinds import KIND_LABELS, Kind
from odapnote.source import Location

CHOICES: frozenset[str] = frozenset({"single", "multiple"})


@dataclass(frozen=True)
class Option:
    """One option of a choice.

    Attributes:
        html: What is to be chosen or not.
        reason: Why it is right, or why one would choose it and why it is wrong; HTML.
        right: Whether it is to be chosen.
        place: Where its author wrote it, counted from 0: readers' records hang on it.
    """

    html: str
    reason: str
    right: bool
    place: int


@dataclass(frozen=True)
class Key:
    """What an answer that is typed or drawn is judged by.

    Attributes:
        value: The answer as it is shown: a number, ``O`` or ``X``, a word.
        lowest: The least number that counts as right.
        highest: The greatest number that counts as right.
        slips: What each wrong number that people get comes from, by the number.
        accepted: The spellings that count as right.
    """

    value: str = ""
    lowest: Decimal | None = None
    highest: Decimal | None = None
    slips: tuple[tuple[Decimal, str], ...] = ()
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quiz:
    """One question.

    Attributes:
        identifier: Its name, which never changes: progress and Anki's notes hang on it.
        kind: How it is answered.
        exam: Whether the exam asked it.
        question: The question; HTML.
        options: What to choose from, as readers see it before a script shuffles it for them;
            empty unless ``kind`` is a choice.
        key: How an answer is judged; empty if ``kind`` is a choice or an essay.
        explanation: What the answer block says; HTML.
        proved: Whether a run of code has decided the key.
        location: Where it stands in the notes.
    """

    identifier: str
    kind: Kind
    exam: bool
    question: str
    options: tuple[Option, ...]
    key: Key
    explanation: str
    proved: bool
    location: Location

    @property
    def kind_label(self) -> str:
        """The name of its kind, for readers."""
        return KIND_LABELS[self.kind]

    @property
    def right_numbers(self) -> tuple[int, ...]:
        """The numbers of the right options, counted from 1."""
        return tuple(number for number, option in enumerate(self.options, 1) if option.right)
