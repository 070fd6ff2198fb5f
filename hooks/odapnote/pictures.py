"""Whether a picture can be shown at all."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

from PIL import Image


def is_damaged(data: bytes) -> bool:
    """Return whether a picture cannot be read to its end, whatever its file is called."""
    if data.lstrip().startswith(b"<"):
        return not _is_svg(data)
    try:
        with Image.open(BytesIO(data)) as picture:
            picture.load()
    except Exception:  # Each format has its own way to fail: OSError, SyntaxError, struct.error …
        return True
    return False


def _is_svg(data: bytes) -> bool:
    try:
        return ElementTree.fromstring(data).tag.endswith("svg")
    except ElementTree.ParseError:
        return False
