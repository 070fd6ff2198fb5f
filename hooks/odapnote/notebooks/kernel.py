"""The process that runs the cells of a notebook: an IPython kernel under the checker's guard.

Started with the task's file as its first argument; what follows is the kernel's own. The kernel
opens its channels (files, no ports) first, so that the guard need not let the network through.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import TextIO

from odapnote.execution import guard
from odapnote.execution.drawing import prepare
from odapnote.execution.limits import Limits, apply

# Characters that a stream may hold back.
_MUCH = 2**16


@dataclass(frozen=True)
class Task:
    """What the process needs to know.

    Attributes:
        work: The folder in which the cells run.
        cache: The project's ``.cache``, exempt from the write guard.
        refusals: A file for what the guard refuses, a line of JSON each.
        computes: Whether a cell uses Keras.
        draws: Whether a cell uses matplotlib.
        fonts: The files of the fonts for figures.
        limits: The bounds.
    """

    work: str
    cache: str
    refusals: str
    computes: bool
    draws: bool
    fonts: list[str]
    limits: Limits


def write_task(task: Task, file: Path) -> None:
    """Write the task to where the process will look for it."""
    file.write_text(json.dumps(asdict(task)), encoding="utf-8")


def _read_task(file: str) -> Task:
    values = json.loads(Path(file).read_text(encoding="utf-8"))
    return Task(**values | {"limits": Limits(**values["limits"])})


def main() -> None:
    """Be a kernel until the build says that it is enough."""
    task = _read_task(sys.argv[1])
    guard.leave_network()
    from ipykernel.kernelapp import IPKernelApp

    kernel = IPKernelApp.instance()
    kernel.initialize(sys.argv[2:])
    # As for snippets: what a package does when it is imported is not the notebook's doing.
    if task.computes:
        importlib.import_module("keras")
    if task.draws:
        prepare(task.fonts)
    own = str(Path(__file__).resolve().parents[2])
    sys.path[:] = [entry for entry in sys.path if entry != own]
    refusals = os.open(task.refusals, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    assert kernel.shell is not None
    begun: list[object] = []
    kernel.shell.events.register("pre_run_cell", begun.append)

    def note(kind: str, what: str) -> None:
        line = _cell_line(sys._getframe(1))
        record = {"kind": kind, "what": what, "cell": len(begun) - 1, "line": line}
        os.write(refusals, json.dumps(record).encode() + b"\n")

    _deliver_at_once(sys.stdout)
    _deliver_at_once(sys.stderr)
    apply(task.limits)
    guard.install([Path(task.work), Path(task.cache)], note)
    kernel.start()


def _cell_line(frame: FrameType | None) -> int:
    """Return the line of the cell that is running below a frame, 1 if none is."""
    while frame is not None:
        # The kernel compiles each cell under a file name of its own, in a folder of its own.
        if f"{os.sep}ipykernel_" in frame.f_code.co_filename:
            return frame.f_lineno
        frame = frame.f_back
    return 1


def _deliver_at_once(stream: TextIO) -> None:
    """Let a stream send what it holds when that is much.

    The kernel sends now and then, from another thread. A cell that prints without end would fill
    the memory before the build sees how much it prints.
    """
    write = stream.write
    held = 0

    def write_through(text: str) -> int:
        nonlocal held
        held += len(text)
        written = write(text)
        if held > _MUCH:
            held = 0
            stream.flush()
        return written

    stream.write = write_through  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
