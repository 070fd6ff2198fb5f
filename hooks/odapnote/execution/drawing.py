"""Prepares matplotlib for the figures of snippets, before a fork or in a session of its own."""

from __future__ import annotations

from pathlib import Path

SETTINGS = Path(__file__).with_name("matplotlibrc")

_SUFFIXES = (".otf", ".ttf")


def draws(codes: list[str]) -> bool:
    """Say whether a session will need matplotlib."""
    return any("matplotlib" in code for code in codes)


def font_files(folder: Path | None) -> list[Path]:
    """Return the fonts that figures may use; with those of the site, texts have true widths."""
    if folder is None or not folder.is_dir():
        return []
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES)


def prepare(fonts: list[str]) -> None:
    """Import matplotlib, with the fonts known to it."""
    import matplotlib.pyplot as plt
    from matplotlib import font_manager

    # Its settings come from the environment variable MATPLOTLIBRC.
    assert plt.rcParams["svg.fonttype"] == "none"
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for font in fonts:
        if font not in known:
            font_manager.fontManager.addfont(font)
