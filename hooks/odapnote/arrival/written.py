"""What a source says: its lines without what Markdown takes for markup.

This is no second Markdown. It only takes away what a reader never sees as words (targets of
links, headers of blocks, tags, formulas), so that the words that are left can be looked for.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property

_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n.*?\n(?:-{3}|\.{3})[ \t]*(?:\n|$)", re.DOTALL)

# What makes a block of its line. Of a header only the title is shown.
_PREFIXES = (
    re.compile(r"^[> \t]*/{3,}[ \t]*[\w-]+(?:[ \t]*\|[ \t]*(?P<kept>.*))?$", re.M),
    re.compile(r'^[> \t]*(?:!!!|\?\?\?\+?|===[!+]?)[^"\n]*"(?P<kept>.*)"[ \t]*$', re.M),
    re.compile(r"^[> \t]*(?:!!!|\?\?\?\+?) ?[\w -]*$", re.M),
    re.compile(r"^ {0,3}\[[^\]^\n]+\]:[ \t]*\S.*$", re.M),
    re.compile(r"^\*\[[^\]\n]+\]:.*$", re.M),
    re.compile(r"^(?P<kept>[> \t]*)\d+\.[ \t](?:\[[xX ]\][ \t])?", re.M),
    re.compile(r"^(?P<kept>[> \t]*[-*+][ \t]+)\[[xX ]\][ \t]", re.M),
)
_KEYS = re.compile(r"^([> \t]*/{3,}[^\n]*)((?:\n {4,}\S[^\n]*)+)", re.M)

_TAG = r"</?[A-Za-z][\w-]*(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?/?>"
_VALUE = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}]*)"
_ATTRIBUTE = rf"(?:[.#][^\s{{}}]+|[\w-]+={_VALUE})"
_INLINE = re.compile(
    rf"""
    (?P<code>(?<![\\`])(?P<ticks>`+)(?!`)(?P<inside>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=ticks)(?!`))
    | \\\((?:(?!\n[ \t]*\n).)+?\\\)
    | \\\[(?:(?!\n[ \t]*\n).)+?\\\]
    | \\(?P<escaped>[^\w\s])
    | (?P<comment><!--.*?-->)
    | \$\$.+?\$\$
    | \$(?!\s)(?:\\.|(?!\n[ \t]*\n)[^\\$])+?(?<!\s)\$
    | \\begin\{{(?P<environment>[\w*]+)\}}.*?\\end\{{(?P=environment)\}}
    | (?P<tag>{_TAG})
    | <(?:https?:|mailto:)[^\s<>]*>
    | !\[[^\]]*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])
    | (?<=\])\((?:[^()\n]|\([^()\n]*\))*\)
    | (?<=\])\[[^\]\n]+\]
    | \[\^[^\]\n]+\]:?
    | \{{:?[ \t]*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*[ \t]*\}}
    | (?<!\w):[a-z0-9_+-]+:(?!\w)
    | \+\+(?:[\w-]+|"[^"\n]*")(?:\+(?:[\w-]+|"[^"\n]*"))*\+\+
    | &\#?\w+;
    """,
    re.DOTALL | re.VERBOSE,
)
# A table cuts its rows at the bars before formulas are read, so a formula with a bar is none there.
_ROW = re.compile(r"^[> \t]*\|.*$", re.M)
_CUT_FORMULA = re.compile(r"\$(?!\s)(?P<inside>(?:\\.|[^\\$|\n])*\|(?:\\.|[^\\$\n])*)(?<!\s)\$")
_INDENTED = ("    ", "\t")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Fenced:
    """A fenced block of a page: its first and last line, both fences among them.

    Attributes:
        first: The line of the opening fence.
        last: The line of the closing one.
        language: As written.
        indent: What stands before the opening fence.
    """

    first: int
    last: int
    language: str
    indent: str


@dataclass(frozen=True)
class Tag:
    """A tag of HTML in a source."""

    line: int
    text: str


@dataclass
class Written:
    """A source, line by line; a line's index is its number less one.

    Attributes:
        raw: The lines as they are written, without front matter.
        prose: The same without code blocks.
        words: The same without what is no word for a reader.
        bare: The same without the insides of code in the text.
        tags: The HTML in the text.
        fences: The fenced blocks.
    """

    raw: list[str]
    prose: list[str]
    words: list[str]
    bare: list[str]
    tags: list[Tag]
    fences: tuple[Fenced, ...]

    @cached_property
    def letters(self) -> list[str]:
        """The letters of what a reader must find."""
        return [letters(line) for line in self.words]

    @cached_property
    def bare_letters(self) -> list[str]:
        """The letters of the text without its code."""
        return [letters(line) for line in self.bare]

    def line_with(self, marker: str, around: str) -> int | None:
        r"""Return the line where markup stands that was not taken for markup.

        Args:
            marker: The markup.
            around: The line where it is shown.

        Returns:
            The line, or nothing where the writer wanted the marker (``\*\*``).
        """
        wanted = letters(_INLINE.sub(_shown, _without_prefixes(around)))
        lines = [
            (number, line)
            for number, (line, found) in enumerate(
                zip(self.prose, self.bare_letters, strict=True), 1
            )
            if marker in line and (wanted in found if wanted else not found)
        ]
        # Of lines without letters, such as those below the head of a table, the very one.
        lines.sort(key=lambda each: not wanted and each[1].strip(" >") != around)
        return next((n for n, line in lines if marker in _without_escapes(line)), None)


def letters(text: str) -> str:
    """Reduce a text to its letters and digits: what no markup adds, moves or takes away."""
    return _NO_LETTER.sub("", text)


def read_source(
    source: str, fences: Iterable[Fenced], code: Container[str] = frozenset()
) -> Written:
    """Read a source.

    Args:
        source: The whole text of a page.
        fences: Its fenced blocks.
        code: Lines that the page shows as code: what is indented by four spaces may be one.
    """
    known = tuple(fences)
    raw = without_front_matter(source).split("\n")
    fenced = {line for fence in known for line in range(fence.first, fence.last + 1)}
    prose = [
        "" if number in fenced or (line.startswith(_INDENTED) and line.strip() in code) else line
        for number, line in enumerate(raw, 1)
    ]
    text = _KEYS.sub(lambda found: found[1] + "\n" * found[2].count("\n"), "\n".join(prose))
    text = _ROW.sub(_with_cut_formulas, _without_prefixes(text))
    return Written(
        raw,
        prose,
        _INLINE.sub(_shown, text).split("\n"),
        _INLINE.sub(lambda found: _shown(found, code=False), text).split("\n"),
        _tags(text),
        known,
    )


def without_front_matter(source: str) -> str:
    """Blank the front matter, so that lines keep their numbers."""
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = _FRONT_MATTER.match(text)
    return "\n" * found.group().count("\n") + text[found.end() :] if found else text


def _without_prefixes(text: str) -> str:
    for pattern in _PREFIXES:
        text = pattern.sub(lambda found: found.groupdict().get("kept") or "", text)
    return text


def _with_cut_formulas(row: re.Match[str]) -> str:
    """Make words of the formulas that a table cuts: what they say must arrive."""
    return _CUT_FORMULA.sub(r"\g<inside>", row.group())


def _shown(found: re.Match[str], *, code: bool = True) -> str:
    """Return what a reader sees of a piece of markup, with as many lines."""
    if found["escaped"]:
        return found["escaped"]
    if found["code"] and code:
        return found["inside"]
    return "\n" * found.group().count("\n")


def _tags(text: str) -> list[Tag]:
    return [
        Tag(text.count("\n", 0, found.start()) + 1, found["tag"])
        for found in _INLINE.finditer(text)
        if found["tag"]
    ]


def _without_escapes(line: str) -> str:
    """Take away what stands in code and what a backslash makes plain."""
    return _INLINE.sub(
        lambda found: "" if found["escaped"] or found["code"] else found.group(), line
    )
