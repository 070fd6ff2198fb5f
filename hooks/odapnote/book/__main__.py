"""Make a book in a process of its own: ``python -m odapnote.book REQUEST.json``.

The build of the site and ``mkdocs serve`` start it beside themselves, so that setting the book
takes neither their time nor their memory.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from odapnote.book.making import Request, make_book, shelf_folder


def main() -> None:
    """Read the request and leave the finished files in the cache."""
    # Who gives the book up ends this process; leaving it in order ends those that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if "--patient" in sys.argv and sys.platform != "win32":
        os.nice(10)
    request = Request.from_json(Path(sys.argv[1]).read_text(encoding="utf-8"))
    make_book(request, shelf_folder(request))


main()
