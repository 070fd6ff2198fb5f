"""How much of the machine one piece of code may use."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass
from pathlib import Path

MIB = 2**20

# Of its memory, what a process keeps back to tell how its code ended: an exception, its output.
_RESERVE = 16 * MIB


@dataclass(frozen=True)
class Limits:
    """The bounds of one session.

    Attributes:
        seconds: Wall time of one snippet.
        memory: Private memory that a session may add to what its imports hold, in bytes.
        file: The largest file that it may write, in bytes.
        output: The most that one snippet may print, in bytes.
    """

    seconds: float = 60.0
    memory: int = 4096 * MIB
    file: int = 64 * MIB
    output: int = 1 * MIB


def apply(limits: Limits) -> None:
    """Bind the calling process to the limits that its operating system can enforce.

    Time is not among them: only another process can end one that blocks its signals.
    Memory is bounded on Linux alone, since macOS accepts the limit and ignores it.
    """
    if sys.platform == "win32":
        return
    import resource
    import signal

    # A write beyond the limit is then an OSError in the code that writes, not a death.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file, limits.file))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        bound = _private_memory() + limits.memory
        # A container may forbid it; then its own bound is all there is.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (bound - _RESERVE, bound))


def open_reserve() -> None:
    """Let a process whose code has used up its memory have the rest that ``apply`` kept back."""
    if sys.platform == "linux":
        import resource

        _, bound = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))


def _private_memory() -> int:
    """Return what ``RLIMIT_DATA`` counts of the calling process so far, in bytes."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name == "VmData":
            return int(value.split()[0]) * 1024
    return 0
