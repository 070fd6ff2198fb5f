"""What to tell the author of code that the guard refused something."""

from __future__ import annotations

import re

from odapnote.execution.guard import INPUT, NETWORK, PROGRAM, WRITE

_NO_DOWNLOAD = "내려받지 않고 작은 데이터를 코드에서 만들어 씁니다"

# Message and remedy of each kind.
_REFUSALS = {
    NETWORK: ("네트워크에 연결하려 했습니다", _NO_DOWNLOAD),
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

# Where Keras makes room for what it is about to download.
_DOWNLOADS = re.compile(r"[/\\]\.keras[/\\](?P<what>datasets|models)\b")
_DOWNLOADED = {"datasets": "데이터 모음을", "models": "미리 학습된 가중치를"}


def explain(kind: str, what: str) -> tuple[str, str]:
    """Return message and remedy of a refusal.

    Args:
        kind: One of the kinds of ``odapnote.execution.guard``.
        what: Its object.
    """
    download = _DOWNLOADS.search(what) if kind == WRITE else None
    if download is not None:
        wanted = _DOWNLOADED[download["what"]]
        return (f"{wanted} 내려받으려 했는데 여기에는 네트워크가 없습니다", _NO_DOWNLOAD)
    message, remedy = _REFUSALS[kind]
    return (f"{message} ({what})", remedy)
