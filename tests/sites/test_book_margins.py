"""Nothing runs off a page of the book: what is too wide is fitted, or refused at its line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
from conftest import ROOT, BuiltSite, SiteBuilder

COLUMNS = 14
SUM = " + ".join(f"w_{{{number}}} x_{{{number}}}" for number in range(16))

WIDE = f"""# 넓은 것

## 코드

```python
x=[{",".join(str(number * 10) for number in range(1, 29))}]
name = "이것은_아주_긴_이름입니다_줄이_바뀔_자리가_없는_글자가_책에서_어떻게_되는지_봅니다"
{"a" * 150} = 1
```

## 수식

$$
y = {SUM}
$$

## 표

|{"|".join(f" 열{number} " for number in range(COLUMNS))}|
|{"|".join(" --- " for _ in range(COLUMNS))}|
|{"|".join(f" `units={number}00` " for number in range(COLUMNS))}|

## 낱말

주소는 https://example.com/{"a" * 40}/{"b" * 90}이고, 낱말은 {"c" * 120}입니다.
코드는 `{"d" * 130}`입니다.
"""

# Wider than any type that can be read would fit.
TOO_WIDE = f"""# 너무 넓은 표

|{"|".join(f" 열{number} " for number in range(40))}|
|{"|".join(" --- " for _ in range(40))}|
|{"|".join(f" `units={number}00` " for number in range(40))}|
"""

SETTINGS = {
    "markdown_extensions": [
        "tables",
        "pymdownx.superfences",
        {"pymdownx.highlight": {"pygments_lang_class": True}},
        {"pymdownx.arithmatex": {"generic": True}},
    ],
    "use_directory_urls": False,
}

MARGIN = 25 / 25.4 * 72


def build(build_site: SiteBuilder, page: str) -> BuiltSite:
    fonts = {
        f"fonts/{path.name}": path.read_bytes()
        for path in sorted((ROOT / "docs" / "fonts").glob("*.ttf"))
    }
    return build_site({"index.md": page, **fonts}, ("formulas.py", "book.py"), **SETTINGS)


def words_of(pdf: Path) -> Iterator[tuple[pymupdf.Rect, list[tuple[pymupdf.Rect, str]]]]:
    """Give each page with its words, seen by a library that the build does not use."""
    with pymupdf.open(pdf) as document:
        for page in document.pages(start=1):
            words = page.get_text("words")
            yield page.rect, [(pymupdf.Rect(word[:4]), word[4]) for word in words]


@pytest.mark.parametrize("edition", ["", "-답이-붙은-판"])
def test_what_is_wide_is_fitted(build_site: SiteBuilder, edition: str) -> None:
    site = build(build_site, WIDE)
    assert site.warnings == []
    for page, words in words_of(site.directory / f"작은-사이트{edition}.pdf"):
        assert [w for box, w in words if box.x0 < MARGIN - 1 or box.x1 > page.x1 - MARGIN + 2] == []
        pairs = itertools.combinations(words, 2)
        assert [(a, b) for (one, a), (two, b) in pairs if overlap(one, two)] == []


def overlap(one: pymupdf.Rect, two: pymupdf.Rect) -> bool:
    """Return whether words of one line lie over each other by more than a hair."""
    same_line = abs(one.y0 - two.y0) < 2 and abs(one.y1 - two.y1) < 2
    return same_line and min(one.x1, two.x1) - max(one.x0, two.x0) > 1


def test_what_cannot_be_fitted_is_told_at_its_line(build_site: SiteBuilder) -> None:
    site = build(build_site, TOO_WIDE)
    (warning,) = [warning for warning in site.warnings if "표" in warning]
    assert warning.startswith("book: docs/index.md:3: 책의 쪽보다 넓은 표입니다")
