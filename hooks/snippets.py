"""Runs the ``python`` fences of every page, with ``odapnote.snippets``.

Checking starts in ``on_files``, goes on while MkDocs renders the pages, and ends in ``on_env``,
where figures, exceptions and warnings enter the pages. Each event says its priority, so that the
order of the hooks in ``mkdocs.yml`` changes nothing.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from odapnote.execution import environment
from odapnote.execution.figures import with_figures
from odapnote.execution.limits import MIB, Limits
from odapnote.snippets.checker import Check, Checked, CheckedPage, Checker, finish_all
from odapnote.snippets.placing import marked, notices, raw_lines, with_notices
from odapnote.snippets.processes import WorkerError
from places import cache_folder, note_path
from reporting import report, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger(__name__)


@dataclass(frozen=True)
class Settings:
    """``extra.odapnote.snippets``: time and memory of one session."""

    seconds: float = 60.0
    memory_mib: int = 4096


@dataclass
class _State:
    """What outlives a build, in ``serve``, and what belongs to one."""

    serving: bool = False
    chosen: Settings | None = None
    checker: Checker | None = None
    checks: dict[str, Check] = field(default_factory=dict)
    pages: dict[str, CheckedPage] = field(default_factory=dict)


_state = _State()


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether there will be another build."""
    _state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Read the settings; keep the processes of the build before, if they are the same."""
    chosen = settings(Settings, "snippets", config)
    if _state.checker is None or chosen != _state.chosen:
        _close()
        _state.chosen = chosen
        _state.checker = Checker(
            cache=cache_folder(config),
            backend=environment.backend(),
            limits=Limits(seconds=chosen.seconds, memory=chosen.memory_mib * MIB),
            fonts=Path(config.docs_dir, "fonts"),
        )


# After whatever makes or removes pages.
@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Begin to check every page that is written in Markdown."""
    assert _state.checker is not None
    _state.checks = {
        file.src_uri: _state.checker.start(note_path(config, file.src_uri), file.content_string)
        for file in files.documentation_pages()
        if file.src_uri.endswith(".md")
    }


# Before anybody adds or removes lines: the marks go by the numbers of lines.
@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Mark the code that must raise or warn, to know it again in the page."""
    check = _state.checks.get(page.file.src_uri)
    return marked(markdown, page.file.content_string, check.page) if check else None


# Before the quizzes become what bank and deck are made of, and before the book is.
@event_priority(100)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Wait for the code to end, show what is wrong, and put what it gave into the pages."""
    try:
        finished = finish_all(_state.checks.values(), _progress)
    except WorkerError as error:
        raise PluginError(str(error)) from None
    _state.pages = dict(zip(_state.checks, finished, strict=True))
    problems = [problem for page in finished for problem in page.problems]
    for uri, checked in _state.pages.items():
        page = files.src_uris[uri].page
        if page is not None and page.content is not None:
            page.content, lost = _with_what_it_gave(page.content, checked, env)
            problems += checked.lost(lost)
    report(log, problems)
    if not _state.serving:
        _close()


def _with_what_it_gave(
    html: str, checked: CheckedPage, env: jinja2.Environment
) -> tuple[str, list[int]]:
    """Put figures and notices into a page; also return the lines of code that has no place."""

    def render(name: str, **values: object) -> str:
        return env.get_template(f"partials/snippet-{name}.html").render(**values)

    html, lost = with_figures(html, checked.figures(), functools.partial(render, "figure"))
    given = notices(checked.page, checked.results)
    html, unplaced = with_notices(html, given, functools.partial(render, "notice"))
    # A block that has no place and is text is told once.
    lines = [*checked.lines_of(lost), *unplaced, *raw_lines(html, checked.page)]
    return html, list(dict.fromkeys(lines))


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Tell the template what of the page (the first page: the site) was checked without fault."""
    checked = _state.pages.get(page.file.src_uri)
    if checked is not None and checked.results and not checked.problems:
        versions = environment.describe(environment.backend())
        context["checked"] = Checked(len(checked.results), versions["keras"], versions["backend"])
        if page.is_homepage:
            whole = sum(len(each.results) for each in _state.pages.values() if not each.problems)
            context["checked_site"] = Checked(whole, versions["keras"], versions["backend"])
    return context


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]) -> None:
    """Be ready for the first edit."""
    if _state.checker is not None:
        _state.checker.warm_up()


def on_build_error(error: Exception) -> None:
    """Leave no process behind a build that failed."""
    _close()


def on_shutdown() -> None:
    """Leave no process behind."""
    _close()


def _close() -> None:
    if _state.checker is not None:
        _state.checker.close()
    _state.checker = None


def _progress(done: int, total: int) -> None:
    log.info(f"코드를 실행해 확인합니다: {done}/{total}쪽")
