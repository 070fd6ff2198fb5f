"""The site as a zip that opens by double click, without a server and without network.

Every address of the site ends in a file name and its search knows ``file://``, so the pages go
in as they are. Left out are only what a server or a programmer needs, and links to the zip itself.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

# What only servers and search engines read.
_FOR_SERVERS = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", ".nojekyll"})

# Only the tools of a programmer read it: from shortened scripts and styles back to their sources.
_SOURCE_MAP = ".map"

# Compressed already: trying again costs time and wins nothing.
_COMPRESSED = frozenset(
    {".pdf", ".epub", ".woff2", ".png", ".jpg", ".jpeg", ".webp", ".gz", ".apkg", ".zip"}
)

_ONLINE_ONLY = re.compile(r"<(\w+)\b[^>]*\bdata-online-only\b[^>]*>.*?</\1>", re.DOTALL)


def pack(site: Path, archive: Path, date: str) -> None:
    """Write the site into a zip, within one folder; the same site gives the same bytes.

    Args:
        site: The finished site.
        archive: The zip to write; it may stand within ``site``.
        date: The day that every entry bears, ``YYYY-MM-DD``.
    """
    folder = archive.stem.removesuffix("-offline")
    year, month, day = (int(number) for number in date.split("-"))
    unfinished = archive.with_suffix(".zip.part")
    with zipfile.ZipFile(unfinished, "w") as target:
        for path in _entries(site, {archive, unfinished}):
            name = f"{folder}/{path.relative_to(site).as_posix()}"
            entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            stored = path.suffix in _COMPRESSED
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            target.writestr(entry, _content(path))
    unfinished.rename(archive)


def _entries(site: Path, left_out: set[Path]) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        for_servers = path.parent == site and path.name in _FOR_SERVERS
        if (
            path.is_file()
            and not for_servers
            and path.suffix != _SOURCE_MAP
            and path not in left_out
        ):
            yield path


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix != ".html":
        return data
    return _ONLINE_ONLY.sub("", data.decode()).encode()
