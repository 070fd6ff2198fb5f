"""``make outputs`` and ``make page``, as the commands that they are."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import HOOKS

PAGE = """\
```python
print(6 * 7)
```

``` { .text data-output="" }
41
```
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the command needs, since it works on the project it belongs to."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HOOKS, tmp_path / "hooks", ignore=ignored)
    (tmp_path / "docs").mkdir()
    return tmp_path


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "hooks/outputs.py", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)


def test_outputs_are_rewritten_and_the_difference_is_shown(project: Path) -> None:
    note = project / "docs" / "x.md"
    note.write_bytes(PAGE.replace("\n", "\r\n").encode())
    done = run(project)
    assert done.returncode == 0, done.stderr
    assert "-41" in done.stdout
    assert "+42" in done.stdout
    assert note.read_bytes() == PAGE.replace("41", "42").replace("\n", "\r\n").encode()
    assert "고친 쪽 0" in run(project).stdout


def test_a_check_changes_nothing_and_names_the_problem(project: Path) -> None:
    note = project / "docs" / "x.md"
    note.write_text(PAGE, encoding="utf-8")
    done = run(project, "--check", "docs/x.md")
    assert done.returncode == 1
    assert "docs/x.md:5: 적힌 출력과 나온 출력이 다릅니다" in done.stderr
    assert note.read_text(encoding="utf-8") == PAGE


def test_an_output_that_is_missing_is_added_and_found_right(project: Path) -> None:
    note = project / "docs" / "x.md"
    note.write_text("- 목록\n\n    ```python\n    print(42)\n    ```\n\n끝\n", encoding="utf-8")
    done = run(project)
    assert done.returncode == 0, done.stderr
    assert note.read_text(encoding="utf-8") == (
        "- 목록\n\n    ```python\n    print(42)\n    ```\n\n"
        '    ``` { .text data-output="" }\n    42\n    ```\n\n끝\n'
    )


def test_files_that_cannot_be_checked_are_told_and_kept(project: Path) -> None:
    notebooks = project / "docs" / "notebooks"
    notebooks.mkdir()
    (notebooks / "a.py").write_text("# %%\nassert 1 == 2\n", encoding="utf-8")
    (notebooks / "b.ipynb").write_text("{\n,", encoding="utf-8")
    (notebooks / "c.md").write_bytes("# 제목\n".encode("cp949"))
    done = run(project, "notebooks/a", "notebooks/b.ipynb", "docs/notebooks/c.md")
    assert done.returncode == 1
    assert "docs/notebooks/a.py:2: AssertionError" in done.stderr
    assert "docs/notebooks/b.ipynb:2: 노트북이 망가져" in done.stderr
    assert "docs/notebooks/c.md:1: UTF-8로 저장한 파일이 아닙니다 (CP949" in done.stderr
    assert "Traceback" not in done.stderr
    assert (notebooks / "c.md").read_bytes() == "# 제목\n".encode("cp949")


def test_a_page_that_does_not_exist_is_told(project: Path) -> None:
    done = run(project, "topics/none.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "topics/none.md: 그런 쪽이 없습니다 → docs/ 아래의 경로를 적습니다\n"


def test_a_failing_note_is_named_and_kept(project: Path) -> None:
    note = project / "docs" / "x.md"
    note.write_text(PAGE.replace("6 * 7", "undefined"), encoding="utf-8")
    done = run(project, "docs/x.md")
    assert done.returncode == 1
    assert "docs/x.md:2: NameError" in done.stderr
    assert "41" in note.read_text(encoding="utf-8")
