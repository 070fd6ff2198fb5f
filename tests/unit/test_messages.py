from __future__ import annotations

import pytest
from odapnote.execution.guard import NETWORK, WRITE
from odapnote.execution.messages import message_of
from odapnote.execution.progress import progress_bar
from odapnote.execution.refusals import explain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "E"),
        ("나쁨", "E: 나쁨"),
        ("\x1b[1m굵게\x1b[0m\n\n둘째 줄 \n", "E: 굵게\n둘째 줄"),
        ("앞\n\nArguments received by f():\n  • x=1", "E: 앞"),
        ("\x00가\x08나\r", "E: 가나"),
        ("<f at 0x7f2529bd1670>", "E: <f at 0x…>"),
        ("'/tmp/odapnote-so_yorix/tmpab12/work/a.txt' 없음", "E: 'a.txt' 없음"),
        ("(/tmp/odap-1x/work/b/a.txt)", "E: (b/a.txt)"),
        ("in /home/me/.venv/lib/python3.11/site-packages/keras/a.py", "E: in keras/a.py"),
        ("shape (28, 28, 1) 0x10", "E: shape (28, 28, 1) 0x10"),
    ],
)
def test_a_message_is_the_same_in_every_run(text: str, shown: str) -> None:
    assert message_of("E", text) == shown


def test_a_download_is_called_by_its_name() -> None:
    message, remedy = explain(WRITE, "/tmp/odapnote-x/.keras/datasets")
    assert "데이터 모음을 내려받으려" in message
    assert remedy == explain(NETWORK, "socket.connect")[1]
    assert "(/etc/hosts)" in explain(WRITE, "/etc/hosts")[0]


def test_a_progress_bar_is_found_at_the_call_that_draws_it() -> None:
    code = "a = 1\nmodel.fit(x, y)"
    assert progress_bar(code, "1/2\r2/2\n") == progress_bar(code, "1/2\x08\x082\n")
    found = progress_bar(code, "1/2\r2/2\n")
    assert found is not None
    assert (found[0], "verbose=0" in found[2]) == (1, True)
    assert progress_bar("spin()", "\r|")[0] == 0  # type: ignore[index]
    assert progress_bar(code, "줄\r\n줄\n") is None
