"""A reader runs a notebook again where it ran before: it says the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from odapnote.execution.environment import backend, variables

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.py"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_twice_in_one_folder(notebook: Path, tmp_path: Path) -> None:
    environment = variables(backend(), tmp_path, ROOT / ".cache")
    said = [
        subprocess.run(
            [sys.executable, str(notebook)],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout
        for _ in range(2)
    ]
    assert said[0]
    assert said[0] == said[1]
