"""The event shell in real MkDocs builds of tiny sites."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import ROOT, SiteBuilder
from mkdocs.exceptions import Abort

HOOKS = ("snippets.py",)
THEME = {"name": "material", "font": False, "custom_dir": str(ROOT / "overrides")}
EXTENSIONS = ["attr_list", "pymdownx.highlight", "pymdownx.superfences"]

FIGURE = """\
# 그림

``` { .python data-figure="오르는 직선" }
import matplotlib.pyplot as plt

plt.plot([0, 1], [0, 1], label="직선")
plt.legend()
plt.show()
```

끝
"""


def test_a_figure_stands_in_the_page_and_follows_the_palette(build_site: SiteBuilder) -> None:
    font = "fonts/Pretendard-Regular.ttf"
    files = {"index.md": FIGURE, font: (ROOT / "docs" / font).read_bytes()}
    site = build_site(files, HOOKS, theme=THEME, markdown_extensions=EXTENSIONS)
    assert site.warnings == []
    html = site.read("index.html")
    figure = re.search(
        r'</div>\s*</details>\s*<figure class="snippet-figure"[^>]*>(.*?)</figure>', html, re.S
    )
    assert figure is not None
    assert 'aria-label="오르는 직선"' in figure[1]
    assert "var(--odap-figure-1, " in figure[1]
    assert ">직선</text>" in figure[1]
    assert html.index("plt") < figure.start() < html.index("<p>끝</p>")


def test_problems_of_all_pages_are_warnings(build_site: SiteBuilder) -> None:
    site = build_site(
        {
            "index.md": "# 하나\n\n```python\nprint(undefined)\n```\n",
            "b.md": "# 둘\n\n```python\n1 / 0\n```\n",
            "c.md": "# 셋\n\n```python\n1 / 1\n```\n",
        },
        HOOKS,
        markdown_extensions=EXTENSIONS,
    )
    assert [re.search(r"docs/\S+:\d+: \w+", text)[0] for text in site.warnings] == [  # type: ignore[index]
        "docs/b.md:4: ZeroDivisionError",
        "docs/index.md:4: NameError",
    ]


def test_notes_may_lie_outside_of_the_project(
    build_site: SiteBuilder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    notes = tmp_path_factory.mktemp("notes")
    (notes / "index.md").write_text("# 하나\n\n```python\n1 / 0\n```\n", encoding="utf-8")
    site = build_site({}, HOOKS, docs_dir=str(notes), markdown_extensions=EXTENSIONS)
    (warning,) = site.warnings
    assert f"../{notes.name}/index.md:4: ZeroDivisionError" in warning


def test_a_page_tells_what_ran_on_it(build_site: SiteBuilder, tmp_path: Path) -> None:
    theme = tmp_path / "badge"
    (theme / "partials").mkdir(parents=True)
    (theme / "main.html").write_text("[{% include 'partials/checked.html' %}]", encoding="utf-8")
    badge = (ROOT / "overrides/partials/checked.html").read_text(encoding="utf-8")
    (theme / "partials/checked.html").write_text(badge, encoding="utf-8")
    good = (
        '# 쪽\n\n```python\n1\n```\n\n``` { .python data-check="skip" data-reason="예" }\n2\n```\n'
    )
    site = build_site(
        {
            "index.md": good + "\n```python\n3\n```\n",
            "bad.md": "# 쪽\n\n```python\n1\n1 / 0\n```\n",
            "none.md": "# 쪽\n",
        },
        HOOKS,
        theme={"name": None, "custom_dir": str(theme)},
        markdown_extensions=EXTENSIONS,
    )
    assert f"코드 2개를 Keras {version('keras')}에서 실행해 확인" in site.read("index.html")
    assert site.read("bad/index.html").strip() == "[]"
    assert site.read("none/index.html").strip() == "[]"


def test_an_unknown_setting_names_its_key(
    build_site: SiteBuilder, caplog: pytest.LogCaptureFixture
) -> None:
    extra = {"odapnote": {"snippets": {"second": 3}}}
    with pytest.raises(Abort):
        build_site({"index.md": "# 쪽\n"}, HOOKS, extra=extra)
    assert "mkdocs.yml: extra.odapnote.snippets.second: 없는 설정입니다" in caplog.text
