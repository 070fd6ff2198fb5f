"""Runs the cells of a notebook, and tells what they gave and how it ended."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from odapnote.execution import drawing, environment
from odapnote.execution.limits import Limits
from odapnote.notebooks import kernel

TIMEOUT, DEATH, OVERFLOW = "timeout", "death", "overflow"

Output = dict[str, Any]


@dataclass(frozen=True)
class Refusal:
    """What the guard refused.

    Attributes:
        kind: One of the kinds of ``odapnote.execution.guard``.
        what: Its object.
        cell: The index of the code cell.
        line: The line of the cell, from 1.
    """

    kind: str
    what: str
    cell: int
    line: int = 1


@dataclass(frozen=True)
class Run:
    """What a notebook did.

    Attributes:
        outputs: The outputs of each code cell that ran, in the format of ``.ipynb``; an exception
            is the last output of the last of them.
        refusals: What the guard refused, also where the code went on.
        death: ``TIMEOUT``, ``DEATH`` or ``OVERFLOW`` of the last cell in ``outputs``.
    """

    outputs: tuple[tuple[Output, ...], ...]
    refusals: tuple[Refusal, ...] = ()
    death: str | None = None


def to_json(run: Run) -> dict[str, Any]:
    """Return a run as JSON knows it, for the cache."""
    return asdict(run)


def from_json(stored: Any) -> Run | None:
    """Read what :func:`to_json` gave; ``None`` for anything else."""
    try:
        return Run(
            outputs=tuple(tuple(outputs) for outputs in stored["outputs"]),
            refusals=tuple(Refusal(**refusal) for refusal in stored["refusals"]),
            death=stored["death"],
        )
    except (KeyError, TypeError):
        return None


@dataclass(frozen=True)
class World:
    """Where notebooks run.

    Attributes:
        backend: The backend of Keras.
        cache: The project's ``.cache``.
        limits: The bounds of each cell in time and output, of the notebook in memory and files.
        fonts: The files of the fonts for figures.
    """

    backend: str
    cache: Path
    limits: Limits
    fonts: tuple[Path, ...] = ()


def run_cells(codes: list[str], world: World) -> Run:
    """Run code cells from first to last, in a kernel that ends with them."""
    with tempfile.TemporaryDirectory(prefix="odap-", ignore_cleanup_errors=True) as name:
        return asyncio.run(_run(codes, world, Path(name).resolve()))


async def _run(codes: list[str], world: World, folder: Path) -> Run:
    work, refusals, task = folder / "work", folder / "refusals", folder / "task.json"
    work.mkdir()
    kernel.write_task(
        kernel.Task(
            work=str(work),
            cache=str(world.cache),
            refusals=str(refusals),
            computes=any("keras" in code for code in codes),
            draws=drawing.draws(codes),
            fonts=[str(file) for file in world.fonts],
            limits=world.limits,
        ),
        task,
    )
    manager = AsyncKernelManager(
        kernel_spec_manager=_Specs(task),
        connection_file=str(folder / "k.json"),
        # Sockets that are files work where there is no network; Windows has none.
        transport="tcp" if sys.platform == "win32" else "ipc",
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in codes])
    client = _Client(
        notebook,
        km=manager,
        timeout=world.limits.seconds,
        record_timing=False,
        # What is printed comes in pieces, at the mercy of the clock.
        coalesce_streams=True,
        store_widget_state=False,
        resources={"metadata": {"path": str(work)}},
    )
    client.begin(manager, world.limits.output)
    death = None
    try:
        await client.async_execute(env=_variables(world, work))
    except CellExecutionError:
        pass  # The exception is among the outputs.
    except CellTimeoutError:
        death = OVERFLOW if client.ending else TIMEOUT
    except DeadKernelError:
        death = OVERFLOW if client.ending else DEATH
    finally:
        await (client.ending or manager.shutdown_kernel(now=True))
        if client.kc is not None:
            client.kc.stop_channels()
    return Run(
        outputs=tuple(
            tuple(json.loads(json.dumps(output)) for output in cell.outputs)
            for cell in notebook.cells[: client.started]
        ),
        refusals=_read_refusals(refusals),
        death=death,
    )


def _variables(world: World, work: Path) -> dict[str, str]:
    return environment.variables(world.backend, work, world.cache) | {
        "IPYTHONDIR": str(work / ".ipython"),
        "MATPLOTLIBRC": str(drawing.SETTINGS),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        "TMPDIR": str(work),
    }


def _read_refusals(file: Path) -> tuple[Refusal, ...]:
    if not file.exists():
        return ()
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(Refusal(**json.loads(line)) for line in lines)


class _Specs(KernelSpecManager):
    """Knows one kernel, whatever is asked for: ours."""

    def __init__(self, task: Path) -> None:
        super().__init__()
        self._task = task

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return how to start the kernel."""
        options = (
            "--InteractiveShell.colors=nocolor",
            "--HistoryManager.enabled=False",
            "--InlineBackend.figure_formats=svg",
            # A date would make each run another.
            "--InlineBackend.print_figure_kwargs="
            "{'bbox_inches': 'tight', 'metadata': {'Date': None}}",
        )
        return KernelSpec(
            argv=[
                *(sys.executable, "-m", kernel.__name__, str(self._task)),
                *("-f", "{connection_file}", *options),
            ],
            display_name="Python 3",
            language="python",
        )


class _Client(NotebookClient):
    """Counts the cells, and what each gives."""

    def begin(self, manager: AsyncKernelManager, limit: int) -> None:
        """Start to count; a kernel whose cell gives more than the limit, in bytes, is ended."""
        self.started = 0
        self.ending: asyncio.Future[None] | None = None
        self._manager = manager
        self._limit = limit
        self._given = 0
        self.on_cell_execute = self._count

    def _count(self, cell: Any, cell_index: int) -> None:
        self.started = cell_index + 1
        self._given = 0

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        """Take one message of the kernel, if there is room for it."""
        self._given += len(json.dumps(msg["content"]))
        if self._given <= self._limit:
            return super().process_message(msg, cell, cell_index)
        if self.ending is None:
            self.ending = asyncio.ensure_future(self._manager.shutdown_kernel(now=True))
        return None
