import pytest
from odapnote.source import line_of

SOURCE = "---\ntitle: 가\n---\n\n# 가\n\n    둘\n    셋\n\n넷과 다섯\n둘\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("다섯", 10),
        ("둘\n셋", 7),
        ("  둘\n셋\n", 7),
        ("셋\n\n넷", 8),
        # The same first line elsewhere does not count for words that go on.
        ("둘\n다섯", 1),
        ("없는 말", 1),
        ("", 1),
    ],
)
def test_words_are_found_on_their_line(words: str, line: int) -> None:
    assert line_of(SOURCE, words) == line
