from __future__ import annotations

import json
import re
from typing import Any

from conftest import ROOT, BuiltSite, SiteBuilder

THEME = {"name": "material", "font": False, "custom_dir": str(ROOT / "overrides"), "language": "ko"}
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


def test_a_quiz_is_indexed_by_its_question_and_not_by_its_answer(build_site: SiteBuilder) -> None:
    quiz = """
        # 퀴즈

        <section class="quiz" markdown>
        <div class="quiz-question" markdown>어느 층이 무작위로 꺼지나요?</div>
        <details class="quiz-answer" data-search-exclude markdown>
        <summary>정답과 풀이</summary>
        드롭아웃입니다.
        </details>
        </section>
    """
    index = build(build_site, {"index.md": quiz}).read("search/search_index.json")
    assert "무작위로" in index
    assert "드롭아웃" not in index
