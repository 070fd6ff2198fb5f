"""Imports Keras once, then forks a child for each session: ``Popen`` of this is the fork server.

It runs in one thread and computes nothing, since a fork after any computation hangs (JAX,
TensorFlow). Requests come through a Unix socket that keeps messages apart, each in JSON.

- ``{"run": folder, "id": n}`` together with the file descriptor that the child shall write to;
  answered with ``{"started": n, "process": p}``, and with ``{"ended": n, "status": s}`` once it
  is gone with all that it started,
- ``{"kill": n}`` ends a child and all that it started.

The end of the file on the socket means that the build is gone: so are then all children.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import json
import os
import selectors
import signal
import socket
from pathlib import Path
from typing import Any

from odapnote.execution.drawing import draws, prepare
from odapnote.execution.guard import leave_network
from odapnote.snippets.child import Task, read_task, run_session

# What a backend imports when it compiles for the first time.
_LATE_IMPORTS = {"jax": ("jaxlib.mlir.dialects.mhlo",)}

MESSAGE = 2**16  # More bytes than any message has: the task itself lies in the folder.


def main(handle: int) -> None:
    """Serve requests from a socket until its other end is closed.

    Args:
        handle: The file descriptor of the socket.
    """
    leave_network()
    _adopt_orphans()
    _import_for_all()
    connection = socket.socket(fileno=handle)
    threads = len(os.listdir("/proc/self/task"))
    _send(connection, {"ready": True, "threads": threads})
    _Server(connection).serve()


def _import_for_all() -> None:
    """Import what every session would import, and nothing that computes."""
    importlib.import_module("keras")
    for module in _LATE_IMPORTS.get(os.environ["KERAS_BACKEND"], ()):
        with contextlib.suppress(ImportError):  # Of another version; then each child imports it.
            importlib.import_module(module)
    _freeze()


def _freeze() -> None:
    """Exempt what is there from garbage collection.

    A collection in a child would otherwise go through all of Keras, and copy the memory that it
    shares with this process: 0.1 s each time, and ``clear_session`` asks for one.
    """
    gc.collect()
    gc.freeze()


def _adopt_orphans() -> None:
    """Become the parent of processes whose own parent, a child of this one, has ended."""
    set_child_subreaper = 36  # PR_SET_CHILD_SUBREAPER of <sys/prctl.h>
    ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)


def _send(connection: socket.socket, message: dict[str, Any]) -> None:
    connection.send(json.dumps(message).encode())


class _Server:
    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._children: dict[int, int] = {}  # process id → number of the request

    def serve(self) -> None:
        wake, woken = os.pipe()
        os.set_blocking(woken, False)
        signal.set_wakeup_fd(woken)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        with selectors.DefaultSelector() as selector:
            selector.register(self._connection, selectors.EVENT_READ)
            selector.register(wake, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select():
                    if key.fileobj == wake:
                        os.read(wake, 4096)
                        self._reap()
                    elif not self._receive():
                        self._end_all()
                        return

    def _receive(self) -> bool:
        """Handle one message; return whether there was one."""
        data, handles, _, _ = socket.recv_fds(self._connection, MESSAGE, 1)
        if not data:
            return False
        message = json.loads(data)
        if "run" in message:
            self._fork(message["id"], message["run"], handles[0])
        else:
            for child, number in self._children.items():
                if number == message["kill"]:
                    _kill_group(child)
        return True

    def _fork(self, number: int, folder: str, handle: int) -> None:
        task = read_task(folder)
        if draws(task.codes):
            prepare(task.fonts)  # Here, so that the sessions after it find it done.
            _freeze()
        child = os.fork()
        if child == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            self._connection.close()
            _become(task, handle)
        os.close(handle)
        self._children[child] = number
        _send(self._connection, {"started": number, "process": child})

    def _reap(self) -> None:
        while True:
            try:
                child, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if child == 0:
                return
            number = self._children.pop(child, None)
            if number is None:
                continue
            _kill_group(child)
            _kill_orphans(self._children)
            code = os.waitstatus_to_exitcode(status)
            _send(self._connection, {"ended": number, "status": code})

    def _end_all(self) -> None:
        for child in list(self._children):
            _kill_group(child)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)
        _kill_orphans({})


def _become(task: Task, handle: int) -> None:
    """Run the session in a process that was just forked."""
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    try:
        run_session(task, os.fdopen(handle, "wb"))
    finally:
        # Not a line of the server's own code may run in a child.
        os.kill(os.getpid(), signal.SIGKILL)


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _kill_orphans(children: dict[int, int]) -> None:
    """End the processes that came to this one when the session that started them ended."""
    while orphans := [child for child in _own_children() if child not in children]:
        for orphan in orphans:
            os.kill(orphan, signal.SIGKILL)
            os.waitpid(orphan, 0)


def _own_children() -> list[int]:
    own = str(os.getpid())
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                # "pid (name) state parent …", where the name may hold anything.
                if (entry / "stat").read_text().rpartition(")")[2].split()[1] == own:
                    found.append(int(entry.name))
    return found
