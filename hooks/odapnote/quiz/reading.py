"""Drafts and the HTML between their comments become questions, or Problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field

from odapnote.kinds import KIND_LABELS, Kind
from odapnote.quiz.draft import Draft
from odapnote.quiz.fairness import telling_option, told_answer
from odapnote.quiz.keys import COMMON_KEYS, TYPED_KEYS, UnusableKeyError, read_key
from odapnote.quiz.lines import LineFault
from odapnote.quiz.model import CHOICES, Option, Quiz
from odapnote.quiz.order import shown_order
from odapnote.quiz.plain import plain_text
from odapnote.quiz.proof import disagreement
from odapnote.quiz.wording import wording_faults
from odapnote.source import Location, Problem

_QUIZ = re.compile(
    r"<!--quiz begin (\d+)-->\n?((?:(?!<!--quiz begin).)*?)<!--quiz end-->", re.DOTALL
)
_PART = re.compile(r"<!--quiz (option|reason|answer)-->\n?")
_PICTURE = re.compile("<(?:img|svg)[ >]")
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class PageQuizzes:
    """What was found on a page.

    Attributes:
        quizzes: Its questions that can be asked, in their order.
        problems: What is wrong with the others, and what is wrong with the wording of any.
    """

    quizzes: tuple[Quiz, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class PageSource:
    """A page as Markdown got it.

    Attributes:
        path: The note, as Problems show it.
        offset: How many lines of front matter were cut off before.
        drafts: Its quiz blocks, by number.
        faults: What is wrong with its blocks.
    """

    path: str
    offset: int
    drafts: Sequence[Draft]
    faults: Sequence[LineFault] = ()

    def blames(self, draft: Draft) -> bool:
        """Whether something is wrong with the blocks that a quiz is made of."""
        within = any(draft.line <= fault.line <= draft.end for fault in self.faults)
        return within or (draft.torn and bool(self.faults))

    def location(self, line: int) -> Location:
        """Return the place of a line of Markdown's in the real file."""
        return Location(self.path, line + self.offset)


def read_quizzes(
    html: str,
    page: PageSource,
    render: Callable[[Quiz, int], str],
    taken: MutableMapping[str, Location],
) -> tuple[str, PageQuizzes]:
    """Read the quizzes of a page and put their final HTML in place.

    Args:
        html: The page, with the comments of ``odapnote.quiz.block``.
        page: What its blocks were made from.
        render: Makes the HTML of a question from it and its number on the page.
        taken: Where each name of a question stands that was read before; this page's are added.

    Returns:
        The page, and what was found. A question that cannot be asked leaves nothing on the page.
    """
    quizzes: list[Quiz] = []
    problems = [
        Problem(page.location(fault.line), fault.message, fault.remedy) for fault in page.faults
    ]

    def replace(found: re.Match[str]) -> str:
        draft = page.drafts[int(found[1])]
        if page.blames(draft):
            return ""  # What else is wrong with it may follow from that.
        reader = _Reader(draft, page, _Parts.split(found[2]), taken)
        quiz = reader.read()
        problems.extend(reader.problems)
        if quiz is None:
            return ""
        quizzes.append(quiz)
        taken[quiz.identifier] = quiz.location
        return render(quiz, len(quizzes))

    html = _QUIZ.sub(replace, html)
    return html, PageQuizzes(tuple(quizzes), tuple(problems))


@dataclass
class _Parts:
    """The HTML of a quiz, cut at its comments."""

    question: str = ""
    options: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    answer: str = ""

    @staticmethod
    def split(html: str) -> _Parts:
        pieces = _PART.split(html)
        parts = _Parts(question=pieces[0].strip())
        for name, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            if name == "option":
                parts.options.append(piece.strip())
            elif name == "reason":
                parts.reasons.append(piece.strip())
            else:
                parts.answer += piece.strip()
        return parts


