"""Reads a notebook from its text, with the line of every cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

import jupytext  # type: ignore[import-untyped]
from nbformat import NotebookNode, ValidationError

from odapnote.source import Location, Problem

_MARKER = re.compile(r"^# %%", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        source: Its code, or its Markdown.
        line: The line of the file at which the source begins.
        is_code: Whether it is code.
        figure: What the figure that the cell draws shows, for those who cannot see it.
    """

    source: str
    line: int
    is_code: bool
    figure: str | None = None


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

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_notebook(path: str, text: str) -> Notebook:
    """Read the py:percent text of a notebook.

    Args:
        path: The file, relative to the project's root.
        text: Its content.

    Raises:
        NotebookError: If jupytext refuses the text, or cuts it elsewhere than at the markers,
            so that the lines of its cells are unknown.
    """
    try:
        parsed: list[NotebookNode] = jupytext.reads(text, fmt="py:percent").cells
    except ValidationError as error:
        raise _refusal(path, f"노트북의 머리말을 읽을 수 없습니다: {error.message}") from None
    markers = [text.count("\n", 0, match.start()) + 1 for match in _MARKER.finditer(text)]
    if len(markers) != len(parsed):
        raise _refusal(path, "노트북의 칸을 나눌 수 없습니다")
    lines = text.splitlines()
    return Notebook(
        path,
        tuple(
            Cell(
                source=cell.source,
                line=_first_line(lines, marker),
                is_code=cell.cell_type == "code",
                figure=cell.metadata.get("figure"),
            )
            for cell, marker in zip(parsed, markers, strict=True)
        ),
    )


def _refusal(path: str, message: str) -> NotebookError:
    remedy = "첫 줄부터 모든 칸을 '# %%'나 '# %% [markdown]' 줄로 시작하세요"
    return NotebookError(Problem(Location(path, 1), message, remedy))


def _first_line(lines: list[str], marker: int) -> int:
    """Return the number of the first line below a marker that is not blank."""
    for number, line in enumerate(lines[marker:], start=marker + 1):
        if line.strip():
            return number
    return marker
