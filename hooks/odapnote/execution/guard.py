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

# Events that change the file system: which of their arguments are a path, and which the folder,
# as an open file, that the path starts from.
_PATHS = {
    "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),),
    "os.link": ((0, 2), (1, 3)),
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.rmdir": ((0, 1),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "os.utime": ((0, 3),),
    "shutil.rmtree": ((0, 1),),
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
                check(path, None)
        elif event in _PATHS:
            for path, folder in _PATHS[event]:
                check(arguments[path], None if folder is None else arguments[folder])
        elif event == "os.kill" and arguments[0] != own:
            refuse(PROGRAM, event)

    def check(path: Any, folder: int | None) -> None:
        if isinstance(path, int) or path is None:
            return
        name = os.path.realpath(os.path.join(_folder(folder), os.fsdecode(path)))
        if name not in _DEVICES and not any(name.startswith(root + os.sep) for root in roots):
            refuse(WRITE, name)

    def refuse(kind: str, what: str) -> None:
        refused(kind, what)
        raise RefusedError(f"{kind}: {what}")

    sys.addaudithook(hook)


def _folder(handle: int | None) -> str:
    """Return the path of an open folder where Linux tells it, else of the working folder."""
    if handle is None or handle < 0:
        return ""
    try:
        return os.readlink(f"/proc/self/fd/{handle}")
    except OSError:
        return ""


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
    if _unshare(_NEW_NETWORK):
        return True
    # Some systems grant the namespaces and then refuse the rest, which nobody can take back:
    # so a child tries first.
    child = os.fork()
    if child == 0:
        os._exit(0 if _leave_as_user() else 1)
    return os.waitpid(child, 0)[1] == 0 and _leave_as_user()


_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of <sched.h>


def _unshare(flags: int) -> bool:
    return bool(ctypes.CDLL(None).unshare(flags) == 0)


def _leave_as_user() -> bool:
    """Leave the network as root of a user namespace, in which one is who one was before."""
    user, group = os.geteuid(), os.getegid()
    if not _unshare(_NEW_USER | _NEW_NETWORK):
        return False
    try:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    except OSError:
        return False
    return True
