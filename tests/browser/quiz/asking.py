"""Finds questions on a page, and what would be right, as the closed answers tell it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page

PADDING = "topics/padding.html"


def question(page: Page, kind: str) -> Locator:
    """Return the first question of a kind."""
    return page.locator(f".quiz-ready[data-quiz-kind={kind}]").first


def key(quiz: Locator) -> dict[str, Any]:
    """Return what an answer is judged by."""
    value = quiz.locator(".quiz-key").get_attribute("value")
    assert value is not None
    found: dict[str, Any] = json.loads(value)
    return found


def choice(quiz: Locator, original: int) -> Locator:
    """Return the input of an option, by its place in the note."""
    return quiz.locator(f".quiz-option > input[value='{original}']")


def place(quiz: Locator, original: int) -> int:
    """Return the number under which the page shows an option."""
    values = quiz.locator(".quiz-option > input").evaluate_all("all => all.map(one => one.value)")
    return int(values.index(str(original))) + 1


def wrong(quiz: Locator) -> int:
    """Return an option that is not right."""
    options = quiz.locator(".quiz-option").count()
    right = key(quiz)["right"]
    return next(original for original in range(options) if original not in right)


def answered(page: Page) -> dict[str, Any]:
    """Return what the browser keeps."""
    text = page.evaluate("localStorage.getItem('odapnote.quiz')")
    answers: dict[str, Any] = json.loads(text)["answers"] if text else {}
    return answers
