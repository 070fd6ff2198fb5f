"""Where the pictures of a question lie in the site, and what they are called in a deck."""

from __future__ import annotations

import hashlib
import posixpath
import re
from urllib.parse import unquote, urlsplit

_PLAIN = re.compile(r"[A-Za-z0-9._-]+")


def picture_path(source: str, folder: str) -> str | None:
    """Return the file that a picture's address means.

    Args:
        source: The address as the page has it: percent-encoded, perhaps with ``#only-dark``.
        folder: The folder of the page, relative to the root of the site.

    Returns:
        The file relative to the root of the site, or nothing for one that lies elsewhere.
    """
    parts = urlsplit(source)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    return posixpath.normpath(posixpath.join(folder, path) if path[0] != "/" else path[1:])


def media_name(path: str) -> str:
    """Return a name for a file where all files lie in one folder, safe in every system."""
    name = path.replace("/", "-")
    if _PLAIN.fullmatch(name):
        return f"odapnote-{name}"
    digest = hashlib.sha256(path.encode()).hexdigest()[:16]
    return f"odapnote-{digest}{posixpath.splitext(path)[1]}"
