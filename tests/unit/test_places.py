from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from places import cache_folder, note_path, notes_folder


@pytest.mark.parametrize(
    ("docs", "path"),
    [
        ("docs", "docs/topics/padding.md"),
        ("content/노트", "content/노트/topics/padding.md"),
        ("../notes", "../notes/topics/padding.md"),
    ],
)
def test_a_note_is_named_from_the_project(tmp_path: Path, docs: str, path: str) -> None:
    config = MkDocsConfig(config_file_path=str(tmp_path / "project" / "mkdocs.yml"))
    config.docs_dir = str((tmp_path / "project" / docs).resolve())
    assert note_path(config, "topics/padding.md") == path
    assert notes_folder(config) == docs
    assert cache_folder(config) == tmp_path / "project" / ".cache"
