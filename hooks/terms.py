"""Explain the glossary's terms where they stand; drives ``odapnote.terms``.

``on_config`` gives Markdown the extension, since Markdown is made anew for each page.
``on_page_markdown`` tells it which page comes. What is wrong with the glossary itself,
``hooks/search.py`` reports.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from odapnote.decoding import read_text
from odapnote.glossary import parse_glossary
from odapnote.terms import Glossary, Terms
from places import GLOSSARY

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_terms: Terms


def on_config(config: MkDocsConfig) -> None:
    """Read the glossary."""
    global _terms
    file = Path(config.docs_dir, GLOSSARY)
    terms, _ = parse_glossary(read_text(file), GLOSSARY)
    _terms = Terms(Glossary(terms), GLOSSARY)
    # MkDocs knows extensions by their names; Markdown takes objects as well.
    config.markdown_extensions.append(_terms)  # type: ignore[arg-type]


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Say which page the next terms stand on, and which names mean something else there."""
    _terms.page = page.file.src_uri
    _terms.silent = frozenset(page.meta.get("other_meanings", ()))
