"""Drawings of the site leave their style sheet behind: every colour becomes plain."""

from __future__ import annotations

import re

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
