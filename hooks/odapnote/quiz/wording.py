"""Wording that an exam must not use, since it tests attention instead of understanding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from odapnote.quiz.plain import plain_text

_ABOVE = re.compile(r"(?<![가-힣])위의(?![가-힣])")
_NUMBERED = re.compile(
    r"(?:보기|선택지) ?(?:\d+번?|[①-⑩])(?! ?(?:개|가지))|\d+번 보기|[①-⑩] ?보기"
    r"|(?:첫|두|세|네|다섯) ?번째 보기|(?:앞|윗|마지막) ?보기"
)
_NEGATED = re.compile(
    r"지\s*(?:않|못)(?:은|는)\s*(?:것|말|설명|코드|문장|까닭|층|경우|보기)"
    r"|(?:아닌|틀린|잘못된|없는|못하는)\s*(?:것|말|설명|코드|문장|경우|보기)"
)
_EMPHASIS = re.compile(r"<(strong|em|mark)>(.*?)</\1>", re.DOTALL)
_NEGATION = re.compile("않|못|아닌|틀린|잘못|없는")


def wording_faults(html: str, *, asks: bool = False) -> Iterator[tuple[str, str]]:
    """Find what is wrong with the words of a part of a quiz.

    Args:
        html: The part.
        asks: Whether it is a question with options to choose from.

    Yields:
        Message and remedy of each fault.
    """
    html = unicodedata.normalize("NFC", html)
    text = plain_text(html)
    if _ABOVE.search(text):
        yield (
            "‘위의’라고 적혀 있습니다",
            "보기는 섞이고 카드에는 위가 없으므로, 가리키는 것의 이름을 적으세요",
        )
    if found := _NUMBERED.search(text):
        yield (
            f"‘{found[0]}’처럼 차례로 보기를 가리킵니다",
            "보기는 섞이므로, 가리키는 보기의 글을 적으세요",
        )
    emphasized = any(_NEGATION.search(words) for _, words in _EMPHASIS.findall(html))
    if asks and _NEGATED.search(text) and not emphasized:
        yield (
            "부정하는 물음에 강조가 없습니다",
            "‘**않은**’처럼 부정하는 말을 굵게 쓰거나, 긍정으로 물으세요",
        )
