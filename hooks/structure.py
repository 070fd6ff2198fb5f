"""Refuse what would leave a reader stranded; drives ``odapnote.structure``.

``on_config`` runs when every other hook has read its settings: a section that none of them asked
for is an error. ``on_post_page`` collects the pages as they are written, and ``on_post_build``
judges them when the files that they link to are there. Those of the book come last (-200) and are
known by their names, so that judging takes its turn while the book is made.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority, get_plugin_logger
from odapnote.book.library import library
from odapnote.decoding import read_text
from odapnote.menu import Menu, read_menu
from odapnote.structure import FinishedPage, find_faults, finished_page
from places import note_path
from reporting import refuse_unknown_sections, report

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger(__name__)

_pages: list[FinishedPage] = []
_listed: set[str] = set()
_menu = Menu()


@event_priority(-100)
def on_config(config: MkDocsConfig) -> None:
    """Begin anew, with settings that somebody reads."""
    refuse_unknown_sections(config)
    _pages.clear()


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Judge the menu, and keep what it links to."""
    global _menu
    pages = {file.src_uri for file in files.documentation_pages()}
    settings = read_text(Path(config.config_file_path))
    _menu = read_menu(config.nav, pages, settings)
    _listed.clear()
    _listed.update((page.file.src_uri for page in nav.pages), _menu.meant)
    report(log, _menu.problems)


@event_priority(-100)
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> None:
    """Keep what the page links to and can be linked by."""
    file = page.file
    path = note_path(config, file.src_uri)
    in_menu = file.src_uri in _listed
    _pages.append(finished_page(path, file.content_string, file.dest_uri, output, in_menu=in_menu))


@event_priority(-150)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Show what is wrong with all pages together."""
    site = Path(config.site_dir)
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    files |= {file.name for file in library(config.site_name)}
    report(log, find_faults(_pages, files, _menu.missing | _menu.in_pieces))
