"""Where the pictures of a question lie in the site, and which of them do not."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Container, Iterator
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from odapnote.quiz.model import Quiz
from odapnote.source import Location, Problem

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


def lost_pictures(quiz: Quiz, source: str, url: str, present: Container[str]) -> Iterator[Problem]:
    """Find pictures of a question that the site does not have.

    Args:
        quiz: The question.
        source: The whole note that it stands in.
        url: The address of its page.
        present: The files of the site.

    Yields:
        A problem for each, at its own line.
    """
    parts = (quiz.question, quiz.explanation, *(o.html + o.reason for o in quiz.options))
    addresses = (
        picture.attributes.get("src") or ""
        for part in parts
        for picture in LexborHTMLParser(part).css("img[src]")
    )
    for address in dict.fromkeys(addresses):
        path = picture_path(address, posixpath.dirname(url))
        if path is not None and path not in present:
            name = unquote(urlsplit(address).path)
            yield Problem(
                Location(quiz.location.path, _line(source, quiz.location.line, address, name)),
                f"퀴즈의 그림이 없습니다: {name}",
                "파일을 docs/ 아래에 넣거나 그림의 경로를 고치세요",
            )


def _line(source: str, first: int, *spellings: str) -> int:
    """Return the first line from the question on that has a spelling; else the question's own."""
    lines = enumerate(source.splitlines()[first - 1 :], first)
    return next(
        (number for number, line in lines if any(each in line for each in spellings)), first
    )
