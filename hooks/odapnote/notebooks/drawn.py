"""Takes the code cells out of what mkdocs-jupyter drew, and puts them into the site's own page.

mkdocs-jupyter draws a page of JupyterLab: its style sheets (575 kB), scripts, a MathJax from
another host, headings without ids. Only the highlighted code and the outputs of that are kept;
the text around them is rendered by the site's own Markdown, like every other page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from odapnote.execution.figures import themed
from odapnote.notebooks.document import CELL
from odapnote.notebooks.judge import SVG
from odapnote.notebooks.run import Run
from odapnote.notebooks.text import Notebook


@dataclass(frozen=True)
class DrawnOutput:
    """One output, as HTML; one of the two is ``None``.

    Attributes:
        text: What the cell printed, or the value of its last line.
        figure: The ``<svg>`` of what it drew.
    """

    text: str | None
    figure: str | None = None


@dataclass(frozen=True)
class DrawnCell:
    """One code cell.

    Attributes:
        code: Its highlighted code, as HTML.
        outputs: What it gave.
    """

    code: str
    outputs: tuple[DrawnOutput, ...]


def drawn_cells(html: str, notebook: Notebook, run: Run) -> list[DrawnCell]:
    """Return the code cells of a notebook.

    Args:
        html: The page of mkdocs-jupyter.
        notebook: The notebook, for the descriptions of its figures.
        run: What it did, for the figures themselves: in the page they are closed pictures, which
            cannot follow light and dark.
    """
    nodes = LexborHTMLParser(html).css(".jp-CodeCell .jp-CodeCell")
    figures = [list(_figures(outputs)) for outputs in run.outputs]
    figures += [[] for _ in nodes[len(figures) :]]
    return [
        _drawn_cell(node, f"cell-{number}-figure", cell.figure or "", svgs)
        for number, (node, cell, svgs) in enumerate(
            zip(nodes, notebook.codes, figures, strict=True), start=1
        )
    ]


def _figures(outputs: Sequence[dict[str, object]]) -> Iterable[str]:
    for output in outputs:
        data = output.get("data")
        if isinstance(data, dict) and SVG in data:
            yield data[SVG]


def _drawn_cell(node: LexborNode, name: str, description: str, svgs: list[str]) -> DrawnCell:
    outputs = []
    for output in node.css(".jp-OutputArea-output"):
        if output.attributes["data-mime-type"] == SVG:
            outputs.append(DrawnOutput(None, themed(svgs.pop(0), name, description)))
        else:
            outputs.append(DrawnOutput(_preformatted(output)))
    return DrawnCell(_preformatted(node), tuple(outputs))


def _preformatted(node: LexborNode) -> str:
    found = node.css_first("pre")
    return (found.inner_html or "") if found is not None else ""


def filled(html: str, download: str, cells: Iterable[str]) -> str:
    """Put HTML where the page of ``document.to_markdown`` awaits it.

    Args:
        html: The rendered page.
        download: What leads to the ``.ipynb``, below the title.
        cells: The code cells.
    """
    title = html.find("</h1>") + len("</h1>") if "</h1>" in html else 0
    html = f"{html[:title]}\n{download}{html[title:]}"
    for index, cell in enumerate(cells):
        html = html.replace(CELL.format(index), cell)
    return html
