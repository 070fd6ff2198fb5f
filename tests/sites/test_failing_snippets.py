"""Real failures, each on a page of its own, all in one run with one good page."""

from __future__ import annotations

import os
import re
from pathlib import Path
from textwrap import dedent

import pytest
from odapnote.execution.limits import MIB, Limits
from odapnote.snippets.checker import CheckedPage, Checker, finish_all
from odapnote.snippets.processes import FORK_IS_SAFE

# Every page has one fault, in the line with this mark.
MARK = "# 여기"


def fence(code: str, header: str = "python") -> str:
    return f"```{header}\n{dedent(code).strip()}\n```\n"


PAGES = {
    "name-error": (fence(f"print(undefined)  {MARK}"), "NameError: name 'undefined'"),
    "syntax-error": (fence(f"a = 1\nb = = 2  {MARK}"), "SyntaxError: invalid syntax"),
    "wrong-output": (
        fence("print(1 + 1)") + f'\n``` {{ .text data-output="" title="{MARK}" }}\n3\n```\n',
        "적힌 것은 '3', 나온 것은 '2'",
    ),
    "missing-exception": (
        fence("int('1')", f' {{ .python data-raises="ValueError" title="{MARK}" }}'),
        "ValueError 예외가 나야 하는데 나지 않았습니다",
    ),
    "wrong-exception": (
        fence(f"a = []\na[0]  {MARK}", ' { .python data-raises="KeyError: 0" }'),
        "KeyError: 0 예외가 나야 하는데 IndexError: list index out of range",
    ),
    "wrong-message": (
        fence(f"int('x')  {MARK}", ' { .python data-raises="ValueError: no such text" }'),
        "ValueError: no such text 예외가 나야 하는데 ValueError: invalid literal",
    ),
    "undeclared-warning": (
        fence(f"import warnings\nwarnings.warn('조심', stacklevel=1)  {MARK}"),
        "알리지 않은 경고가 났습니다: UserWarning: 조심",
    ),
    "missing-warning": (
        fence("a = 1", f' {{ .python data-warns="UserWarning: 조심" title="{MARK}" }}'),
        "UserWarning: 조심 경고가 나야 하는데 나지 않았습니다",
    ),
    "endless-loop": (fence(f"while True: pass  {MARK}"), "4초 안에 끝나지 않아"),
    "endless-loop-with-signals-blocked": (
        fence(
            f"""
            import signal
            signal.pthread_sigmask(signal.SIG_BLOCK, range(1, signal.NSIG))
            while True: pass  {MARK}
            """
        ),
        "4초 안에 끝나지 않아",
    ),
    "memory-hog": (
        fence(f"hog = []\nwhile True: hog.append(bytearray(2**24))  {MARK}"),
        "MemoryError",
    ),
    "memory-hog-to-the-last-byte": (
        fence(
            f"""
            hog, size = [], 2**24
            while True:
                try:
                    hog.append(bytearray(size))  {MARK}
                except MemoryError:
                    size //= 2
                    if not size: raise
            """
        ),
        "MemoryError",
    ),
    "much-output": (fence(f"print('가' * 35_000_000)  {MARK}"), "출력이 너무 많아"),
    "much-output-below-python": (
        fence(f"import os\nfor _ in range(100): os.write(1, bytes(2**20))  {MARK}"),
        "출력이 너무 많아",
    ),
    "sys-exit": (fence(f"import sys\nsys.exit(0)  {MARK}"), "SystemExit: 0"),
    "os-exit": (fence(f"import os\nos._exit(0)  {MARK}"), "프로세스가 죽었습니다 (종료 코드 0)"),
    "segmentation-fault": (
        fence(f"import ctypes\nctypes.string_at(0)  {MARK}"),
        "프로세스가 죽었습니다 (신호 SIGSEGV",
    ),
    "program": (fence(f"import os\nos.system('true')  {MARK}"), "다른 프로그램을 실행"),
    "fork": (fence(f"import os\nos.fork()  {MARK}"), "다른 프로그램을 실행"),
    "kill": (fence(f"import os\nos.kill(os.getppid(), 9)  {MARK}"), "다른 프로그램을 실행"),
    "write-outside": (
        fence(f"open('/tmp/odapnote-outside', 'w')  {MARK}"),
        "작업 폴더 밖의 파일을 고치려 했습니다 (/tmp/odapnote-outside)",
    ),
    "swallowed-write-outside": (
        fence(
            f"""
            try:
                open("../../outside", "w")  {MARK}
            except OSError:
                pass
            """
        ),
        "작업 폴더 밖의 파일을 고치려 했습니다",
    ),
    "remove-outside": (
        fence(f"import os\nos.remove('/tmp/odapnote-none')  {MARK}"),
        "작업 폴더 밖의 파일을 고치려 했습니다",
    ),
    "remove-tree-outside": (
        fence(f"import shutil\nshutil.rmtree('..', ignore_errors=True)  {MARK}"),
        "작업 폴더 밖의 파일을 고치려 했습니다",
    ),
    "network": (
        fence(
            f"import urllib.request\nurllib.request.urlopen('http://192.0.2.1/', timeout=1)  {MARK}"
        ),
        "네트워크에 연결하려 했습니다",
    ),
    "input": (fence(f"name = input('이름? ')  {MARK}"), "입력을 기다렸습니다"),
    "unicode": (
        fence(f"이름 = '전이 학습 🤖'\nraise ValueError(이름)  {MARK}"),
        "ValueError: 전이 학습 🤖",
    ),
    "nested": (
        f"""\
/// note | 블록

=== "탭"

    - 목록

        ```python
        print(undefined)  {MARK}
        ```

///
""",
        "NameError",
    ),
    "crlf": (
        f"# 제목\n\n```python\na = 1\nprint(undefined)  {MARK}\n```\n".replace("\n", "\r\n"),
        "NameError",
    ),
    "bom": ("\ufeff" + fence(f"print(undefined)  {MARK}"), "NameError"),
    "front-matter": (
        "---\ntitle: 제목\nnote: |\n  ```python\n  1/0\n  ```\n---\n\n"
        + fence(f"print(undefined)  {MARK}"),
        "NameError",
    ),
    "refused-header": (f'\n```python check="{MARK}"\na = 1\n```\n', "그릴 수 없는 머리글"),
    "figure-that-cannot-be-drawn": (
        fence(
            """
            import matplotlib.pyplot as plt
            plt.title("$\\\\frac$")
            """,
            f' {{ .python data-figure="그림" title="{MARK}" }}',
        ),
        "ValueError: ",
    ),
    "figure-with-a-letter-that-no-font-has": (
        fence(
            """
            import matplotlib.pyplot as plt
            plt.title("\ue000")
            """,
            f' {{ .python data-figure="그림" title="{MARK}" }}',
        ),
        "그림의 글꼴에 없는 글자가 있습니다: \ue000",
    ),
    "no-figure": (
        fence("a = 1", f' {{ .python data-figure="빈 그림" title="{MARK}" }}'),
        "열린 그림이 없습니다",
    ),
}


