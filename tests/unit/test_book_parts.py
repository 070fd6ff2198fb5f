"""The small parts of the book: pictures, terms, names, sizes, days, the zip, the sheet."""

import zipfile
from pathlib import Path

import pytest
from odapnote.book.dating import last_change
from odapnote.book.document import (
    Admonition,
    Book,
    Chapter,
    Display,
    FootnoteReference,
    Formula,
    Link,
    Paragraph,
    Part,
    Table,
    Text,
)
from odapnote.book.library import file_name, fill_in_sizes, library, sizes_of
from odapnote.book.numbering import numbered_titles
from odapnote.book.offline import pack
from odapnote.book.pictures import data_url, resolve_variables, standalone, suffix_of
from odapnote.book.summary import summarize
from odapnote.book.terms import TermFinder, index_groups
from odapnote.glossary import Term
from odapnote.source import Location


def chapter(address: str, title: str, *blocks: object) -> Chapter:
    return Chapter(f"docs/{address}", address, title, tuple(blocks), {})  # type: ignore[arg-type]


def book(*parts: Part) -> Book:
    return Book("책", "부제", "CC BY 4.0", "", "2026-11-24", parts)


def term(korean: str, english: str, *synonyms: str) -> Term:
    return Term(korean, english, synonyms, "뜻", Location("docs/glossary.md", 1))


@pytest.mark.parametrize(
    ("css", "plain"),
    [
        ("var(--a, #123456)", "#123456"),
        ("var(--a, rgb(1, 2, 3))", "rgb(1, 2, 3)"),
        ("var(--a, var(--b, red))", "red"),
        ("var(--a)", "currentColor"),
    ],
)
def test_variables_give_way_to_their_fallbacks(css: str, plain: str) -> None:
    assert resolve_variables(css) == plain


def test_a_drawing_becomes_a_document_of_its_own() -> None:
    svg = standalone('<svg viewBox="0 0 1 1"><use xlink:href="#a"></use></svg>')
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" xmlns:xlink')


def test_data_urls_and_formats_of_pictures() -> None:
    assert data_url("data:image/png;base64,iVBORw0=") == b"\x89PNG\r"
    assert data_url("data:image/svg+xml,%3Csvg/%3E") == b"<svg/>"
    assert data_url("images/a.png") is None
    assert suffix_of(b"\x89PNG\r") == "png"
    assert suffix_of(b"<svg/>") == "svg"


def test_terms_are_found_where_words_begin() -> None:
    dropout = term("드롭아웃", "dropout", "드랍아웃")
    rate = term("학습률", "learning rate")
    finder = TermFinder((dropout, rate))

    found = [
        (m.start, m.term.korean)
        for m in finder.mentions("드랍아웃을 Dropout과, 초학습률과 학습률은")
    ]

    # Neither a word that only ends in a term nor a longer English word is a mention.
    assert found == [(0, "드롭아웃"), (6, "드롭아웃"), (22, "학습률")]
    assert list(finder.mentions("dropouts")) == []
    assert list(TermFinder(()).mentions("드롭아웃")) == []


def test_the_index_has_both_names_under_their_letters() -> None:
    groups = index_groups(
        (term("드롭아웃", "dropout"), term("과적합", "overfitting"), term("", "ReLU"))
    )

    assert [(letter, [entry.words for entry in entries]) for letter, entries in groups] == [
        ("ㄱ", ["과적합 (overfitting)"]),
        ("ㄷ", ["드롭아웃 (dropout)"]),
        ("D", ["dropout (드롭아웃)"]),
        ("O", ["overfitting (과적합)"]),
        ("R", ["ReLU"]),
    ]


def test_parts_and_chapters_are_counted_and_loose_pages_are_not() -> None:
    titles = numbered_titles(
        book(
            Part("", (chapter("index.html", "처음"),)),
            Part("뼈대", (chapter("a.html", "가"), chapter("b.html", "나"))),
            Part("학습", (chapter("c.html", "다"),)),
        )
    )

    assert [title.text for title in titles.values()] == ["처음", "1. 가", "2. 나", "3. 다"]
    assert [title.above for title in titles.values()] == ["책", "1부 뼈대", "1부 뼈대", "2부 학습"]
    assert titles["b.html"].quiz(3) == "2.3"
    assert titles["index.html"].quiz(3) == "3"


def test_sizes_are_filled_in_where_they_are_known(tmp_path: Path) -> None:
    (tmp_path / "책-이름.pdf").write_bytes(b"x" * 2_345_678)
    (tmp_path / "책-이름.epub").write_bytes(b"x" * 1_499)
    sizes = sizes_of(tmp_path, library("책 이름"))
    span = '<span class="book-size" data-book-size="{}">{}</span>'

    assert sizes == {"pdf": "2.3MB", "epub": "1KB"}
    for kind, text in (("pdf", "2.3MB"), ("epub", "1KB"), ("offline", "만드는 중")):
        assert fill_in_sizes(span.format(kind, "만드는 중"), sizes) == span.format(kind, text)
    assert file_name("책 이름", "offline") == "책-이름-offline.zip"


def test_the_zip_holds_the_site_but_nothing_for_servers(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "topics").mkdir(parents=True)
    (site / "index.html").write_text(
        '<ul><li data-online-only><a href="책-offline.zip">받기</a></li><li>PDF</li></ul>'
    )
    (site / "topics/a.html").write_text("가")
    (site / "404.html").write_text("없음")
    (site / "sitemap.xml").write_text("<urlset/>")
    (site / "bundle.js.map").write_text("{}")
    archive = site / "책-offline.zip"

    pack(site, archive, "2026-11-24")
    first = archive.read_bytes()
    pack(site, archive, "2026-11-24")

    assert archive.read_bytes() == first
    with zipfile.ZipFile(archive) as entries:
        assert entries.namelist() == ["책/index.html", "책/topics/a.html"]
        assert entries.read("책/index.html").decode() == "<ul><li>PDF</li></ul>"


def test_the_day_is_that_of_the_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("가")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert last_change(tmp_path) == "1970-01-02"


def test_the_sheet_takes_the_sentence_the_formulas_and_the_first_small_table() -> None:
    formula = Display(Formula("<math><mi>x</mi></math>", "x"))
    table = Table(((),), 0)
    sentence = Paragraph(
        (Text("답은 "), Link("b.html", (Text("둘"),)), FootnoteReference("fn:1"), Text("입니다."))
    )
    digests = summarize(
        book(
            Part(
                "뼈대",
                (
                    chapter("a.html", "문장 없음", formula),
                    chapter(
                        "b.html",
                        "문장 있음",
                        Admonition("abstract", (), (sentence,)),
                        formula,
                        Admonition("note", (), (table, formula)),
                        table,
                    ),
                ),
            )
        )
    )

    (digest,) = digests
    assert digest.title == "문장 있음"
    words = Paragraph((Text("답은 "), Text("둘"), Text("입니다.")))
    assert digest.blocks == (words, formula, table)
