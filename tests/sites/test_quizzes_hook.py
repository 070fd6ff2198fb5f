from __future__ import annotations

import json
import zipfile

import pytest
from conftest import ROOT, BuiltSite, SiteBuilder

QUIZ = """
/// quiz | 출력의 한 변은 **몇**입니까?
    id: size

- [ ] 스물일곱

    나누기를 빠뜨렸습니다.

- [x] 열셋

    공식대로입니다.

//// answer
비밀스러운 풀이입니다.
////
///
"""

GOLDEN = """
<section class="quiz" id="quiz-size" data-search-exclude data-quiz="size" \
data-quiz-kind="single" aria-label="퀴즈 1">
<header class="quiz-header" data-search-exclude>퀴즈 1 · 하나 고르기</header>
<div class="quiz-question"><p>출력의 한 변은 <strong>몇</strong>입니까?</p></div>
<ol class="quiz-options">
<li class="quiz-option" data-quiz-place="0"><p>스물일곱</p></li>
<li class="quiz-option" data-quiz-place="1"><p>열셋</p></li>
</ol>
<div class="quiz-controls" data-search-exclude></div>
<details class="quiz-answer" data-search-exclude>
<summary>정답과 풀이</summary>
<div class="admonition success">
<p class="admonition-title">정답: <span class="quiz-right-numbers">2</span>번</p>
<div class="quiz-explanation"><div>
<p>비밀스러운 풀이입니다.</p>
</div></div>
<ol class="quiz-reasons">
<li class="quiz-reason" data-quiz-place="0"><p>나누기를 빠뜨렸습니다.</p></li>
<li class="quiz-reason" data-quiz-place="1" data-quiz-right><p>공식대로입니다.</p></li>
</ol>
</div>
<data class="quiz-key" value="{&#34;right&#34;: [1]}" hidden></data>
</details>
</section>
"""


@pytest.fixture
def build(build_site: SiteBuilder) -> SiteBuilder:
    def build_quizzes(files: dict[str, str]) -> BuiltSite:
        return build_site(
            files,
            hooks=("quizzes.py", "search.py"),
            theme={"name": "material", "font": False, "custom_dir": str(ROOT / "overrides")},
            markdown_extensions=["admonition", "attr_list", "pymdownx.superfences"],
            validation={"links": {"not_found": "ignore"}},
        )

    return build_quizzes


def told(warning: str) -> str:
    """Cut off the name of the hook."""
    return warning.partition(": ")[2]


def test_a_question_with_a_closed_answer(build: SiteBuilder) -> None:
    site = build({"index.md": QUIZ})
    assert site.warnings == []
    assert GOLDEN.strip() in site.read("index.html")


def test_the_key_stays_in_the_answer(build: SiteBuilder) -> None:
    site = build({"index.md": QUIZ})
    page = site.read("index.html")
    section = page[page.index('<section class="quiz"') : page.index("</section>")]
    before = section[: section.index("<details")]
    assert not any(word in before for word in ("정답", "right", "풀이", "공식대로", "[1]"))
    index = json.loads(site.read("search/search_index.json"))
    text = "".join(entry["title"] + entry["text"] for entry in index["docs"])
    assert "열셋" in text
    assert "비밀스러운" not in text
    assert "공식대로" not in text


def test_problems_of_all_pages_with_the_lines_of_the_notes(build: SiteBuilder) -> None:
    nested = "!!! note\n\n" + "\n".join(
        f"    {line}" if line else "" for line in QUIZ.strip("\n").split("\n")
    )
    nested = nested.replace("    나누기를 빠뜨렸습니다.\n", "")
    nested = nested.replace("id: size", "id: nested")
    front = "---\ntitle: 가\n---\n\n# 가\n\n"
    other = "# 나\n" + QUIZ.replace("[x]", "[ ]").replace("id: size", "id: other")
    site = build({"index.md": QUIZ, "one.md": front + nested, "two.md": other})
    line = (front + nested).split("\n").index("    - [ ] 스물일곱") + 1
    assert [told(warning).partition(" → ")[0] for warning in site.warnings] == [
        f"docs/one.md:{line}: 보기에 까닭이 없습니다",
        "docs/two.md:3: 정답인 보기가 없습니다",
    ]


def test_a_name_stands_once_on_the_whole_site(build: SiteBuilder) -> None:
    site = build({"index.md": "# 처음", "one.md": QUIZ, "two.md": "# 둘\n" + QUIZ})
    (warning,) = site.warnings
    assert told(warning).startswith("docs/two.md:4: id: size은(는) docs/one.md:1")


def test_pictures_reach_the_deck_by_whatever_name_and_lost_ones_harm_nothing(
    build: SiteBuilder,
) -> None:
    shown = "![가](한글%20그림.png) ![나](plain.png#only-light)\n\n![다](lost.png)"
    text = "# 처음\n" + QUIZ.replace("비밀스러운 풀이입니다.", shown)
    site = build({"index.md": text, "한글 그림.png": b"one", "plain.png": b"two"})
    with zipfile.ZipFile(site.directory / "assets/quiz/odapnote.apkg") as package:
        names = json.loads(package.read("media"))
        assert {package.read(number) for number in names} == {b"one", b"two"}
        assert all(name.isascii() for name in names.values())


def test_what_asks_shows_no_tooltip_and_what_explains_does(build_site: SiteBuilder) -> None:
    text = QUIZ.replace("출력", "출력(패딩 뒤)").replace("스물일곱", "패딩 없이 스물일곱")
    site = build_site(
        {
            "index.md": "# 처음\n" + text.replace("비밀스러운", "패딩을 채운 뒤의 비밀스러운"),
            "glossary.md": "# 용어집\n\n패딩 (padding)\n:   가장자리를 0으로 채우는 일입니다.\n",
        },
        hooks=("quizzes.py", "terms.py"),
        theme={"name": "material", "font": False, "custom_dir": str(ROOT / "overrides")},
        markdown_extensions=["admonition", "attr_list", "def_list", "pymdownx.superfences"],
    )
    page = site.read("index.html")
    asked, told = page.split('<details class="quiz-answer"')
    assert 'class="term"' not in asked
    assert 'class="term"' in told
    assert "data-asked" not in page


FIGURE = """
``` { .python data-figure="점 하나" }
import matplotlib.pyplot as plt

plt.plot([1], [1])
```
"""


@pytest.mark.parametrize("hooks", [("snippets.py", "quizzes.py"), ("quizzes.py", "snippets.py")])
def test_the_bank_holds_figures_whichever_hook_comes_first(
    build_site: SiteBuilder, hooks: tuple[str, ...]
) -> None:
    site = build_site(
        {"index.md": "# 처음\n" + QUIZ.replace("비밀스러운 풀이입니다.", FIGURE)},
        hooks=hooks,
        theme={"name": "material", "font": False, "custom_dir": str(ROOT / "overrides")},
        markdown_extensions=["admonition", "attr_list", "pymdownx.superfences"],
    )
    assert site.warnings == []
    assert "<svg" in site.read("index.html")
    assert "<svg" in site.read("assets/quiz/bank.js")


def test_bank_and_deck_lie_beside_the_player(build: SiteBuilder) -> None:
    site = build({"index.md": "# 처음", "one.md": QUIZ})
    assert '{"one/":["size"]}' in site.read("assets/quiz/pages.js")
    assert "비밀스러운" in site.read("assets/quiz/bank.js")
    assert zipfile.is_zipfile(site.directory / "assets/quiz/odapnote.apkg")
