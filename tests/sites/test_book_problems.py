"""What is wrong with a page of the book names its line: real pages, the real typesetter."""

from __future__ import annotations

import pytest
from conftest import ROOT, SiteBuilder

FAULTS = {
    "<marquee>달리는 글</marquee>": "책이 모르는 요소입니다: <marquee>",
    "![설명](images/없음.png)": "그림을 찾을 수 없습니다: topics/images/없음.png",
    "![](images/없음.png)": "설명(alt) 없는 그림입니다: topics/images/없음.png",
    "글꼴에 없는 🦖 글자": "책의 글꼴에 없는 글자입니다: 🦖 (U+1F996)",
}


@pytest.mark.parametrize(("fault", "message"), FAULTS.items(), ids=list(FAULTS.values()))
def test_a_fault_names_its_line(build_site: SiteBuilder, fault: str, message: str) -> None:
    page = f"---\ntitle: 가\n---\n\n# 가\n\n앞의 글\n\n!!! note\n\n    {fault}\n\n뒤의 글\n"
    site = build_site(
        {"index.md": "# 처음\n", "topics/a.md": page, **fonts()},
        ("book.py",),
        markdown_extensions=["admonition", "md_in_html"],
        use_directory_urls=False,
        nav=["index.md", {"가": "topics/a.md"}],
    )
    assert [w for w in site.warnings if f"docs/topics/a.md:11: {message}" in w]


def fonts() -> dict[str, bytes]:
    """Return the real fonts, as files of a tiny site."""
    folder = ROOT / "docs" / "fonts"
    return {f"fonts/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.ttf"))}
