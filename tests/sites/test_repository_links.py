from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SiteBuilder

PAGES = {"index.md": "# 처음\n"}
THEME = {"name": "material", "font": False, "features": ["content.action.edit"]}


def test_addresses_come_from_github(
    build_site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "student/odapnote")
    site = build_site(PAGES, hooks=("repository.py",), theme=THEME)
    page = site.read("index.html")
    assert 'href="https://github.com/student/odapnote"' in page
    assert 'href="https://github.com/student/odapnote/edit/main/docs/index.md"' in page
    assert '<link rel="canonical" href="https://student.github.io/odapnote/">' in page
    assert site.warnings == []


def test_without_a_repository_the_buttons_are_absent(
    build_site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    site = build_site(PAGES, hooks=("repository.py",), theme=THEME)
    page = site.read("index.html")
    assert 'class="md-source"' not in page
    assert "/edit/" not in page
    assert site.warnings == []


def test_notes_in_another_folder_are_edited_there(
    build_site: SiteBuilder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "student/odapnote")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# 처음\n", encoding="utf-8")
    site = build_site({}, hooks=("repository.py",), theme=THEME, docs_dir="content")
    assert "/student/odapnote/edit/main/content/index.md" in site.read("index.html")
