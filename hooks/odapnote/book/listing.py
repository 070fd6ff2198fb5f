"""Code as print shows it: lines, each with its pieces of one colour.

A typesetter pays for every piece, so neighbours of one colour are joined, and white space, which
has no colour, goes with what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from odapnote.book.breaking import BREAK, joints_of_code
from odapnote.book.document import Token

Colour: TypeAlias = Literal["plain", "keyword", "string", "number", "comment", "name", "frame"]

_NAMES = frozenset({"nf", "nc", "nb", "nd"})
_BY_FIRST_LETTER: dict[str, Colour] = {
    "k": "keyword",
    "s": "string",
    "m": "number",
    "c": "comment",
}

# The lines around tables need a font of their own.
_FRAME = re.compile("[\u2500-\u257f]")
_FRAMES = re.compile("[\u2500-\u257f]+|[^\u2500-\u257f]+")


@dataclass(frozen=True)
class Piece:
    """Letters of one colour."""

    colour: Colour
    text: str


@dataclass(frozen=True)
class Line:
    """A line of code.

    Attributes:
        depth: The spaces that it begins with if it may not fit, or nothing if it surely does.
        pieces: Its letters; in a line that may not fit, with ``BREAK`` where it may end.
    """

    depth: int | None
    pieces: tuple[Piece, ...]


def printed_lines(tokens: tuple[Token, ...], room: int) -> tuple[Line, ...]:
    """Part highlighted code at the ends of its lines and where its looks change.

    Args:
        tokens: The code.
        room: How many Latin letters a line surely has room for; others are twice as wide.
    """
    lines: list[list[Piece]] = [[]]
    for token in tokens:
        for number, text in enumerate(token.text.split("\n")):
            if number:
                lines.append([])
            for part in _FRAMES.findall(text):
                _add(lines[-1], Piece(_colour(token.kind, part), part))
    return tuple(_line(line, room) for line in lines)


def _colour(kind: str, text: str) -> Colour:
    """Return the colour for a class of Pygments."""
    if _FRAME.match(text):
        return "frame"
    if kind == "ow":
        return "keyword"
    return "name" if kind in _NAMES else _BY_FIRST_LETTER.get(kind[:1], "plain")


def _add(pieces: list[Piece], piece: Piece) -> None:
    if pieces and (pieces[-1].colour == piece.colour or not piece.text.strip()):
        pieces[-1] = Piece(pieces[-1].colour, pieces[-1].text + piece.text)
    else:
        pieces.append(piece)


def _line(pieces: list[Piece], room: int) -> Line:
    text = "".join(piece.text for piece in pieces)
    if sum(map(_width, text)) <= room:
        return Line(None, tuple(pieces))
    return Line(len(text) - len(text.lstrip()), tuple(_parted(pieces, joints_of_code(text))))


def _width(letter: str) -> int:
    """Return how many Latin letters wide a letter is; lines around tables are set as wide."""
    return 1 if letter.isascii() or _FRAME.match(letter) else 2


def _parted(pieces: list[Piece], joints: frozenset[int]) -> Iterator[Piece]:
    end = 0
    for piece in pieces:
        start, end = end, end + len(piece.text)
        places = [0, *(place - start for place in sorted(joints) if start < place <= end)]
        parts = [piece.text[a:b] for a, b in pairwise([*places, len(piece.text)])]
        yield piece if piece.colour == "frame" else Piece(piece.colour, BREAK.join(parts))
