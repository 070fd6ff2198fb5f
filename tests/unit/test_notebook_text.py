from __future__ import annotations

import pytest
from odapnote.notebooks.document import to_markdown
from odapnote.notebooks.text import Notebook, NotebookError, read_notebook

TEXT = """\
# ---
# jupyter:
#   jupytext:
#     formats: py:percent
# ---

# %% [markdown]
# # 제목
#
# 글 $x$

# %%

import math

print(math.pi)

# %% figure="점 하나"
draw()
"""


def test_every_cell_knows_its_line() -> None:
    notebook = read_notebook("docs/notebooks/a.py", TEXT)
    lines = TEXT.splitlines()

    assert [lines[cell.line() - 1] for cell in notebook.cells] == [
        "# # 제목",
        "import math",
        "draw()",
    ]
    assert [cell.is_code for cell in notebook.cells] == [False, True, True]
    assert notebook.codes[1].figure == "점 하나"


def test_windows_line_ends_change_nothing() -> None:
    assert read_notebook("a.py", TEXT.replace("\n", "\r\n")) == read_notebook("a.py", TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "print(1)\n\n# %%\nprint(2)\n",
        '# %%\ntext = """\n# %% 칸이 아닙니다\n"""\n',
        "# ---\n# jupyter:\n#   kernelspec:\n#     name: python3\n# ---\n\n# %%\n1\n",
    ],
    ids=["code before the first cell", "marker in a string", "broken front matter"],
)
def test_a_text_whose_lines_are_unknown_is_refused(text: str) -> None:
    with pytest.raises(NotebookError) as refusal:
        read_notebook("docs/notebooks/a.py", text)

    problem = refusal.value.problem
    assert str(problem).startswith("docs/notebooks/a.py:1: ")
    assert "# %%" in problem.remedy


def test_the_page_holds_the_texts_and_a_place_for_each_code_cell() -> None:
    markdown = to_markdown(read_notebook("a.py", TEXT))

    lines = {line: number for number, line in enumerate(markdown.splitlines(), start=1)}
    assert {line: number for line, number in lines.items() if line} == {
        "# 제목": 8,
        "글 $x$": 10,
        '<div data-notebook-cell="0"></div>': 14,
        '<div data-notebook-cell="1"></div>': 19,
    }


def test_an_empty_notebook_is_an_empty_page() -> None:
    assert read_notebook("a.py", "") == Notebook("a.py", ())
