from __future__ import annotations

import json
import re
from typing import Any

from conftest import ROOT, BuiltSite, SiteBuilder

THEME = {"name": "material", "font": False, "custom_dir": str(ROOT / "overrides"), "language": "ko"}
INDEX = "search/search_index.json"
GLOSSARY = """
    # 용어집

    드롭아웃 (dropout)
    :   유닛을 끄는 규제입니다.
    :   다른 표기: 드랍아웃
"""


def build(build_site: SiteBuilder, files: dict[str, str | bytes], **settings: Any) -> BuiltSite:
    plugins = {"search": {"lang": "ko"}, "offline": {}}
    every = {"index.md": "# 처음\n", **files}
    return build_site(
        every,
        hooks=("search.py",),
        theme=THEME,
        plugins=plugins,
        markdown_extensions=["def_list", "attr_list", "md_in_html"],
        **settings,
    )


def search_address(site: BuiltSite, page: str) -> str:
    found = re.search(
        r'<script id="__config" type="application/json">(.*?)</script>', site.read(page)
    )
    assert found
    address: str = json.loads(found[1])["search"]
    return address


def test_every_page_starts_our_worker(build_site: SiteBuilder) -> None:
    site = build(build_site, {"topics/deep/note.md": "# 노트\n"})
    assert site.warnings == []
    assert search_address(site, "index.html") == "assets/scripts/search/worker.js"
    assert search_address(site, "topics/deep/note.html") == (
        "../../assets/scripts/search/worker.js"
    )
    assert search_address(site, "404.html") == "/assets/scripts/search/worker.js"


def test_the_worker_is_one_file_and_its_parts_are_not_shipped(build_site: SiteBuilder) -> None:
    site = build(build_site, {})
    scripts = site.directory / "assets" / "scripts" / "search"
    assert "function decompose(" in (scripts / "worker.js").read_text(encoding="utf-8")
    assert not (scripts / "worker").exists()


def test_the_glossary_names_reach_both_forms_of_the_index(build_site: SiteBuilder) -> None:
    site = build(build_site, {"glossary.md": GLOSSARY})
    index = json.loads(site.read("search/search_index.json"))
    assert index["config"]["synonyms"] == [["드롭아웃", "dropout", "드랍아웃"]]
    assert site.read("search/search_index.js") == "var __index = " + site.read(
        "search/search_index.json"
    )


def test_faults_of_the_glossary_fail_a_strict_build(build_site: SiteBuilder) -> None:
    clashing = GLOSSARY + "\n    탈락 (drop-out)\n    :   다른 뜻입니다.\n"
    (warning,) = build(build_site, {"glossary.md": clashing}).warnings
    assert "docs/glossary.md:7" in warning
    assert "‘drop-out’" in warning


def test_a_term_that_search_cannot_reach_is_a_warning(build_site: SiteBuilder) -> None:
    hidden = "---\nsearch:\n  exclude: true\n---\n" + GLOSSARY.replace("\n    ", "\n")
    (warning,) = build(build_site, {"glossary.md": hidden}).warnings
    assert "docs/glossary.md:8" in warning
    assert "‘드롭아웃’" in warning


def test_a_thing_leads_to_the_page_that_the_glossary_links(build_site: SiteBuilder) -> None:
    glossary = GLOSSARY + "    :   자세히: [드롭아웃](topics/dropout.md#뜻)\n"
    files = {"glossary.md": glossary, "topics/dropout.md": "# 드롭아웃\n\n## 뜻\n"}
    index = json.loads(build(build_site, files).read(INDEX))
    assert index["config"]["homes"] == ["topics/dropout.html"]


def test_a_thing_that_no_page_explains_is_at_home_in_the_glossary(build_site: SiteBuilder) -> None:
    index = json.loads(build(build_site, {"glossary.md": GLOSSARY}).read(INDEX))
    assert index["config"]["homes"] == ["glossary.html"]


def test_a_page_is_known_by_the_names_of_its_front_matter(build_site: SiteBuilder) -> None:
    exam = "---\nsearch:\n  names: [기출, 모의 시험]\n---\n# 모의고사\n"
    index = json.loads(build(build_site, {"exam.md": exam}).read(INDEX))
    assert index["config"]["synonyms"] == [["모의고사", "기출", "모의 시험"]]
    assert index["config"]["homes"] == ["exam.html"]


def test_names_that_are_no_list_are_a_warning_in_korean(build_site: SiteBuilder) -> None:
    exam = "---\nsearch:\n  names: 기출\n---\n# 모의고사\n"
    (warning,) = build(build_site, {"exam.md": exam}).warnings
    assert "docs/exam.md:1" in warning
    assert "names: [기출, 모의 시험]" in warning


def test_a_quiz_is_found_at_itself_by_its_question_and_not_by_its_answer(
    build_site: SiteBuilder,
) -> None:
    quiz = """
        # 퀴즈

        <section class="quiz" id="quiz-off" data-search-exclude markdown>
        <div class="quiz-question" markdown>

        어느 층이 무작위로 꺼지나요?

        </div>
        <details class="quiz-answer" data-search-exclude markdown>
        <summary>정답과 풀이</summary>
        드롭아웃입니다.
        </details>
        </section>
    """
    text = build(build_site, {"index.md": quiz}).read(INDEX)
    docs = {doc["location"]: doc["title"] for doc in json.loads(text)["docs"]}
    assert docs["index.html#quiz-off"] == "어느 층이 무작위로 꺼지나요?"
    assert text.count("무작위로") == 1
    assert "드롭아웃" not in text
