from xml.etree.ElementTree import tostring

import pytest
from odapnote.mermaid import DiagramError, draw

FLOW = """flowchart TD
    accTitle: 합성곱 블록
    accDescr: 합성곱 다음에 배치 정규화가 옵니다
    A[합성곱<br/>Conv2D] -->|출력| B([배치 정규화])
    B -.-> C{끝?}
"""


def drawn(source: str) -> str:
    return tostring(draw(source, "diagram-1").svg, encoding="unicode")


def test_words_edges_and_description_are_drawn() -> None:
    svg = drawn(FLOW)
    for words in ("합성곱", "Conv2D", "출력", "배치 정규화", "끝?"):
        assert f">{words}</tspan>" in svg
    assert svg.count("marker-end") == 2
    assert 'aria-label="합성곱 다음에 배치 정규화가 옵니다"' in svg
    assert draw(FLOW, "diagram-1").title == "합성곱 블록"


def test_nothing_of_it_reaches_beyond_the_picture() -> None:
    svg = drawn(FLOW)
    assert "<style" not in svg
    assert "foreignObject" not in svg
    # Each id is of the picture, and each colour is the page's own.
    assert svg.count(' id="') == svg.count(' id="diagram-1-')
    assert svg.count('fill="') + svg.count('stroke="') == svg.count('="var(--') + svg.count(
        'fill="none"'
    )


def test_title_alone_describes_and_is_not_said_twice() -> None:
    diagram = draw("flowchart LR\naccTitle: 차례\nA-->B", "diagram-1")
    assert (diagram.title, diagram.description) == ("", "차례")


def test_a_long_description_may_have_lines() -> None:
    source = "flowchart LR\naccDescr {\n  첫 줄\n  둘째 줄\n}\nA-->B"
    assert draw(source, "diagram-1").description == "첫 줄 둘째 줄"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("flowchart TD\nA[글] --> B", "그림에 설명이 없습니다"),
        ("flowchart TD\naccTitle: 가\nA[열린 --> B", r"닫히지 않은 글이 있습니다 \(\]\)"),
        ("flowchart TD\naccTitle: 가\nA -->", "mermaid 그림을 그릴 수 없습니다"),
        ("pie\naccTitle: 가\n", "그릴 줄 모르는 mermaid 그림입니다: pie"),
        ("", "빈 그림"),
        ("flowchart TD\naccTitle: 가\nA-->B\nstyle A fill:#f00", "쓸 수 없는 것입니다: style"),
        ("flowchart TD\naccTitle: 가\nA:::red-->B", "쓸 수 없는 것입니다: :::"),
        ("flowchart LR\naccTitle: 가\n" + "-->".join("ABCDEFGHIJKLMNO"), "휴대 전화에서"),
    ],
)
def test_what_cannot_be_drawn_is_refused(source: str, message: str) -> None:
    with pytest.raises(DiagramError, match=message) as caught:
        draw(source, "diagram-1")
    assert caught.value.remedy
