"""Runs one session in the process that is its own, and tells what happens line by line.

The process is made by ``forkserver`` or by ``spawned``, both of which have imported Keras. Each
record is one line of JSON: ``{"start": index}`` before a snippet, ``{"result": {…}}`` after it,
``{"end": true}`` at last. Only the last says that the session ended well; an exit code could be
anyone's.
"""

from __future__ import annotations

import contextlib
import faulthandler
import io
import json
import linecache
import os
import sys
import tempfile
import types
import warnings
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from odapnote.execution import guard
from odapnote.execution.drawing import draws, prepare
from odapnote.execution.limits import Limits, apply, open_reserve
from odapnote.snippets.results import Event, SnippetResult, Warned

# Below the session's folder: the task, what faulthandler writes, what goes to standard error, and
# the folder in which the code runs, which is also its HOME.
TASK, TRACE, ERRORS, WORK = "task.json", "trace", "stderr", "work"

# Frames of snippets are known by their file name, in tracebacks and to faulthandler alike.
_FILE = "<snippet {}>"


@dataclass(frozen=True)
class Task:
    """One session to run.

    Attributes:
        codes: The code of each snippet.
        figures: Whether each draws a figure.
        folder: An empty folder for the session alone.
        cache: The folder of caches, exempt from the write guard.
        fonts: The files of the fonts for figures.
        limits: The bounds.
    """

    codes: list[str]
    figures: list[bool]
    folder: str
    cache: str
    fonts: list[str]
    limits: Limits


def write_task(task: Task) -> None:
    """Lay the task into its folder."""
    Path(task.folder, TASK).write_text(json.dumps(asdict(task)), encoding="utf-8")


def read_task(folder: str) -> Task:
    """Read what :func:`write_task` wrote."""
    values = json.loads(Path(folder, TASK).read_text(encoding="utf-8"))
    return Task(**values | {"limits": Limits(**values["limits"])})


