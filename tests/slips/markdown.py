"""Markdown that says something else than its writer meant."""

from __future__ import annotations

from slips import Right, Slip

SLIPS = (
    Slip(
        "link-to-nowhere",
        "# 없는 곳으로\n\n[여기](nowhere.md)를 봅니다.\n",
        3,
        ("없는 곳으로 가는 링크입니다", "nowhere.md"),
    ),
)

RIGHT = (
    Right("plain", "# 평범한 쪽\n\n문장 하나입니다.\n\n- 하나\n- 둘\n"),
    Right("link-to-heading", "# 링크\n\n## 배치\n\n[위](#배치)를 봅니다.\n"),
)
