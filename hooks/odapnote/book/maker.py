"""A book in the making: processes beside this one, and the book that they leave."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from odapnote.book.making import GROUPS, Request, Shelf, read_shelf, shelf_folder
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
        self._processes: list[subprocess.Popen[str]] = []
        if read_shelf(self.folder) is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            order = self.folder / "request.json"
            order.write_text(request.to_json(), encoding="utf-8")
            for group in range(len(GROUPS)):
                self._processes.append(
                    subprocess.Popen(
                        [sys.executable, "-m", "odapnote.book", str(order), str(group)]
                        + (["--patient"] if patient else []),
                        env=os.environ | {"PYTHONPATH": str(_HOOKS)},
                        stderr=subprocess.PIPE,
                        text=True,
                    )
                )

    @property
    def finished(self) -> bool:
        """Return whether the book was there from the start."""
        return not self._processes

    def stop(self) -> None:
        """Give up a book that nobody will read."""
        for process in self._processes:
            process.kill()

    def wait(self) -> Shelf:
        """Wait for the book, and clear away older ones; makers that died leave a Problem."""
        errors = "".join(process.communicate()[1] for process in self._processes)
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
