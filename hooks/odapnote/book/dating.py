"""The day of the notes' last change, which a book bears instead of the day it was made."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path


def last_change(docs: Path) -> str:
    """Return the day on which the notes last changed, ``YYYY-MM-DD`` in UTC."""
    return datetime.fromtimestamp(last_moment(docs), UTC).strftime("%Y-%m-%d")


def last_moment(docs: Path) -> int:
    """Return when the notes last changed, in seconds since 1970.

    ``SOURCE_DATE_EPOCH`` decides where it is set, then the last commit that touched the notes;
    outside a repository the newest file does.
    """
    return int(os.environ.get("SOURCE_DATE_EPOCH") or _last_commit(docs) or _newest_file(docs))


def _last_commit(docs: Path) -> str:
    command = ["git", "log", "-1", "--format=%ct", "--", "."]
    try:
        found = subprocess.run(command, cwd=docs, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return found.stdout.strip()


def _newest_file(docs: Path) -> int:
    return int(max(path.stat().st_mtime for path in docs.rglob("*.md")))
