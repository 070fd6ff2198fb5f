"""What mkdocs-jupyter draws, and what of it enters a page."""

from __future__ import annotations

import json
from pathlib import Path

from mkdocs_jupyter.convert import nb2html
from odapnote.notebooks.document import to_ipynb, to_markdown
from odapnote.notebooks.drawn import DrawnOutput, drawn_cells, filled
from odapnote.notebooks.run import Run
from odapnote.notebooks.text import read_notebook

NOTEBOOK = read_notebook(
    "docs/notebooks/a.py",
    '# %% [markdown]\n# # 제목\n\n# %%\nprint(1 < 2, "<b>")\n\n# %% figure="점 <하나>"\ndraw()\n\n'
    "# %%\nnever()\n",
)
SVG = (
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9pt">'
    '<path d="M 0 0" style="stroke: #0969da"/></svg>'
)
RUN = Run(
    (
        ({"output_type": "stream", "name": "stdout", "text": "True <b>\n"},),
        (
            {
                "output_type": "display_data",
                "metadata": {},
                "data": {"image/svg+xml": SVG, "text/plain": "<Figure>"},
            },
        ),
    )
)


def test_equal_notebooks_are_written_equally_and_hold_their_outputs() -> None:
    text = to_ipynb(NOTEBOOK, RUN)
    cells = json.loads(text)["cells"]

    assert text == to_ipynb(NOTEBOOK, RUN)
    assert "".join(cells[1]["outputs"][0]["text"]) == "True <b>\n"
    assert [cell.get("execution_count") for cell in cells] == [None, 1, 2, None]
    assert [cell["id"] for cell in cells] == ["cell-1", "cell-2", "cell-3", "cell-4"]


def test_only_code_and_outputs_of_what_mkdocs_jupyter_draws_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.ipynb"
    file.write_text(to_ipynb(NOTEBOOK, RUN), encoding="utf-8")
    html = nb2html(str(file))

    # What makes the mending necessary: if it fails, the mending may go.
    assert "<style" in html
    assert "<script" in html
    assert '<h1 id="">' in html

    printed, drawn, never = drawn_cells(html, NOTEBOOK, RUN)
    assert '<span class="nb">print</span>' in printed.code
    assert printed.outputs == (DrawnOutput("True &lt;b&gt;\n"),)
    (figure,) = drawn.outputs
    assert figure.text is None
    assert figure.figure is not None
    assert 'viewBox="0 0 9 9"' in figure.figure
    assert 'aria-label="점 &lt;하나&gt;"' in figure.figure
    assert "var(--odap-figure-1, #0969da)" in figure.figure
    assert never.outputs == ()


def test_the_page_gets_its_cells_in_order() -> None:
    page = filled(
        to_markdown(NOTEBOOK).replace("# 제목", "<h1>제목</h1>"),
        "[내려받기]",
        ["[가]", "[나]", "[다]"],
    )

    assert "data-notebook" not in page
    assert [page.index(part) for part in ("제목", "[내려받기]", "[가]", "[나]", "[다]")] == sorted(
        page.index(part) for part in ("제목", "[내려받기]", "[가]", "[나]", "[다]")
    )
