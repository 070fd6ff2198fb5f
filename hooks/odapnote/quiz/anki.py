"""All questions as a deck for Anki, which keeps a learner's history when it is imported again.

Anki knows a note by its guid and takes over one that is newer than its own. The guid comes from
the name of the question, which never changes, and the time from the last change of the notes.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import genanki  # type: ignore[import-untyped]
from pygments.formatters import HtmlFormatter

from odapnote.quiz.cards import FIELDS, Card

# Drawn once; another number would be another deck to those who have this one.
_DECK = 1763980391
_MODEL = 1763980392
_CARD = Path(__file__).parent / "card"
_LIGHT, _DARK = "xcode", "github-dark"
# The first moment that a zip can hold.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write_deck(target: Path, title: str, cards: Sequence[Card], site: Path, seconds: int) -> None:
    """Write the deck; the same cards give the same bytes.

    Args:
        target: The ``.apkg`` to write.
        title: The name of the deck.
        cards: The cards, in their order.
        site: The folder of the built site, where the pictures lie.
        seconds: When the notes last changed, in seconds since 1970.
    """
    model = _model(title)
    deck = genanki.Deck(_DECK, title)
    for card in cards:
        deck.add_note(
            genanki.Note(
                model=model,
                fields=[card.fields[name] for name in FIELDS],
                guid=genanki.guid_for("odapnote", card.identifier),
                tags=[card.topic],
                due=len(deck.notes),
            )
        )
    with tempfile.TemporaryDirectory() as folder:
        package = genanki.Package(deck, _media(cards, site, Path(folder)))
        written = Path(folder) / "deck.apkg"
        package.write_to_file(str(written), timestamp=seconds)
        _write_plainly(written, target)


def _model(title: str) -> genanki.Model:
    front, back = ((_CARD / name).read_text("utf-8") for name in ("front.html", "back.html"))
    return genanki.Model(
        _MODEL,
        title,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "퀴즈", "qfmt": front, "afmt": back}],
        css=(_CARD / "card.css").read_text("utf-8") + _code_styles(),
    )


def _code_styles() -> str:
    """Return the colours of code by day and, within Anki's own class, by night."""
    light = HtmlFormatter(style=_LIGHT).get_style_defs(".highlight")
    dark = HtmlFormatter(style=_DARK).get_style_defs(".nightMode .highlight")
    return f"\n{light}\n{dark}\n"


def _media(cards: Iterable[Card], site: Path, folder: Path) -> list[str]:
    """Copy the pictures that there are to where their names are those in the cards."""
    copied = []
    for name, path in sorted({pair for card in cards for pair in card.pictures.items()}):
        if (site / path).is_file():
            (folder / name).write_bytes((site / path).read_bytes())
            copied.append(str(folder / name))
    return copied


def _write_plainly(source: Path, target: Path) -> None:
    """Write a zip again, without the moments at which its parts were made."""
    with zipfile.ZipFile(source) as read, zipfile.ZipFile(target, "w") as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, read.read(name))
