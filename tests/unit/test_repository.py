from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from odapnote.repository import Repository, find_repository


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def set_remote(checkout: Path, address: str) -> None:
    subprocess.run(["git", "-C", str(checkout), "remote", "add", "origin", address], check=True)


def test_the_environment_comes_first(checkout: Path) -> None:
    set_remote(checkout, "https://github.com/other/fork.git")
    found = find_repository({"GITHUB_REPOSITORY": "student/odapnote"}, checkout)
    assert found == Repository("student", "odapnote")


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/student/odap.note.git",
        "https://github.com/student/odap.note",
        "https://token@github.com/student/odap.note.git",
        "git@github.com:student/odap.note.git",
        "ssh://git@github.com/student/odap.note.git",
    ],
)
def test_the_remote_comes_second(checkout: Path, address: str) -> None:
    set_remote(checkout, address)
    assert find_repository({}, checkout) == Repository("student", "odap.note")


@pytest.mark.parametrize(
    "address", ["https://example.org/student/odapnote.git", "/srv/git/odapnote.git"]
)
def test_another_host_is_no_repository_of_github(checkout: Path, address: str) -> None:
    set_remote(checkout, address)
    assert find_repository({}, checkout) is None


def test_without_either_there_is_none(tmp_path: Path) -> None:
    assert find_repository({}, tmp_path) is None


def test_addresses() -> None:
    repository = Repository("Student", "odapnote")
    assert repository.address == "https://github.com/Student/odapnote"
    assert repository.site_address == "https://student.github.io/odapnote/"
    assert Repository("Student", "student.github.io").site_address == "https://student.github.io/"
