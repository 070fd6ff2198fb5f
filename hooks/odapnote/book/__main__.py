"""Make files of a book in a process of its own: ``python -m odapnote.book REQUEST.json GROUP``.

The build of the site and ``mkdocs serve`` start it beside themselves, so that setting the book
takes neither their time nor their memory. ``GROUP`` counts ``making.GROUPS`` from 0.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from odapnote.book.making import GROUPS, Request, make_group, shelf_folder


def main() -> None:
    """Read the request and leave the finished files in the cache."""
    if "--patient" in sys.argv:
        os.nice(10)
    request = Request.from_json(Path(sys.argv[1]).read_text(encoding="utf-8"))
    make_group(request, shelf_folder(request), GROUPS[int(sys.argv[2])])


main()