# Starts a process that leaves its session, so that no kill of the group reaches it.
ORPHAN = fence(
    """
    import ctypes, os, time
    child = ctypes.CDLL(None).fork()
    if child == 0:
        os.setsid()
        time.sleep(600)
    print(child)
    """
)
# Ends the process that all sessions are forked from, past the audit hook.
PATRICIDE = fence("import ctypes, os, time\nctypes.CDLL(None).kill(os.getppid(), 9)\ntime.sleep(9)")
GOOD = fence("print(undefined)", ' { .python data-raises="NameError" }')


def check(sources: dict[str, str], cache: Path, fork: bool) -> dict[str, CheckedPage]:
    checker = Checker(cache, "jax", Limits(seconds=4, memory=256 * MIB), fork=fork)
    try:
        checks = [checker.start(f"docs/{name}.md", source) for name, source in sources.items()]
        finished = finish_all(checks, lambda done, total: None)
    finally:
        checker.close()
    return dict(zip(sources, finished, strict=True))


def processes_that_use(cache: Path) -> list[str]:
    """Return the processes that were started with this cache, by what their environment says."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        try:
            if str(cache).encode() in entry.read_bytes():
                found.append((entry.parent / "cmdline").read_text())
        except OSError:
            continue
    return found


def assert_found(page: CheckedPage, name: str) -> None:
    source, message = PAGES[name]
    (problem,) = page.problems
    line = next(line for line, text in enumerate(source.splitlines(), 1) if MARK in text)
    assert str(problem.location) == f"docs/{name}.md:{line}"
    assert message in problem.message
    assert re.search("[가-힣]", problem.remedy)


needs_fork = pytest.mark.skipif(not FORK_IS_SAFE, reason="a fork is safe on Linux only")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def checked(cache: Path) -> dict[str, CheckedPage]:
    sources = {name: source for name, (source, _) in PAGES.items()}
    return check(sources | {"orphan": ORPHAN, "good": GOOD}, cache, fork=True)


@needs_fork
@pytest.mark.parametrize("name", PAGES)
def test_a_failure_is_found_in_its_line(name: str, checked: dict[str, CheckedPage]) -> None:
    assert_found(checked[name], name)


@needs_fork
def test_the_other_pages_are_judged(checked: dict[str, CheckedPage]) -> None:
    assert checked["good"].problems == []
    (result,) = checked["good"].results.values()
    assert result.raised is not None
    assert result.raised.type == "NameError"


@needs_fork
def test_nothing_is_left_running(checked: dict[str, CheckedPage], cache: Path) -> None:
    (result,) = checked["orphan"].results.values()
    with pytest.raises(ProcessLookupError):
        os.kill(int(result.output), 0)
    assert processes_that_use(cache) == []


@needs_fork
def test_nothing_is_written_outside(checked: dict[str, CheckedPage]) -> None:
    assert checked["write-outside"].problems
    assert not Path("/tmp/odapnote-outside").exists()


@needs_fork
def test_a_session_that_ends_the_fork_server_takes_no_other_with_it(tmp_path: Path) -> None:
    sources = {"good": GOOD, "patricide": PATRICIDE, "also-good": f"{GOOD}\n{GOOD}"}
    pages = check(sources, tmp_path, fork=True)
    assert [name for name, page in pages.items() if page.problems] == ["patricide"]
    assert processes_that_use(tmp_path) == []


@pytest.mark.parametrize("fork", [pytest.param(True, marks=needs_fork), False])
def test_deaths_and_timeouts_are_not_remembered(fork: bool, tmp_path: Path) -> None:
    """Also with interpreters of their own, which is all that Windows and macOS have."""
    names = ["endless-loop", "os-exit", "segmentation-fault", "program", "write-outside"]
    pages = check({name: PAGES[name][0] for name in names}, tmp_path, fork)
    for name in names:
        assert_found(pages[name], name)
    assert processes_that_use(tmp_path) == []
    assert len(list(tmp_path.glob("snippets/*/*.json"))) == 2
