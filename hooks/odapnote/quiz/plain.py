"""What a piece of HTML says, without its marks: to compare, to search, to name a question."""

from __future__ import annotations

from html.parser import HTMLParser

_SILENT = frozenset({"annotation", "script", "style"})


def plain_text(html: str) -> str:
    """Return the words of a piece of HTML, with single spaces."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        if tag in ("p", "li", "div", "pre", "br", "td", "th"):
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)
