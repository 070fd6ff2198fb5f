"""A book in the making: a process beside this one, and the book that it leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from odapnote.book.making import Request, Shelf, read_shelf, shelf_folder
from odapnote.source import Location, Problem

_HOOKS = Path(__file__).resolve().parents[2]


class Maker:
    """Makes one book; a book that exists already is only taken from its shelf."""

    def __init__(self, request: Request, patient: bool) -> None:
        """Begin.

        Args:
            request: What the book is made from.
            patient: Whether everything else on the machine goes first.
        """
        self.request = request
        self.folder = shelf_folder(request)
        self._process: subprocess.Popen[str] | None = None
        if read_shelf(self.folder) is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            order = self.folder / "request.json"
            order.write_text(request.to_json(), encoding="utf-8")
            self._process = subprocess.Popen(
                [sys.executable, "-m", "odapnote.book", str(order)]
                + (["--patient"] if patient else []),
                env=os.environ | {"PYTHONPATH": str(_HOOKS)},
                stderr=subprocess.PIPE,
                text=True,
            )

    @property
    def finished(self) -> bool:
        """Return whether the book was there from the start."""
        return self._process is None

    def stop(self) -> None:
        """Give up a book that nobody will read."""
        if self._process is not None:
            self._process.terminate()

    def wait(self) -> Shelf:
        """Wait for the book, and clear away older ones; a maker that died leaves a Problem."""
        errors = self._process.communicate()[1] if self._process is not None else ""
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
