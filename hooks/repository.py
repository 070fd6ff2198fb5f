"""Fill the addresses of repository, edit links and site; drives ``odapnote.repository``.

Runs in ``on_config``, before the pages compute their edit links. With no repository known,
Material leaves the buttons out, so none of them is dead.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from odapnote.repository import find_repository
from places import notes_folder, project_folder

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Set what the settings file leaves open."""
    repository = find_repository(os.environ, project_folder(config))
    if repository:
        config.repo_url = config.repo_url or repository.address
        config.repo_name = config.repo_name or f"{repository.owner}/{repository.name}"
        config.edit_uri = config.edit_uri or repository.edit_path(notes_folder(config))
        config.site_url = config.site_url or repository.site_address
    return config
