"""The world in which code runs: what it depends on, and the variables it is started with."""

from __future__ import annotations

import functools
import os
import platform
import sys
from pathlib import Path

BACKENDS = ("jax", "torch")

# What the notes import, and what decides the numbers that those compute.
_PACKAGES = ("keras", "jax", "jaxlib", "torch", "numpy", "scipy", "h5py", "pillow", "matplotlib")


def backend() -> str:
    """Return the backend that ``KERAS_BACKEND`` asks for, JAX where it asks for none."""
    return os.environ.get("KERAS_BACKEND") or "jax"


@functools.cache
def describe(backend: str) -> dict[str, str]:
    """Return everything outside of the code that may change its result."""
    return {
        "python": platform.python_version(),
        "platform": f"{sys.platform} {platform.machine()}",
        "backend": backend,
        **_versions(),
    }


def _versions() -> dict[str, str]:
    """Return the versions of the packages that matter and are there.

    They are read off the names of the folders in which installers leave them:
    ``importlib.metadata`` opens every one of those, which a warm build would feel.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        for entry in Path(folder).glob("*.dist-info"):
            name, _, version = entry.name.removesuffix(".dist-info").partition("-")
            if name.lower() in _PACKAGES:
                found.setdefault(name.lower(), version)
    return found


def variables(backend: str, home: Path, cache: Path) -> dict[str, str]:
    """Return the environment variables of a process that runs code of the notes.

    Args:
        backend: The backend of Keras.
        home: An empty folder: a ``keras.json`` in the user's own would change results.
        cache: The project's ``.cache``, where JAX keeps compiled programs and matplotlib fonts.
    """
    kept = {name: value for name, value in os.environ.items() if name.upper() in _INHERITED}
    return kept | {
        "HOME": str(home),
        "KERAS_HOME": str(home / ".keras"),
        "KERAS_BACKEND": backend,
        # OpenBLAS would start its threads when numpy is imported, and forbid a fork after it.
        "OPENBLAS_NUM_THREADS": "1",
        "JAX_PLATFORMS": "cpu",
        # Code of the notes runs once and computes little: compiling it is what takes the time.
        "JAX_DISABLE_MOST_OPTIMIZATIONS": "1",
        "JAX_COMPILATION_CACHE_DIR": str(cache / "jax"),
        "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
        "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "MPLBACKEND": "svg",
        "MPLCONFIGDIR": str(cache / "matplotlib"),
        "COLUMNS": "80",
        "LINES": "24",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


# Without these an interpreter may not start, or not find its libraries.
_INHERITED = frozenset(
    {
        "PATH",
        "LD_LIBRARY_PATH",
        "SYSTEMROOT",
        "SYSTEMDRIVE",
        "COMSPEC",
        "TEMP",
        "TMP",
        "VIRTUAL_ENV",
    }
)
