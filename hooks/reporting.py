"""What the event shells share: one way to show Problems, one way to read settings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from mkdocs.exceptions import PluginError
from odapnote.settings import SettingsError, check_sections, read_settings

if TYPE_CHECKING:
    import logging

    from mkdocs.config.defaults import MkDocsConfig
    from odapnote.source import Problem

Settings = TypeVar("Settings")

_sections: set[str] = set()


def report(
    log: logging.Logger | logging.LoggerAdapter[logging.Logger], problems: Iterable[Problem]
) -> None:
    """Log each Problem as a warning, in the order of the files.

    A warning lets the build go on, so that all problems are seen in one run;
    ``mkdocs build --strict`` counts them and fails at the end.
    """
    for problem in sorted(problems):
        log.warning(str(problem))


def settings(kind: type[Settings], section: str, config: MkDocsConfig) -> Settings:
    """Read the section ``extra.odapnote.<section>`` of ``mkdocs.yml``.

    Raises:
        PluginError: For a wrong setting; the message names its key.
    """
    _sections.add(section)
    try:
        return read_settings(kind, section, config.extra)
    except SettingsError as error:
        raise PluginError(str(error)) from None


def refuse_unknown_sections(config: MkDocsConfig) -> None:
    """Refuse settings that no hook has asked for.

    Raises:
        PluginError: For the first such section; the message names it.
    """
    try:
        check_sections(frozenset(_sections), config.extra)
    except SettingsError as error:
        raise PluginError(str(error)) from None
