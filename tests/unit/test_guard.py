"""What the guard permits; what it refuses is in tests/sites/test_failing_snippets.py."""

from __future__ import annotations

from pathlib import Path

from odapnote.execution.limits import Limits
from odapnote.snippets.checker import Checker

CODE = """\
import asyncio
import os
import pathlib
import shutil
import tempfile

open("a", "w").write("1")
os.rename("a", "b")
os.symlink("/etc/passwd", "link")
with tempfile.TemporaryDirectory() as folder:
    pathlib.Path(folder, "c", "d").mkdir(parents=True)
    os.close(os.open(os.path.join(folder, "c", "e"), os.O_CREAT | os.O_WRONLY))
shutil.rmtree(pathlib.Path("f", "g").mkdir(parents=True) or "f")
open(os.devnull, "w").write("1")
print(sorted(os.listdir()), pathlib.Path.home() == pathlib.Path.cwd())
asyncio.run(asyncio.sleep(0))
"""


def test_a_session_may_use_its_own_folder(tmp_path: Path) -> None:
    checker = Checker(tmp_path, "jax", Limits())
    try:
        output = '``` { .text data-output="" }\n...\n```\n'
        page = checker.start("docs/x.md", f"```python\n{CODE}```\n{output}").finish()
    finally:
        checker.close()
    assert page.problems == []
    assert page.results[1].output == "['b', 'link'] True\n"
