"""Put our search worker behind Material's search box; drives ``odapnote.search``.

``on_files`` comes after the theme's files are known: the worker's parts give way to one file.
``on_post_build`` runs between the search plugin (0), which writes the index, and the offline
plugin (-100), which copies it into a script.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs.plugins
from mkdocs.structure.files import File
from odapnote.glossary import parse_glossary
from odapnote.search.index import find_orphans, with_synonyms
from odapnote.search.worker import PARTS, assemble
from places import note_path
from reporting import report

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

GLOSSARY = "glossary.md"
SCRIPTS = "assets/scripts/search"

log = mkdocs.plugins.get_plugin_logger(__name__)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Replace the parts of the worker by the whole."""
    parts = {part: files.get_file_from_path(f"{SCRIPTS}/worker/{part}.js") for part in PARTS}
    sources = {}
    for part, file in parts.items():
        if file:
            sources[part] = file.content_string
            files.remove(file)
    files.append(File.generated(config, f"{SCRIPTS}/worker.js", content=assemble(sources)))
    return files


@mkdocs.plugins.event_priority(-50)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Give the index the glossary's names."""
    index = Path(config.site_dir, "search", "search_index.json")
    glossary = Path(config.docs_dir, GLOSSARY)
    text = glossary.read_text(encoding="utf-8-sig") if glossary.exists() else ""
    terms, problems = parse_glossary(text, note_path(config, GLOSSARY))
    before = index.read_text(encoding="utf-8")
    index.write_text(with_synonyms(before, [term.names for term in terms]), encoding="utf-8")
    report(log, (*problems, *find_orphans(before, terms)))
