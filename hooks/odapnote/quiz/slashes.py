"""Lines of slashes: which block each opens or closes, and what is wrong with those that do not.

``pymdownx.blocks`` says nothing about a block that it cannot read: it leaves the lines in the page
as text, and a block without an end takes the rest of the page. The lines are paired here as
their author meant them; the renderer tells which of them came out wrong (``Evidence``), and only
of those something is said.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from odapnote.quiz.lines import LineFault

_LINE = re.compile(r"(?P<indent>[> ]*)(?P<slashes>/{3,})(?P<rest>.*)")
_OPENING = re.compile(r" *(?P<name>[\w-]+) *(?:\|(?P<argument>.*))?")
_NAME = re.compile(r"\s*[|｜]?\s*([\w-]*)")
TAB = 4


@dataclass(frozen=True)
class SlashLine:
    """A line of slashes, as written.

    Attributes:
        number: Its line, in the text that Markdown got.
        indent: What stands before the slashes.
        slashes: The slashes.
        name: The name of the block that it opens; empty if it closes one.
        readable: Whether it is written as an opening or closing has to be.
    """

    number: int
    indent: str
    slashes: str
    name: str
    readable: bool

    @property
    def depth(self) -> int:
        """How many containers of four spaces it stands in."""
        return len(self.indent) // TAB

    @property
    def content(self) -> int:
        """How many spaces the lines of a header, or of code, have at least."""
        return (self.depth + 1) * TAB

    def closes(self, opening: SlashLine) -> bool:
        """Whether it would close a block that begins with an opening."""
        return (self.slashes, self.depth) == (opening.slashes, opening.depth)


@dataclass(eq=False)
class SlashBlock:
    """An opening with its closing.

    Attributes:
        opening: The line that opens it.
        parent: The block that it stands in.
        end: The number of the line that closes it, or nothing.
        blamed: The closing line that is at fault for its lack of an end.
    """

    opening: SlashLine
    parent: SlashBlock | None
    end: int | None = None
    blamed: int | None = None

    def __contains__(self, number: int) -> bool:
        """Whether a line stands between opening and closing."""
        return self.opening.number < number < (self.end or 0)

    @property
    def is_answer_like_its_quiz(self) -> bool:
        """Whether it is an answer with no more slashes than the quiz that it stands in."""
        return (
            self.opening.name == "answer"
            and self.parent is not None
            and self.parent.opening.slashes == self.opening.slashes
        )


@dataclass(frozen=True)
class Evidence:
    """What the renderer made of the lines.

    Attributes:
        left: The numbers of the lines that reached the page as text.
        shown: The numbers of those that stand in code or in a comment, where they belong.
        unclosed: Whether a block lacks its end: one was open when the page ended, or a question
            stands in another.
        strays: Whether an answer stands outside of any quiz.
    """

    left: frozenset[int] = frozenset()
    shown: frozenset[int] = frozenset()
    unclosed: bool = False
    strays: bool = False

    @property
    def harm(self) -> bool:
        """Whether any line came out wrong."""
        return self.unclosed or bool(self.left)


@dataclass
class Slashes:
    """The lines of slashes of a page.

    Attributes:
        blocks: The blocks that its openings begin, in their order.
        closings: Faults of closing lines, by their numbers.
        crossed: Those that show that an outer block was closed before an inner one. Within one
            paragraph the renderer takes both and leaves no evidence.
    """

    blocks: list[SlashBlock] = field(default_factory=list)
    closings: dict[int, LineFault] = field(default_factory=dict)
    crossed: set[int] = field(default_factory=set)


def slash_line(text: str, number: int) -> SlashLine | None:
    """Read a line of slashes; return nothing for any other line."""
    found = _LINE.fullmatch(text)
    if found is None:
        return None
    rest = found["rest"].strip()
    opening = _OPENING.fullmatch(rest)
    name = opening["name"] if opening else (_NAME.match(rest) or [""])[1] or rest
    readable = ">" not in found["indent"] and (not rest or opening is not None)
    return SlashLine(number, found["indent"], found["slashes"], name.lower(), readable)


def header_lines(opening: SlashLine, lines: Sequence[str]) -> list[str]:
    """Return the header of a block without its indentation: the deep lines right below.

    Args:
        opening: The line that opens the block.
        lines: The lines of the page.
    """
    deep = " " * opening.content
    header = itertools.takewhile(
        lambda line: line.strip() and line.startswith(deep), lines[opening.number :]
    )
    return [line[opening.content :] for line in header]


def paired(lines: Iterable[SlashLine]) -> Slashes:
    """Pair openings with closings, as their author meant them.

    An opening that is written like one that is open means that the latter lacks its closing;
    a closing that fits nothing is meant for the innermost block, unless that has its own.
    """
    page = Slashes()
    stack: list[SlashBlock] = []
    rest = list(lines)
    while rest:
        line = rest.pop(0)
        place = next((p for p in reversed(range(len(stack))) if line.closes(stack[p].opening)), -1)
        if line.name:
            if place >= 0 and (line.name, stack[place].opening.name) != ("answer", "quiz"):
                del stack[place:]
            stack.append(SlashBlock(line, stack[-1] if stack else None))
            page.blocks.append(stack[-1])
        elif place >= 0:
            stack[place].end = line.number
            del stack[place:]
        elif stack and not _has_end(stack[-1].opening, rest):
            page.closings[line.number] = _misfit(line, stack.pop())
        else:
            _blame_surplus(line, page, stack)
    return page


def _has_end(opening: SlashLine, rest: Iterable[SlashLine]) -> bool:
    """Whether a block is closed before the next one that is written like it."""
    alike = (line for line in rest if line.closes(opening))
    return any(not line.name for line in itertools.islice(alike, 1))


def _blame_surplus(line: SlashLine, page: Slashes, stack: Collection[SlashBlock]) -> None:
    """Explain a closing for which no block waits: one before it may have closed too much."""
    open_blocks = [
        block
        for block in page.blocks
        if block.end is None and not block.blamed and block not in stack
    ]
    last = open_blocks[-1] if open_blocks else None
    if last is not None and last.parent is not None and last.parent.end is not None:
        last.blamed = line.number
        page.crossed.add(line.number)
        page.closings[line.number] = LineFault(
            line.number,
            f"{last.opening.number}번째 줄의 {last.opening.name} 블록이 닫히지 않았습니다",
            f"바깥 블록을 닫기 전에 `{last.opening.slashes}` 줄을 적으세요",
        )
    elif last is not None and last.parent is None:
        page.closings[line.number] = _misfit(line, last)
    elif not _closes_a_lost_quiz(page):
        page.closings[line.number] = LineFault(
            line.number,
            f"`{line.slashes}`이(가) 닫을 블록이 없습니다",
            "여는 줄을 적거나 이 줄을 지우세요",
        )


def _closes_a_lost_quiz(page: Slashes) -> bool:
    """Whether the last block is an answer without a quiz, of which enough is said."""
    last = page.blocks[-1] if page.blocks else None
    return last is not None and last.opening.name == "answer" and last.parent is None


def _misfit(line: SlashLine, block: SlashBlock) -> LineFault:
    block.blamed = line.number
    opening = block.opening
    return LineFault(
        line.number,
        f"`{line.slashes}`이(가) {opening.number}번째 줄의 {opening.name} 블록을 닫지 못합니다",
        f"여는 줄과 빗금의 수와 들여쓰기를 같게, `{opening.slashes}`로 고치세요",
    )


def slash_faults(
    page: Slashes, evidence: Evidence, refusals: Mapping[int, LineFault], known: Collection[str]
) -> list[LineFault]:
    """Find what is wrong with the lines of slashes of a page.

    Args:
        page: The lines.
        evidence: What came of them.
        refusals: Why the renderer refused openings whose names it knows, by their numbers.
        known: The names of blocks.
    """
    openings = {
        block: fault
        for block in page.blocks
        if (fault := _opening_fault(block, evidence, refusals, known))
    }
    alike = {block.parent for block in openings if block.is_answer_like_its_quiz}
    # What is wrong inside of a block that is none, or with an end, follows from its beginning.
    faults = [
        fault
        for block, fault in openings.items()
        if block not in alike and (block.parent in alike or block.parent not in openings)
    ]
    certain = evidence.left | page.crossed - evidence.shown
    explained = {block.blamed for block in openings}
    faults += [
        fault
        for number, fault in page.closings.items()
        if (number in certain or evidence.unclosed)
        and number not in explained
        and _last_before(number, page) not in openings
    ]
    if not faults:
        faults = [_inexplicable(number) for number in sorted(evidence.left)[:1]]
    if not faults and evidence.unclosed and page.blocks:
        faults = [_unclosed(page.blocks[-1])]
    return sorted(faults)


def _last_before(number: int, page: Slashes) -> SlashBlock | None:
    return max(
        (block for block in page.blocks if block.opening.number < number),
        key=lambda block: block.opening.number,
        default=None,
    )


def _opening_fault(
    block: SlashBlock, evidence: Evidence, refusals: Mapping[int, LineFault], known: Collection[str]
) -> LineFault | None:
    line = block.opening
    is_text = line.number in evidence.left
    if line.number in evidence.shown:
        return _indented(line) if block.blamed and (evidence.harm or evidence.strays) else None
    if is_text and not line.readable:
        return _unreadable(line)
    if is_text and line.name not in known:
        return _unknown(line, known)
    if is_text and line.number in refusals:
        return refusals[line.number]
    if block.is_answer_like_its_quiz:
        return _too_like(block)
    if line.name == "answer" and evidence.strays and not _in_quiz(block):
        return _stray(block)
    if block.end is None and not block.blamed and evidence.harm:
        return _unclosed(block)
    return None


def _in_quiz(block: SlashBlock) -> bool:
    parent = block.parent
    return parent is not None and parent.opening.name == "quiz" and _level(parent) == _level(block)


def _level(block: SlashBlock) -> int:
    return block.opening.depth


def _indented(line: SlashLine) -> LineFault:
    return LineFault(
        line.number,
        f"{line.name} 블록의 여는 줄이 들여 쓰여 코드가 되었습니다",
        "닫는 줄과 같은 칸에서 시작하세요",
    )


def _too_like(block: SlashBlock) -> LineFault:
    line = block.opening
    return LineFault(
        line.number,
        "answer 블록의 빗금이 퀴즈의 것과 같습니다",
        f"퀴즈보다 하나 많게, `/{line.slashes} answer`로 열고 `/{line.slashes}`로 닫으세요",
    )


def _unreadable(line: SlashLine) -> LineFault:
    if ">" in line.indent:
        return LineFault(
            line.number,
            f"인용(`>`) 안의 {line.name} 블록은 읽지 못합니다",
            "블록을 인용 밖으로 옮기세요",
        )
    return LineFault(
        line.number,
        f"{line.name} 블록의 여는 줄을 읽을 수 없습니다",
        f"이름과 제목 사이에 세로줄을 두고 `{line.slashes} {line.name} | 제목`처럼 적으세요",
    )


def _unknown(line: SlashLine, known: Collection[str]) -> LineFault:
    close = difflib.get_close_matches(line.name, known, n=1)
    names = ", ".join(close or sorted(known))
    return LineFault(
        line.number,
        f"{line.name}은(는) 없는 블록입니다",
        f"다음으로 고치세요: {names}" if close else f"다음 가운데 하나로 고치세요: {names}",
    )


def _stray(block: SlashBlock) -> LineFault:
    if block.parent is not None and block.parent.opening.name == "quiz":
        return LineFault(
            block.opening.number,
            "answer 블록이 보기 안으로 들여 쓰였습니다",
            "퀴즈를 여는 줄만큼만 들여서 적으세요",
        )
    return LineFault(
        block.opening.number,
        "answer 블록이 퀴즈 밖에 있습니다",
        "`/// quiz`와 `///` 사이로 옮기고, 빗금을 퀴즈보다 하나 많게(`//// answer`) 쓰세요",
    )


def _unclosed(block: SlashBlock) -> LineFault:
    line = block.opening
    return LineFault(
        line.number,
        f"{line.name} 블록이 닫히지 않았습니다",
        f"블록이 끝나는 곳에 `{line.slashes}` 줄을 여는 줄만큼 들여서 적으세요",
    )


def _inexplicable(number: int) -> LineFault:
    return LineFault(
        number,
        "빗금이 블록이 되지 못하고 글로 나옵니다",
        "앞에 빈 줄을 두고, 여는 줄은 `/// 이름 | 제목`, 닫는 줄은 같은 수의 빗금으로 적으세요",
    )
