"""Runs sessions in processes of their own, and ends those that do not end.

On Linux a fork server imports Keras once for all sessions; where a fork is not safe, each session
has an interpreter that was started and has imported Keras while the one before it ran. Either
way a session is a :class:`_Child` here: records, a way to kill it, and how it ended.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from odapnote.execution.environment import variables
from odapnote.execution.limits import Limits
from odapnote.snippets import drawing
from odapnote.snippets.child import ERRORS, TRACE, Task, write_task
from odapnote.snippets.page import Snippet
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
_HOOKS = str(Path(__file__).resolve().parents[2])
_TRACED_LINE = re.compile(rb'File "<snippet \d+>", line (\d+)')


class WorkerError(RuntimeError):
    """The processes that run code cannot be started; the message says why, in Korean."""


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
    fork: bool = sys.platform == "linux"
    fonts: Path | None = None


class Runner:
    """Runs sessions, two at a time; starts its processes when the first session comes."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._home = Path(tempfile.mkdtemp(prefix="odapnote-"))
        self._pool = ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1))
        self._lock = threading.Lock()
        self._source: _ForkServer | _Spawner | None = None

    def submit(self, session: Sequence[Snippet]) -> Future[SessionResult]:
        """Run a session as soon as there is room for it."""
        return self._pool.submit(self._run, tuple(session))

    def warm_up(self) -> None:
        """Start the processes before the first session comes."""
        self._pool.submit(self._children)

    def close(self) -> None:
        """End all processes; sessions that wait are not run."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._source is not None:
            self._source.close()
        shutil.rmtree(self._home, ignore_errors=True)

    def _children(self) -> _ForkServer | _Spawner:
        with self._lock:
            if self._source is None or not self._source.alive():
                self._source = self._start()
            return self._source

    def _start(self) -> _ForkServer | _Spawner:
        settings = self._settings
        environment = variables(settings.backend, self._home, settings.cache) | {
            "MATPLOTLIBRC": str(drawing.SETTINGS)
        }
        if settings.fork:
            server = _ForkServer(environment, self._home)
            if server.threads == 1:
                return server
            server.close()
        return _Spawner(environment, self._home)

    def _run(self, session: Sequence[Snippet]) -> SessionResult:
        children = self._children()
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
            with children.child(folder) as child:
                return _supervise(child, folder, self._settings.limits)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _supervise(child: _Child, folder: Path, limits: Limits) -> SessionResult:
    """Read what a session tells until it ends, and end it if it takes too long."""
    results: list[SnippetResult] = []
    running = 0
    complete = timed_out = False
    child.allow(_START)
    while True:
        kind, value = child.event()
        if kind == _LATE:
            timed_out = True
            child.kill()
            child.allow(threading.TIMEOUT_MAX)
        elif kind == _RECORD and not complete:
            record = json.loads(value)
            if "start" in record:
                running = record["start"]
                child.allow(limits.seconds + _GRACE)
            elif "result" in record:
                results.append(snippet_from_json(record["result"]))
            else:
                complete = True
        elif kind == _ENDED:
            if complete:
                return SessionResult(tuple(results))
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
    if status >= 0:
        return f"종료 코드 {status}"
    with contextlib.suppress(ValueError):
        text = f"신호 {signal.Signals(-status).name}"
        errors = (folder / ERRORS).read_bytes()[-4000:].decode("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(errors) if line.strip()), "")
        return f"{text}, {last}" if last else text
    return f"신호 {-status}"


_RECORD, _ENDED, _LATE = "record", "ended", "late"


class _Child(ABC):
    """One session's process."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._deadline = time.monotonic()
        self._events: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @abstractmethod
    def kill(self) -> None:
        """End the process and all that it started."""

    def ended(self, status: int) -> None:
        """Take notice that the process is gone, once nobody writes to its stream any more."""
        self._reader.join(timeout=1.0)
        self._events.put((_ENDED, status))

    def allow(self, seconds: float) -> None:
        """Give the process so much time from now on."""
        self._deadline = time.monotonic() + seconds

    def event(self) -> tuple[str, Any]:
        """Wait for a record, for ``_LATE`` when its time is over, or for ``_ENDED`` at last."""
        try:
            return self._events.get(timeout=max(self._deadline - time.monotonic(), 0))
        except queue.Empty:
            return _LATE, None

    def _read(self) -> None:
        with self._stream:
            for line in self._stream:
                self._events.put((_RECORD, line))


