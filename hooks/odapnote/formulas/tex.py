r"""Reads TeX and refuses, with its line and a remedy, what the vocabulary does not declare.

TeX draws nothing where it understands nothing: a comment sign swallows the rest of a line, a
``\\`` outside a table vanishes. What is let through here, the converter draws as TeX does; the
few spellings that it or a reader's MathJax lacks are rewritten to ones that all of them know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from odapnote.formulas.vocabulary import (
    COMMANDS,
    ENVIRONMENT_SPELLINGS,
    ENVIRONMENTS,
    FONTS,
    SIGNS,
    SPELLINGS,
    TEXTS,
    UPRIGHT,
    command_remedy,
    environment_remedy,
)


class TexError(ValueError):
    """TeX that cannot be drawn; the message says, in Korean, what is wrong with it.

    Attributes:
        remedy: What to do about it, in Korean.
        line: The line of the formula on which it stands, counted from 0.
    """

    def __init__(self, message: str, remedy: str, line: int) -> None:
        super().__init__(message)
        self.remedy = remedy
        self.line = line


_TOKEN = re.compile(
    r"""
    \\(?:begin|end)\s*\{(?P<environment>[^{}]*)\}
    | \\(?P<command>operatorname\*|[A-Za-z]+)
    | \\(?P<sign>.)
    | (?P<hangul>[ㄱ-ㅎㅏ-ㅣ가-힣]+(?:\ +[ㄱ-ㅎㅏ-ㅣ가-힣]+)*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPRIGHT_OPERATOR = re.compile(
    r"\\mathop\s*\{\s*(?:\\(?:mathrm|text|textrm|operatorname)\s*\{([A-Za-z\\,; ]+)\}"
    r"|\\rm\s+([A-Za-z]+))\s*\}"
)
# Letters of other scripts, quotes and spaces of word processors are no mathematics.
_CHARACTERS = re.compile(
    r"[ \t\r\n!-~°±·×÷Α-ΡΣ-Ωα-ω′″…‖ℓℕℚℝℤ←→↔↑↓⇒⇔∀∂∃∇∈∉∋∏∑−∓∗∘∝∞∥∧∨∩∪∫∼≃≅≈≠≡≤≥≪≫⊂⊃⊆⊇⊕⊗⊙⋅⋯⌈⌉⌊⌋⟨⟩]"
)

# Fonts that have letters and no digits.
_LETTERS_ONLY = frozenset({"boldsymbol", "bm", "mathcal", "mathscr", "mathfrak", "mathit"})

# A brace that is to be seen has a backslash before it.
_BRACE = re.compile(r"\\(?:left|right|middle)\s*[{}]")
_NEGATED = re.compile(r"\\not\s*(?:[=<>|]|\\[A-Za-z])")
_BETWEEN_WORDS = re.compile(r"\A[A-Za-z] +[A-Za-z]")


@dataclass(frozen=True)
class _Open:
    """What has been opened and not yet closed.

    Attributes:
        sign: ``{``, ``left``, or the name of an environment.
        command: The command whose argument a ``{`` opens, if any.
        start: Where it stands in the TeX.
    """

    sign: str
    command: str
    start: int


def checked(tex: str) -> str:
    r"""Return the TeX of a formula as every one of its readers understands it.

    Args:
        tex: What stands between the dollar signs.

    Raises:
        TexError: For a command, an environment or a character that is not known, or a brace
            without its other half.

    Examples:
        >>> checked(r"\bm{x}")
        '\\boldsymbol{x}'
    """
    return _Reader(_UPRIGHT_OPERATOR.sub(_upright, tex)).read()


def line_at(tex: str, offset: int) -> int:
    """Return the line of a formula, counted from 0, that holds a character."""
    return tex.count("\n", 0, offset)


def _upright(match: re.Match[str]) -> str:
    return rf"\operatorname*{{{match[1] or match[2]}}}"


class _Reader:
    """Reads the TeX of one formula from left to right."""

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.open: list[_Open] = []
        self.written: list[str] = []
        self.argument_of = ""

    def read(self) -> str:
        for token in _TOKEN.finditer(self.tex):
            kind, at = token.lastgroup, token.start()
            # A command's argument may begin after spaces.
            command = self.argument_of
            if not token[0].isspace():
                self.argument_of = ""
            if kind == "environment":
                self._environment(token, at)
            elif kind == "command":
                self._command(token[kind], at)
            elif kind == "sign":
                self._sign(token["sign"], at)
            elif kind == "hangul":
                self._hangul(token[0], command, at)
            else:
                self._other(token[0], command, at)
        if self.open:
            self._unclosed(self.open[-1])
        return "".join(self.written)

    def _inside(self, names: frozenset[str]) -> str:
        """Return the innermost of some commands whose argument is being read, or nothing."""
        return next((o.command for o in reversed(self.open) if o.command in names), "")

    def _font(self, command: str) -> str:
        """Return what sets the font here: a command just before, or one around, or nothing."""
        return command if command in FONTS else self._inside(FONTS)

    def _in_cell(self) -> bool:
        """Whether a table may go on to its next cell here."""
        return bool(self.open) and self.open[-1].sign in ENVIRONMENTS

    def _environment(self, token: re.Match[str], at: int) -> None:
        name = token["environment"].strip()
        name = ENVIRONMENT_SPELLINGS.get(name, name)
        begins = token[0].startswith(r"\begin")
        if name not in ENVIRONMENTS:
            raise self._error(f"모르는 환경 ‘{name}’", environment_remedy(name), at)
        if begins:
            self.open.append(_Open(name, "", at))
        else:
            self._close(name, rf"\end{{{name}}}", at)
        self.written.append(rf"\{'begin' if begins else 'end'}{{{name}}}")

    def _command(self, name: str, at: int) -> None:
        self._known(name, at)
        self._allowed(name, at)
        if name == "not" and not _NEGATED.match(self.tex, at):
            said = r"\not 뒤에 관계 기호가 없습니다"
            raise self._error(said, r"\ne나 \notin으로 적으세요", at)
        if name == "left":
            self.open.append(_Open("left", "", at))
        elif name == "middle" and not any(opened.sign == "left" for opened in self.open):
            said = r"\middle이 \left와 \right 사이에 있지 않습니다"
            raise self._error(said, r"\left( … \middle| … \right)처럼 적으세요", at)
        elif name == "right":
            self._close("left", r"\right", at)
        elif name in FONTS | TEXTS | {"substack"}:
            self.argument_of = name
        self.written.append(SPELLINGS.get(name, rf"\{name}"))

    def _known(self, name: str, at: int) -> None:
        if name == "mathop":
            raise self._error(
                r"\mathop 안의 글자가 기울어 낱말로 보이지 않습니다",
                r"\operatorname*{이름}으로 적으세요",
                at,
            )
        if name in ("begin", "end"):
            raise self._error(
                rf"\{name} 뒤에 환경의 이름이 없습니다", r"\begin{cases}처럼 적으세요", at
            )
        if name not in COMMANDS:
            raise self._error(rf"모르는 명령 \{name}", command_remedy(name), at)
        if _BRACE.match(self.tex, at):
            said = rf"\{name} 뒤의 중괄호는 묶음으로 읽힙니다"
            raise self._error(said, rf"\{name}\{{나 \{name}\}}로 적으세요", at)

    def _allowed(self, name: str, at: int) -> None:
        if text := self._inside(TEXTS):
            raise self._error(
                rf"\{text} 안에 쓸 수 없는 명령 \{name}",
                rf"\{text}를 닫고 수식으로 적은 뒤 다시 여세요",
                at,
            )
        outer = self._inside(FONTS - UPRIGHT)
        if outer and name in FONTS:
            raise self._error(
                rf"겹친 글꼴 명령 \{outer}, \{name}",
                "글꼴 명령을 하나만 쓰세요",
                at,
            )

    def _sign(self, sign: str, at: int) -> None:
        if sign == "\\":
            if not self._in_cell() and not (self.open and self.open[-1].command == "substack"):
                raise self._error(
                    r"환경 밖의 \\는 줄을 바꾸지 않습니다",
                    r"\begin{aligned} … \end{aligned} 안에 적으세요",
                    at,
                )
        elif sign not in SIGNS and not sign.isspace():
            raise self._error(rf"모르는 명령 \{sign}", command_remedy(sign), at)
        self.written.append("\\" + sign)

    def _hangul(self, words: str, command: str, at: int) -> None:
        if command in TEXTS:
            self.written.append(f"{{{words}}}")
        elif self._inside(TEXTS):
            self.written.append(words)
        elif (font := self._font(command)) and font not in UPRIGHT:
            raise self._error(rf"한글에는 \{font}가 없습니다", r"\text{…} 안에 적으세요", at)
        else:
            self.written.append(rf"\text{{{words}}}")

    def _other(self, character: str, command: str, at: int) -> None:
        if character == "{":
            self.open.append(_Open("{", command, at))
            if command == "substack":
                character = r"\begin{subarray}{c}"
        elif character == "}":
            if self._close("{", "}", at).command == "substack":
                character = r"\end{subarray}"
        else:
            self._refuse(character, command, at)
        self.written.append(character)

    def _refuse(self, character: str, command: str, at: int) -> None:
        """Refuse a character that TeX, the converter or a font would lose.

        Raises:
            TexError: If it is one.
        """
        if character == "%":
            said = "‘%’부터 줄 끝까지는 TeX의 주석이라 보이지 않습니다"
            raise self._error(said, r"\%로 적으세요", at)
        if character in "#$":
            remedy = rf"\{character}로 적거나 빼 주세요"
            raise self._error(f"수식 안의 ‘{character}’", remedy, at)
        if self._inside(TEXTS):
            self._refuse_in_text(character, at)
        elif character == "&" and not self._in_cell():
            remedy = r"\begin{aligned} 따위의 칸에 바로 적거나, 글자라면 \&로 적으세요"
            raise self._error("‘&’가 환경의 칸 밖에 있습니다", remedy, at)
        elif font := self._font(command):
            self._refuse_in_font(character, font, at)
        elif character in "‘’“”":
            raise self._error(f"수식 안의 따옴표 ‘{character}’", "프라임은 '로 적으세요", at)
        elif not _CHARACTERS.match(character):
            said = f"수식에 쓸 수 없는 글자 ‘{character}’ (U+{ord(character):04X})"
            raise self._error(said, r"TeX 명령으로 바꾸거나 \text{…} 안에 적으세요", at)

    def _refuse_in_text(self, character: str, at: int) -> None:
        if character in "_^&":
            remedy = rf"\{character}로 적거나 \text 밖으로 빼세요"
            raise self._error(rf"\text 안의 ‘{character}’", remedy, at)

    def _refuse_in_font(self, character: str, font: str, at: int) -> None:
        if font in _LETTERS_ONLY and character.isdigit():
            said = rf"\{font}의 숫자는 글꼴이 바뀌지 않습니다"
            raise self._error(said, r"숫자는 밖에 적거나 \mathbf{…}로 적으세요", at)
        if character == " " and _BETWEEN_WORDS.search(self.tex[at - 1 :]):
            said = rf"\{font} 안의 빈칸은 보이지 않습니다"
            raise self._error(said, r"낱말 사이를 \, 로 띄우거나 \text{…}로 적으세요", at)
        if not _CHARACTERS.match(character):
            said = f"수식에 쓸 수 없는 글자 ‘{character}’ (U+{ord(character):04X})"
            raise self._error(said, r"\text{…} 안에 적으세요", at)

    def _close(self, sign: str, shown: str, at: int) -> _Open:
        if not self.open:
            raise self._error(f"‘{shown}’ 앞에 여는 짝이 없습니다", "짝을 맞추세요", at)
        if self.open[-1].sign != sign:
            self._unclosed(self.open[-1])
        return self.open.pop()

    def _unclosed(self, opened: _Open) -> None:
        shown, other = {"{": ("{", "}"), "left": (r"\left", r"\right")}.get(
            opened.sign, (rf"\begin{{{opened.sign}}}", rf"\end{{{opened.sign}}}")
        )
        raise self._error(f"‘{shown}’를 닫는 ‘{other}’가 없습니다", "짝을 맞추세요", opened.start)

    def _error(self, message: str, remedy: str, at: int) -> TexError:
        return TexError(message, remedy, line_at(self.tex, at))
