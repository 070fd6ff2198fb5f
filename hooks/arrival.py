"""Compare each page with its source; drives ``odapnote.arrival``.

``on_page_content`` comes first of all (100), when the HTML is Markdown's own. ``on_env`` comes
after the others have said what they know of (-50): this is the net below them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from mkdocs.plugins import event_priority, get_plugin_logger
from odapnote.arrival.glyphs import covered
from odapnote.arrival.page import Site, check_notebook, check_page, not_told_yet
from odapnote.arrival.written import Fenced
from odapnote.decoding import read_text
from odapnote.snippets.fences import find_fences
from odapnote.wording import parse_wording
from places import GLOSSARY, note_path
from reporting import forget_told, report, settings, told

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from odapnote.source import Problem

log = get_plugin_logger("arrival")


@dataclass(frozen=True)
class Settings:
    """``extra.odapnote.arrival``: below which folder each page begins with its answer."""

    summarized: str = ""


@dataclass
class _Build:
    """What belongs to one build."""

    settings: Settings = field(default_factory=Settings)
    wording: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


_build = _Build()


def on_config(config: MkDocsConfig) -> None:
    """Begin a build."""
    global _build
    glossary = read_text(Path(config.docs_dir, GLOSSARY))
    _build = _Build(settings(Settings, "arrival", config), parse_wording(glossary))
    forget_told()


@event_priority(100)
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Compare a page that is written in Markdown; of a notebook, read the words."""
    path = note_path(config, page.file.src_uri)
    if page.file.src_uri.endswith(".md"):
        source = page.file.content_string
        fences, _ = find_fences(path, source)
        known = [Fenced(each.line, each.end, each.language, each.indent) for each in fences]
        _build.sources[path] = source
        _build.problems += check_page(path, source, html, known, _site(page, config, files))
    elif page.file.src_uri.endswith(".py"):
        # What the page has by now is the Markdown of its run.
        source = read_text(Path(config.docs_dir, page.file.src_uri))
        _build.problems += check_notebook(path, source, _build.wording)


def _site(page: Page, config: MkDocsConfig, files: Files) -> Site:
    printed = bool(page.meta.get("book", True))
    return Site(
        load=_loader(page, files),
        wording=_build.wording,
        printable=covered(Path(config.docs_dir, "fonts")) if printed else frozenset(),
        summarized=printed and page.file.src_uri.startswith(_build.settings.summarized or "\0"),
    )


def _loader(page: Page, files: Files) -> Callable[[str], bytes | None]:
    addresses = {file.dest_uri: file for file in files}

    def load(source: str) -> bytes | None:
        file = addresses.get(urljoin(page.file.dest_uri, urlsplit(source).path))
        return file.content_bytes if file else None

    return load


@event_priority(-50)
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Show what does not arrive."""
    report(log, not_told_yet(_build.problems, told(), _build.sources))
