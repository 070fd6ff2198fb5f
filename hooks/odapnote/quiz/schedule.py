"""When a question that went wrong comes back: the one place that says so, to player and pages."""

from __future__ import annotations

import json
import re

DAYS = 3
"""Days between two encounters; even, see ``overrides/assets/scripts/quiz/store.js``."""

BOXES = 3
"""Right answers, each on its day, after which a question is learned."""

_NUMBER = re.compile(r"<span data-quiz-schedule=\"(days|boxes)\"></span>")


def schedule_script() -> str:
    """Return a script that tells the player."""
    data = json.dumps({"days": DAYS, "boxes": BOXES})
    return f"(globalThis.odapQuiz ??= {{}}).schedule = {data};\n"


def fill_schedule(html: str) -> str:
    """Put the numbers where a page leaves ``<span data-quiz-schedule="days"></span>``."""
    numbers = {"days": DAYS, "boxes": BOXES}
    return _NUMBER.sub(lambda found: str(numbers[found[1]]), html)
