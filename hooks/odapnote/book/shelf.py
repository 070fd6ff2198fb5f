"""Finished books, each in a folder that the digest of its input names."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from odapnote.book.request import Request
from odapnote.source import Location, Problem

# Written last: what it names is whole.
_RECORD = "book.json"

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})


@dataclass(frozen=True)
class Shelf:
    """A finished book.

    Attributes:
        files: Its files.
        problems: What is wrong with the pages it was made from.
    """

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def shelf_folder(request: Request) -> Path:
    """Return the folder that holds the book once it is made; its name is the input's digest."""
    digest = hashlib.sha256(request.to_json().encode())
    for package in ("typst", "selectolax"):
        digest.update(f"{package} {version(package)}".encode())
    sources = sorted(path for path in Path(__file__).parent.rglob("*") if path.is_file())
    for path in [*_without_caches(sources), *_materials(request)]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return Path(request.cache) / digest.hexdigest()[:32]


def read_shelf(folder: Path) -> Shelf | None:
    """Return the book that was made before, or nothing if any part of it is missing."""
    record = folder / _RECORD
    if not record.exists():
        return None
    values = json.loads(record.read_text(encoding="utf-8"))
    problems = (
        Problem(Location(path, line), message, remedy)
        for path, line, message, remedy in values["problems"]
    )
    return Shelf(tuple(folder / name for name in values["files"]), tuple(problems))


def fill_shelf(folder: Path, files: dict[str, bytes], problems: list[Problem]) -> None:
    """Write the files, and last the record that says they are whole."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    record = {
        "files": list(files),
        "problems": [
            (problem.location.path, problem.location.line, problem.message, problem.remedy)
            for problem in problems
        ],
    }
    unfinished = folder / f"{_RECORD}.part"
    unfinished.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    unfinished.rename(folder / _RECORD)


def _without_caches(paths: list[Path]) -> list[Path]:
    return [path for path in paths if "__pycache__" not in path.parts]


def _materials(request: Request) -> list[Path]:
    pictures = (p for p in Path(request.docs).rglob("*") if p.suffix.lower() in _PICTURES)
    return sorted(pictures) + sorted(Path(request.fonts).glob("*.ttf"))
