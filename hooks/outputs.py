"""``make outputs`` and ``make page``: checks notes without building the site.

python hooks/outputs.py                          rewrites the outputs of all notes
python hooks/outputs.py docs/topics/padding.md   of this one
python hooks/outputs.py --check docs/…           rewrites nothing, shows what is wrong
"""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path

from odapnote.execution import environment
from odapnote.execution.limits import Limits
from odapnote.snippets.checker import CheckedPage, Checker, finish_all
from odapnote.snippets.outputs import rewritten
from odapnote.source import Problem

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Check the pages that are named, or all; return the exit code."""
    parser = argparse.ArgumentParser(description="노트의 코드를 실행해 출력을 새로 씁니다.")
    parser.add_argument("pages", nargs="*", type=Path, help="노트 파일 (없으면 docs/의 모두)")
    parser.add_argument("--check", action="store_true", help="고치지 않고 문제만 보여 줍니다")
    options = parser.parse_args(arguments)
    pages = [path.resolve() for path in options.pages] or sorted(ROOT.glob("docs/**/*.md"))
    changed: set[Path] = set()
    problems: list[Problem] = []
    for path, checked in zip(pages, _check(pages), strict=True):
        if not options.check:
            fixed = _rewrite(path, checked)
            changed |= {path} if fixed else set()
        problems += checked.problems
    if changed:
        # What was rewritten is right now; the results are in the cache.
        problems = [problem for page in _check(pages) for problem in page.problems]
    for problem in sorted(problems):
        print(problem, file=sys.stderr)
    print(f"노트 {len(pages)}쪽: 고친 쪽 {len(changed)}, 문제 {len(problems)}")
    return 1 if problems else 0


def _check(pages: list[Path]) -> list[CheckedPage]:
    checker = Checker(ROOT / ".cache", environment.backend(), Limits(), ROOT / "docs" / "fonts")
    try:
        checks = [
            checker.start(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8-sig"))
            for path in pages
        ]
        return finish_all(checks, _progress)
    finally:
        checker.close()


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


def _progress(done: int, total: int) -> None:
    print(f"코드를 실행해 확인합니다: {done}/{total}쪽", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
