"""Draw mermaid fences while pages are made; drives ``odapnote.diagrams``.

``on_config`` gives SuperFences the fence; ``on_page_markdown`` tells which page comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from odapnote.diagrams import Diagrams
from places import note_path
from reporting import report

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = get_plugin_logger(__name__)

_diagrams = Diagrams()


def on_config(config: MkDocsConfig) -> None:
    """Begin a build."""
    global _diagrams
    _diagrams = Diagrams()
    superfences = config.mdx_configs.setdefault("pymdownx.superfences", {})
    superfences.setdefault("custom_fences", []).append(_diagrams.fence)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Say which page the next diagrams stand on."""
    _diagrams.turn_to(note_path(config, page.file.src_uri), page.file.content_string)


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Show what could not be drawn."""
    report(log, _diagrams.problems)
