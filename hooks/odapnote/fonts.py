"""The site's fonts: each holds the characters that the site shows, and no more.

The repository keeps the fonts as their makers released them. Their licence (SIL OFL 1.1) reserves
their names for that form, so a subset goes by a name of our own, with the licence beside it.
"""

from __future__ import annotations

import hashlib
import html
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont
from selectolax.lexbor import LexborHTMLParser

ASCII = frozenset(map(chr, range(0x20, 0x7F)))

# Where a browser takes the italic letters of a formula from, which no page spells out: Latin,
# the h that Unicode had before, Greek. Bold, script and others only where a page spells them.
_ITALIC = (*range(0x1D434, 0x1D468), 0x210E, *range(0x1D6E2, 0x1D71C))

# What a formula shows; its TeX beside it is for machines.
_TOKENS = "mi, mn, mo, ms, mtext"

# What a browser draws around a root, and no page spells out either.
_ROOTS, _RADICAL = "msqrt, mroot", "√"

# What pages use: the rest, stylistic sets above all, would bring letters that none shows.
_FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum", "ssty", "dtls", "flac"]

# Kinds of name table entries that tell a font's name.
_NAMES = frozenset({1, 3, 4, 6, 16, 18, 21, 25})


@dataclass(frozen=True)
class Face:
    """One font of the site.

    Attributes:
        source: The file in ``docs/fonts``.
        licence: Its licence, in the same folder.
        served: The file that the style sheet asks for.
        family: The name of the subset.
        use: Which of the characters it shows: ``text``, ``code`` or ``formulas``.
    """

    source: str
    licence: str
    served: str
    family: str
    use: str


PRETENDARD_LICENCE = "Pretendard-LICENSE.txt"
FACES = (
    Face("Pretendard-Regular.ttf", PRETENDARD_LICENCE, "text.woff2", "Odap Text", "text"),
    Face("Pretendard-SemiBold.ttf", PRETENDARD_LICENCE, "text-bold.woff2", "Odap Text", "text"),
    Face("D2Coding.ttf", "D2Coding-LICENSE.txt", "code.woff2", "Odap Code", "code"),
    Face(
        "STIXTwoMath-Regular.woff2",
        "STIXTwoMath-LICENSE.txt",
        "math.woff2",
        "Odap Math",
        "formulas",
    ),
)


@dataclass(frozen=True)
class Characters:
    """What a site shows, by the font that shows it."""

    text: frozenset[str]
    code: frozenset[str]
    formulas: frozenset[str]

    def of(self, face: Face) -> frozenset[str]:
        """Return the characters that a font needs."""
        chosen: frozenset[str] = getattr(self, face.use)
        return chosen


def characters(pages: Iterable[str], scripts: Iterable[str] = ()) -> Characters:
    """Collect the characters of a site.

    Args:
        pages: The HTML of its pages.
        scripts: Its scripts, which write text of their own into pages.
    """
    text: set[str] = set()
    code: set[str] = set()
    formulas: set[str] = set()
    for page in pages:
        text.update(html.unescape(page))
        tree = LexborHTMLParser(page)
        for node in tree.css("pre, code, kbd, samp"):
            code.update(node.text())
        for node in tree.css(_TOKENS):
            formulas.update(node.text())
        if tree.css_first(_ROOTS):
            formulas.add(_RADICAL)
    for script in scripts:
        text.update(script)
    return Characters(_shown(text), _shown(code), _shown(formulas | _italic(formulas)))


def subset_font(source: bytes, kept: frozenset[str], family: str) -> bytes:
    """Return a WOFF2 file with some of a font's characters, under another name.

    Args:
        source: An OpenType font, compressed or not.
        kept: The characters; those that the font lacks are left to the fonts after it.
        family: The new name.
    """
    options = subset.Options(
        flavor="woff2",
        hinting=False,
        desubroutinize=True,
        layout_features=_FEATURES,
        name_IDs=["*"],
    )
    options.drop_tables += ["FFTM"]
    font = TTFont(io.BytesIO(source))
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in kept])
    subsetter.subset(font)
    _rename(font, family)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def cached_subset(source: Path, kept: frozenset[str], family: str, cache: Path) -> bytes:
    """Do as :func:`subset_font`, unless a build before this one has done it already."""
    font = source.read_bytes()
    digest = hashlib.sha256(font)
    digest.update("\0".join((fontTools.version, family, *sorted(kept))).encode())
    file = cache / f"{digest.hexdigest()}.woff2"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_bytes(subset_font(font, kept, family))
        part.replace(file)
    return file.read_bytes()


def _shown(found: Iterable[str]) -> frozenset[str]:
    return ASCII | {character for character in found if character.isprintable()}


def _italic(letters: set[str]) -> set[str]:
    """Return the mathematical italic forms of letters."""
    forms = map(chr, _ITALIC)
    return {form for form in forms if unicodedata.normalize("NFKC", form) in letters}


def _rename(font: TTFont, family: str) -> None:
    plain = family.replace(" ", "")
    for record in font["name"].names:
        if record.nameID in _NAMES:
            record.string = plain if record.nameID in (3, 6) else family
    if "CFF " in font:
        table = font["CFF "].cff
        table.fontNames = [plain]
        table.topDictIndex[0].FullName = family
        table.topDictIndex[0].FamilyName = family
