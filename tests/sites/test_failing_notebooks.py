"""Real failures in real kernels, each in a notebook of its own, beside a good one."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from odapnote.execution.limits import MIB, Limits
from odapnote.notebooks.checked import CheckedNotebook, NotebookChecker
from odapnote.notebooks.run import World, run_cells

# Every notebook has one fault, in the line with this mark.
MARK = "# 여기"

FAULTS = {
    "name-error": (f"a = 1\nundefined  {MARK}", "NameError: name 'undefined'"),
    "syntax-error": (f"a = 1\nb = = 2  {MARK}", "SyntaxError: invalid syntax"),
    "false-claim": (f"a = 27\nassert a == 13  {MARK}", "AssertionError"),
    "warning": (f"import warnings\nwarnings.warn('조심')  {MARK}", "경고가 났습니다: 조심"),
    "exit": (f"import sys; sys.exit(0)  {MARK}", "SystemExit: 0"),
    "hard-exit": (f"import os; os._exit(0)  {MARK}", "프로세스가 죽었습니다"),
    "segmentation-fault": (f"import ctypes; ctypes.string_at(0)  {MARK}", "프로세스가 죽었습니다"),
    "endless-loop": (f"while True: pass  {MARK}", "시간 안에 끝나지 않아"),
    "endless-loop-with-signals-blocked": (
        f"import signal as s; s.pthread_sigmask(s.SIG_BLOCK, s.valid_signals())  {MARK}\n"
        "while True: pass",
        "시간 안에 끝나지 않아",
    ),
    "flood": (f"while True: print('물' * 9999)  {MARK}", "출력이 너무 많아"),
    "memory-hog": (f"hog = bytearray(10**12)  {MARK}", "MemoryError"),
    "input": (f"input()  {MARK}", "StdinNotImplementedError"),
    "network": (
        f"import socket\ntry: socket.create_connection(('127.0.0.1', 9))  {MARK}\n"
        "except OSError: pass",
        "네트워크에 연결하려 했습니다",
    ),
    "program": (f"import os; os.system('true')  {MARK}", "다른 프로그램을 실행하거나 끝내려"),
    "html": (f"from IPython.display import HTML; HTML('<p>')  {MARK}", "글자도 그림도 아닌"),
}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def checker(cache: Path) -> NotebookChecker:
    return NotebookChecker(World("jax", cache, Limits(seconds=4, memory=2048 * MIB)))


def check(checker: NotebookChecker, code: str) -> CheckedNotebook:
    text = f"# %%\nprint('앞')\n\n# %%\n{code}\n\n# %%\nprint('뒤')\n"
    return checker.start("docs/notebooks/a.py", text).result()


def kernels() -> list[str]:
    """Return the processes of this test that are kernels."""
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    processes = [number for file in children for number in file.read_text().split()]
    commands = [Path(f"/proc/{number}/cmdline").read_bytes().decode() for number in processes]
    return [command for command in commands if "odapnote.notebooks.kernel" in command]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_line_and_leaves_nothing_running(
    checker: NotebookChecker, name: str
) -> None:
    code, message = FAULTS[name]
    checked = check(checker, code)
    line = 5 + code.split(MARK)[0].count("\n")

    (problem,) = checked.problems
    assert str(problem.location) == f"docs/notebooks/a.py:{line}"
    assert message in problem.message
    assert checked.run.outputs[0][0]["text"] == "앞\n"
    assert kernels() == []


def test_a_write_outside_is_refused(checker: NotebookChecker, tmp_path: Path) -> None:
    file = tmp_path / "밖.txt"
    (problem,) = check(checker, f"open({str(file)!r}, 'w')").problems

    assert "작업 폴더 밖의 파일을 고치려 했습니다" in problem.message
    assert not file.exists()


def test_results_come_from_the_cache_and_are_judged_anew(checker: NotebookChecker) -> None:
    code = "import os\nprint(os.getpid())"
    first, again, other = (check(checker, code), check(checker, code), check(checker, code + " "))
    # The text between the cells and the place of the cells are no part of what is run.
    moved = (
        "docs/notebooks/b.py",
        f"# %% [markdown]\n# 글\n\n# %%\nprint('앞')\n\n# %%\n{code}\n\n# %%\nprint('뒤')\n",
    )

    assert first.problems == []
    assert first.run == again.run == checker.start(*moved).result().run
    assert first.run != other.run


def test_a_run_says_the_same_again(cache: Path) -> None:
    """Each run has an empty folder of its own, and nothing of it tells when it was."""
    codes = [
        "from pathlib import Path\nassert not Path('x').exists()\nPath('x').touch()",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    ]
    world = World("jax", cache, Limits(seconds=60))

    # The build runs notebooks in threads; Chromium's tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        first, second = pool.map(run_cells, [codes] * 2, [world] * 2)
    assert "<svg" in first.outputs[1][0]["data"]["image/svg+xml"]
    assert first == second


def test_a_death_is_not_kept(checker: NotebookChecker, cache: Path) -> None:
    code = "import os\nos._exit(77)"

    before = set(cache.rglob("notebooks/**/*.json"))

    assert check(checker, code).run.death == "death"
    assert set(cache.rglob("notebooks/**/*.json")) == before
