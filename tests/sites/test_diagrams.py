"""Diagrams of a whole site: the real hook in a real build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conftest import HOOKS, SiteBuilder

SETTINGS = {"markdown_extensions": ["admonition", "pymdownx.superfences"]}

PAGE = """
# 그림

!!! note "안쪽"

    ```mermaid
    flowchart TD
        accTitle: 차례
        accDescr: 훈련 다음에 검증이 옵니다
        A[훈련] --> B[검증]
    ```

```mermaid
flowchart TD
    accTitle: 둘째 그림
    C --> D
```
"""


def test_fences_are_drawn_at_build_without_a_script(build_site: SiteBuilder) -> None:
    site = build_site({"index.md": PAGE}, ("diagrams.py", "structure.py"), **SETTINGS)
    assert site.warnings == []
    page = site.read("index.html")
    assert page.count('<figure class="diagram">') == 2
    assert "<figcaption>차례</figcaption>" in page
    assert 'class="mermaid"' not in page
    assert "flowchart TD" not in page


def test_a_diagram_that_cannot_be_drawn_names_the_line_of_its_fence(
    build_site: SiteBuilder,
) -> None:
    broken = "---\ntitle: 가\n---\n" + PAGE.replace("C --> D", "C[열린 --> D")
    site = build_site({"index.md": broken}, ("diagrams.py",), **SETTINGS)
    (warning,) = site.warnings
    line = (site.root / "docs" / "index.md").read_text(encoding="utf-8").splitlines()
    number = max(n for n, text in enumerate(line, 1) if text == "```mermaid")
    assert f"docs/index.md:{number}: mermaid 그림을 그릴 수 없습니다" in warning


def test_neither_fonts_nor_folders_of_the_machine_change_a_picture(tmp_path: Path) -> None:
    program = (
        "from odapnote.mermaid import draw; from xml.etree.ElementTree import tostring;"
        "print(tostring(draw('flowchart TD\\naccTitle: 가\\nA[훈련 데이터] --> B[검증]', 'd').svg))"
    )
    bare = {"PYTHONPATH": str(HOOKS), "HOME": str(tmp_path), "FONTCONFIG_FILE": os.devnull}
    pictures = {
        subprocess.run(
            [sys.executable, "-c", program], env=environment, check=True, capture_output=True
        ).stdout
        for environment in (bare, os.environ | {"PYTHONPATH": str(HOOKS)})
    }
    assert len(pictures) == 1
