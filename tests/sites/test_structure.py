"""What would leave a reader stranded fails the build, with the place and what to do."""

from __future__ import annotations

import unicodedata

import pytest
from conftest import SiteBuilder
from mkdocs.exceptions import Abort

PLAIN = {"validation": {"omitted_files": "ignore", "links": {"not_found": "ignore"}}}


def warnings(build_site: SiteBuilder, files: dict[str, str], **settings: object) -> list[str]:
    extensions = {"markdown_extensions": ["attr_list", "md_in_html"]}
    return build_site(files, ("structure.py",), **(PLAIN | extensions | settings)).warnings


def test_a_sound_site_is_silent(build_site: SiteBuilder) -> None:
    files = {
        "index.md": "# 처음 { #머리 }\n\n[둘](topics/two.md#배치) [위](#머리) [바깥](https://example.org/x)",
        "topics/two.md": "# 둘\n\n## 배치 { #배치 }\n\n[처음](../index.md) ![그림](../a.svg)",
        "a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    assert warnings(build_site, files) == []


def test_a_page_that_the_menu_lacks(build_site: SiteBuilder) -> None:
    (warning,) = warnings(
        build_site, {"index.md": "# 처음", "lost.md": "# 둘"}, nav=[{"처음": "index.md"}]
    )
    assert "docs/lost.md:1: 차례에 없는 쪽입니다" in warning
    assert "mkdocs.yml의 nav에 lost.md를 넣으세요" in warning


def test_a_link_to_no_file(build_site: SiteBuilder) -> None:
    text = "---\ntitle: 제목\n---\n\n# 처음\n\n[둘](topics/two.md)"
    (warning,) = warnings(build_site, {"index.md": text})
    assert "docs/index.md:7: 없는 곳으로 가는 링크입니다: topics/two.md" in warning


def test_a_link_to_no_heading_of_another_page(build_site: SiteBuilder) -> None:
    files = {"index.md": "# 처음\n\n글\n\n[둘](two.md#없음)", "two.md": "# 둘"}
    (warning,) = warnings(build_site, files)
    assert "docs/index.md:5: 없는 제목으로 가는 링크입니다" in warning
    assert "two/index.html에 있는 제목" in warning


def test_a_link_to_no_heading_of_its_own_page(build_site: SiteBuilder) -> None:
    (warning,) = warnings(build_site, {"index.md": "# 처음\n\n[여기](#없음)"})
    assert "docs/index.md:3: 없는 제목으로 가는 링크입니다: #없음" in warning


def test_a_link_in_raw_html(build_site: SiteBuilder) -> None:
    (warning,) = warnings(build_site, {"index.md": '# 처음\n\n<a href="no.html">x</a>'})
    assert "docs/index.md:3: 없는 곳으로 가는 링크입니다: no.html" in warning


def test_an_id_that_occurs_twice(build_site: SiteBuilder) -> None:
    (warning,) = warnings(build_site, {"index.md": "# 처음\n\n## 가 { #배치 }\n\n## 나 { #배치 }"})
    assert "docs/index.md:3: id ‘배치’이(가) 2번 나옵니다" in warning


def test_settings_that_nobody_reads(
    build_site: SiteBuilder, caplog: pytest.LogCaptureFixture
) -> None:
    settings = {"odapnote": {"snipets": {"seconds": 3}}}
    with pytest.raises(Abort):
        warnings(build_site, {"index.md": "# 처음"}, extra=settings)
    assert "mkdocs.yml: extra.odapnote.snipets: 없는 설정입니다" in caplog.text


def menu(build_site: SiteBuilder, *entries: str) -> list[str]:
    validation = {"nav": {"not_found": "ignore", "omitted_files": "ignore"}}
    files = {"index.md": "# 처음\n", "padding.md": "# 패딩\n", "topics/dropout.md": "# 드롭아웃\n"}
    return warnings(build_site, files, nav=list(entries), validation=validation)


def test_a_slip_in_the_menu_is_told_once_in_the_settings(build_site: SiteBuilder) -> None:
    (warning,) = menu(build_site, "index.md", "paddin.md", "topics/dropout.md")
    assert "mkdocs.yml:" in warning
    assert "차례에 적힌 쪽이 없습니다: paddin.md → 혹시 padding.md입니까?" in warning


def test_a_page_that_stands_in_the_menu_twice(build_site: SiteBuilder) -> None:
    (warning,) = menu(build_site, "index.md", "padding.md", "topics/dropout.md", "padding.md")
    assert "차례에 두 번 나오는 쪽입니다: padding.md" in warning


def test_a_link_from_the_top_of_the_site(build_site: SiteBuilder) -> None:
    files = {"index.md": "# 처음", "topics/a.md": "# 가\n\n[처음](/index.md)"}
    settings = {"validation": {"links": {"absolute_links": "ignore", "not_found": "ignore"}}}
    (warning,) = warnings(build_site, files, **settings)
    assert "docs/topics/a.md:3: 사이트의 맨 위에서 시작하는 링크입니다: /index.md" in warning


def test_a_file_whose_name_is_in_pieces_is_told_once(build_site: SiteBuilder) -> None:
    name = unicodedata.normalize("NFD", "패딩.md")
    files = {"index.md": "# 처음\n\n[패딩](패딩.md)\n", name: "# 패딩\n"}
    validation = {"nav": {"not_found": "ignore"}, "links": {"not_found": "ignore"}}
    site = build_site(
        files,
        ("decoding.py", "structure.py"),
        nav=["index.md", "패딩.md"],
        validation=validation,
        use_directory_urls=False,
    )
    (warning,) = site.warnings
    assert "docs/패딩.md:1: 파일 이름의 한글이 풀어쓰기(NFD)" in warning
