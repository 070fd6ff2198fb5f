"""Finds what readers take for a checked output or for code that ran, and that is neither.

Under the badge of a page every output is compared and all Python runs. A block that only looks
like one of them is a Problem, with the way to write it as what it is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from itertools import pairwise

from odapnote.snippets.fences import Fence
from odapnote.source import Location, Problem

OUTPUT = "data-output"
OUTPUT_FENCE = '``` { .text data-output="" }'

# Names that readers see as Python, but that would slip past a check of ``python`` alone.
_OTHER_PYTHONS = frozenset(
    {"py", "py2", "py3", "pyi", "python", "python2", "python3", "pycon", "pycon3", "pytb", "py3tb"}
    | {"ipython", "ipython3", "ipythonconsole", "python-console", "python-repl", "numpy", "sage"}
)
# Languages of blocks that show what a program printed.
_PLAIN = frozenset(
    {"", "text", "txt", "plain", "plaintext", "none", "output", "out", "result", "console"}
)
_PROMPT = re.compile(r"^(?:>>> |In \[\d+\]: )", re.MULTILINE)
# What begins something else: a heading, a block, an option of a quiz.
_BEGINS = re.compile(r"#{1,6} |/{3,}|[-*+] \[[ xX]\] ")
# Words that announce an output, at the end of what stands between code and block.
_ANNOUNCES = re.compile(
    r"(?:출력|결과)(?:은|는|값)?\W*$|(?:출력|결과)(?:은|는) .{0,20}$|(?:출력|결과)입니다\W*$"
    r"|실행하면\W*$|나옵니다\W*$|찍힙니다\W*$|출력합니다\W*$|(?:outputs?|prints?|results?)\W*$",
    re.IGNORECASE,
)
_INDENTED = re.compile(r" {4,}\S|\t")
_PREFORMATTED = re.compile(r"\s*<pre\b", re.IGNORECASE)

_Fault = tuple[str, str]

_LOOKS_LIKE_OUTPUT = "코드 아래의 출력처럼 보이지만 실행 결과와 견주지 않습니다"
_OUTPUT_IN_A_FENCE = (
    _LOOKS_LIKE_OUTPUT,
    f"출력이면 {OUTPUT_FENCE}로 열고, 아니면 위에 그것이 무엇인지 한 문장을 적습니다",
)
_OUTPUT_WITHOUT_FENCE = (
    _LOOKS_LIKE_OUTPUT,
    f"출력이면 {OUTPUT_FENCE} 칸에 담고, 아니면 들여쓰기를 없앱니다",
)


def unchecked(path: str, lines: Sequence[str], fences: Sequence[Fence]) -> list[Problem]:
    """Find the blocks of a page that look like checked ones.

    Args:
        path: The page's file, relative to the project's root.
        lines: Its lines.
        fences: Its fenced blocks, from top to bottom.

    Returns:
        One Problem a line at most.
    """
    found: dict[int, _Fault] = {}
    for fence in (fence for fence in fences if fence.language != "python"):
        fault = _fault(fence)
        if fault is not None:
            found[fence.line] = fault
    for above, fence in pairwise(fences):
        between = lines[above.end : fence.line - 1]
        if _is_checked(above) and _is_plain(fence) and _belongs(between, fence):
            found.setdefault(fence.line, _OUTPUT_IN_A_FENCE)
    for fence in filter(_is_checked, fences):
        line = _bare_output(fence, lines)
        if line is not None:
            found.setdefault(line, _OUTPUT_WITHOUT_FENCE)
    return [Problem(Location(path, line), *fault) for line, fault in found.items()]


def _fault(fence: Fence) -> _Fault | None:
    """Return what is wrong with a block whatever stands around it."""
    if fence.language.lower() in _OTHER_PYTHONS:
        return (
            f"'{fence.language}' 코드 블록은 검사를 비켜 갑니다",
            "python이라고 적습니다. 실행할 수 없는 코드라면 data-check를 답니다",
        )
    if lacks_dot(fence):
        return (
            "중괄호 안의 언어에 점이 없어 파이썬 코드로 실행되지 않습니다",
            "``` { .python }처럼 점을 찍습니다",
        )
    if _is_plain(fence) and _PROMPT.search(fence.code):
        return (
            "'>>>'로 시작하는 대화는 실행해 확인하지 않습니다",
            f"코드는 python 칸에, 결과는 그 아래 {OUTPUT_FENCE} 칸에 나누어 적습니다",
        )
    if not fence.language and _is_plain(fence) and _is_python(fence.code):
        return (
            "언어가 없는 파이썬 코드는 실행해 확인하지 않습니다",
            "python이라고 적습니다. 코드가 아니라면 text라고 적습니다",
        )
    return None


def lacks_dot(fence: Fence) -> bool:
    """Say whether a header in braces names Python as an attribute: ``{ python }``."""
    return not fence.language and bool(_OTHER_PYTHONS & {name.lower() for name in fence.attributes})


def _is_python(code: str) -> bool:
    """Say whether a text can be nothing but Python: it imports, or calls ``print``."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError):
        return False
    return any(
        isinstance(node, (ast.Import, ast.ImportFrom))
        or (isinstance(node, ast.Call) and ast.unparse(node.func) == "print")
        for node in nodes
    )


def _is_checked(fence: Fence) -> bool:
    return fence.language == "python" or OUTPUT in fence.attributes


def _is_plain(fence: Fence) -> bool:
    return fence.language.lower() in _PLAIN and OUTPUT not in fence.attributes


def _belongs(between: Sequence[str], fence: Fence) -> bool:
    """Say whether a block reads as the output of the code above it."""
    said = [line.strip() for line in between if line.strip()]
    if any(_BEGINS.match(line) for line in said):
        return False
    title = str(fence.attributes.get("title", ""))
    return not said or any(_ANNOUNCES.search(text.strip("*_\"'`")) for text in (said[-1], title))


def _bare_output(fence: Fence, lines: Sequence[str]) -> int | None:
    """Return the line below code in which an indented text or ``<pre>`` begins."""
    if fence.indent:
        return None  # Within a list four spaces are the list's own.
    for number, line in enumerate(lines[fence.end :], start=fence.end + 1):
        if line.strip():
            return number if _INDENTED.match(line) or _PREFORMATTED.match(line) else None
    return None
