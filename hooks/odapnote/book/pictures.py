"""Pictures leave the site: drawings get plain colours, others are fetched as bytes."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import unquote_to_bytes

# Returns the bytes of a picture for its address within the site, or nothing.
Loader: TypeAlias = Callable[[str], bytes | None]

SVG_NAMESPACE = "http://www.w3.org/2000/svg"

_VARIABLE = re.compile(r"var\(\s*--[\w-]+\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")


def resolve_variables(svg: str) -> str:
    """Put the fallback of each CSS variable in its place; without one, the colour of text.

    Examples:
        >>> resolve_variables('<path stroke="var(--odap-figure-1, #3f51b5)"/>')
        '<path stroke="#3f51b5"/>'
    """
    resolved, found = _VARIABLE.subn(lambda match: (match[1] or "currentColor").strip(), svg)
    return resolve_variables(resolved) if found else resolved


def standalone(svg: str) -> str:
    """Make an SVG element of an HTML page into an XML document of its own."""
    svg = resolve_variables(svg).replace("&nbsp;", "\u00a0")
    opening, rest = svg.split(">", 1)
    if "xmlns=" not in opening:
        opening = opening.replace("<svg", f'<svg xmlns="{SVG_NAMESPACE}"', 1)
    if "xlink:" in rest and "xmlns:xlink=" not in opening:
        opening += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{opening}>{rest}"


# An id, and what points to one, within a drawing.
_ID = re.compile(r'(\bid="|url\(#|href="#|aria-labelledby="|aria-describedby=")')


def with_own_ids(svg: str, prefix: str) -> str:
    """Put a prefix before each id of a drawing, so that two of them fit on one page.

    Examples:
        >>> with_own_ids('<g id="a"/><use href="#a"/><path fill="url(#a)"/>', "b-")
        '<g id="b-a"/><use href="#b-a"/><path fill="url(#b-a)"/>'
    """
    return _ID.sub(rf"\g<1>{prefix}", svg)


def data_url(source: str) -> bytes | None:
    """Return the bytes that a ``data:`` URL holds; nothing for any other address."""
    if not source.startswith("data:"):
        return None
    head, _, body = source.partition(",")
    return base64.b64decode(body) if head.endswith(";base64") else unquote_to_bytes(body)


def suffix_of(data: bytes) -> str:
    """Tell a picture's format from its first bytes."""
    signatures = {b"\x89PNG": "png", b"\xff\xd8": "jpg", b"GIF8": "gif", b"RIFF": "webp"}
    for signature, suffix in signatures.items():
        if data.startswith(signature):
            return suffix
    return "svg"
