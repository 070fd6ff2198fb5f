"""What a book is made from: the pages of the site in the order of its menu."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Page:
    """A page as the site renders it.

    Attributes:
        path: Its source, for messages: ``docs/topics/padding.md``.
        address: Its address within the site: ``topics/padding.html``.
        title: Its title in the menu.
        html: Its content, without the theme around it.
        source: Its text as written, to find the lines of faults in.
    """

    path: str
    address: str
    title: str
    html: str
    source: str = ""


@dataclass(frozen=True)
class Section:
    """A section of the menu; without a title, for pages that stand in none."""

    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Request:
    """Everything that decides what the book is.

    Attributes:
        title: The site's name.
        subtitle: What it is, in a line.
        licence: Under which terms it may be used.
        address: The site's address, or empty.
        date: The day of its last change, ``YYYY-MM-DD``.
        sections: The menu with its pages.
        glossary: The source of the glossary, for the index of terms.
        docs: The folder of the notes, for pictures.
        fonts: The folder of the fonts.
        cache: The folder where finished books are kept.
    """

    title: str
    subtitle: str
    licence: str
    address: str
    date: str
    sections: tuple[Section, ...]
    glossary: str
    docs: str
    fonts: str
    cache: str

    def to_json(self) -> str:
        """Write the request for another process."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Request:
        """Read what ``to_json`` wrote."""
        values = json.loads(text)
        values["sections"] = tuple(
            Section(section["title"], tuple(Page(**page) for page in section["pages"]))
            for section in values["sections"]
        )
        return cls(**values)
