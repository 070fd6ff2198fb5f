"""Put our search worker behind Material's search box; drives ``odapnote.search``.

``on_files`` comes after the theme's files are known: the worker's parts give way to one file.
``on_page_context`` sees pages as Material's plugin reads them, with their quizzes in final form.
``on_post_build`` runs between the search plugin (0), which writes the index, and the offline
plugin (-100), which copies it into a script.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs.plugins
from mkdocs.structure.files import File
from odapnote.decoding import read_text
from odapnote.glossary import parse_glossary
from odapnote.search.index import Thing, completed, find_orphans, own_names
from odapnote.search.quizzes import Section, quiz_sections
from odapnote.search.worker import PARTS, assemble
from odapnote.source import Location, Problem
from places import GLOSSARY, note_path
from reporting import report

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

SCRIPTS = "assets/scripts/search"

log = mkdocs.plugins.get_plugin_logger(__name__)


@dataclass
class _Build:
    """What belongs to one build."""

    addresses: dict[str, str] = field(default_factory=dict)
    pages: list[Thing] = field(default_factory=list)
    quizzes: list[Section] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


_build = _Build()


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Begin a build, and replace the parts of the worker by the whole."""
    global _build
    _build = _Build({file.src_uri: file.url for file in files.documentation_pages()})
    parts = {part: files.get_file_from_path(f"{SCRIPTS}/worker/{part}.js") for part in PARTS}
    sources = {}
    for part, file in parts.items():
        if file:
            sources[part] = file.content_string
            files.remove(file)
    files.append(File.generated(config, f"{SCRIPTS}/worker.js", content=assemble(sources)))
    return files


def on_page_context(
    context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Read from a finished page what Material's index leaves out."""
    search = page.meta.get("search") or {}
    if search.get("exclude"):
        return
    names, problems = own_names(page.meta, Location(note_path(config, page.file.src_uri), 1))
    _build.problems += problems
    if names:
        _build.pages.append(Thing((str(page.title), *names), page.url))
    _build.quizzes += quiz_sections(page.content or "", page.url, search.get("boost", 1))


@mkdocs.plugins.event_priority(-50)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Give the index the glossary's names, those of pages, and the quizzes."""
    index = Path(config.site_dir, "search", "search_index.json")
    glossary = Path(config.docs_dir, GLOSSARY)
    terms, problems = parse_glossary(read_text(glossary), note_path(config, GLOSSARY))
    homes = _build.addresses
    things = [Thing(term.names, homes.get(term.page or GLOSSARY, "")) for term in terms]
    before = index.read_text(encoding="utf-8")
    after = completed(before, [*things, *_build.pages], _build.quizzes)
    index.write_text(after, encoding="utf-8")
    report(log, (*_build.problems, *problems, *find_orphans(after, terms)))
