"""GitHub shows a Problem on its line: the pattern reads what a real build prints."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from conftest import HOOKS, ROOT


def test_the_pattern_reads_a_warning_of_a_real_build(tmp_path: Path) -> None:
    note = tmp_path / "docs" / "index.md"
    note.parent.mkdir()
    note.write_text("# 처음\n\n```python\nprnt(1)\n```\n", encoding="utf-8")
    settings = {"site_name": "작은 사이트", "hooks": [str(HOOKS / "snippets.py")]}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    matcher = json.loads((ROOT / ".github" / "problem-matcher.json").read_text(encoding="utf-8"))
    (pattern,) = matcher["problemMatcher"][0]["pattern"]
    found = [re.match(pattern["regexp"], line) for line in build.stderr.splitlines()]
    (match,) = [each for each in found if each]
    assert build.returncode == 1
    assert match[pattern["file"]] == "docs/index.md"
    assert match[pattern["line"]] == "4"
    assert "NameError" in match[pattern["message"]]
