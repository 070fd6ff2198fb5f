"""Writes what a notebook becomes: the ``.ipynb`` with its outputs, and the page's Markdown."""

from __future__ import annotations

import platform

import nbformat

from odapnote.notebooks.run import Run
from odapnote.notebooks.text import Notebook

# What stands in the page's Markdown for a code cell, by its index; ``drawn.filled`` replaces it.
CELL = '<div data-notebook-cell="{}"></div>'


def to_ipynb(notebook: Notebook, run: Run) -> str:
    """Return the notebook as Jupyter keeps it; equal notebooks give equal texts."""
    outputs = iter(run.outputs)
    cells = []
    for number, cell in enumerate(notebook.cells, start=1):
        node = (
            nbformat.v4.new_code_cell(
                cell.source, outputs=nbformat.from_dict(list(next(outputs, ())))
            )
            if cell.is_code
            else nbformat.v4.new_markdown_cell(cell.source)
        )
        node.id = f"cell-{number}"
        cells.append(node)
    codes = (cell for cell in cells if cell.cell_type == "code")
    for count, node in enumerate(codes, start=1):
        node.execution_count = count if count <= len(run.outputs) else None
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python", "version": platform.python_version()},
    }
    return str(nbformat.writes(nbformat.v4.new_notebook(cells=cells, metadata=metadata)))


def to_markdown(notebook: Notebook) -> str:
    """Return the page: the text cells, with a placeholder for each code cell.

    Its lines stand where the author wrote them, so that what is said of a line of the page is
    said of that line of the notebook.
    """
    page: list[str] = []
    codes = 0
    for cell in notebook.cells:
        _go_to(page, cell.line())
        if cell.is_code:
            page.append(CELL.format(codes))
            codes += 1
            continue
        for number, text in enumerate(cell.source.split("\n")):
            if number:
                _go_to(page, cell.line(number), gap=0)
            page.append(text)
    return "\n".join((*page, ""))


def _go_to(page: list[str], line: int, gap: int = 1) -> None:
    """Add empty lines until the next one is the line, and a gap at least."""
    if page:
        page += [""] * gap
    page += [""] * (line - 1 - len(page))
