"""Measures the book beside two other ways to get a PDF out of MkDocs, all in one run.

    .venv/bin/python benchmarks/book.py [--rounds 5] [--without mkdocs-to-pdf]

All build this site. What a way costs is the time of its build less that of a build without any
book; rounds take turns, and the median counts. mkdocs-to-pdf and print-site come from
``requirements-benchmarks.txt``, into an environment of their own.

The book alone is then made from this site's pages repeated, to see how it grows.
The exit code is 1 if a bound is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import psutil
from environment import ROOT, prepare_environment

sys.path.insert(0, str(ROOT / "hooks"))
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium
from odapnote.book.library import file_name
from odapnote.book.request import Request

SHELVES = ROOT / ".cache" / "book"
BOOK_HOOK = "  - hooks/book.py\n"
SECONDS = 3.0
MEGABYTES = 300
TIMES_FASTER = 10
# How often the site is repeated; the last gives about a thousand printed pages.
REPEATED = (1, 2, 4, 7)
GROWTH_ROUNDS = 3
# Seconds for a printed page at the largest size, by those at the smallest.
GROWTH = 1.2
# No run may take the machine down: bytes of address space for a process.
MOST_MEMORY = 12 * 1024**3


@dataclasses.dataclass(frozen=True)
class Alone:
    """A book made outside of a build.

    Attributes:
        seconds: How long it took.
        megabytes: The most memory of one of its processes, 10⁶ bytes each.
        together: The most that all of them had at once, looked at every 20 ms.
        pages: The printed pages of one edition.
    """

    seconds: float
    megabytes: float
    together: float
    pages: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without", action="append", default=[], help="a way to leave out")
    options = parser.parse_args()
    python = prepare_environment()
    with tempfile.TemporaryDirectory(prefix="odapnote-benchmark-") as temporary:
        folder = Path(temporary)
        with configurations() as settings:
            ways = {
                name: way
                for name, way in list_ways(settings, folder, python).items()
                if name not in options.without
            }
            ways["no book"]()  # Fills the caches of the other parts of the site.
            times: dict[str, list[float]] = {name: [] for name in ways}
            for _ in range(options.rounds):
                for name, way in ways.items():
                    times[name].append(seconds(way))
        (order,) = SHELVES.glob("*/request.json")
        request = Request.from_json(order.read_text(encoding="utf-8"))
        growth = [make_often(multiplied(request, times), folder) for times in REPEATED]
    return report({name: statistics.median(taken) for name, taken in times.items()}, growth)


@contextlib.contextmanager
def configurations() -> Iterator[dict[str, Path]]:
    """Write the site's settings without the book and with the plugins that make one."""
    own = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    bare = own.replace(BOOK_HOOK, "")
    assert bare != own, f"mkdocs.yml has no line {BOOK_HOOK!r}"
    last = "\nextra:\n"
    texts = {
        "none": bare,
        "to-pdf": bare.replace(last, f"  - to-pdf:\n      output_path: book.pdf\n{last}", 1),
        "print-site": bare.replace(last, f"  - print-site\n{last}", 1),
    }
    paths = {name: ROOT / f".benchmark-{name}.yml" for name in texts}
    try:
        for name, path in paths.items():
            path.write_text(texts[name], encoding="utf-8")
        yield paths
    finally:
        for path in paths.values():
            path.unlink(missing_ok=True)


def list_ways(
    settings: dict[str, Path], folder: Path, python: Path
) -> dict[str, Callable[[], object]]:
    """Return each way to build, by name."""

    def build(config: Path, interpreter: object = sys.executable) -> None:
        command = [interpreter, "-m", "mkdocs", "build", "-q", "-f", config, "-d", folder / "site"]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)

    def book() -> None:
        shutil.rmtree(SHELVES, ignore_errors=True)
        build(ROOT / "mkdocs.yml")

    def printed() -> None:
        build(settings["print-site"], python)
        page = folder / "site" / "print_page.html"
        target = folder / "printed.pdf"
        browser = [chromium.find(), *chromium.arguments(), "--headless", "--no-pdf-header-footer"]
        subprocess.run(
            [*browser, f"--print-to-pdf={target}", page.as_uri()], check=True, capture_output=True
        )
        assert target.exists()

    def to_pdf() -> None:
        build(settings["to-pdf"], python)
        assert (folder / "site" / "book.pdf").exists()

    return {
        "no book": lambda: build(settings["none"]),
        "book": book,
        "book, unchanged": lambda: build(ROOT / "mkdocs.yml"),
        "mkdocs-to-pdf": to_pdf,
        "print-site and Chromium": printed,
    }


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def make_often(request: Request, folder: Path) -> Alone:
    """Make the book again and again: the fastest is the least disturbed, the most memory counts."""
    books = [make_alone(request, folder) for _ in range(GROWTH_ROUNDS)]
    return dataclasses.replace(
        min(books, key=lambda book: book.seconds),
        megabytes=max(book.megabytes for book in books),
        together=max(book.together for book in books),
    )


