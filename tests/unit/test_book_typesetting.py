import pytest
from odapnote.book.document import (
    Bitmap,
    Blocks,
    Book,
    Chapter,
    CodeSpan,
    Figure,
    FootnoteReference,
    Formula,
    Link,
    Paragraph,
    Part,
    Styled,
    Text,
)
from odapnote.book.typesetting import Typesetting, typeset
from odapnote.glossary import Term
from odapnote.source import Location


def write(*blocks: object, terms: tuple[Term, ...] = (), address: str = "") -> Typesetting:
    written: Blocks = tuple(blocks)  # type: ignore[assignment]
    chapter = Chapter("docs/a.md", "a.html", "가", written, {"fn:1": (Paragraph((Text("각주"),)),)})
    book = Book("책", "", "", address, "2026-11-24", (Part("", (chapter,)),))
    return typeset(book, "appendix", terms, lambda address: None, "")


def source(*blocks: object, terms: tuple[Term, ...] = (), address: str = "") -> str:
    typesetting = write(*blocks, terms=terms, address=address)
    assert typesetting.problems == ()
    return typesetting.files["chapter-001.typ"].decode().split("\n\n", 2)[2].strip()


def test_no_word_of_the_notes_is_markup() -> None:
    assert source(Paragraph((Text('#a "b" \\c *d* $e$'),))) == r'#"#a \"b\" \\c *d* $e$";'


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (CodeSpan("same"), '#box[#code("same");#"은";];#" 넷";'),
        (Styled("strong", (Text("패딩"),)), '#box[#strong[#"패딩";];#"은";];#" 넷";'),
        # Of many stressed words only the last stays with its particle.
        (
            Styled("strong", (Text("큰 패딩"),)),
            '#strong[#"큰 ";];#box[#strong[#"패딩";];#"은";];#" 넷";',
        ),
        # What is too long for a line is left free.
        (CodeSpan("x" * 40), f'#code("{"x" * 40}");#"은 넷";'),
    ],
)
def test_a_particle_stays_with_its_word(piece: object, expected: str) -> None:
    assert source(Paragraph((piece, Text("은 넷")))) == expected  # type: ignore[arg-type]


def test_links_lead_within_the_book_or_out_of_it() -> None:
    assert "#reference(" in source(Paragraph((Link("a.html", (Text("안"),)),)))
    assert "#term(" in source(Paragraph((Link("a.html", (Text("용어"),), term=True),)))
    outside = Paragraph((Link("https://keras.io/", (Text("밖"),)),))
    assert "noted: true" in source(outside)
    file = Paragraph((Link("notebooks/a.ipynb", (Text("파일"),)),))
    assert source(file) == '#"파일";'
    assert "https://example.org/notebooks/a.ipynb" in source(file, address="https://example.org/")


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (Paragraph((Link("a.html#없음", (Text("링크"),)),)), "책에 없는 곳으로 가는 링크입니다"),
        (Paragraph((FootnoteReference("fn:2"),)), "각주의 글이 없습니다"),
        (Figure(Bitmap("images/a.png", "사진"), ()), "그림을 찾을 수 없습니다"),
        (Paragraph((Formula("<math><menclose/></math>", "x"),)), "책이 모르는 수식 요소입니다"),
    ],
)
def test_what_cannot_be_printed_is_a_problem_of_its_page(block: object, message: str) -> None:
    (problem,) = write(block).problems
    assert problem.location == Location("docs/a.md", 1)
    assert message in problem.message


def test_a_term_is_marked_once_in_a_section() -> None:
    dropout = Term("드롭아웃", "dropout", (), "뜻", Location("docs/glossary.md", 1))
    written = source(Paragraph((Text("앞 드롭아웃은 드롭아웃"),)), terms=(dropout,))
    assert written == '#"앞 ";#ix("드롭아웃");#"드롭아웃은 드롭아웃";'


def test_a_footnote_is_written_once_and_referred_to_again() -> None:
    written = source(Paragraph((FootnoteReference("fn:1"), FootnoteReference("fn:1"))))
    assert written.count("각주") == 1
    assert '#footnote(label("a.html#fn:1"));' in written
