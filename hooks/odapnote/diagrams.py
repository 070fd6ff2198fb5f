"""A ``mermaid`` fence becomes a figure while its page is made, so that no script has to draw it.

The picture takes the colours of the page it stands on; the book reads it from there.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from odapnote.mermaid import DiagramError, draw
from odapnote.source import Location, Problem, line_of


class Diagrams:
    """Draws the fences of one page after another, and remembers what cannot be drawn.

    Attributes:
        page: The page that is being made, as Problems show it.
        source: Its whole text, to find the line of a fence in.
        problems: What was wrong on all pages so far.
    """

    def __init__(self) -> None:
        self.page = ""
        self.source = ""
        self.problems: list[Problem] = []
        self._drawn = 0

    @property
    def fence(self) -> dict[str, Any]:
        """Return what SuperFences wants to know of the fence."""
        return {"name": "mermaid", "class": "mermaid", "format": self._format}

    def turn_to(self, page: str, source: str) -> None:
        """Begin a page."""
        self.page, self.source, self._drawn = page, source, 0

    def _format(self, source: str, language: str, name: str, *_: Any, **__: Any) -> str:
        """Return the HTML of a fence; SuperFences gives more arguments than are of use."""
        self._drawn += 1
        try:
            diagram = draw(source, f"diagram-{self._drawn}")
        except DiagramError as error:
            # The line above the picture's first is the fence itself.
            line = max(line_of(self.source, source) - 1, 1)
            self.problems.append(Problem(Location(self.page, line), str(error), error.remedy))
            figure = Element("pre")
            SubElement(figure, "code").text = source
        else:
            figure = Element("figure", {"class": "diagram"})
            figure.append(diagram.svg)
            if diagram.title:
                SubElement(figure, "figcaption").text = diagram.title
        return tostring(figure, encoding="unicode")
