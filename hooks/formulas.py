"""Typeset formulas while pages are made; drives ``odapnote.formulas``.

``on_config`` gives Markdown the extension; ``on_page_markdown`` tells it which page comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from odapnote.formulas.extension import Formulas
from places import note_path
from reporting import report

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = get_plugin_logger(__name__)

_formulas = Formulas()


def on_config(config: MkDocsConfig) -> None:
    """Begin a build."""
    global _formulas
    _formulas = Formulas()
    # MkDocs knows extensions by their names; Markdown takes objects as well.
    config.markdown_extensions.append(_formulas)  # type: ignore[arg-type]


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Say which page the next formulas stand on."""
    _formulas.begin(note_path(config, page.file.src_uri), page.file.content_string)


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Show what could not be typeset."""
    report(log, _formulas.problems)
