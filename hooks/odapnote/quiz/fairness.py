"""What lets a reader guess: a right answer that looks otherwise, or stands where it always stands.

Each rule asks for more than chance and for more than a little of it, so that a small page is
never refused and a large bank not for a trifle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from odapnote.quiz.answers import folded
from odapnote.quiz.model import Option, Quiz
from odapnote.quiz.plain import plain_text
from odapnote.source import Problem

# A right option may be longer than each other by a third; below a dozen letters a length tells
# nothing, since one word more is already a third.
_LONGER = 4 / 3
_SHORT = 12
# The author decides whether a statement is true. Six alike of six come by chance once in 32 times,
# and somebody who always says the same is right two times of three.
_KEY_CHANCE, _KEY_SHARE = 0.05, 2 / 3
# The name of a question decides the place of its right option: chance itself must not be refused,
# so the bound is one in a thousand; and the place must be twice as frequent as it should be.
_PLACE_CHANCE, _PLACE_EXCESS = 0.001, 2
# A word of one letter is part of too many others.
_TELLING = 2


@dataclass(frozen=True)
class _Answer:
    """One answer of one question: what it is, and how likely it is by chance."""

    quiz: Quiz
    is_given: bool
    chance: float


def telling_option(quiz: Quiz) -> Option | None:
    """Return the shortest right option, if even that is more than a third longer than all wrong."""
    lengths = [(len(plain_text(option.html)), option) for option in quiz.options]
    right = [pair for pair in lengths if pair[1].right]
    longest_wrong = max((length for length, option in lengths if not option.right), default=0)
    if not right or not longest_wrong:
        return None
    length, option = min(right, key=lambda pair: pair[0])
    return option if length >= _SHORT and length > _LONGER * longest_wrong else None


def told_answer(quiz: Quiz) -> str | None:
    """Return what the question or the tooltip of an option tells of its answer, or nothing."""
    tooltips = [
        node.attributes.get("title") or ""
        for part in (quiz.question, *(option.html for option in quiz.options))
        if "title=" in part  # Few have one, and finding out takes a parser.
        for node in LexborHTMLParser(part).css("[title]")
    ]
    texts = [*tooltips, plain_text(quiz.question)] if quiz.key.accepted else tooltips
    if not texts:
        return None
    answers = [*quiz.key.accepted, *(plain_text(o.html) for o in quiz.options if o.right)]
    for answer in answers:
        needle = folded(answer)
        if len(needle) >= _TELLING and any(needle in folded(text) for text in texts):
            return answer
    return None


def lopsided(quizzes: Sequence[Quiz], where: str) -> Iterator[Problem]:
    """Find answers that are right more often than chance would make them.

    Args:
        quizzes: The questions of a page, or of all pages.
        where: What they belong to, for the message.

    Yields:
        A problem for each such answer, at the last question that has it.
    """
    statements = [quiz for quiz in quizzes if quiz.kind == "ox"]
    for value in ("O", "X"):
        answers = [_Answer(quiz, quiz.key.value == value, 0.5) for quiz in statements]
        if _is_usual(answers, _KEY_CHANCE / 2, _KEY_SHARE * len(answers)):
            yield _problem(
                answers,
                f"{where} OX",
                f"답이 {value}",
                "찍어도 맞으니, 참인 문장과 거짓인 문장을 고르게 섞으세요",
            )
    choices = [quiz for quiz in quizzes if quiz.kind == "single"]
    places = max((len(quiz.options) for quiz in choices), default=0)
    for place in range(1, places + 1):
        answers = [
            _Answer(quiz, place in quiz.right_numbers, 1 / len(quiz.options))
            for quiz in choices
            if place <= len(quiz.options)
        ]
        expected = sum(answer.chance for answer in answers)
        if _is_usual(answers, _PLACE_CHANCE / places, _PLACE_EXCESS * expected):
            yield _problem(
                answers,
                f"{where} 하나 고르기",
                f"정답이 {place}번",
                "보기가 수면 틀린 수를 더 크거나 작은 것으로 바꾸고, "
                "아니면 보기를 더하거나 빼서 차례가 바뀌게 하세요",
            )


def _is_usual(answers: Sequence[_Answer], chance: float, least: float) -> bool:
    """Whether an answer is given at least so often, and so often only by so little a chance."""
    given = sum(answer.is_given for answer in answers)
    return bool(given) and given >= least and _tail(answers, given) < chance


def _tail(answers: Iterable[_Answer], least: int) -> float:
    """Return the chance that an answer is given at least so often."""
    ways = [1.0]
    for answer in answers:
        ways = [
            stays * (1 - answer.chance) + comes * answer.chance
            for stays, comes in zip([*ways, 0.0], [0.0, *ways], strict=True)
        ]
    return sum(ways[least:])


def _problem(answers: Sequence[_Answer], what: str, which: str, remedy: str) -> Problem:
    given = [answer.quiz for answer in answers if answer.is_given]
    return Problem(
        given[-1].location,
        f"{what} {len(answers)}개 가운데 {len(given)}개는 {which}입니다",
        remedy,
    )
