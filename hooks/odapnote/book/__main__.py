"""Make a book in a process of its own: ``python -m odapnote.book FONTS``.

The build of the site and ``mkdocs serve`` start it beside themselves, so that setting the book
takes neither their time nor their memory. It prepares what it can and waits for a line with the
path of a request; without one there is nothing to make.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from odapnote.book.making import make_book, prepare_binder
from odapnote.book.request import Request


def main() -> None:
    """Leave the finished files beside the request."""
    # Who gives the book up ends this process; leaving it in order ends those that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if "--patient" in sys.argv and sys.platform != "win32":
        os.nice(10)
    binder = prepare_binder(Path(sys.argv[1]))
    if path := sys.stdin.readline().rstrip("\n"):
        order = Path(path)
        make_book(Request.from_json(order.read_text(encoding="utf-8")), order.parent, binder)


main()
