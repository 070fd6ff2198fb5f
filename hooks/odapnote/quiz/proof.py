"""Whether the key of a question agrees with what the author declares that code does.

The checker of the snippets proves the declarations by running: that a fence raises what its
``data-raises`` says and no fence raises anything else, and that it prints what the ``data-output``
behind it says. Here the key is compared with the declarations. Together they tie the key to the
run, and neither has to know the other.
"""

from __future__ import annotations

from odapnote.quiz.answers import folded, is_accepted
from odapnote.quiz.draft import Draft
from odapnote.quiz.model import Quiz
from odapnote.quiz.numbers import read_number
from odapnote.quiz.plain import plain_text

Fault = tuple[str, str]


def disagreement(proof: object, quiz: Quiz, draft: Draft) -> Fault | None:
    """Compare a key with its proof.

    Args:
        proof: The value of ``proved-by``.
        quiz: The question.
        draft: Its fences.

    Returns:
        Message and remedy, or nothing where they agree.
    """
    if quiz.kind == "essay":
        return ("서술 퀴즈는 실행으로 가릴 수 없습니다", "`proved-by`를 지우세요")
    if proof == "raises":
        return _raises(quiz, draft)
    if proof == "output":
        return _output(quiz, draft)
    return (f"proved-by: {proof}은(는) 없는 방법입니다", "`raises`나 `output`으로 고치세요")


def _raises(quiz: Quiz, draft: Draft) -> Fault | None:
    for number, option in enumerate(draft.options, start=1):
        codes = [fence for fence in option.fences if fence.output is None]
        if not codes:
            return (
                f"보기 {number}에 실행할 코드가 없어 오류가 나는지 확인할 수 없습니다",
                "보기마다 코드 칸을 두거나 `proved-by`를 지우세요",
            )
        raises = any(fence.raises for fence in codes)
        if raises != option.right:
            does = "오류를 냅니다" if raises else "오류를 내지 않습니다"
            return (
                f"정답 표시와 실행이 어긋납니다: 보기 {number}의 코드는 {does}",
                "정답 표시(`[x]`)나 코드의 `data-raises`를 고치세요",
            )
    if not draft.options:
        return ("보기가 없어 `proved-by: raises`를 쓸 수 없습니다", "`proved-by`를 지우세요")
    return None


def _output(quiz: Quiz, draft: Draft) -> Fault | None:
    outputs = [fence.output for fence in draft.proofs if fence.output is not None]
    if not outputs:
        return (
            "풀이에 실행 결과가 없어 정답을 확인할 수 없습니다",
            '풀이의 코드 칸 뒤에 ``` { .text data-output="" } 칸을 두세요',
        )
    output = outputs[-1]
    if _agrees(quiz, output):
        return None
    shown = " / ".join(output.splitlines())
    return (
        f"정답 표시와 실행이 어긋납니다: 풀이의 코드는 ‘{shown}’을(를) 출력합니다",
        "정답을 고치거나, 정답만 출력하도록 코드를 고치세요",
    )


def _agrees(quiz: Quiz, output: str) -> bool:
    key = quiz.key
    if quiz.options:
        lines = {folded(line) for line in output.splitlines()}
        texts = [(folded(plain_text(option.html)), option.right) for option in quiz.options]
        right = {text for text, is_right in texts if is_right}
        return lines == right and all(is_right or text not in lines for text, is_right in texts)
    if key.lowest is not None and key.highest is not None:
        number = read_number(output)
        return number is not None and key.lowest <= number <= key.highest
    if quiz.kind == "short":
        return is_accepted(output, key.accepted)
    return output == key.value
