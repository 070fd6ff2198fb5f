"""Results that need not be computed again, kept as files named after all they depend on."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


def cache_key(kind: str, environment: Mapping[str, str], content: Any) -> str:
    """Name a result after everything that may change it.

    Args:
        kind: What made the result, ``snippets`` or ``notebooks``, so that they never meet.
        environment: Versions and platform, from :func:`odapnote.execution.environment.describe`.
        content: What is run and how, as JSON knows it: code and options, neither the place where
            it stands nor the output that is expected of it.
    """
    text = json.dumps([kind, dict(environment), content], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class ResultCache:
    """A folder of JSON files, safe to share between builds that run at the same time."""

    folder: Path

    def load(self, key: str) -> Any:
        """Return the stored result, or ``None`` where there is none that can be read."""
        try:
            return json.loads(self._file(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def store(self, key: str, result: Any) -> None:
        """Keep a result; a reader sees the old file or the new one, never half of one."""
        file = self._file(key)
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(result, stream, ensure_ascii=False)
        Path(name).replace(file)

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"
