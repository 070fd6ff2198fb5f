from __future__ import annotations

import unicodedata

from odapnote.decoding import decode
from odapnote.hangul import composed, decomposed_name
from odapnote.source import Location


def test_syllables_are_put_together_and_nothing_else_is_changed() -> None:
    in_pieces = unicodedata.normalize("NFD", "제목")
    assert composed(in_pieces) == "제목"
    assert composed("\u212b e\u0301") == "\u212b e\u0301"
    assert decode("docs/a.md", in_pieces.encode()) == ("제목", None)


def test_a_name_in_pieces_is_told() -> None:
    assert decomposed_name("docs/제목.md") is None
    problem = decomposed_name(unicodedata.normalize("NFD", "docs/제목.md"))
    assert problem is not None
    assert problem.location == Location("docs/제목.md", 1)
    assert "NFD" in problem.message
