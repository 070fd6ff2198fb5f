"""Exceptions, warnings and figures of code, where the page of a real build shows them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT, BuiltSite, SiteBuilder
from selectolax.lexbor import LexborHTMLParser, LexborNode

PAGE = """\
# 오류

``` { .python data-raises="ValueError: invalid literal" }
int("하나")
```

``` { .python data-raises="ValueError" }
int("둘")
```

``` { .text data-output="" }
ValueError: invalid literal ...
```

``` { .python data-warns="UserWarning: 조심" }
import warnings

warnings.warn("조심 <1>", stacklevel=1)
warnings.warn("조심 <1>", stacklevel=1)
```

``` { .python data-raises="FileNotFoundError" }
open("없는 파일")
```

``` { .python data-raises="RuntimeError" }
raise RuntimeError(f"{object()} \\x1b[1m굵게\\x1b[0m\\n\\nArguments received by f():\\n  • x=1")
```

/// quiz | 다음 코드는 어떤 예외를 냅니까?
    id: stem-raises
    kind: short
    accept: [ZeroDivisionError]

``` { .python data-raises="ZeroDivisionError" }
1 / 0
```

//// answer
0으로 나눌 수 없습니다.
////
///

/// quiz | 무엇이 오류를 냅니까?
    id: option-raises
    proved-by: raises

- [x] 이름

    ``` { .python data-raises="NameError" }
    undefined
    ```

    정한 적이 없습니다.

- [ ] 숫자

    ```python
    123456789
    ```

    수는 늘 됩니다.

//// answer
이름은 먼저 정합니다.

``` { .python data-figure="오르는 선" }
import matplotlib.pyplot as plt

plt.plot([1, 2])
```
////
///
"""
NOTEBOOK = "# %% [markdown]\n# # 노트북\n\n# %%\nprint(1 + 1)\n"
HOOKS = ("snippets.py", "quizzes.py", "notebooks.py")


def build(build_site: SiteBuilder, hooks: tuple[str, ...]) -> BuiltSite:
    return build_site(
        {
            "index.md": PAGE,
            "notebooks/a.py": NOTEBOOK,
        },
        hooks,
        use_directory_urls=False,
        theme={"name": "material", "font": False, "custom_dir": str(ROOT / "overrides")},
        plugins=[{"mkdocs-jupyter": {"include": ["notebooks/*.py"], "include_source": True}}],
        markdown_extensions=[
            "attr_list",
            {"pymdownx.highlight": {"pygments_lang_class": True}},
            "pymdownx.superfences",
        ],
    )


@pytest.fixture
def site(build_site: SiteBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltSite:
    monkeypatch.chdir(tmp_path)  # mkdocs-jupyter keeps its cache where it stands.
    return build(build_site, HOOKS)


def below(code: LexborNode) -> str:
    """Return what stands right under a block of code."""
    after = code.next
    while after is not None and after.tag == "-text":
        after = after.next
    return after.text().strip() if after is not None else ""


def test_code_shows_what_it_gave_where_it_does_not_tell_the_answer(
    site: BuiltSite, build_site: SiteBuilder
) -> None:
    assert site.warnings == []
    page = LexborHTMLParser(site.read("index.html"))
    blocks = {
        re.sub(r"\s+", " ", block.text()).strip(): block for block in page.css(".language-python")
    }
    assert below(blocks['int("하나")']) == (
        "ValueError: invalid literal for int() with base 10: '하나'"
    )
    # The page's own output holds it.
    assert below(blocks['int("둘")']) == "ValueError: invalid literal ..."
    (warning,) = page.css("[data-warning]")
    assert warning.text().strip() == "UserWarning: 조심 <1>"
    # The same in every run: no folder, no address, no arguments.
    assert below(blocks['open("없는 파일")']) == (
        "FileNotFoundError: [Errno 2] No such file or directory: '없는 파일'"
    )
    given = [block.text().strip() for block in page.css("[data-error]")]
    assert "RuntimeError: <object object at 0x…> 굵게" in given

    for part in page.css(".quiz-question, .quiz-option"):
        assert "Error" not in part.text()
        assert "data-snippet" not in (part.html or "")
    stem, option = page.css(".quiz-explanation")[0], page.css(".quiz-reason[data-quiz-right]")[0]
    assert stem.text().strip().startswith("ZeroDivisionError: division by zero")
    assert option.text().strip().startswith("NameError: name 'undefined' is not defined")

    # Whatever the order of the hooks, the same site.
    names = ("index.html", "notebooks/a.html", "assets/quiz/bank.js")
    before = [site.read(name) for name in names]
    turned = build(build_site, HOOKS[::-1])
    assert turned.warnings == []
    assert [turned.read(name) for name in names] == before
    assert "--odap-figure-1" in before[2]
