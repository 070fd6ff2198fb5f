from __future__ import annotations

import pytest
from odapnote.decoding import decode

TEXT = "# 제목\n\n글입니다.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_right(encoding: str) -> None:
    assert decode("docs/x.md", TEXT.encode(encoding)) == (TEXT, None)
    assert decode("docs/x.md", TEXT.replace("\n", "\r\n").encode(encoding)) == (TEXT, None)


@pytest.mark.parametrize(
    ("encoding", "line", "name"),
    [("cp949", 3, "CP949"), ("utf-16", 1, "UTF-16"), ("utf-16-le", 1, "UTF-16")],
)
def test_another_encoding_is_told_and_read_all_the_same(
    encoding: str, line: int, name: str
) -> None:
    text = TEXT if encoding != "cp949" else TEXT.replace("제목", "title")
    read, problem = decode("docs/x.md", text.encode(encoding))
    assert read == text
    assert problem is not None
    assert str(problem).startswith(f"docs/x.md:{line}: UTF-8로 저장한 파일이 아닙니다 ({name}")


def test_a_broken_letter_is_told_at_its_line() -> None:
    data = "첫 줄\n둘째 ".encode() + b"\xff\xfe\xff" + b"\n"
    read, problem = decode("docs/x.md", data)
    assert read.startswith("첫 줄\n둘째 ")
    assert str(problem).startswith("docs/x.md:2: ")
