"""``mkdocs serve`` begins without a warning, although the book is still being made."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

from conftest import HOOKS


def test_links_to_a_book_that_is_still_made_are_no_fault(tmp_path: Path) -> None:
    note = tmp_path / "docs" / "index.md"
    note.parent.mkdir()
    note.write_text(
        '# 처음\n\n<a href="노트.pdf">책</a> <a href="없음.pdf">없음</a>\n', encoding="utf-8"
    )
    settings = {"site_name": "노트", "hooks": [str(HOOKS / "structure.py")]}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", address]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        lines = []
        for line in server.stderr:
            lines.append(line)
            if "Serving on" in line:
                break
        server.terminate()
    warnings = [line for line in lines if line.startswith("WARNING")]
    assert len(warnings) == 1
    assert "없음.pdf" in warnings[0]
