"""Formulas and terms of a whole site: the real hooks in a real build."""

from __future__ import annotations

from conftest import ROOT, SiteBuilder

EXTENSIONS = [
    "def_list",
    {"pymdownx.arithmatex": {"generic": True}},
]


def test_formulas_are_typeset_at_build(build_site: SiteBuilder) -> None:
    site = build_site(
        {"index.md": r"# 처음" + "\n\n" + r"출력은 $\lfloor \frac{i - k}{s} \rfloor + 1$입니다."},
        ("formulas.py",),
        markdown_extensions=EXTENSIONS,
    )
    assert site.warnings == []
    page = site.read("index.html")
    assert "<mfrac>" in page
    assert r"\lfloor \frac{i - k}{s} \rfloor + 1</annotation>" in page


def test_a_formula_that_cannot_be_set_names_its_line(build_site: SiteBuilder) -> None:
    site = build_site(
        {"topics/a.md": "---\ntitle: 가\n---\n\n# 가\n\n$\\fraction{1}{2}$\n"},
        ("formulas.py",),
        markdown_extensions=EXTENSIONS,
    )
    (warning,) = site.warnings
    assert "docs/topics/a.md:7: 수식 ‘\\fraction{1}{2}’" in warning


def test_no_right_formula_is_refused(build_site: SiteBuilder) -> None:
    corpus = (ROOT / "tests" / "formulas" / "corpus.txt").read_text(encoding="utf-8")
    formulas = [line for line in corpus.splitlines() if line and not line.startswith("#")]
    lines = (f"글 ${tex}$ 글입니다.\n\n$$\n{tex}\n$$\n" for tex in formulas)
    site = build_site(
        {"index.md": "# 처음\n\n" + "\n".join(lines)},
        ("formulas.py", "arrival.py"),
        markdown_extensions=EXTENSIONS,
    )
    assert site.warnings == []
    assert site.read("index.html").count("<math") == 2 * len(formulas)


def test_a_term_leads_to_the_glossary_from_any_page(build_site: SiteBuilder) -> None:
    site = build_site(
        {
            "glossary.md": "# 용어집\n\n드롭아웃 (dropout)\n:   유닛을 0으로 만듭니다.\n",
            "index.md": "# 처음\n\n드롭아웃은 규제입니다.\n",
            "topics/deep/a.md": "# 가\n\n드롭아웃을 켭니다.\n",
        },
        ("terms.py", "structure.py"),
        markdown_extensions=EXTENSIONS,
    )
    assert site.warnings == []
    assert 'title="dropout: 유닛을 0으로 만듭니다."' in site.read("index.html")
    assert 'href="../../../glossary/#용어-드롭아웃"' in site.read("topics/deep/a/index.html")


def test_a_page_may_mean_something_else_by_a_name(build_site: SiteBuilder) -> None:
    site = build_site(
        {
            "glossary.md": "# 용어집\n\n클래스 (class)\n:   표본이 속할 수 있는 갈래입니다.\n",
            "index.md": "---\nother_meanings: [클래스]\n---\n\n# 처음\n\n클래스를 부릅니다.\n",
            "labels.md": "# 레이블\n\n클래스를 고릅니다.\n",
        },
        ("terms.py",),
        markdown_extensions=EXTENSIONS,
    )
    assert 'class="term"' not in site.read("index.html")
    assert 'class="term"' in site.read("labels/index.html")
