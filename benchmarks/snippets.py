"""Measures the checker beside the tools that people use instead, all in one run.

    .venv/bin/python benchmarks/snippets.py [--rounds 3]

Twenty pages with sixty snippets, written once as fences and once as notebooks. Each contender
works in processes of its own, all with the same filled compilation cache of JAX; rounds take
turns, so that what else the machine does meets all of them, and the median counts. Tools that the
site does not use come from ``requirements-benchmarks.txt``, into an environment of their own
below ``.cache/`` that sees the packages of the project's.

The exit code is 1 if a ratio misses its bound.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

from environment import prepare_environment

ROOT = Path(__file__).resolve().parent.parent
PAGES = 20

SNIPPETS = (
    """
    import keras
    import numpy as np

    model = keras.Sequential([keras.Input((8,)), keras.layers.Dense({units}, "relu")])
    print(model.count_params())
    """,
    """
    x = np.random.normal(size=(4, 8)).astype("float32")
    print(model(x).shape)
    """,
    """
    images = keras.ops.ones((2, 28, 28, 1))
    print(keras.layers.Conv2D({units}, 3, padding="same")(images).shape)
    """,
)

# contender, other, bound of the first's time divided by the second's
BOUNDS = (
    ("checker, cold", "markdown-exec", 1.2),
    ("checker, cold", "nbclient", 1 / 8),
    ("checker, warm", "mkdocs build alone", 1.15),
)
EDIT_SECONDS = 0.3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without", action="append", default=[], help="a contender to leave out")
    options = parser.parse_args()
    rounds = options.rounds
    python = prepare_environment()
    with tempfile.TemporaryDirectory(prefix="odapnote-benchmark-") as temporary:
        folder = Path(temporary)
        contenders = write_sites(folder, python)
        for name in options.without:
            del contenders[name]
        contenders["checker, cold"]()  # Fills JAX's cache, which all contenders share.
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
        for _ in range(rounds):
            for contender, run in contenders.items():
                times[contender].append(timed(run))
        edits = measure_edits(folder, rounds)
    return report(
        {name: statistics.median(wall for wall, _ in taken) for name, taken in times.items()},
        {
            name: statistics.median(processor for _, processor in taken)
            for name, taken in times.items()
        },
        edits,
    )


def timed(run: Callable[[], None]) -> tuple[float, float]:
    """Return how long a contender takes, and how much processor time, in seconds."""
    wall, before = time.perf_counter(), os.times()
    run()
    after = os.times()
    processor = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return time.perf_counter() - wall, processor


def codes(page: int) -> list[str]:
    return [textwrap.dedent(code).strip().format(units=page + 2) for code in SNIPPETS]


def write_sites(folder: Path, python: Path) -> dict[str, Callable[[], None]]:
    """Write the pages for each contender; return how each is run."""
    fenced = {f"p{page}.md": markdown(page, "python") for page in range(PAGES)}
    executed = {
        f"p{page}.md": markdown(page, f'python exec="1" source="above" session="s{page}"')
        for page in range(PAGES)
    }
    notebooks = {f"p{page}.ipynb": notebook(page) for page in range(PAGES)}
    site(folder / "plain", fenced, [], [])
    site(folder / "checker", fenced, [], [str(ROOT / "hooks" / "snippets.py")])
    site(folder / "exec", executed, ["markdown-exec"], [])
    jupyter = {"mkdocs-jupyter": {"execute": True, "kernel_name": "python3"}}
    site(folder / "jupyter", notebooks, [jupyter], [])
    jax = str(folder / "checker" / ".cache" / "jax")

    def build(name: str, interpreter: object = sys.executable) -> Callable[[], None]:
        return lambda: run([interpreter, "-m", "mkdocs", "build", "-q"], folder / name, jax)

    def cold() -> None:
        shutil.rmtree(folder / "checker" / ".cache" / "snippets", ignore_errors=True)
        build("checker")()

    def nbclient() -> None:
        notes = sorted(folder.glob("jupyter/docs/*"))
        run([sys.executable, "-c", NBCLIENT, *notes], folder, jax)

    return {
        "mkdocs build alone": build("plain"),
        "checker, cold": cold,
        "checker, warm": build("checker"),
        "markdown-exec": build("exec", python),
        "nbclient": nbclient,
        "mkdocs-jupyter": build("jupyter"),
    }


NBCLIENT = """
import sys
import nbformat
from nbclient import NotebookClient

for name in sys.argv[1:]:
    NotebookClient(nbformat.read(name, as_version=4), kernel_name="python3").execute()
"""


def markdown(page: int, header: str) -> str:
    fences = [f"```{header}\n{code}\n```\n" for code in codes(page)]
    return f"# {page}쪽\n\n" + "\n글\n\n".join(fences)


def notebook(page: int) -> str:
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"c{number}",
            "metadata": {},
            "outputs": [],
            "source": code,
        }
        for number, code in enumerate(codes(page))
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def site(folder: Path, pages: dict[str, str], plugins: list[object], hooks: list[str]) -> None:
    (folder / "docs").mkdir(parents=True)
    for name, text in pages.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    settings = {
        "site_name": "비교",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", *plugins],
        "hooks": hooks,
        "markdown_extensions": ["attr_list", "pymdownx.highlight", "pymdownx.superfences"],
    }
    # JSON is YAML.
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")


def run(command: list[object], folder: Path, jax: str) -> None:
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "KERAS_BACKEND": "jax",
        "JAX_PLATFORMS": "cpu",
        "JAX_COMPILATION_CACHE_DIR": jax,
        "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
        "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{command}: {done.stdout}{done.stderr}")


def measure_edits(folder: Path, rounds: int) -> list[float]:
    """Return how long a page waits for its code after an edit, in seconds, as under ``serve``."""
    sys.path.insert(0, str(ROOT / "hooks"))
    from odapnote.execution.limits import Limits
    from odapnote.snippets.checker import Checker

    checker = Checker(folder / "checker" / ".cache", "jax", Limits())
    waits = []
    try:
        checker.start("docs/warm.md", "```python\n1\n```\n").finish()
        for number in range(5 * rounds):
            source = markdown(number % PAGES, "python").replace("print(", f"print({number}, ")
            started = time.perf_counter()
            finished = checker.start("docs/x.md", source).finish()
            waits.append(time.perf_counter() - started)
            if finished.problems:
                sys.exit(str(finished.problems[0]))
    finally:
        checker.close()
    return waits


def report(times: dict[str, float], processor: dict[str, float], edits: list[float]) -> int:
    """Print what was measured; return the exit code."""
    print(
        f"{PAGES} pages, {PAGES * len(SNIPPETS)} snippets; medians, load {os.getloadavg()[0]:.1f}"
    )
    for name, seconds in times.items():
        print(f"  {name:20} {seconds:7.2f} s, processor {processor[name]:7.2f} s")
    missed = 0
    for first, second, bound in BOUNDS:
        if second not in times:
            continue
        ratio = times[first] / times[second]
        missed += ratio > bound
        verdict = "missed" if ratio > bound else "met"
        print(f"  {first} / {second}: {ratio:.3f} (at most {bound:.3f}: {verdict})")
    wait = statistics.median(edits)
    missed += wait > EDIT_SECONDS
    verdict = "missed" if wait > EDIT_SECONDS else "met"
    print(f"  an edit waits {wait:.2f} s, at worst {max(edits):.2f} (at most 0.3: {verdict})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