def run_session(task: Task, channel: BinaryIO) -> NoReturn:
    """Run the session in the calling process, tell the channel of it, and exit."""
    tell = _teller(channel)
    work = Path(task.folder, WORK)
    work.mkdir()
    _settle(work)
    trace = Path(task.folder, TRACE).open("wb", buffering=0)  # noqa: SIM115 (open to the end)
    faulthandler.enable(trace, all_threads=False)
    _trace_exits(trace)
    os.dup2(os.open(Path(task.folder, ERRORS), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
    output = _Output(Path(task.folder, "stdout"), task.limits.output)
    refused: list[Event] = []
    if draws(task.codes):
        prepare(task.fonts)
    apply(task.limits)
    _begin()
    guard.install(
        [work, Path(task.cache)],
        lambda kind, what: refused.append(Event(kind, what, _snippet_line(sys._getframe(1)))),
    )
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    for index, (code, has_figure) in enumerate(zip(task.codes, task.figures, strict=True)):
        tell({"start": index})
        faulthandler.dump_traceback_later(task.limits.seconds, file=trace)
        given: list[Warned] = []
        with _noting_warnings(_FILE.format(index), given):
            raised = _execute(code, _FILE.format(index), module.__dict__)
            figures, failed = _take_figures() if has_figure and raised is None else ((), None)
        faulthandler.cancel_dump_traceback_later()
        text, too_much = output.take()
        overflow = (raised.line if raised else 0) if too_much else None
        result = SnippetResult(
            output=text,
            overflow=overflow,
            raised=raised or failed,
            warnings=tuple(given),
            refused=tuple(refused),
            figures=figures,
            left_open=_open_figures(),
        )
        refused.clear()
        tell({"result": asdict(result)})
    tell({"end": True})
    os._exit(0)


def _teller(channel: BinaryIO) -> Callable[[dict[str, Any]], None]:
    def tell(record: dict[str, Any]) -> None:
        channel.write(json.dumps(record).encode() + b"\n")
        channel.flush()

    return tell


def _settle(work: Path) -> None:
    """Move into the session's folder, and out of reach of the checker's own modules."""
    os.chdir(work)
    os.environ.update(HOME=str(work), TMPDIR=str(work), USERPROFILE=str(work))
    tempfile.tempdir = None
    own = str(Path(__file__).resolve().parents[2])
    sys.path[:] = [entry for entry in sys.path if entry not in ("", own)]
    sys.argv[:] = [""]


def _begin() -> None:
    import keras  # type: ignore[import-untyped]

    keras.utils.clear_session()
    keras.utils.set_random_seed(0)


def _trace_exits(trace: BinaryIO) -> None:
    """Let ``os._exit``, which leaves no trace of its own, leave one."""
    leave = os._exit

    def traced_exit(status: int) -> NoReturn:
        faulthandler.dump_traceback(trace, all_threads=False)
        leave(status)

    os._exit = traced_exit


class _TooMuch(BaseException):
    """The snippet printed more than it may; no ``except Exception`` of its own holds this."""


class _Output:
    """What the process prints, be it through ``sys.stdout`` or from below Python."""

    def __init__(self, file: Path, limit: int) -> None:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(handle, 1)
        self._file = file.open("rb")
        self._limit = limit
        self._raw = _Bounded(handle, limit)
        sys.stdout = io.TextIOWrapper(
            self._raw, encoding="utf-8", errors="replace", newline="\n", write_through=True
        )

    def take(self) -> tuple[str, bool]:
        """Return what was printed since the last time, and whether that was too much."""
        data = self._file.read(self._limit + 1)
        too_much = len(data) > self._limit or self._raw.overflow
        self._file.seek(0, os.SEEK_END)
        self._raw.begin()
        return "" if too_much else data.decode("utf-8", errors="replace"), too_much


class _Bounded(io.RawIOBase):
    """Writes to a file, and stops the writer at a limit."""

    def __init__(self, handle: int, limit: int) -> None:
        self._handle = handle
        self._limit = limit
        self.begin()

    def begin(self) -> None:
        """Grant the whole limit to the next snippet."""
        self.overflow = False
        self._written = 0

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def fileno(self) -> int:
        """Return standard output itself, for those who go below Python."""
        return 1

    def write(self, data: Any) -> int:
        """Write what there is room for."""
        room = self._limit - self._written
        if len(data) > room:
            self.overflow = True
            os.write(self._handle, bytes(data[:room]))
            self._written = self._limit
            raise _TooMuch
        self._written += len(data)
        return os.write(self._handle, data)


@contextlib.contextmanager
def _noting_warnings(file: str, given: list[Warned]) -> Iterator[None]:
    """Append the warnings that are given meanwhile, with their lines in a snippet."""

    def show(message: Warning | str, category: type[Warning], *_: Any) -> None:
        line = _snippet_line(sys._getframe(1), file)
        user = issubclass(category, UserWarning)
        given.append(Warned(category.__name__, str(message), line, user))

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        # Of plt.show(), which readers need and which here shows nothing.
        warnings.filterwarnings("ignore", ".* is non-interactive, and thus cannot be shown")
        warnings.showwarning = show  # type: ignore[assignment]
        yield


def _execute(code: str, file: str, names: dict[str, Any]) -> Event | None:
    """Run a snippet; return the exception that ended it."""
    linecache.cache[file] = (len(code), None, code.splitlines(keepends=True), file)
    try:
        exec(compile(code, file, "exec", dont_inherit=True), names)
    except BaseException as error:
        open_reserve()
        return _event(error, file)
    return None


def _event(error: BaseException, file: str) -> Event:
    line = 0
    traceback = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == file:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    if isinstance(error, SyntaxError) and error.filename == file:
        return Event(type(error).__name__, error.msg or "", error.lineno or 0)
    try:
        text = str(error)
    except Exception:
        text = ""
    return Event(type(error).__name__, text, line)


def _snippet_line(frame: types.FrameType | None, file: str | None = None) -> int:
    """Return the line of the snippet that is running below a frame, 0 if none is."""
    while frame is not None:
        name = frame.f_code.co_filename
        if name == file or (file is None and name.startswith(_FILE.format("")[:-1])):
            return frame.f_lineno
        frame = frame.f_back
    return 0


def _open_figures() -> tuple[int, ...]:
    """Return the numbers of the figures that matplotlib holds open."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    return () if pyplot is None else tuple(pyplot.get_fignums())


def _take_figures() -> tuple[tuple[str, ...], Event | None]:
    """Return the figures that matplotlib holds open, as SVG, and close them.

    The second value is the exception that drawing raised, if it did.
    """
    figures = []
    for number in _open_figures():
        buffer = io.StringIO()
        try:
            pyplot = sys.modules["matplotlib.pyplot"]
            pyplot.figure(number).savefig(buffer, format="svg", metadata={"Date": None})
        except Exception as error:
            return (), Event(type(error).__name__, str(error), 0)
        figures.append(buffer.getvalue())
    if figures:
        sys.modules["matplotlib.pyplot"].close("all")
    return tuple(figures), None
