"""Runs one session in an interpreter of its own, where a fork is not safe.

The interpreter imports Keras before it reads the folder of its task from standard input, so that
a spare one is ready when the session before it ends. The end of the file there means that the
build is gone.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading

from odapnote.execution.guard import leave_network
from odapnote.snippets.child import read_task, run_session


def main() -> None:
    """Import Keras, wait for a task's folder on standard input, and run it."""
    leave_network()
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    importlib.import_module("keras")
    line = sys.stdin.readline()
    if not line:
        return
    leave = os._exit
    build = os.dup(0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)

    def follow_the_build() -> None:
        while os.read(build, 1):
            pass
        leave(1)

    threading.Thread(target=follow_the_build, daemon=True).start()
    run_session(read_task(line.rstrip("\n")), channel)
