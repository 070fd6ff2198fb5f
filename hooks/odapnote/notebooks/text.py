"""Reads a notebook from its text, with the line of every line of its cells.

A notebook is kept as py:percent text or as Jupyter's own ``.ipynb``. What an ``.ipynb`` says that
its cells gave is not read: the site shows what they give when they run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

import jupytext  # type: ignore[import-untyped]
import nbformat
from nbformat import NotebookNode, ValidationError

from odapnote.source import Location, Problem

_MARKER = re.compile(r"^# %%", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        source: Its code, or its Markdown.
        lines: The line of the file at which each line of the source stands.
        is_code: Whether it is code.
        figure: What the figure that the cell draws shows, for those who cannot see it.
    """

    source: str
    lines: tuple[int, ...]
    is_code: bool
    figure: str | None = None

    def line(self, number: int = 0) -> int:
        """Return the line of the file for a line of the source, which is counted from 0."""
        return self.lines[min(number, len(self.lines) - 1)]


@dataclass(frozen=True)
class Notebook:
    """A notebook as its author wrote it.

    Attributes:
        path: The file, relative to the project's root.
        cells: Its cells, in order.
    """

    path: str
    cells: tuple[Cell, ...]

    @property
    def codes(self) -> tuple[Cell, ...]:
        """The cells that are run."""
        return tuple(cell for cell in self.cells if cell.is_code)


class NotebookError(Exception):
    """The text is no notebook; carries the Problem."""

    def __init__(self, path: str, line: int, message: str, remedy: str) -> None:
        self.problem = Problem(Location(path, line), message, remedy)
        super().__init__(str(self.problem))


def misplaced(path: str, folder: str) -> Problem:
    """Return the Problem of an ``.ipynb`` that stands where notebooks are not run."""
    message = "여기에 둔 노트북은 실행되지 않고 쪽이 되지도 않습니다"
    return Problem(Location(path, 1), message, f"{folder}/로 옮깁니다")


def read_notebook(path: str, text: str) -> Notebook:
    """Read a notebook.

    Args:
        path: The file, relative to the project's root; its suffix tells which of the two it is.
        text: Its content.

    Raises:
        NotebookError: If the text is no notebook, or one that a page cannot show.
    """
    return _read_ipynb(path, text) if PurePath(path).suffix == ".ipynb" else _read(path, text)


def _read(path: str, text: str) -> Notebook:
    """Read py:percent text.

    Raises:
        NotebookError: If jupytext refuses the text, or cuts it elsewhere than at the markers,
            so that the lines of its cells are unknown.
    """
    remedy = "첫 줄부터 모든 칸을 '# %%'나 '# %% [markdown]' 줄로 시작하세요"
    try:
        parsed: list[NotebookNode] = jupytext.reads(text, fmt="py:percent").cells
    except ValidationError as error:
        message = f"노트북의 머리말을 읽을 수 없습니다: {error.message}"
        raise NotebookError(path, 1, message, remedy) from None
    markers = [text.count("\n", 0, match.start()) + 1 for match in _MARKER.finditer(text)]
    if len(markers) != len(parsed):
        raise NotebookError(path, 1, "노트북의 칸을 나눌 수 없습니다", remedy)
    lines = text.splitlines()
    firsts = [_first_line(lines, marker) for marker in markers]
    return Notebook(
        path,
        tuple(
            _cell(node, range(first, first + _length(node)))
            for node, first in zip(parsed, firsts, strict=True)
        ),
    )


def _first_line(lines: list[str], marker: int) -> int:
    """Return the number of the first line below a marker that is not blank."""
    for number, line in enumerate(lines[marker:], start=marker + 1):
        if line.strip():
            return number
    return marker


def _read_ipynb(path: str, text: str) -> Notebook:
    """Read what Jupyter saves.

    Raises:
        NotebookError: If it is damaged, in another language than Python, or holds pictures.
    """
    remedy = "Jupyter에서 열어 다시 저장하거나, '# %%' 줄로 칸을 나눈 .py로 적습니다"
    try:
        json.loads(text)
        stored = nbformat.reads(text, as_version=4)
        nbformat.validate(stored)
    except json.JSONDecodeError as error:
        raise NotebookError(
            path, error.lineno, "노트북이 망가져 읽을 수 없습니다", remedy
        ) from None
    except Exception as error:  # nbformat raises whatever a wrong shape leads it to.
        message = f"노트북의 꼴이 아닙니다: {' '.join(str(error).split())[:120]}"
        raise NotebookError(path, 1, message, remedy) from None
    language = stored.metadata.get("kernelspec", {}).get("language", "python")
    if language != "python":
        message = f"파이썬이 아닌 노트북입니다: {language}"
        raise NotebookError(path, 1, message, "파이썬으로 적은 노트북만 실행해 확인합니다")
    cells = [
        _cell(node, lines)
        for node, lines in zip(stored.cells, _lines_in_json(text, stored.cells), strict=True)
    ]
    for node, cell in zip(stored.cells, cells, strict=True):
        if node.get("attachments"):
            raise NotebookError(
                path,
                cell.line(),
                "노트북 안에 붙여 넣은 그림은 쪽에 나오지 않습니다",
                "그림 파일을 docs/assets/images에 두고 그리로 잇습니다",
            )
    return Notebook(path, tuple(cells))


def _lines_in_json(text: str, cells: Iterable[NotebookNode]) -> Iterator[list[int]]:
    """Find the lines of cells in the JSON that holds them, where each has a line of its own."""
    cursor = 0
    for node in cells:
        numbers = []
        for line in node.source.splitlines(keepends=True) or [""]:
            for written in (json.dumps(line, ensure_ascii=False), json.dumps(line)):
                if (place := text.find(written, cursor)) >= 0:
                    cursor = place + len(written)
                    break
            numbers.append(text.count("\n", 0, cursor) + 1)
        yield numbers


def _cell(node: NotebookNode, lines: Iterable[int]) -> Cell:
    figure = node.metadata.get("figure")
    return Cell(
        source=node.source,
        lines=tuple(lines),
        is_code=node.cell_type == "code",
        figure=None if figure is None else str(figure),
    )


def _length(node: NotebookNode) -> int:
    return str(node.source).count("\n") + 1