def make_alone(request: Request, folder: Path) -> Alone:
    """Make the book outside of a build."""
    order = folder / "request.json"
    order.write_text(request.to_json(), encoding="utf-8")
    start = time.perf_counter()
    maker = subprocess.Popen(
        [sys.executable, "-m", "odapnote.book", request.fonts],
        env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")},
        stdin=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY)),
    )
    assert maker.stdin is not None
    maker.stdin.write(f"{order}\n".encode())
    maker.stdin.close()
    together = 0.0
    while True:
        ended, status, usage = os.wait4(maker.pid, os.WNOHANG)
        if ended:
            break
        together = max(together, resident(maker.pid))
        time.sleep(0.02)
    taken = time.perf_counter() - start
    maker.returncode = os.waitstatus_to_exitcode(status)
    assert maker.returncode == 0
    with pikepdf.open(folder / file_name(request.title, "pdf")) as pdf:
        # Linux counts in KiB, and counts the processes that this one has waited for.
        return Alone(taken, usage.ru_maxrss * 1024 / 1e6, together / 1e6, len(pdf.pages))


def resident(process: int) -> float:
    """Return the bytes that a process and those below it have in memory."""
    total = 0.0
    with contextlib.suppress(psutil.NoSuchProcess):
        parent = psutil.Process(process)
        for each in (parent, *parent.children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess):
                total += each.memory_info().rss
    return total


def multiplied(request: Request, times: int) -> Request:
    """Repeat the sections of a book; each copy has addresses and quizzes of its own."""
    sections = []
    for count in range(times):
        for section in request.sections:
            copies = tuple(
                dataclasses.replace(
                    page,
                    address=f"{count}/{page.address}",
                    html=page.html.replace('data-quiz="', f'data-quiz="{count}-'),
                )
                for page in section.pages
            )
            sections.append(dataclasses.replace(section, pages=copies))
    return dataclasses.replace(request, sections=tuple(sections))


def report(times: dict[str, float], growth: list[Alone]) -> int:
    """Show what was measured; return 1 for a missed bound."""
    bare = times["no book"]
    alone = growth[0]
    print(f"site without a book: {bare:.2f} s\n\n{'beyond it':26} seconds")
    for name, taken in times.items():
        if name != "no book":
            print(f"{name:26} {taken - bare:7.2f}")
    print(
        f"\nthe book alone: {alone.seconds:.2f} s, {alone.megabytes:.0f} MB in its largest process,"
        f" {alone.together:.0f} MB in all at once"
    )
    for grown in growth:
        each = 1000 * grown.seconds / grown.pages
        print(
            f"{grown.pages:5} printed pages: {grown.seconds:6.2f} s, {each:5.1f} ms a page,"
            f" {grown.megabytes:.0f} MB"
        )
    book = times["book"] - bare
    checks = {
        f"book beyond the build at most {SECONDS} s": book <= SECONDS,
        f"every process below {MEGABYTES} MB": alone.megabytes < MEGABYTES,
        "unchanged book costs less than half": times["book, unchanged"] - bare < book / 2,
        f"growth linear to {growth[-1].pages} printed pages": (
            growth[-1].seconds / growth[-1].pages <= GROWTH * growth[0].seconds / growth[0].pages
        ),
    }
    if "mkdocs-to-pdf" in times:
        name = f"{TIMES_FASTER} times faster than mkdocs-to-pdf"
        checks[name] = book * TIMES_FASTER <= times["mkdocs-to-pdf"] - bare
    print()
    for name, held in checks.items():
        print(f"{'held' if held else 'MISSED':6}  {name}")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