class _Reader:
    """Reads one quiz; what is wrong gathers in ``problems``."""

    def __init__(
        self, draft: Draft, page: PageSource, parts: _Parts, taken: Mapping[str, Location]
    ) -> None:
        self.draft = draft
        self.taken = taken
        self.page = page
        self.parts = parts
        self.header = draft.header.values
        self.problems: list[Problem] = []

    def read(self) -> Quiz | None:
        """Return the question, or nothing if it cannot be asked."""
        misplaced = (self.draft.misplaced,) if self.draft.misplaced else ()
        for fault in misplaced or self.draft.header.faults:
            self._refuse(fault.message, fault.remedy, line=fault.line)
        if self.problems:
            return None
        kind = self._kind()
        identifier = self._identifier()
        if kind is None:
            return None
        self._check_keys(kind)
        self._check_options(kind)
        try:
            key = read_key(kind, self.header)
        except UnusableKeyError as error:
            key = None
            self._refuse(error.message, error.remedy, key=error.key)
        if not self.parts.question:
            self._refuse("물음이 없습니다", "`/// quiz | 물음`처럼 세로줄 뒤에 적으세요")
        if not self.draft.answered or not _shows_something(self.parts.answer):
            self._refuse("정답과 풀이가 없습니다", "`//// answer` 블록에 풀이를 적으세요")
        if self.problems or identifier is None or key is None:
            return None
        quiz = Quiz(
            identifier=identifier,
            kind=kind,
            exam=self._exam() == "true",
            question=self.parts.question,
            options=self._options(identifier),
            key=key,
            explanation=self.parts.answer,
            proved="proved-by" in self.header,
            location=self.page.location(self.draft.line),
        )
        self._check_wording(quiz)
        self._check_fairness(quiz)
        if quiz.proved:
            clash = disagreement(self.header["proved-by"], quiz, self.draft)
            if clash is not None:
                self._refuse(*clash, key="proved-by")
        return quiz

    def _refuse(self, message: str, remedy: str, *, key: str = "", line: int = 0) -> None:
        place = line or self.draft.header.lines.get(key, self.draft.line)
        self.problems.append(Problem(self.page.location(place), message, remedy))

    def _kind(self) -> Kind | None:
        kind = self.header.get("kind")
        if kind is None:
            if not self.draft.options:
                self._refuse(
                    "퀴즈의 종류를 알 수 없습니다",
                    "보기를 `- [ ]`와 `- [x]`로 적거나 "
                    f"`kind:`를 적으세요 ({', '.join(KIND_LABELS)})",
                )
                return None
            return (
                "multiple" if sum(option.right for option in self.draft.options) > 1 else "single"
            )
        if not isinstance(kind, str) or kind not in KIND_LABELS:
            self._refuse(
                f"kind: {kind}은(는) 없는 종류입니다",
                f"다음 가운데 하나로 고치세요: {', '.join(KIND_LABELS)}",
                key="kind",
            )
            return None
        return kind

    def _identifier(self) -> str | None:
        identifier = self.header.get("id")
        if identifier is None:
            self._refuse("퀴즈에 id가 없습니다", "제목 아래에 `    id: 쪽-이름`을 적으세요")
        elif not isinstance(identifier, str) or not _IDENTIFIER.fullmatch(identifier):
            self._refuse(
                f"id: {identifier}은(는) 쓸 수 없는 이름입니다",
                "영어 소문자와 숫자를 붙임표로 이으세요: `padding-same-stride`",
                key="id",
            )
        elif identifier in self.taken:
            self._refuse(
                f"id: {identifier}은(는) {self.taken[identifier]}의 퀴즈가 이미 쓰는 이름입니다",
                "새로 쓴 퀴즈의 id를 고치세요. 먼저 있던 id는 기록이 걸려 있어 바꾸면 안 됩니다",
                key="id",
            )
        else:
            return identifier
        return None

    def _check_keys(self, kind: Kind) -> None:
        known = COMMON_KEYS | TYPED_KEYS.get(kind, frozenset())
        for key in self.header:
            if key not in known:
                self._refuse(
                    f"{key}: 이 종류({kind})의 퀴즈에 없는 항목입니다",
                    f"지우거나 다음 가운데 하나로 고치세요: {', '.join(sorted(known))}",
                    key=str(key),
                )
        if self._exam() not in ("true", "false"):
            self._refuse(
                "exam은 true나 false입니다", "기출이면 `exam: true`로 적으세요", key="exam"
            )

    def _exam(self) -> str:
        return str(self.header.get("exam", "false")).casefold()

    def _check_options(self, kind: Kind) -> None:
        options = self.draft.options
        if kind not in CHOICES:
            if options:
                self._refuse(
                    f"종류가 {kind}인데 보기가 있습니다",
                    "보기를 지우거나 `kind:`를 지우세요",
                    line=options[0].line,
                )
            return
        right = sum(option.right for option in options)
        if len(options) < 2:
            self._refuse("보기가 둘보다 적습니다", "보기를 `- [ ]`와 `- [x]`로 더 적으세요")
        elif right == 0:
            self._refuse("정답인 보기가 없습니다", "정답인 보기를 `- [x]`로 고치세요")
        elif right > 1 and kind == "single":
            self._refuse(
                f"정답이 하나여야 하는데 {right}개입니다",
                "`- [x]`를 하나만 남기거나 `kind: multiple`로 고치세요",
                key="kind",
            )
        for option in options:
            if not option.has_reason:
                verdict = "맞는지" if option.right else "왜 고르기 쉽고 왜 틀렸는지"
                self._refuse(
                    "보기에 까닭이 없습니다",
                    f"보기 아래 한 줄을 비우고 네 칸 들여서 {verdict} 적으세요",
                    line=option.line,
                )

    def _options(self, identifier: str) -> tuple[Option, ...]:
        rows = zip(self.parts.options, self.parts.reasons, self.draft.options, strict=True)
        options = [
            Option(html, reason, draft.right, place)
            for place, (html, reason, draft) in enumerate(rows)
        ]
        texts = [plain_text(option.html) for option in options]
        return tuple(options[place] for place in shown_order(identifier, texts))

    def _check_wording(self, quiz: Quiz) -> None:
        for message, remedy, place in _wording(quiz):
            line = self.draft.options[place].line if place is not None else self.draft.line
            self._refuse(message, remedy, line=line)

    def _check_fairness(self, quiz: Quiz) -> None:
        if (option := telling_option(quiz)) is not None:
            self._refuse(
                "정답인 보기가 다른 보기마다 3분의 1 넘게 깁니다",
                "길이만 보고 고를 수 있으니, 정답을 줄이거나 틀린 보기도 그만큼 자세히 적으세요",
                line=self.draft.options[option.place].line,
            )
        if (answer := told_answer(quiz)) is not None:
            self._refuse(
                f"물음이나 보기의 뜻풀이가 정답(‘{answer}’)을 알려 줍니다",
                "물음에서 정답과 같은 말을, 보기에서 뜻풀이를 빼세요",
            )


def _shows_something(html: str) -> bool:
    return bool(plain_text(html) or _PICTURE.search(html))


def _wording(quiz: Quiz) -> Iterator[tuple[str, str, int | None]]:
    yield from ((*fault, None) for fault in wording_faults(quiz.question, asks=bool(quiz.options)))
    for option in quiz.options:
        for html in (option.html, option.reason):
            yield from ((*fault, option.place) for fault in wording_faults(html))
    yield from ((*fault, None) for fault in wording_faults(quiz.explanation))
