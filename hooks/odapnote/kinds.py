"""The kinds of questions, and what readers call them on pages, on paper and on cards."""

from __future__ import annotations

from typing import Literal

Kind = Literal["single", "multiple", "ox", "numeric", "short", "essay"]

KIND_LABELS: dict[Kind, str] = {
    "single": "하나 고르기",
    "multiple": "모두 고르기",
    "ox": "OX",
    "numeric": "숫자",
    "short": "단답",
    "essay": "서술",
}
