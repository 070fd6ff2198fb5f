"""Checks notebooks: runs what the cache does not know, and judges everything anew."""

from __future__ import annotations

import json
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from odapnote.execution import drawing, environment, guard
from odapnote.execution.cache import ResultCache, cache_key
from odapnote.execution.environment import describe
from odapnote.notebooks import kernel, run
from odapnote.notebooks.document import to_ipynb
from odapnote.notebooks.judge import judge
from odapnote.notebooks.run import Run, World, run_cells
from odapnote.notebooks.text import Cell, Notebook, NotebookError, read_notebook
from odapnote.source import Problem


@dataclass(frozen=True)
class Badge:
    """What a page may say of its check; the template is that of snippets.

    Attributes:
        snippets: How many cells ran.
        keras: The version of Keras that ran them.
        backend: Its backend.
    """

    snippets: int
    keras: str
    backend: str


@dataclass(frozen=True)
class CheckedNotebook:
    """A notebook that was run.

    Attributes:
        notebook: The notebook.
        run: What it did.
        problems: What is wrong with it.
    """

    notebook: Notebook
    run: Run
    problems: list[Problem]

    def write(self, folder: Path) -> Path:
        """Write the ``.ipynb`` below a folder, if it is not there already; return the file."""
        file = folder / Path(self.notebook.path).with_suffix(".ipynb")
        text = to_ipynb(self.notebook, self.run)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return file

    def badge(self, backend: str) -> Badge:
        """Return what the page may say of its check."""
        versions = describe(backend)
        return Badge(len(self.run.outputs), versions["keras"], versions["backend"])


class NotebookChecker:
    """Runs notebooks behind the build, one at a time: snippets run beside them."""

    def __init__(self, world: World) -> None:
        """Prepare to check in a world."""
        self._world = world
        self._results = ResultCache(world.cache / "notebooks")
        self._environment = describe(world.backend) | _makers(world)
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="notebooks")

    def start(self, path: str, text: str) -> Future[CheckedNotebook]:
        """Begin to check a notebook; one that cannot be read has no cell but its name.

        Args:
            path: The file, relative to the project's root.
            text: Its content.
        """
        try:
            return self._threads.submit(self._check, read_notebook(path, text))
        except NotebookError as error:
            name = Cell(f"# {Path(path).stem}", (1,), is_code=False)
            unread: Future[CheckedNotebook] = Future()
            unread.set_result(CheckedNotebook(Notebook(path, (name,)), Run(()), [error.problem]))
            return unread

    def _check(self, notebook: Notebook) -> CheckedNotebook:
        codes = [cell.source for cell in notebook.codes]
        key = cache_key("notebooks", self._environment, codes)
        happened = run.from_json(self._results.load(key))
        if happened is None:
            happened = run_cells(codes, self._world)
            if happened.death is None:
                self._results.store(key, run.to_json(happened))
        return CheckedNotebook(notebook, happened, judge(notebook, happened))


def _makers(world: World) -> dict[str, str]:
    """Return what makes results and is no package that computes."""
    modules = (drawing, environment, guard, kernel, run)
    files = [*(Path(str(module.__file__)) for module in modules), drawing.SETTINGS]
    return {file.name: file.read_text(encoding="utf-8") for file in files} | {
        "fonts": json.dumps([file.name for file in world.fonts])
    }