class _ForkServer:
    """The main side of ``forkserver``."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                _command("forkserver", theirs.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=dict(environment),
                cwd=folder,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._connection = ours
        self._numbers = itertools.count()
        self._children: dict[int, _Forked] = {}
        ready = self._connection.recv(_MESSAGE)
        if not ready:
            raise WorkerError(_why(self._process))
        self.threads: int = json.loads(ready)["threads"]
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        # Read to the end, or the server would wait for room in the pipe one day.
        threading.Thread(target=_drain, args=[self._process.stderr], daemon=True).start()

    def alive(self) -> bool:
        return self._process.poll() is None

    @contextlib.contextmanager
    def child(self, folder: Path) -> Iterator[_Child]:
        """Fork a child for the session of a folder; it is gone when the context ends."""
        number = next(self._numbers)
        reading, writing = os.pipe()
        child = self._children[number] = _Forked(os.fdopen(reading, "rb"), self, number)
        try:
            with contextlib.suppress(OSError):  # The server died: so the stream ends at once.
                request = json.dumps({"run": str(folder), "id": number}).encode()
                socket.send_fds(self._connection, [request], [writing])
            os.close(writing)
            if not self.alive():
                self._children.pop(number, None)
                child.ended(-signal.SIGKILL)
            yield child
        finally:
            child.kill()

    def send(self, message: Mapping[str, Any]) -> None:
        with contextlib.suppress(OSError):
            self._connection.send(json.dumps(message).encode())

    def close(self) -> None:
        self._connection.shutdown(socket.SHUT_RDWR)
        self._process.wait()
        self._connection.close()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while data := self._connection.recv(_MESSAGE):
                message = json.loads(data)
                child = self._children.pop(message["ended"], None)
                if child is not None:
                    child.ended(message["status"])
        for child in list(self._children.values()):
            child.ended(-signal.SIGKILL)


_MESSAGE = 2**16


class _Forked(_Child):
    def __init__(self, stream: BinaryIO, server: _ForkServer, number: int) -> None:
        super().__init__(stream)
        self._server = server
        self._number = number

    def kill(self) -> None:
        self._server.send({"kill": self._number})


class _Spawner:
    """Starts an interpreter for each session, and a spare one for the next."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._environment = dict(environment)
        self._folder = folder
        self._spare: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
        self._spare.put(self._spawn())

    def alive(self) -> bool:
        return True

    @contextlib.contextmanager
    def child(self, folder: Path) -> Iterator[_Child]:
        """Give the session of a folder to an interpreter; it is gone when the context ends."""
        try:
            process = self._spare.get_nowait()
        except queue.Empty:
            process = self._spawn()
        assert process.stdin is not None
        with process.stdin, contextlib.suppress(subprocess.TimeoutExpired):
            child = _Spawned(process)
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(f"{folder}\n".encode())
                process.stdin.flush()
            try:
                yield child
            finally:
                child.kill()
                process.wait()
                self._spare.put(self._spawn())

    def close(self) -> None:
        while True:
            try:
                process = self._spare.get_nowait()
            except queue.Empty:
                return
            process.kill()
            process.communicate()

    def _spawn(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            _command("spawned"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._environment,
            cwd=self._folder,
            start_new_session=True,
        )


class _Spawned(_Child):
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        super().__init__(process.stdout)  # type: ignore[arg-type]
        self._process = process
        threading.Thread(target=self._wait, daemon=True).start()

    def kill(self) -> None:
        if sys.platform == "win32":
            self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _wait(self) -> None:
        status = self._process.wait()
        self.kill()
        self.ended(status)


def _command(module: str, *arguments: int) -> list[str]:
    """Return the command that calls ``main`` of a module of this package in a new interpreter."""
    call = f"{module}.main({', '.join(map(repr, arguments))})"
    program = f"import sys; sys.path.insert(0, {_HOOKS!r})"
    return [
        sys.executable,
        "-X",
        "utf8",
        "-c",
        f"{program}; from odapnote.snippets import {module}; {call}",
    ]


def _drain(stream: Any) -> None:
    with contextlib.suppress(ValueError, OSError):
        while stream.read(65536):
            pass


def _why(process: subprocess.Popen[bytes]) -> str:
    """Say why a process did not start."""
    _, errors = process.communicate()
    last = errors.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return f"코드를 실행할 프로세스를 시작할 수 없습니다: {last or process.returncode}"
