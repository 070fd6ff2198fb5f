"""Knows a progress bar in what code printed, which a page cannot show."""

from __future__ import annotations

import re

# What moves the cursor back to write over what was written.
_REWINDS = re.compile(r"\x08|\r(?!\n)")
_LEARNS = re.compile(r"\.(?:fit|evaluate|predict)\(")


def progress_bar(code: str, output: str) -> tuple[int, str, str] | None:
    """Look for a progress bar.

    Args:
        code: What was run.
        output: What it printed.

    Returns:
        The line of the code, from 0, that draws it, and message and remedy; ``None`` where the
        output is text from first to last.
    """
    if not _REWINDS.search(output):
        return None
    for number, line in enumerate(code.split("\n")):
        if _LEARNS.search(line):
            return (
                number,
                "진행 막대가 출력에 섞입니다",
                "fit, evaluate, predict에 verbose=0을 적습니다",
            )
    return (0, "출력이 앞에 쓴 글자를 지웁니다", "진행 막대를 끄고, 줄마다 한 번만 찍습니다")
