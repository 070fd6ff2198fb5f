"""What exceptions and warnings say to a reader: the same in every run, and no more than that."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# No page and no book may hold these.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}")
# Folders of this machine: that in which a session or a kernel works, and that of packages.
_FOLDER = re.compile(
    r"[^\s'\"(]*[/\\](?:odap(?:note)?-[^/\\\s]+(?:[/\\][^/\\\s]+)?[/\\]work|site-packages)[/\\]?"
)
# From here on Keras lists what it was called with.
_ARGUMENTS = re.compile(r"^Arguments received by ", re.MULTILINE)


def without_controls(text: str) -> str:
    """Return a text without the codes that colour it in a terminal."""
    return _CONTROL.sub("", text)


def message_of(type_name: str, text: str) -> str:
    """Return the last lines of a traceback, or those of a warning, for a page.

    Args:
        type_name: The class of the exception or the warning.
        text: Its message.

    Returns:
        Class and message without empty lines, without Keras' list of arguments, and without
        addresses and folders, which are others in each run.
    """
    text = _ARGUMENTS.split(without_controls(text))[0]
    text = _ADDRESS.sub("0x…", _FOLDER.sub("", _UNPRINTABLE.sub("", text)))
    said = "\n".join(line.rstrip() for line in text.split("\n") if line.strip())
    return f"{type_name}: {said}" if said else type_name
