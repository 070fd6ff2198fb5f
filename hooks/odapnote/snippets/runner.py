"""Runs sessions in processes of their own, and ends those that do not end."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from odapnote.execution import drawing
from odapnote.execution.environment import variables
from odapnote.execution.limits import Limits
from odapnote.snippets.child import ERRORS, TRACE, Task, write_task
from odapnote.snippets.page import Snippet
from odapnote.snippets.processes import (
    ENDED,
    LATE,
    RECORD,
    SERVER_GONE,
    Child,
    ForkServer,
    Spawner,
    WorkerError,
    last_line,
)
from odapnote.snippets.results import (
    DEATH,
    TIMEOUT,
    Death,
    SessionResult,
    SnippetResult,
    snippet_from_json,
)

_GRACE = 0.5  # Seconds between the limit, when faulthandler notes the line, and the end.
_START = 120.0  # Seconds that the import of Keras may take on a slow machine.
_TRACED_LINE = re.compile(rb'File "<snippet \d+>", line (\d+)')


@dataclass(frozen=True)
class Settings:
    """How to run.

    Attributes:
        backend: The backend of Keras.
        cache: The project's ``.cache``.
        limits: The bounds of each session.
        fork: Whether a fork server may be used.
        fonts: The folder of the fonts for figures.
    """

    backend: str
    cache: Path
    limits: Limits
    fork: bool
    fonts: Path | None = None


class ServerGoneError(Exception):
    """The fork server ended while a session ran.

    Attributes:
        running: The index of the snippet that was running.
    """

    def __init__(self, running: int) -> None:
        super().__init__(running)
        self.running = running


class Runner:
    """Runs sessions, two at a time; starts its processes when the first session comes."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._home = Path(tempfile.mkdtemp(prefix="odapnote-"))
        self._pool = ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1))
        self._lock = threading.Lock()
        self._alone = threading.Lock()
        self._source: ForkServer | Spawner | None = None

    def submit(
        self, session: Sequence[Snippet], keep: Callable[[SessionResult], None]
    ) -> Future[SessionResult]:
        """Run a session as soon as there is room for it.

        Args:
            session: The snippets.
            keep: Called with the result before anybody else sees it.
        """

        def run() -> SessionResult:
            result = self._run(session)
            keep(result)
            return result

        return self._pool.submit(run)

    def warm_up(self) -> None:
        """Start the processes before the first session comes."""
        self._pool.submit(self._children)

    def close(self) -> None:
        """End all processes; sessions that wait are not run."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._source is not None:
            self._source.close()
        shutil.rmtree(self._home, ignore_errors=True)

    def _children(self) -> ForkServer | Spawner:
        with self._lock:
            if self._source is None or not self._source.alive():
                self._source = self._start()
            return self._source

    def _start(self) -> ForkServer | Spawner:
        settings = self._settings
        environment = variables(settings.backend, self._home, settings.cache) | {
            "MATPLOTLIBRC": str(drawing.SETTINGS)
        }
        if settings.fork:
            server = ForkServer(environment, self._home)
            if server.threads == 1:
                return server
            server.close()
        return Spawner(environment, self._home)

    def _run(self, session: Sequence[Snippet]) -> SessionResult:
        with contextlib.suppress(ServerGoneError):
            return self._attempt(session)
        # Some session took the server down with all others. Alone it does so to itself only.
        with self._alone:
            try:
                return self._attempt(session)
            except ServerGoneError as error:
                return SessionResult((), Death(DEATH, error.running, 0, "실행기까지 죽였습니다"))

    def _attempt(self, session: Sequence[Snippet]) -> SessionResult:
        folder = Path(tempfile.mkdtemp(dir=self._home))
        task = Task(
            codes=[snippet.code for snippet in session],
            figures=[snippet.figure is not None for snippet in session],
            folder=str(folder),
            cache=str(self._settings.cache),
            fonts=[str(file) for file in drawing.font_files(self._settings.fonts)],
            limits=self._settings.limits,
        )
        write_task(task)
        try:
            with self._children().child(folder) as child:
                return _supervise(child, folder, self._settings.limits)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _supervise(child: Child, folder: Path, limits: Limits) -> SessionResult:
    """Read what a session tells until it ends, and end it if it takes too long.

    Raises:
        ServerGoneError: If the fork server ended before the session.
        WorkerError: If the session did not even begin.
    """
    results: list[SnippetResult] = []
    running: int | None = None
    complete = timed_out = False
    child.allow(_START)
    while True:
        kind, value = child.event()
        if kind == LATE:
            timed_out = True
            child.kill()
            child.allow(threading.TIMEOUT_MAX)
        elif kind == RECORD and not complete:
            record = json.loads(value)
            if "start" in record:
                running = record["start"]
                child.allow(limits.seconds + _GRACE)
            elif "result" in record:
                results.append(snippet_from_json(record["result"]))
            else:
                complete = True
        elif kind == ENDED:
            if complete:
                return SessionResult(tuple(results))
            if value == SERVER_GONE:
                raise ServerGoneError(running or 0)
            if running is None:
                raise WorkerError(f"코드를 실행할 수 없습니다: {_describe(value, folder)}")
            line = _traced_line(folder)
            if timed_out:
                death = Death(TIMEOUT, running, line, f"{limits.seconds:g}")
            else:
                death = Death(DEATH, running, line, _describe(value, folder))
            return SessionResult(tuple(results), death)


def _traced_line(folder: Path) -> int:
    """Return the line of the snippet that faulthandler saw last, 0 if it saw none."""
    with contextlib.suppress(OSError):
        lines = _TRACED_LINE.findall((folder / TRACE).read_bytes())
        return int(lines[0]) if lines else 0
    return 0


def _describe(status: int, folder: Path) -> str:
    """Say how a process ended that did not say so itself."""
    try:
        text = f"신호 {signal.Signals(-status).name}" if status < 0 else f"종료 코드 {status}"
    except ValueError:
        text = f"신호 {-status}"
    last = last_line(folder / ERRORS)
    return f"{text}, {last}" if last else text
