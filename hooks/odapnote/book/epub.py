"""The chapters in XHTML become an EPUB 3, whose bytes hang on nothing but its content."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import PurePosixPath

from odapnote.book.document import Book
from odapnote.book.xhtml import Entry, Volume, page

_MEDIA_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".xhtml": "application/xhtml+xml",
}

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


class Binder:
    """Binds an EPUB; the fonts, which are most of it, go in before the pages are known."""

    def __init__(self, fonts: Mapping[str, bytes]) -> None:
        """Begin.

        Args:
            fonts: The fonts by file name, as their makers released them.
        """
        self._buffer = io.BytesIO()
        self._archive = zipfile.ZipFile(self._buffer, "w")
        self._add("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        self._add("META-INF/container.xml", _CONTAINER.encode())
        self._fonts = [f"fonts/{name}" for name in sorted(fonts)]
        for name in self._fonts:
            self._add(f"EPUB/{name}", fonts[PurePosixPath(name).name])

    def bind(self, book: Book, volume: Volume, style: str, cover: bytes) -> bytes:
        """Put in the pages; call it once.

        Args:
            book: Where the title and the date are from.
            volume: The pages and pictures.
            style: The style sheet; it looks for the fonts in ``fonts/``.
            cover: The picture on the cover, a PNG.

        Returns:
            The file.
        """
        cover_page = page(
            book.title,
            f'<div class="cover"><img src="cover.png" alt="{escape(book.title)}"/></div>',
            "cover",
        )
        pages = {
            "cover.xhtml": cover_page,
            "contents.xhtml": _contents(volume.contents),
            **volume.pages,
        }
        resources: dict[str, bytes] = {
            "book.css": style.encode(),
            "cover.png": cover,
            **dict(sorted(volume.pictures.items())),
        }
        package = _package(book, pages, [*resources, *self._fonts])
        self._add("EPUB/package.opf", package.encode())
        for name, text in pages.items():
            self._add(f"EPUB/{name}", text.encode())
        for name, data in resources.items():
            self._add(f"EPUB/{name}", data)
        self._archive.close()
        return self._buffer.getvalue()

    def _add(self, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
        # Without a date of its own, an entry bears the first day that a zip knows.
        entry = zipfile.ZipInfo(name)
        entry.compress_type = method
        entry.external_attr = 0o644 << 16
        self._archive.writestr(entry, data)


def _contents(entries: Iterable[Entry]) -> str:
    body = (
        f'<nav epub:type="toc" role="doc-toc"><h1>차례</h1>{_ordered(entries)}</nav>\n'
        '<nav epub:type="landmarks" hidden="hidden"><h2>표지판</h2><ol>'
        '<li><a epub:type="cover" href="cover.xhtml">표지</a></li>'
        '<li><a epub:type="toc" href="contents.xhtml">차례</a></li>'
        '<li><a epub:type="bodymatter" href="chapter-001.xhtml">본문</a></li>'
        "</ol></nav>"
    )
    return page("차례", body, "frontmatter")


def _ordered(entries: Iterable[Entry]) -> str:
    items = "".join(
        f'<li><a href="{escape(entry.address)}">{escape(entry.title)}</a>'
        f"{_ordered(entry.children) if entry.children else ''}</li>"
        for entry in entries
    )
    return f"<ol>{items}</ol>"


def _package(book: Book, pages: Mapping[str, str], resources: Iterable[str]) -> str:
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, book.address or book.title)
    items = "\n".join(
        [
            *(
                _item(number, name, _properties(name, text))
                for number, (name, text) in enumerate(pages.items())
            ),
            *(
                _item(number, name, "cover-image" if name == "cover.png" else "")
                for number, name in enumerate(resources, len(pages))
            ),
        ]
    )
    # What a site does not say has no element: an empty one is an error.
    said = {"description": book.subtitle, "rights": book.licence}
    told = "".join(
        f"<dc:{name}>{escape(words)}</dc:{name}>\n" for name, words in said.items() if words
    )
    spine = "".join(f'<itemref idref="item-{number}"/>' for number in range(len(pages)))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="ko">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>
<dc:title>{escape(book.title)}</dc:title>
<dc:language>ko</dc:language>
<dc:creator>{escape(book.title)}</dc:creator>
{told}<dc:date>{book.date}</dc:date>
<meta property="dcterms:modified">{book.date}T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">MathML</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
{items}
</manifest>
<spine>{spine}</spine>
</package>
"""


def _item(number: int, name: str, properties: str) -> str:
    media_type = _MEDIA_TYPES[PurePosixPath(name).suffix]
    extra = f' properties="{properties}"' if properties else ""
    return f'<item id="item-{number}" href="{name}" media-type="{media_type}"{extra}/>'


def _properties(name: str, text: str) -> str:
    found = ["nav"] if name == "contents.xhtml" else []
    found += [kind for kind, tag in (("mathml", "<math"), ("svg", "<svg")) if tag in text]
    return " ".join(found)
