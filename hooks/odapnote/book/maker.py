"""A book in the making: a process beside this one, and the book that it leaves."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from odapnote.book.request import Request
from odapnote.book.shelf import Shelf, read_shelf, shelf_folder
from odapnote.source import Location, Problem

_HOOKS = Path(__file__).resolve().parents[2]


class Maker:
    """Makes one book; a book that exists already is only taken from its shelf."""

    def __init__(self, fonts: Path, patient: bool) -> None:
        """Let the process prepare itself while the pages are still written.

        Args:
            fonts: The folder of the fonts.
            patient: Whether everything else on the machine goes first.
        """
        self.finished = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "odapnote.book", str(fonts)]
            + (["--patient"] if patient else []),
            env=os.environ | {"PYTHONPATH": str(_HOOKS)},
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def begin(self, request: Request) -> None:
        """Begin the book; ``finished`` says afterwards whether it was there already.

        Args:
            request: What the book is made from.
        """
        self.request = request
        self.folder = shelf_folder(request)
        self.finished = read_shelf(self.folder) is not None
        if self.finished:
            self.stop()
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        order = self.folder / "request.json"
        order.write_text(request.to_json(), encoding="utf-8")
        assert self._process.stdin is not None
        # A process that died has left its reason, which `wait` tells.
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(f"{order}\n")
            self._process.stdin.flush()

    def stop(self) -> None:
        """Give up a book that nobody will read."""
        self._process.terminate()

    def wait(self) -> Shelf:
        """Wait for the book, and clear away older ones; a maker that died leaves a Problem."""
        _, errors = self._process.communicate()
        shelf = read_shelf(self.folder)
        if shelf is not None:
            for other in set(self.folder.parent.glob("*/")) - {self.folder}:
                shutil.rmtree(other, ignore_errors=True)
            return shelf
        last_line = (errors.strip().splitlines() or ["이유를 남기지 않았습니다"])[-1]
        return Shelf(
            (),
            (
                Problem(
                    Location("mkdocs.yml", 1),
                    f"책을 만들지 못했습니다: {last_line}",
                    "hooks/odapnote/book의 오류이니 이슈로 알려 주세요",
                ),
            ),
        )
