"""Packages that only benchmarks need, apart from those of the project."""

from __future__ import annotations

import subprocess
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements-benchmarks.txt"
ENVIRONMENT = ROOT / ".cache" / "benchmarks"


def prepare_environment() -> Path:
    """Return an interpreter that has the project's packages and those of the benchmark."""
    python = ENVIRONMENT / "bin" / "python"
    ready = ENVIRONMENT / "ready"
    if not ready.exists() or ready.read_bytes() != REQUIREMENTS.read_bytes():
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        paths = sysconfig.get_paths(vars={"base": str(ENVIRONMENT), "platbase": str(ENVIRONMENT)})
        own = sysconfig.get_paths()["purelib"]
        Path(paths["purelib"], "project.pth").write_text(f"{own}\n", encoding="utf-8")
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", REQUIREMENTS], check=True)
        ready.write_bytes(REQUIREMENTS.read_bytes())
    return python
