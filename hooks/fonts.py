"""Put the site's fonts beside its pages; drives ``odapnote.fonts``.

``on_post_build`` runs when every page and script is written, since a subset holds the characters
that they show, and before the book packs the site (-200). In ``serve`` the fonts go out whole:
nobody waits for a network, and a character that is typed anew is there at once.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from odapnote.fonts import FACES, cached_subset, characters
from places import cache_folder

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Learn whether the site leaves this machine."""
    global _serving
    _serving = command == "serve"


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the fonts and their licences."""
    site, kept = Path(config.site_dir), Path(config.docs_dir, "fonts")
    served = site / "assets" / "fonts"
    served.mkdir(parents=True, exist_ok=True)
    if _serving:
        for face in FACES:
            shutil.copy(kept / face.source, served / face.served)
        return
    cache = cache_folder(config) / "fonts"
    shown = characters(_texts(site, "*.html"), _texts(site, "assets/scripts/**/*.js"))
    for face in FACES:
        font = cached_subset(kept / face.source, shown.of(face), face.family, cache)
        (served / face.served).write_bytes(font)
        shutil.copy(kept / face.licence, served)


def _texts(site: Path, pattern: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(site.rglob(pattern))]
