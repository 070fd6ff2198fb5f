"""Says what is wrong with a notebook that ran, at the lines of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from odapnote.execution.progress import progress_bar
from odapnote.execution.refusals import explain
from odapnote.notebooks.run import DEATH, OVERFLOW, TIMEOUT, Output, Run
from odapnote.notebooks.text import Cell, Notebook
from odapnote.source import Location, Problem

SVG, TEXT = "image/svg+xml", "text/plain"

_LINE = re.compile(r"Cell In\[\d+\], line (\d+)")
# How Python shows a warning: where it was given, its class, its text.
_WARNING = re.compile(r"^(?P<file>.+):(?P<line>\d+): UserWarning: (?P<text>.*)$", re.MULTILINE)

_DESCRIBE = (
    "칸의 첫 줄을 '# %% figure=\"그림 설명\"'으로 적습니다."
    ' .ipynb라면 칸의 metadata에 "figure": "그림 설명"을 넣습니다'
)

_DEATHS = {
    TIMEOUT: ("정해진 시간 안에 끝나지 않아 멈추었습니다", "오래 걸리는 계산을 줄입니다"),
    DEATH: (
        "칸을 실행하던 프로세스가 죽었습니다",
        "프로세스를 끝내는 호출이나 메모리를 너무 많이 쓰는 곳이 있는지 봅니다",
    ),
    OVERFLOW: ("출력이 너무 많아 멈추었습니다", "출력을 줄입니다"),
}


def judge(notebook: Notebook, run: Run) -> list[Problem]:
    """Return the Problems of a notebook that ran, in the order of its lines."""
    problems = []
    for index, (cell, outputs) in enumerate(zip(notebook.codes, run.outputs, strict=False)):
        last = index == len(run.outputs) - 1
        refused = [refusal for refusal in run.refusals if refusal.cell == index]
        if refused:
            told = ((each.line - 1, *explain(each.kind, each.what)) for each in refused)
            faults = list(dict.fromkeys(told))
        elif run.death is not None and last:
            faults = [(0, *_DEATHS[run.death])]
        else:
            faults = list(_faults(cell, outputs))
        left = len(notebook.codes) - len(run.outputs)
        rest = f". 그 아래 {left}칸은 실행하지 못했습니다" if last and left else ""
        problems += [
            Problem(Location(notebook.path, cell.line(line)), message + rest, remedy)
            for line, message, remedy in faults
        ]
    return problems


def _faults(cell: Cell, outputs: Sequence[Output]) -> Iterator[tuple[int, str, str]]:
    """Yield line below the cell's first, message and remedy of each fault of one cell."""
    for output in outputs:
        if output["output_type"] == "error":
            yield _exception(output)
            return
    for output in outputs:
        if output.get("name") == "stderr":
            yield from _warnings(output["text"])
        elif bar := progress_bar(cell.source, output.get("text", "")):
            yield bar
    yield from _shapes(cell, outputs)


def _exception(output: Output) -> tuple[int, str, str]:
    lines = _LINE.findall("\n".join(output["traceback"]))
    text = " ".join(output["evalue"].split())[:300]
    name = f"{output['ename']}: {text}" if text else output["ename"]
    remedy = (
        "글과 계산이 어긋났습니다. 어느 쪽이 맞는지 보고 고칩니다"
        if output["ename"] == "AssertionError"
        else "칸의 코드를 고칩니다"
    )
    return (int(lines[-1]) - 1 if lines else 0, name, remedy)


def _warnings(text: str) -> Iterator[tuple[int, str, str]]:
    for warning in _WARNING.finditer(text):
        # The kernel compiles each cell under a file name of its own, in a folder of its own.
        line = int(warning["line"]) - 1 if "ipykernel_" in warning["file"] else 0
        yield (line, f"경고가 났습니다: {warning['text']}", "경고가 나지 않게 고칩니다")


def _shapes(cell: Cell, outputs: Sequence[Output]) -> Iterator[tuple[int, str, str]]:
    """Find outputs that a page cannot show."""
    given = [set(output["data"]) for output in outputs if "data" in output]
    drawn = sum(SVG in kinds for kinds in given)
    if drawn and cell.figure is None:
        yield (0, "그림에 설명이 없습니다", _DESCRIBE)
    elif cell.figure is not None and not cell.figure.strip():
        yield (0, "그림의 설명이 비어 있습니다", _DESCRIBE)
    elif cell.figure is not None and drawn != 1:
        yield (
            0,
            f"그림을 하나 그린다고 했는데 {drawn}개를 그렸습니다",
            "칸 하나에 그림 하나를 그리고 plt.show()를 부릅니다",
        )
    if any(SVG not in kinds and kinds != {TEXT} for kinds in given):
        yield (0, "글자도 그림도 아닌 출력이 있습니다", "print로 찍습니다")
