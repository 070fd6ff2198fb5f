"""Writes what a notebook becomes: the ``.ipynb`` with its outputs, and the page's Markdown."""

from __future__ import annotations

import platform

import nbformat

from odapnote.notebooks.run import Run
from odapnote.notebooks.text import Notebook

# What stands in the page's Markdown for a code cell, by its index, and for the way to the
# ``.ipynb``; ``drawn.filled`` replaces them.
CELL = '<div data-notebook-cell="{}"></div>'
DOWNLOAD = "<div data-notebook-download></div>"


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
    """Return the page: the text cells, with placeholders for code cells and the download."""
    parts = []
    count = 0
    for cell in notebook.cells:
        if cell.is_code:
            parts.append(CELL.format(count))
            count += 1
        else:
            parts.append(cell.source)
    title, _, rest = "\n\n".join(parts).partition("\n")
    return f"{title}\n\n{DOWNLOAD}\n{rest}\n"
