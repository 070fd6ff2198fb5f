"""What to tell the author of code that the guard refused something."""

from __future__ import annotations

from odapnote.execution.guard import INPUT, NETWORK, PROGRAM, WRITE

# Message and remedy of each kind.
REFUSALS = {
    NETWORK: (
        "네트워크에 연결하려 했습니다",
        "내려받지 않고 작은 데이터를 코드에서 만들어 씁니다",
    ),
    PROGRAM: (
        "다른 프로그램을 실행하거나 끝내려 했습니다",
        "그 호출 없이 보여 줄 수 있게 고칩니다",
    ),
    WRITE: (
        "작업 폴더 밖의 파일을 고치려 했습니다",
        "상대 경로로 쓰면 임시 폴더에 저장되고 끝나면 지워집니다",
    ),
    INPUT: (
        "입력을 기다렸습니다",
        "input() 대신 값을 코드에 적습니다",
    ),
}
