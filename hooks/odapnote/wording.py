"""One idea, one word: words that the pages do not use, and the ones that they use instead.

The glossary's page holds them as a table, so that readers see the promise that the build keeps::

    | 쓰는 말 | 쓰지 않는 말 |
    | --- | --- |
    | 유닛 | 뉴런, 노드 |

What is quoted keeps its own words: “ ” and ‘ ’, parentheses that name a thing in another way,
quotations, and the paragraphs in which a page tells what the student's notes say.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from odapnote.source import Location, Problem
from odapnote.terms import finder

_HEAD = re.compile(r"\|\s*쓰는 말\s*\|\s*쓰지 않는 말\s*\|\s*")
_ROW = re.compile(r"\|(?P<wanted>[^|]*)\|(?P<avoided>[^|]*)\|\s*")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|\([^()]*\)|<q>.*?</q>")
# Lines in which others speak, and those that list how others call a thing.
_OTHERS = re.compile(r"\s*(?:>|\**노트\**:|:\s+다른 표기:)")


def parse_wording(glossary: str) -> dict[str, str]:
    """Read the table of words; the key is the word to avoid."""
    lines = iter(glossary.splitlines())
    found = next((line for line in lines if _HEAD.fullmatch(line)), None)
    wording: dict[str, str] = {}
    for line in lines if found else ():
        row = _ROW.fullmatch(line)
        if row is None:
            break
        if row["wanted"].strip(" -:"):
            for avoided in row["avoided"].split(","):
                wording[avoided.strip()] = row["wanted"].strip()
    return wording


def avoided_words(
    path: str,
    lines: Sequence[str],
    wording: Mapping[str, str],
    quoted: Container[int] = frozenset(),
) -> Iterator[Problem]:
    """Find words that the pages do not use.

    Args:
        path: The page, as Problems show it.
        lines: Its lines, without code and formulas.
        wording: What to avoid, and what to say instead.
        quoted: The numbers of lines that quote somebody: questions of an exam.
    """
    pattern = finder(wording)
    for number, line in enumerate(lines, 1):
        if number in quoted or _OTHERS.match(line) or _ROW.fullmatch(line):
            continue
        own = _QUOTED.sub(lambda found: " " * len(found.group()), line)
        for said in dict.fromkeys(found.group() for found in pattern.finditer(own)):
            yield Problem(
                Location(path, number),
                f"이 가이드가 쓰지 않는 말입니다: {said}",
                f"‘{wording[said]}’(으)로 적으세요. 남의 말을 옮긴 것이면 “ ”로 감쌉니다",
            )
