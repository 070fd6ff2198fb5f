"""Turns an SVG of matplotlib into one that lives in a page: its colours, font and ids."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
# Not plain ``href``: Material sets that property of every element that has it, and here it is
# read-only, which ends instant navigation with an error.
_HREF = f"{{{_XLINK}}}href"
_KEPT_ROOT = ("viewBox", "version")
# The smallest letter that a reader should meet, in pixels.
_LEGIBLE = 11

# The colours of ``matplotlibrc``: each is the fallback of a variable that the theme sets.
_VARIABLES = {
    "#24292f": "foreground",
    "#6e7781": "muted",
    "#d0d7de": "grid",
    "#0969da": "1",
    "#bc4c00": "2",
    "#1a7f37": "3",
    "#8250df": "4",
    "#bf3989": "5",
    "#9a6700": "6",
}
_COLOUR = re.compile("|".join(_VARIABLES))
_FONT = re.compile(r"font: (?P<style>[^'\"]*?)(?P<size>[\d.]+)px [^;]*")
_FONT_FAMILY = re.compile(r"font-family:[^;]*;?\s*")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_COORDINATES = ("x", "x1", "x2", "y", "y1", "y2")
_GEOMETRY = frozenset(
    ("d", "height", "points", "transform", "width", "x", "x1", "x2", "y", "y1", "y2")
)
# The check has refused it by then; but the book needs some text.
_NO_DESCRIPTION = "설명이 없는 그림"
_DIV = re.compile(r"<div\b|</div>")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")


def themed(svg: str, name: str, description: str) -> str:
    """Make a figure part of a page.

    Args:
        svg: What ``savefig`` wrote, with the settings of ``matplotlibrc``.
        name: A name that no other figure of the page has, to keep the ids apart.
        description: What the figure shows, for those who cannot see it.

    Returns:
        One ``<svg>`` element: every colour of the settings is a CSS variable with that colour as
        its fallback, text is text in the font of the page, and its width is the page's at most.
        The width at which its smallest text can still be read stands in ``--odap-figure-least``.
    """
    root = ElementTree.fromstring(svg)
    letter = _smallest_letter(root)
    _strip(root)
    _rename(root, name)
    for element in root.iter():
        for attribute, value in element.attrib.items():
            element.set(attribute, _mapped(attribute, value))
    width = float(root.attrib["width"].removesuffix("pt"))
    root.attrib = {key: value for key, value in root.attrib.items() if key in _KEPT_ROOT} | {
        "role": "img",
        "aria-label": description.strip() or _NO_DESCRIPTION,
        # From points, in which matplotlib measures, to pixels.
        "width": f"{width * 4 / 3:.0f}",
        "style": f"--odap-figure-least: {width * _LEGIBLE / letter:.0f}px",
        # What matplotlib says in a style sheet, which in a page would reach beyond the figure.
        "stroke-linejoin": "round",
        "stroke-linecap": "butt",
    }
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    return ElementTree.tostring(root, encoding="unicode")


def _smallest_letter(root: ElementTree.Element) -> float:
    """Return the size of the smallest text in points; what is raised or lowered does not count."""
    styles = (text.get("style", "") for text in root.iter(f"{{{_SVG}}}text"))
    fonts = (_FONT.search(style) for style in styles)
    return min((float(font["size"]) for font in fonts if font), default=_LEGIBLE)


def _strip(root: ElementTree.Element) -> None:
    """Remove the metadata, the style sheet, and what is there for readers of the source."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"):
                parent.remove(child)
        if parent.get("transform", "").startswith("rotate(-0 "):
            del parent.attrib["transform"]
        if parent.tag not in (f"{{{_SVG}}}text", f"{{{_SVG}}}tspan"):
            parent.text = None
            for child in parent:
                child.tail = None


def _rename(root: ElementTree.Element, name: str) -> None:
    """Give ids that are referred to a name of the page's own, and drop the others."""
    referred: set[str] = set()
    for element in root.iter():
        referred.add(element.get(_HREF, "").removeprefix("#"))
        for value in element.attrib.values():
            referred.update(_REFERENCE.findall(value))
    for element in root.iter():
        identifier = element.attrib.pop("id", None)
        if identifier in referred:
            element.set("id", f"{name}-{identifier}")
        if element.get(_HREF, "").startswith("#"):
            element.set(_HREF, f"#{name}-{element.attrib[_HREF][1:]}")
        for attribute, value in element.attrib.items():
            element.set(attribute, _REFERENCE.sub(rf"url(#{name}-\1)", value))


def _mapped(attribute: str, value: str) -> str:
    if attribute == "style":
        value = _FONT.sub(_sized, value)
        value = _FONT_FAMILY.sub("", value)
        return _COLOUR.sub(_variable, value)
    if attribute in ("fill", "stroke", "stop-color"):
        return _COLOUR.sub(_variable, value)
    if attribute in _GEOMETRY:
        return _LONG_NUMBER.sub(lambda match: f"{float(match.group()):.2f}", value)
    return value


def _variable(match: re.Match[str]) -> str:
    return f"var(--odap-figure-{_VARIABLES[match.group()]}, {match.group()})"


def _sized(match: re.Match[str]) -> str:
    """Keep size and weight of a font, and leave its family to the page."""
    words = match["style"].split()
    size = f"font-size: {match['size']}px"
    style = "; font-style: italic" if {"italic", "oblique"} & set(words) else ""
    weight = next((f"; font-weight: {word}" for word in words if word.isdigit()), "")
    bold = "; font-weight: bold" if "bold" in words else ""
    return f"{size}{style}{weight}{bold}"


def with_figures(
    html: str, drawn: Iterable[tuple[str, str]], render: Callable[..., str]
) -> tuple[str, list[str]]:
    """Put each figure under the code that draws it.

    Args:
        html: The page's HTML, as rendered.
        drawn: Description, by which the block of its code is known, and SVG of each figure.
        render: Makes the HTML of both from ``code``, the block, and ``svg``, the element.

    Returns:
        The page, and the descriptions of the figures whose code it does not hold.
    """
    lost = []
    for number, (description, svg) in enumerate(drawn, start=1):
        block = block_with(html, f'data-figure="{description}"')
        if block is None:
            lost.append(description)
            continue
        figure = render(code=html[block], svg=themed(svg, f"figure-{number}", description))
        html = html[: block.start] + figure + html[block.stop :]
    return html, lost


def block_with(html: str, mark: str) -> slice | None:
    """Find the ``<div>`` that carries a mark, from its start to its end."""
    marked = html.find(mark)
    if marked < 0:
        return None
    depth = 1
    for tag in _DIV.finditer(html, marked):
        depth += 1 if tag.group() == "<div" else -1
        if depth == 0:
            return slice(html.rindex("<div", 0, marked), tag.end())
    return None
