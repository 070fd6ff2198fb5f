"""What one may type for a page, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from odapnote.pages import NoPageError, find_pages, notes_folder


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("docs/index.md", "docs/topics/패딩.md", "docs/topics/b.md", "docs/notebooks/c.py"):
        page = tmp_path / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.touch()
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks" / "outputs.py").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


@pytest.mark.parametrize(
    "typed",
    [
        "docs/topics/패딩.md",
        "./docs/topics/패딩.md",
        "topics/패딩.md",
        "topics/패딩",
        "topics/패딩.html",
        "/topics/패딩.html#답",
        "topics\\패딩.md",
        "패딩.md",
        "패딩",
        "http://127.0.0.1:8000/topics/%ED%8C%A8%EB%94%A9.html",
        "{absolute}/topics/패딩.md",
    ],
)
def test_a_page_is_found_however_it_is_named(typed: str, notes: Path) -> None:
    found = find_pages(typed.format(absolute=notes), notes.parent, notes)
    assert found == [notes / "topics" / "패딩.md"]


def test_a_path_may_start_from_where_one_stands(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(notes / "topics")
    assert find_pages("b.md", notes.parent, notes) == [notes / "topics" / "b.md"]
    assert find_pages("../index", notes.parent, notes) == [notes / "index.md"]


def test_a_folder_stands_for_its_pages(notes: Path) -> None:
    assert [page.name for page in find_pages("topics/", notes.parent, notes)] == ["b.md", "패딩.md"]
    assert len(find_pages("docs", notes.parent, notes)) == 4


def test_a_notebook_is_a_page(notes: Path) -> None:
    assert find_pages("notebooks/c", notes.parent, notes) == [notes / "notebooks" / "c.py"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("topics/페딩.md", "비슷한 쪽: topics/패딩.md"),
        ("hooks/outputs.py", "docs/ 아래의 경로를 적습니다"),
        ("hooks", "docs/ 아래의 경로를 적습니다"),
    ],
)
def test_what_is_no_page_is_told_with_what_is_near(typed: str, hint: str, notes: Path) -> None:
    with pytest.raises(NoPageError) as refusal:
        find_pages(typed, notes.parent, notes)
    assert str(refusal.value).startswith(f"{typed}: 그런 쪽이 없습니다")
    assert hint in str(refusal.value)


def test_the_folder_of_the_notes_may_have_any_name_and_place(tmp_path: Path) -> None:
    assert notes_folder(tmp_path) == tmp_path / "docs"
    (tmp_path / "mkdocs.yml").write_text("site_name: 가\ndocs_dir: '../notes'  # 밖\n", "utf-8")
    assert notes_folder(tmp_path) == tmp_path.parent / "notes"
