"""Runs the notebooks and makes them pages, with ``odapnote.notebooks``.

Which files are notebooks mkdocs-jupyter's own settings say, so that it draws none that did not
run. The cells run from ``on_files`` on, while other pages are rendered. mkdocs-jupyter takes a
page over in ``on_pre_page``: before it (priority 100) the page gets its executed ``.ipynb``, which
is what mkdocs-jupyter draws and offers for download; after it (−100) the site's own Markdown gets
the text of the page back.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.pages import Page
from odapnote.execution import environment
from odapnote.execution.drawing import font_files
from odapnote.execution.limits import MIB, Limits
from odapnote.notebooks.checked import CheckedNotebook, NotebookChecker
from odapnote.notebooks.document import to_markdown
from odapnote.notebooks.drawn import drawn_cells, filled
from odapnote.notebooks.run import World
from odapnote.notebooks.text import misplaced
from odapnote.snippets.page import unrun
from places import cache_folder, note_path
from reporting import report, settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

log = get_plugin_logger(__name__)


@dataclass(frozen=True)
class Settings:
    """``extra.odapnote.notebooks``: time of one cell, memory of one notebook."""

    seconds: float = 120.0
    memory_mib: int = 4096


@dataclass
class _State:
    """What belongs to one build."""

    checker: NotebookChecker
    cache: Path
    running: dict[str, Future[CheckedNotebook]] = field(default_factory=dict)
    checked: dict[str, CheckedNotebook] = field(default_factory=dict)


_state: _State


def on_config(config: MkDocsConfig) -> None:
    """Read the settings."""
    global _state
    chosen = settings(Settings, "notebooks", config)
    if "mkdocs-jupyter" not in config.plugins:
        raise PluginError("mkdocs.yml: plugins: 노트북을 그리는 mkdocs-jupyter가 없습니다")
    # What it gets to draw for a .py is the executed .ipynb.
    patterns = config.plugins["mkdocs-jupyter"].config["include"]
    executed = [
        f"{pattern.removesuffix('.py')}.ipynb" for pattern in patterns if pattern.endswith(".py")
    ]
    patterns += [pattern for pattern in executed if pattern not in patterns]
    cache = cache_folder(config)
    world = World(
        backend=environment.backend(),
        cache=cache,
        limits=Limits(seconds=chosen.seconds, memory=chosen.memory_mib * MIB),
        fonts=tuple(font_files(Path(config.docs_dir, "fonts"))),
    )
    _state = _State(NotebookChecker(world), cache / "notebooks" / "pages")


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Begin to run every notebook."""
    jupyter: Any = config.plugins["mkdocs-jupyter"]
    for file in files:
        path = note_path(config, file.src_uri)
        if jupyter.should_include(file):
            _state.running[file.src_uri] = _state.checker.start(path, file.content_string)
        elif file.src_uri.endswith(".ipynb") and file.inclusion != InclusionLevel.EXCLUDED:
            report(log, [misplaced(path, note_path(config, "notebooks"))])


@event_priority(100)
def _take_executed(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Wait for the page's notebook, and let mkdocs-jupyter see what it gave."""
    running = _state.running.get(page.file.src_uri)
    if running is not None:
        if not running.done():
            log.info(f"노트북을 실행해 확인합니다: {page.file.src_uri}")
        checked = running.result()
        page.file.content_string = to_markdown(checked.notebook)
        in_texts = unrun(checked.notebook.path, page.file.content_string)
        checked = replace(checked, problems=[*checked.problems, *in_texts])
        _state.checked[page.file.src_uri] = checked
        report(log, checked.problems)
        page.file.abs_src_path = str(checked.write(_state.cache))


@event_priority(-100)
def _take_back(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Let the site's own Markdown render the text, and mkdocs-jupyter the code cells."""
    checked = _state.checked.get(page.file.src_uri)
    if checked is None:
        return
    draw = page.render
    env = config.theme.get_env()

    def render(config: MkDocsConfig, files: Files) -> None:
        draw(config, files)
        cells = drawn_cells(page.content or "", checked.notebook, checked.run)
        Page.render(page, config, files)
        page.content = filled(
            page.content or "",
            env.get_template("partials/notebook-download.html").render(page=page),
            [env.get_template("partials/notebook-cell.html").render(cell=cell) for cell in cells],
        )

    page.render = render  # type: ignore[method-assign]


on_pre_page = CombinedEvent(_take_executed, _take_back)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Tell the template what of the page was checked, unless something is wrong with it."""
    checked = _state.checked.get(page.file.src_uri)
    if checked is not None and checked.run.outputs and not checked.problems:
        context["checked"] = checked.badge(environment.backend())
    return context
