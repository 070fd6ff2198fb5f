"""What would leave a reader stranded fails the build, with the place and what to do."""

from __future__ import annotations

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
