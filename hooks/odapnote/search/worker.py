"""Many small scripts become the one file that a browser's worker is loaded from.

A worker has one address, and on ``file://`` it may load nothing further. The parts are plain
scripts in one scope, joined in the order below without their comments.
"""

from __future__ import annotations

from collections.abc import Mapping

PARTS = (
    "jamo",
    "keyboard",
    "encoding",
    "distance",
    "recent",
    "endings",
    "asking",
    "synonyms",
    "sections",
    "vocabulary",
    "readings",
    "scoring",
    "matching",
    "search",
    "highlighting",
    "protocol",
    "main",
)


def assemble(sources: Mapping[str, str]) -> str:
    """Join the parts.

    Args:
        sources: The text of each part, by its name without ``.js``.

    Returns:
        One script whose names are its own.

    Raises:
        KeyError: For a part that is missing.
    """
    bodies = (without_comments(sources[part]) for part in PARTS)
    inside = "".join(body.replace('"use strict";\n', "", 1) for body in bodies)
    return f'(() => {{\n"use strict";\n{inside}}})();\n'


def without_comments(source: str) -> str:
    """Drop comments that have lines to themselves, blank lines, and indentation.

    A comment is known by the start of its line, so this is safe only for scripts in which no
    string goes on over a line; a tool that understood JavaScript could drop more.
    """
    kept = []
    in_block = False
    for line in map(str.strip, source.splitlines()):
        if in_block or line.startswith("/*"):
            in_block = not line.endswith("*/")
        elif line and not line.startswith("//"):
            kept.append(line)
    return "\n".join(kept) + "\n"
