"""``mkdocs serve``: pages at once, the book behind them."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pymupdf
import pytest
from conftest import HOOKS, ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config

READY = "Serving on"
LATER = "책은 뒤에서 만듭니다"
MADE = "책을 만들었습니다"


@dataclass
class Server:
    """A running ``mkdocs serve``."""

    address: str
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def read_until(self, words: str) -> None:
        """Read the log up to a line with these words."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)
            if words in line:
                return
        raise AssertionError("".join(self.lines))

    def get(self, name: str) -> bytes:
        with urllib.request.urlopen(f"http://{self.address}/{quote(name)}") as answer:
            data: bytes = answer.read()
        return data

    @property
    def warnings(self) -> list[str]:
        return [line for line in self.lines if line.startswith(("WARNING", "ERROR"))]


def write_site(root: Path, hook: str, page: str) -> Path:
    """Write a site of one page; return its settings."""
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text(page, encoding="utf-8")
    (root / "docs" / "fonts").symlink_to(ROOT / "docs" / "fonts")
    settings = {
        "site_name": "노트",
        "use_directory_urls": False,
        "hooks": [str(HOOKS / hook)],
    }
    path = root / "mkdocs.yml"
    path.write_text(json.dumps(settings), encoding="utf-8")
    return path


@contextlib.contextmanager
def serve(root: Path, hook: str, page: str) -> Iterator[Server]:
    """Serve a site of one page."""
    write_site(root, hook, page)
    (root / "tmp").mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", address]
    environment = os.environ | {"TMPDIR": str(root / "tmp"), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, cwd=root, env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            yield Server(address, process)
        finally:
            process.terminate()


def test_links_to_a_book_that_is_still_made_are_no_fault(tmp_path: Path) -> None:
    page = '# 처음\n\n<a href="노트.pdf">책</a> <a href="없음.pdf">없음</a>\n'
    with serve(tmp_path, "structure.py", page) as server:
        server.read_until(READY)
    assert len(server.warnings) == 1
    assert "없음.pdf" in server.warnings[0]


def test_pages_come_before_the_book_and_an_edit_gives_up_the_old_one(tmp_path: Path) -> None:
    # Long enough that the edit comes while the book is set, and that reading it takes a moment.
    long_page = "".join(f"\n{number}번째 긴 글입니다. {'낱말 ' * 60}\n" for number in range(1000))
    with serve(tmp_path, "book.py", f"# 처음\n{long_page}") as server:
        server.read_until(READY)
        assert any(LATER in line for line in server.lines)
        assert "999번째" in server.get("index.html").decode()

        while not list((tmp_path / "tmp").glob("odapnote-book-*")):
            time.sleep(0.01)
        page = tmp_path / "docs" / "index.md"
        page.write_text(f"# 처음\n\n고친 글입니다.\n{long_page}", encoding="utf-8")
        server.read_until(MADE)
        with pymupdf.open(stream=server.get("노트.pdf")) as book:
            text = "".join(page.get_text() for page in book)
    assert "고친 글입니다." in text
    assert sum(MADE in line for line in server.lines) == 1
    assert server.warnings == []
    assert list((tmp_path / "tmp").glob("odapnote-book-*")) == []


def test_a_book_that_was_given_up_is_not_told_of(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = load_config(str(write_site(tmp_path, "book.py", "# 처음\n")))
    caplog.set_level(logging.INFO, "mkdocs")
    others = set(threading.enumerate())
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        build(config)
        config.plugins.on_config(config)  # With this a build after an edit begins.
        for thread in set(threading.enumerate()) - others:
            thread.join()
    finally:
        config.plugins.on_startup(command="build", dirty=False)
    assert LATER in caplog.text
    assert "책을 만들지 못했습니다" not in caplog.text
    assert MADE not in caplog.text
