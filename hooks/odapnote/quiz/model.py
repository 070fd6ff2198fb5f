"""A question of the bank: what the page, the player, the exam and Anki make their forms from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from odapnote.source import Location

Kind = Literal["single", "multiple", "ox", "numeric", "short", "essay"]

KIND_LABELS: dict[Kind, str] = {
    "single": "하나 고르기",
    "multiple": "모두 고르기",
    "ox": "OX",
    "numeric": "숫자",
    "short": "단답",
    "essay": "서술",
}
CHOICES: frozenset[str] = frozenset({"single", "multiple"})


@dataclass(frozen=True)
class Option:
    """One option of a choice.

    Attributes:
        html: What is to be chosen or not.
        reason: Why it is right, or why one would choose it and why it is wrong; HTML.
        right: Whether it is to be chosen.
    """

    html: str
    reason: str
    right: bool


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
    lowest: float | None = None
    highest: float | None = None
    slips: tuple[tuple[float, str], ...] = ()
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quiz:
    """One question.

    Attributes:
        identifier: Its name, which never changes: progress and Anki's notes hang on it.
        kind: How it is answered.
        exam: Whether the exam asked it.
        question: The question; HTML.
        options: What to choose from; empty unless ``kind`` is a choice.
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
