"""The book beside the pages: drives ``odapnote.book``.

Pages are collected in ``on_env``, last of all (priority −100), when formulas, quizzes and the
figures of snippets stand in them; ``book: false`` in the front matter keeps a page out. The book
is then made in a process of its own while MkDocs writes the site. A build waits for it;
``mkdocs serve`` does not, and lays it beside the pages once it is done.
"""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.nav import Section as NavSection
from mkdocs.structure.pages import Page
from odapnote.book.dating import last_change
from odapnote.book.library import file_name, fill_in_sizes, library, sizes_of
from odapnote.book.maker import Maker
from odapnote.book.offline import pack
from odapnote.book.request import Page as BookPage
from odapnote.book.request import Request, Section
from odapnote.decoding import read_text
from places import GLOSSARY, cache_folder, note_path
from reporting import forget_told, report_untold

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

log = get_plugin_logger("book")

_serving = False
_nav: Navigation
_pages: dict[str, BookPage] = {}
_maker: Maker | None = None
# Held while a book is laid beside the pages: a build that begins meanwhile waits for it, or pages
# of both would be written at once.
_delivery = threading.Lock()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Learn whether somebody is waiting for pages."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Begin anew; a book of the build before is of no use any more."""
    global _maker
    forget_told()
    _pages.clear()
    if _maker is not None:
        _maker.stop()
    with _delivery:
        _maker = Maker(Path(config.docs_dir) / "fonts", patient=_serving)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Keep the order of the book."""
    global _nav
    _nav = nav


@event_priority(-100)
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Begin the book as soon as all pages are whole, and tell the templates of its files."""
    for file in files.documentation_pages():
        page = file.page
        if page is not None and page.meta.get("book", True):
            path = note_path(config, file.src_uri)
            title, content = str(page.title), page.content or ""
            # MkDocs writes addresses as links do: %EA%B0%80.html is a file 가.html.
            address = unquote(page.url)
            _pages[file.src_uri] = BookPage(path, address, title, content, file.content_string)
    request = _request(config)
    assert _maker is not None
    _maker.begin(request)
    env.globals["book_files"] = library(config.site_name)
    env.globals["book_date"] = request.date


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Lay the book beside the pages, after everything else that a site needs."""
    assert _maker is not None
    if _serving and not _maker.finished:
        log.info("책은 뒤에서 만듭니다. 페이지는 기다리지 않습니다")
        threading.Thread(target=_deliver, args=(_maker, config), daemon=True).start()
    else:
        _deliver(_maker, config)


def _deliver(maker: Maker, config: MkDocsConfig) -> None:
    shelf = maker.wait()
    with _delivery:
        if maker is not _maker:
            return  # A newer build has begun.
        report_untold(log, shelf.problems)
        site = Path(config.site_dir)
        for path in shelf.files:
            shutil.copy(path, site)
        _tell_sizes(site, config.site_name)
        pack(site, site / file_name(config.site_name, "offline"), maker.request.date)
        _tell_sizes(site, config.site_name)
    log.info("책을 만들었습니다: %s", ", ".join(path.name for path in shelf.files))


def _tell_sizes(site: Path, title: str) -> None:
    sizes = sizes_of(site, library(title))
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        filled = fill_in_sizes(html, sizes)
        if filled != html:
            page.write_text(filled, encoding="utf-8")


def _request(config: MkDocsConfig) -> Request:
    docs = Path(config.docs_dir)
    glossary = docs / GLOSSARY
    sections = [
        Section(item.title if isinstance(item, NavSection) else "", tuple(_pages_of(item)))
        for item in _nav.items
    ]
    return Request(
        title=config.site_name,
        subtitle=config.site_description or "",
        licence=config.copyright or "",
        address=config.site_url or "",
        date=last_change(docs),
        sections=tuple(section for section in sections if section.pages),
        glossary=read_text(glossary),
        docs=str(docs),
        fonts=str(docs / "fonts"),
        cache=str(cache_folder(config) / "book"),
    )


def _pages_of(item: StructureItem) -> list[BookPage]:
    if isinstance(item, Page):
        return [_pages[item.file.src_uri]] if item.file.src_uri in _pages else []
    children = item.children if isinstance(item, NavSection) else []
    return [page for child in children for page in _pages_of(child)]
