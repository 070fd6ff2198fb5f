"""All questions of the site, and what the player has to know of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from odapnote.quiz.model import Key, Quiz
from odapnote.quiz.plain import plain_text


@dataclass(frozen=True)
class Topic:
    """A page with questions.

    Attributes:
        url: Its address, from the root of the site.
        title: Its name in the menu.
        quizzes: Its questions, in their order.
    """

    url: str
    title: str
    quizzes: tuple[Quiz, ...]


def index_script(topics: Iterable[Topic]) -> str:
    """Return a script with the names of the questions of each page, which every page loads.

    A script rather than JSON, since a page opened from a disk may not fetch.
    """
    pages = {topic.url: [quiz.identifier for quiz in topic.quizzes] for topic in topics}
    return _script("pages", pages)


def bank_script(topics: Iterable[Topic], contents: Mapping[str, str]) -> str:
    """Return a script with all questions, which only the review and the exam load.

    Args:
        topics: The pages with questions.
        contents: The HTML of each question as its page shows it, by its name.
    """
    bank = [
        {
            "url": topic.url,
            "title": topic.title,
            "quizzes": [
                {
                    "id": quiz.identifier,
                    "text": plain_text(quiz.question),
                    "html": contents[quiz.identifier],
                }
                for quiz in topic.quizzes
            ],
        }
        for topic in topics
    ]
    return _script("bank", bank)


def key_data(quiz: Quiz) -> str:
    """Return, as JSON, what the player judges an answer by."""
    right = sorted(option.place for option in quiz.options if option.right)
    return json.dumps(_key(quiz.key) | {"right": right})


def _key(key: Key) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if key.value:
        data["value"] = key.value
    if key.lowest is not None and key.highest is not None:
        slips = [(float(number), reason) for number, reason in key.slips]
        data |= {"lowest": float(key.lowest), "highest": float(key.highest), "slips": slips}
    if key.accepted:
        data["accepted"] = key.accepted
    return data


def _script(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.odapQuiz ??= {{}}).{name} = {text};\n"
