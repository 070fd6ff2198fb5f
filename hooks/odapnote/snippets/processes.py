"""Starts the processes in which sessions run, and knows when each is gone.

On Linux a fork server imports Keras once for all sessions; where a fork is not safe, each session
has an interpreter that was started and has imported Keras while the one before it ran. Either
way a session's process is a :class:`Child` here: what it tells, a way to end it, and its end.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

# A fork is unsafe where libraries start threads at import, and on macOS altogether.
FORK_IS_SAFE = sys.platform == "linux"

_HOOKS = str(Path(__file__).resolve().parents[2])
_MESSAGE = 2**16  # More bytes than any message to or from the fork server has.
_ERRORS = "errors"  # What processes write to standard error before they run a session.


class WorkerError(RuntimeError):
    """The processes that run code do not start; the message says why, in Korean."""


# What a child's ``event`` may be.
RECORD, ENDED, LATE = "record", "ended", "late"

# The status of a child that ended because the fork server did.
SERVER_GONE = "server gone"


class Child(ABC):
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

    def ended(self, status: int | str) -> None:
        """Take notice that the process is gone, once nobody writes to its stream any more."""
        self._reader.join(timeout=1.0)
        self._events.put((ENDED, status))

    def allow(self, seconds: float) -> None:
        """Give the process so much time from now on."""
        self._deadline = time.monotonic() + seconds

    def event(self) -> tuple[str, Any]:
        """Wait for a record, for ``LATE`` when its time is over, or for ``ENDED`` at last."""
        try:
            return self._events.get(timeout=max(self._deadline - time.monotonic(), 0))
        except queue.Empty:
            return LATE, None

    def _read(self) -> None:
        with self._stream:
            for line in self._stream:
                self._events.put((RECORD, line))


class ForkServer:
    """The main side of ``forkserver``."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        errors = folder / _ERRORS
        with theirs, errors.open("ab") as stream:
            self._process = subprocess.Popen(
                _command("forkserver", theirs.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stream,
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
            raise WorkerError(_why(errors))
        self.threads: int = json.loads(ready)["threads"]
        # Its connection ends before its process can be waited for.
        self._gone = threading.Event()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def alive(self) -> bool:
        """Return whether it can still fork."""
        return not self._gone.is_set() and self._process.poll() is None

    @contextlib.contextmanager
    def child(self, folder: Path) -> Iterator[Child]:
        """Fork a child for the session of a folder; it is gone when the context ends."""
        number = next(self._numbers)
        reading, writing = os.pipe()
        child = self._children[number] = _Forked(os.fdopen(reading, "rb"), self, number)
        try:
            with contextlib.suppress(OSError):  # It died: then nobody holds the other end.
                request = json.dumps({"run": str(folder), "id": number}).encode()
                socket.send_fds(self._connection, [request], [writing])
            os.close(writing)
            if not self.alive():
                self._lose(number)
            yield child
        finally:
            child.kill()

    def send(self, message: Mapping[str, Any]) -> None:
        """Send a message, unless the server is gone."""
        with contextlib.suppress(OSError):
            self._connection.send(json.dumps(message).encode())

    def close(self) -> None:
        """End the server, and with it all its children."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._process.wait()
        self._listener.join()
        self._connection.close()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while data := self._connection.recv(_MESSAGE):
                message = json.loads(data)
                if "started" in message:
                    self._children[message["started"]].process = message["process"]
                elif child := self._children.pop(message["ended"], None):
                    child.ended(message["status"])
        # Said before the children are counted: one that comes later sees it and gives itself up.
        self._gone.set()
        for number in list(self._children):
            self._lose(number)

    def _lose(self, number: int) -> None:
        """Give up a child of a server that is gone, and which cannot be asked to end it."""
        child = self._children.pop(number, None)
        if child is not None:
            child.kill_at_once()
            child.ended(SERVER_GONE)


def _why(errors: Path) -> str:
    return f"코드를 실행할 프로세스를 시작할 수 없습니다: {last_line(errors)}"


class _Forked(Child):
    def __init__(self, stream: BinaryIO, server: ForkServer, number: int) -> None:
        super().__init__(stream)
        self._server = server
        self._number = number
        self.process: int | None = None

    def kill(self) -> None:
        """Ask the server, which alone knows whether the process is still there."""
        self._server.send({"kill": self._number})

    def kill_at_once(self) -> None:
        """End the process without the server."""
        if self.process is not None:
            _kill_group(self.process)


class Spawner:
    """Starts an interpreter for each session, and a spare one for the next."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._environment = dict(environment)
        self._folder = folder
        self._spare: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
        self._spare.put(self._spawn())

    def alive(self) -> bool:
        """Return whether it can still start processes: always."""
        return True

    @contextlib.contextmanager
    def child(self, folder: Path) -> Iterator[Child]:
        """Give the session of a folder to an interpreter; it is gone when the context ends."""
        try:
            process = self._spare.get_nowait()
        except queue.Empty:
            process = self._spawn()
        assert process.stdin is not None
        with process.stdin:
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
        """End the spare processes."""
        while True:
            try:
                process = self._spare.get_nowait()
            except queue.Empty:
                return
            process.kill()
            process.communicate()

    def _spawn(self) -> subprocess.Popen[bytes]:
        with (self._folder / _ERRORS).open("ab") as errors:
            return subprocess.Popen(
                _command("spawned"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=self._environment,
                cwd=self._folder,
                start_new_session=True,
            )


class _Spawned(Child):
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        super().__init__(process.stdout)  # type: ignore[arg-type]
        self._process = process
        threading.Thread(target=self._wait, daemon=True).start()

    def kill(self) -> None:
        """End the process and, where there are process groups, its group."""
        if sys.platform == "win32":
            self._process.kill()
        else:
            _kill_group(self._process.pid)

    def _wait(self) -> None:
        status = self._process.wait()
        self.kill()
        self.ended(status)


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


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


def last_line(errors: Path) -> str:
    """Return the last line that a process wrote to standard error."""
    with contextlib.suppress(OSError):
        lines = errors.read_bytes()[-4000:].decode("utf-8", "replace").splitlines()
        return next((line.strip() for line in reversed(lines) if line.strip()), "")
    return ""
