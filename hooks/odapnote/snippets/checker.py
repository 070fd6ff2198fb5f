"""Checks pages: runs what the cache does not know, and judges everything anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from odapnote.execution import drawing
from odapnote.execution.cache import ResultCache, cache_key
from odapnote.execution.environment import describe
from odapnote.execution.limits import Limits
from odapnote.snippets.judge import judge
from odapnote.snippets.page import Page, Snippet, read_page, sessions
from odapnote.snippets.processes import FORK_IS_SAFE
from odapnote.snippets.results import SessionResult, SnippetResult, from_json, to_json
from odapnote.snippets.runner import Runner, Settings
from odapnote.source import Problem

# The files, seen from here, whose change may change a result.
_MAKERS = (
    "child.py",
    "../execution/drawing.py",
    "../execution/environment.py",
    "../execution/guard.py",
    "../execution/matplotlibrc",
)


@dataclass(frozen=True)
class CheckedPage:
    """A page after its check.

    Attributes:
        page: The page.
        problems: What is wrong with it.
        results: What each snippet did, by the line of its opening fence.
    """

    page: Page
    problems: list[Problem]
    results: dict[int, SnippetResult]

    def figures(self) -> list[tuple[str, str]]:
        """Return description and SVG of each figure."""
        return [
            (snippet.figure, svg)
            for snippet in self.page.snippets
            if snippet.figure is not None and snippet.line in self.results
            for svg in self.results[snippet.line].figures
        ]

    def lines_of(self, figures: Iterable[str]) -> list[int]:
        """Return the lines of the snippets that draw figures, which are known by descriptions."""
        lines = {snippet.figure: snippet.line for snippet in self.page.snippets}
        return [lines[figure] for figure in figures]

    def lost(self, lines: Iterable[int]) -> list[Problem]:
        """Return the Problems of snippets that the page does not hold, by their lines."""
        return [
            Problem(
                self.page.location(line),
                "실행했지만 쪽에 코드 블록으로 나오지 않습니다",
                "네 칸 들여 쓴 글이나 HTML 안에 있는 코드인지 봅니다",
            )
            for line in lines
        ]


@dataclass(frozen=True)
class Checked:
    """What a page may say of its check.

    Attributes:
        snippets: How many snippets ran.
        keras: The version of Keras that ran them.
        backend: Its backend.
    """

    snippets: int
    keras: str
    backend: str


class Checker:
    """Checks pages one build after another, with processes that outlive a build."""

    def __init__(
        self,
        cache: Path,
        backend: str,
        limits: Limits,
        fonts: Path | None = None,
        fork: bool = FORK_IS_SAFE,
    ) -> None:
        """Prepare to check.

        Args:
            cache: The project's ``.cache``.
            backend: The backend of Keras.
            limits: The bounds of each session.
            fonts: A folder with fonts for figures.
            fork: Whether sessions may be forked from one process that has imported Keras.
        """
        self._environment = describe(backend) | _makers(fonts)
        self._bounds = [limits.memory, limits.file, limits.output]
        self._results = ResultCache(cache / "snippets")
        self._runner = Runner(Settings(backend, cache, limits, fork, fonts))

    def start(self, path: str, source: str) -> Check:
        """Begin to check a page; the code runs while the caller does other things."""
        page = read_page(path, source)
        return Check(page, [(group, self._session(group)) for group in sessions(page)])

    def warm_up(self) -> None:
        """Start the processes, so that the next page waits less."""
        self._runner.warm_up()

    def close(self) -> None:
        """End the processes."""
        self._runner.close()

    def _session(self, group: tuple[Snippet, ...]) -> Future[SessionResult]:
        content = [[snippet.code, snippet.figure is not None] for snippet in group]
        key = cache_key("snippets", self._environment, [self._bounds, content])
        stored = from_json(self._results.load(key))
        if stored is not None:
            known: Future[SessionResult] = Future()
            known.set_result(stored)
            return known

        def keep(result: SessionResult) -> None:
            if result.death is None:
                self._results.store(key, to_json(result))

        return self._runner.submit(group, keep)


@dataclass(frozen=True)
class Check:
    """A page whose sessions may still run."""

    page: Page
    _sessions: list[tuple[tuple[Snippet, ...], Future[SessionResult]]]

    def pending(self) -> int:
        """Return how many sessions have not ended."""
        return sum(not future.done() for _, future in self._sessions)

    def finish(self) -> CheckedPage:
        """Wait for the sessions, and judge the page."""
        ended = [(group, future.result()) for group, future in self._sessions]
        results = {
            snippet.line: result
            for group, session in ended
            for snippet, result in zip(group, session.snippets, strict=False)
        }
        return CheckedPage(self.page, judge(self.page, ended), results)


def finish_all(checks: Iterable[Check], progress: Callable[[int, int], None]) -> list[CheckedPage]:
    """Wait for all pages.

    Args:
        checks: The pages, in the order in which they started.
        progress: Told, while code runs, how many pages of how many are done.
    """
    checks = list(checks)
    waited = [check for check in checks if check.pending()]
    finished = []
    for check in checks:
        if check.pending():
            progress(waited.index(check), len(waited))
        finished.append(check.finish())
    return finished


def _makers(fonts: Path | None) -> dict[str, str]:
    """Return what makes results and is no package: of the checker's own code, and fonts."""
    here = Path(__file__).parent
    return {name: (here / name).read_text(encoding="utf-8") for name in _MAKERS} | {
        "fonts": " ".join(file.name for file in drawing.font_files(fonts))
    }
