"""The examples of the pages on contributing: what they show can be copied as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conftest import ROOT

from slips import Right

_PAGES = sorted((ROOT / "docs" / "contributing").glob("*.md"))
_EXAMPLE = re.compile(r"^(`{4,})markdown\n(.*?)^\1$", re.DOTALL | re.MULTILINE)


def _examples() -> Iterator[Right]:
    for page in _PAGES:
        for number, found in enumerate(_EXAMPLE.finditer(page.read_text(encoding="utf-8")), 1):
            text = found[2]
            titled = text if re.search(r"^# ", text, re.MULTILINE) else f"# 보기\n\n{text}"
            yield Right(f"contributing-{page.stem}-{number}", titled)


RIGHT = tuple(_examples())
