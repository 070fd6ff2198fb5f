"""Notebooks as pages of a tiny site, built by the real MkDocs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, BuiltSite, SiteBuilder
from mkdocs.exceptions import Abort

GOOD = """
    # %% [markdown]
    # # 출력의 크기
    #
    # 식은 $i - k + s$가 아닙니다. [패딩](../padding.md#둘째-제목)을 보세요.
    #
    # ## 자리 세기 { #자리-세기 }
    #
    # !!! note "알림"
    #     글

    # %%
    print(1 < 2)

    # %% figure="직선"
    import matplotlib.pyplot as plt

    plt.plot([1, 2])
    plt.show()
    """
PADDING = """
    # 패딩

    ## 둘째 제목 { #둘째-제목 }

    [노트북](notebooks/size.py#자리-세기)
    """
JUPYTER = {"include": ["notebooks/*.py", "notebooks/*.ipynb"], "include_source": True}

Build = Callable[..., BuiltSite]


@pytest.fixture
def build(build_site: SiteBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.chdir(tmp_path)  # mkdocs-jupyter keeps its cache where it stands.

    def build_with_notebooks(files: dict[str, str], **settings: Any) -> BuiltSite:
        return build_site(
            {"index.md": "# 처음", **files},
            **{
                "hooks": ("notebooks.py",),
                "use_directory_urls": False,
                "theme": {
                    "name": "material",
                    "font": False,
                    "custom_dir": str(ROOT / "overrides"),
                },
                "validation": {"links": {"anchors": "warn"}},
                "plugins": [{"mkdocs-jupyter": JUPYTER}],
                "markdown_extensions": [
                    "admonition",
                    "attr_list",
                    {"pymdownx.arithmatex": {"generic": True}},
                ],
            }
            | settings,
        )

    return build_with_notebooks


def test_a_notebook_is_a_page_like_the_others(build: Build) -> None:
    site = build({"padding.md": PADDING, "notebooks/size.py": GOOD})
    html = site.read("notebooks/size.html")

    # Neither the link to the notebook's heading nor that out of it is broken.
    assert site.warnings == []
    assert 'href="notebooks/size.html#자리-세기"' in site.read("padding.html")
    assert 'href="../padding.html#둘째-제목"' in html
    assert re.search(r'<h2 id="자리-세기">자리 세기', html)
    assert "<title>출력의 크기 - 작은 사이트</title>" in html
    assert '<span class="arithmatex">' in html
    assert '<div class="admonition note">' in html
    assert "<pre><span></span><code>True\n</code></pre>" in html
    assert re.search(r'<figure class="snippet-figure"[^>]*><svg[^>]* aria-label="직선"', html)


def test_nothing_of_jupyterlab_and_of_other_hosts_is_left(build: Build) -> None:
    site = build({"padding.md": PADDING, "notebooks/size.py": GOOD})
    html = site.read("notebooks/size.html")

    for left in ("jp-", "clipboard-copy", "mathjax", 'src=""', 'id=""', "data-notebook"):
        assert left not in html.lower(), left
    # But for what a reader downloads.
    assert 'href="size.ipynb" download' in html
    assert "<details" not in html  # A notebook shows the code of its figures.
    notebook = json.loads(site.read("notebooks/size.ipynb"))
    assert [len(cell.get("outputs", [])) for cell in notebook["cells"]] == [0, 1, 1]


def test_a_notebook_of_jupyter_is_run_and_read_like_the_others(build: Build) -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# 제목\n", "\n", "식 $1 + 1$\n"]},
        {
            "cell_type": "code",
            "execution_count": 7,
            "metadata": {},
            "outputs": [{"output_type": "stream", "name": "stdout", "text": ["3\n"]}],
            "source": ["print(1 + 1)"],
        },
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": [
                "/// quiz | 둘은 짝수입니까?\n",
                "    id: even\n",
                "    kind: ox\n",
                "    value: O\n",
                "\n",
                "//// answer\n",
                "나누어떨어집니다.\n",
                "////\n",
                "///",
            ],
        },
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    site = build(
        {"notebooks/a.ipynb": json.dumps(notebook, indent=1)}, hooks=("notebooks.py", "quizzes.py")
    )
    html = site.read("notebooks/a.html")

    assert site.warnings == []
    assert "<pre><span></span><code>2\n</code></pre>" in html
    assert '<span class="arithmatex">' in html
    assert 'data-quiz="even"' in html
    kept = json.loads(site.read("notebooks/a.ipynb"))
    assert "".join(kept["cells"][1]["outputs"][0]["text"]) == "2\n"


def test_faults_of_a_notebook_and_of_its_links_are_told_in_one_build(build: Build) -> None:
    site = build(
        {
            "notebooks/bad.py": """
                # %% [markdown]
                # # 틀린 노트북
                #
                # [없는 쪽](../missing.md)

                # %%
                size = 27
                assert size == 13

                # %%
                print(size)
                """,
            "notebooks/none.py": "print(1)\n",
        }
    )
    warnings = "\n".join(site.warnings)

    assert "docs/notebooks/bad.py:8: AssertionError. 그 아래 1칸은 실행하지 못했습니다" in warnings
    assert "docs/notebooks/none.py:1: 노트북의 칸을 나눌 수 없습니다" in warnings
    assert "missing.md" in warnings


def test_the_site_needs_what_draws_notebooks(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build({}, plugins=[])
    assert "노트북을 그리는 mkdocs-jupyter가 없습니다" in caplog.text


def test_an_unknown_setting_is_named(build: Build, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        build({}, extra={"odapnote": {"notebooks": {"second": 3}}})
    assert "mkdocs.yml: extra.odapnote.notebooks.second: 없는 설정입니다" in caplog.text
