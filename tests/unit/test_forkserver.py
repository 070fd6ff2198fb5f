"""A fork server that is killed leaves nobody waiting."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from odapnote.execution.environment import variables
from odapnote.snippets.processes import ENDED, FORK_IS_SAFE, SERVER_GONE, ForkServer

if sys.platform != "linux":
    pytest.skip("fork가 안전한 곳에서만 씁니다", allow_module_level=True)
assert FORK_IS_SAFE


def test_a_child_that_comes_while_the_server_dies_learns_that_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is closed already, and the process cannot be waited for yet."""
    server = ForkServer(variables("jax", tmp_path, tmp_path), tmp_path)
    server._process.send_signal(signal.SIGKILL)
    server._listener.join()
    with monkeypatch.context() as moment:
        moment.setattr(server._process, "poll", lambda: None)
        with server.child(tmp_path) as child:
            child.allow(5)
            assert child.event() == (ENDED, SERVER_GONE)
    server.close()
