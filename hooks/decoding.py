"""Tells of notes that are not UTF-8, and lets the other hooks read them, with ``odapnote``.

Nobody may open such a file before, hence the highest priority of ``on_files``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority, get_plugin_logger
from odapnote.decoding import decode
from odapnote.hangul import decomposed_name
from places import note_path
from reporting import report

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = get_plugin_logger(__name__)

_TEXTS = (".md", ".py", ".ipynb")


@event_priority(200)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Read every note once; one that is wrong goes on as what it was meant to be."""
    for file in files:
        path = note_path(config, file.src_uri)
        report(log, filter(None, [decomposed_name(path)]))
        if file.src_uri.endswith(_TEXTS):
            text, problem = decode(path, file.content_bytes)
            report(log, filter(None, [problem]))
            if problem or text != file.content_string:
                file.content_string = text
