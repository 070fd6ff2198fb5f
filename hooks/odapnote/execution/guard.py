"""Keeps code of the notes from the network, from other programs and from files of the reader.

An audit hook is not a sandbox: it sees what Python does, not what a library written in C does,
and code that means harm gets around it. It is there for mistakes, so that a snippet which
downloads a data set or writes beside the notes is a Problem and not a surprise. Where Linux
permits, a network namespace with nothing in it stands behind it; limits on time and memory and
the end of the whole process group are enforced from outside.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

NETWORK, PROGRAM, WRITE, INPUT = "network", "program", "write", "input"


class RefusedError(OSError):
    """The guard refused what the code was about to do."""


_EVENTS = {
    "socket.bind": NETWORK,
    "socket.connect": NETWORK,
    "socket.getaddrinfo": NETWORK,
    "socket.gethostbyaddr": NETWORK,
    "socket.gethostbyname": NETWORK,
    "socket.sendmsg": NETWORK,
    "socket.sendto": NETWORK,
    "subprocess.Popen": PROGRAM,
    "os.exec": PROGRAM,
    "os.fork": PROGRAM,
    "os.forkpty": PROGRAM,
    "os.killpg": PROGRAM,
    "os.posix_spawn": PROGRAM,
    "os.spawn": PROGRAM,
    "os.startfile": PROGRAM,
    "os.system": PROGRAM,
    "pty.spawn": PROGRAM,
    "webbrowser.open": PROGRAM,
    "builtins.input": INPUT,
}

# Events that change the file system: how many of their first arguments are paths.
_PATHS = {
    "os.chmod": 1,
    "os.chown": 1,
    "os.link": 2,
    "os.mkdir": 1,
    "os.remove": 1,
    "os.rename": 2,
    "os.rmdir": 1,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.utime": 1,
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_DEVICES = ("/dev/null", "/dev/tty")


def install(writable: Iterable[Path], refused: Callable[[str, str], None]) -> None:
    """Guard the calling process, for good.

    Args:
        writable: The folders below which files may be written.
        refused: Told the kind (``NETWORK``, ``PROGRAM``, ``WRITE``, ``INPUT``) and the object of
            what is refused, before the code sees :class:`RefusedError`, which it might swallow.
    """
    roots = tuple(os.path.realpath(folder) for folder in writable)
    own = os.getpid()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        kind = _EVENTS.get(event)
        if kind is not None:
            refuse(kind, event)
        elif event == "open":
            path, mode, flags = arguments
            if _writes(mode, flags):
                check(path)
        elif event in _PATHS:
            for path in arguments[: _PATHS[event]]:
                check(path)
        elif event == "os.kill" and arguments[0] != own:
            refuse(PROGRAM, event)

    def check(path: object) -> None:
        if isinstance(path, int) or path is None:
            return
        name = os.path.realpath(os.fsdecode(path))  # type: ignore[arg-type]
        if name not in _DEVICES and not any(name.startswith(root + os.sep) for root in roots):
            refuse(WRITE, name)

    def refuse(kind: str, what: str) -> None:
        refused(kind, what)
        raise RefusedError(f"{kind}: {what}")

    sys.addaudithook(hook)


def _writes(mode: object, flags: object) -> bool:
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITING)


def leave_network() -> bool:
    """Move the calling process, and all it will start, to where there is no network.

    To be called while the process has one thread. Needs Linux, and either root or user
    namespaces; a machine that grants neither keeps the audit hook alone.

    Returns:
        Whether the process has left.
    """
    if sys.platform != "linux":
        return False
    new_user, new_network = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of <sched.h>
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(new_network) == 0:
        return True
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(new_user | new_network) != 0:
        return False
    # Within the new user namespace everyone would be nobody.
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        Path("/proc/self", name).write_text(text, encoding="ascii")
    return True
