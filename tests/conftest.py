"""What every test may use: tiny sites, built by the real MkDocs."""

from __future__ import annotations

import logging
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / "hooks"


@dataclass(frozen=True)
class BuiltSite:
    """A tiny site after its build.

    Attributes:
        root: The folder with ``mkdocs.yml``.
        directory: The folder with the HTML.
        warnings: What a strict build would have failed for, in order.
    """

    root: Path
    directory: Path
    warnings: list[str]

    def read(self, path: str) -> str:
        return (self.directory / path).read_text(encoding="utf-8")


SiteBuilder = Callable[..., BuiltSite]


@pytest.fixture
def build_site(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> SiteBuilder:
    """Return ``build(files, hooks=(), **settings)``, which writes and builds a tiny site.

    ``files`` maps paths below ``docs/`` to texts (dedented); ``hooks`` are names of the
    project's own event shells; ``settings`` go into ``mkdocs.yml``.
    """

    def build_tiny(
        files: Mapping[str, str | bytes], hooks: tuple[str, ...] = (), **settings: Any
    ) -> BuiltSite:
        for name, text in files.items():
            path = tmp_path / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(text, bytes):
                path.write_bytes(text)
            else:
                path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        configuration = {
            "site_name": "작은 사이트",
            "use_directory_urls": True,
            "theme": {"name": "material", "font": False},
            "hooks": [str(HOOKS / name) for name in hooks],
        } | settings
        config_file = tmp_path / "mkdocs.yml"
        config_file.write_text(yaml.safe_dump(configuration, allow_unicode=True), encoding="utf-8")
        caplog.clear()
        with caplog.at_level(logging.WARNING, logger="mkdocs"):
            build(load_config(str(config_file)))
        warnings = [
            record.getMessage()
            for record in caplog.records
            if record.name.startswith("mkdocs") and record.levelno >= logging.WARNING
        ]
        return BuiltSite(tmp_path, tmp_path / "site", warnings)

    return build_tiny
