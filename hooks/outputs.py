"""``make outputs`` and ``make page``: checks notes without building the site.

python hooks/outputs.py                          rewrites the outputs of all notes
python hooks/outputs.py docs/topics/padding.md   of this one, or of topics/padding, padding.html …
python hooks/outputs.py --check docs/…           rewrites nothing, shows what is wrong
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from concurrent.futures import Future
from pathlib import Path

from odapnote.decoding import decode
from odapnote.execution import environment
from odapnote.execution.drawing import font_files
from odapnote.execution.limits import Limits
from odapnote.notebooks.checked import CheckedNotebook, NotebookChecker
from odapnote.notebooks.run import World
from odapnote.pages import NoPageError, find_pages, notes_folder
from odapnote.snippets.checker import CheckedPage, Checker, finish_all
from odapnote.snippets.outputs import rewritten
from odapnote.source import Problem

ROOT = Path(__file__).resolve().parent.parent
NOTES = notes_folder(ROOT)


def main(arguments: list[str]) -> int:
    """Check the pages that are named, or all; return the exit code."""
    parser = argparse.ArgumentParser(description="노트의 코드를 실행해 출력을 새로 씁니다.")
    parser.add_argument(
        "pages", nargs="*", help="쪽의 경로나 주소 (없으면 Markdown으로 적은 모든 쪽)"
    )
    parser.add_argument("--check", action="store_true", help="고치지 않고 문제만 보여 줍니다")
    options = parser.parse_args(arguments)
    try:
        found = [page for name in options.pages for page in find_pages(name, ROOT, NOTES)]
    except NoPageError as error:
        print(error, file=sys.stderr)
        return 2
    pages = list(dict.fromkeys(found)) or sorted(NOTES.rglob("*.md"))
    changed, problems = _check(pages, rewrite=not options.check)
    for problem in sorted(problems):
        print(problem, file=sys.stderr)
    print(f"노트 {len(pages)}쪽: 고친 쪽 {len(changed)}, 문제 {len(problems)}")
    return 1 if problems else 0


def _check(pages: list[Path], *, rewrite: bool) -> tuple[set[Path], list[Problem]]:
    """Check pages; return those that were rewritten, and what is wrong."""
    texts: dict[Path, str] = {}
    problems: list[Problem] = []
    for page in pages:
        texts[page], problem = decode(_name(page), page.read_bytes())
        if problem is not None:
            problems.append(problem)
            del texts[page]
    notebooks = {page: text for page, text in texts.items() if page.suffix != ".md"}
    notes = {page: text for page, text in texts.items() if page.suffix == ".md"}
    checked = _check_notes(notes)
    changed = {page for page in notes if rewrite and _rewrite(page, checked[page])}
    if changed:
        # What was rewritten is right now; the results are in the cache.
        checked |= _check_notes({page: decode("", page.read_bytes())[0] for page in changed})
    problems += [problem for each in checked.values() for problem in each.problems]
    problems += [problem for each in _check_notebooks(notebooks) for problem in each.problems]
    return changed, problems


def _check_notes(texts: dict[Path, str]) -> dict[Path, CheckedPage]:
    checker = Checker(ROOT / ".cache", environment.backend(), Limits(), NOTES / "fonts")
    try:
        checks = [checker.start(_name(page), text) for page, text in texts.items()]
        return dict(zip(texts, finish_all(checks, _progress), strict=True))
    finally:
        checker.close()


def _check_notebooks(texts: dict[Path, str]) -> list[CheckedNotebook]:
    fonts = tuple(font_files(NOTES / "fonts"))
    world = World(environment.backend(), ROOT / ".cache", Limits(seconds=120), fonts)
    checker = NotebookChecker(world)
    started: list[Future[CheckedNotebook]] = [
        checker.start(_name(page), text) for page, text in texts.items()
    ]
    return [future.result() for future in started]


def _rewrite(path: Path, checked: CheckedPage) -> bool:
    """Rewrite the outputs of a note and show the difference; return whether there was one."""
    before = path.read_bytes().decode("utf-8")
    after = rewritten(before, checked.page, checked.results)
    if after == before:
        return False
    path.write_bytes(after.encode("utf-8"))
    name = checked.page.path
    sys.stdout.writelines(
        difflib.unified_diff(before.splitlines(True), after.splitlines(True), name, name)
    )
    return True


def _name(page: Path) -> str:
    """Return the path of a page as Problems show it."""
    return Path(os.path.relpath(page, ROOT)).as_posix()


def _progress(done: int, total: int) -> None:
    print(f"코드를 실행해 확인합니다: {done}/{total}쪽", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
