"""Where things lie, which MkDocs alone knows: the event shells ask here, the package never.

``docs_dir`` may have any name and lie anywhere, also outside of the project.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# The page of terms, below the folder of the notes.
GLOSSARY = "glossary.md"


def project_folder(config: MkDocsConfig) -> Path:
    """Return the folder with ``mkdocs.yml``."""
    return Path(config.config_file_path).parent


def cache_folder(config: MkDocsConfig) -> Path:
    """Return the folder for what the next build need not make again."""
    return project_folder(config) / ".cache"


def notes_folder(config: MkDocsConfig) -> str:
    """Return the folder of the notes as Problems show it: ``docs``, or ``../notes``."""
    return Path(os.path.relpath(config.docs_dir, project_folder(config))).as_posix()


def note_path(config: MkDocsConfig, uri: str) -> str:
    """Return the path of a note as Problems show it.

    Args:
        config: MkDocs' settings.
        uri: The note below the folder of the notes: ``topics/padding.md``.

    Returns:
        The path from the project's folder, with forward slashes: ``docs/topics/padding.md``.
    """
    return Path(notes_folder(config), uri).as_posix()
