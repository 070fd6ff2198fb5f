"""Where the project lives: from GitHub's environment or the git remote, else nowhere."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BRANCH = "main"

_SLUG = re.compile(r"(?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?")
_GITHUB_REMOTE = re.compile(
    rf"(?:https://(?:[^@/]+@)?github\.com/|(?:ssh://)?git@github\.com[:/]){_SLUG.pattern}"
)


@dataclass(frozen=True)
class Repository:
    """A repository on GitHub.

    Attributes:
        owner: The user or organisation.
        name: The repository's own name.
    """

    owner: str
    name: str

    @property
    def address(self) -> str:
        """The repository's page."""
        return f"https://github.com/{self.owner}/{self.name}"

    def edit_path(self, notes: str) -> str:
        """Return what stands between the repository's page and a note's path in an edit link.

        Args:
            notes: The folder of the notes within the project; nothing of one outside can be
                edited there.
        """
        return "" if notes.startswith("../") else f"edit/{BRANCH}/{notes}/"

    @property
    def site_address(self) -> str:
        """Where GitHub Pages serves the site, by the naming rule of GitHub Pages."""
        host = f"{self.owner.lower()}.github.io"
        return f"https://{host}/" if self.name.lower() == host else f"https://{host}/{self.name}/"


def find_repository(environment: Mapping[str, str], root: Path) -> Repository | None:
    """Find the project's repository.

    Args:
        environment: Environment variables; ``GITHUB_REPOSITORY`` (``owner/name``) comes first.
        root: The project's folder, whose git remote ``origin`` comes second.

    Returns:
        The repository, or nothing where neither names one on GitHub.
    """
    slug = _SLUG.fullmatch(environment.get("GITHUB_REPOSITORY", ""))
    found = slug or _GITHUB_REMOTE.fullmatch(_remote(root))
    return Repository(found["owner"], found["name"]) if found else None


def _remote(root: Path) -> str:
    try:
        answer = subprocess.run(
            ["git", "-C", str(root), "remote", "get-url", "origin"],
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return ""
    return answer.stdout.strip()
