"""Finds the page that somebody means who types its path, or its address."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SUFFIXES = (".md", ".py", ".ipynb")
_DOCS_DIR = re.compile(r"^docs_dir:[ \t]*['\"]?([^'\"#\n]+)", re.MULTILINE)


class NoPageError(ValueError):
    """Nothing fits what was typed; the message says so in Korean."""


def notes_folder(root: Path) -> Path:
    """Return the folder of the notes of a project, as its ``mkdocs.yml`` says."""
    settings = root / "mkdocs.yml"
    found = _DOCS_DIR.search(settings.read_text(encoding="utf-8")) if settings.exists() else None
    return Path(os.path.normpath(root / (found[1].strip() if found else "docs")))


def find_pages(typed: str, root: Path, notes: Path) -> list[Path]:
    """Return the pages that fit.

    Args:
        typed: A path below the working folder, the project or its notes, with a suffix or without
            one; that of a folder, for all its pages; or the address of a page.
        root: The project's folder.
        notes: The folder of its notes.

    Raises:
        NoPageError: If none does.
    """
    known = sorted(page for page in notes.rglob("*") if page.suffix in _SUFFIXES)
    for candidate in _candidates(typed, (Path.cwd(), root, notes)):
        if candidate == notes or notes in candidate.parents:
            if candidate in known:
                return [candidate]
            if candidate.is_dir():
                return [page for page in known if candidate in page.parents]
    name = Path(_path(typed)).name.removesuffix(".html")
    if namesakes := [page for page in known if name in (page.name, page.stem)]:
        return namesakes
    names = [page.relative_to(notes).as_posix() for page in known]
    near = difflib.get_close_matches(_path(typed), names, n=3, cutoff=0.6)
    hint = f"비슷한 쪽: {', '.join(near)}" if near else f"{notes.name}/ 아래의 경로를 적습니다"
    raise NoPageError(f"{typed}: 그런 쪽이 없습니다 → {hint}")


def _candidates(typed: str, folders: Sequence[Path]) -> Iterator[Path]:
    """Yield what may be meant, the more literal first."""
    path = _path(typed)
    for name in dict.fromkeys((path, path.strip("/"), path.strip("/").removesuffix(".html"))):
        for folder in folders if name else ():
            whole = os.path.normpath(folder / name)
            yield from (Path(f"{whole}{suffix}") for suffix in ("", *_SUFFIXES))


def _path(typed: str) -> str:
    """Return the path in what may be an address."""
    address = urlsplit(typed)
    path = address.path if address.netloc else typed.partition("#")[0]
    return unquote(path).replace("\\", "/")
