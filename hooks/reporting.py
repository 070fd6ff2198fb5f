"""What the event shells share: one way to show Problems, one way to read settings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from mkdocs.exceptions import PluginError
from odapnote.settings import SettingsError, check_sections, read_settings
from odapnote.source import Problem

if TYPE_CHECKING:
    import logging

    from mkdocs.config.defaults import MkDocsConfig

Settings = TypeVar("Settings")

_sections: set[str] = set()
_told: set[Problem] = set()


def report(
    log: logging.Logger | logging.LoggerAdapter[logging.Logger], problems: Iterable[Problem]
) -> None:
    """Log each Problem as a warning, each once, in the order of the files.

    A warning lets the build go on, so that all problems are seen in one run;
    ``mkdocs build --strict`` counts them and fails at the end.
    """
    for problem in sorted(set(problems)):
        log.warning(str(problem))
        _told.add(problem)


def report_untold(
    log: logging.Logger | logging.LoggerAdapter[logging.Logger], problems: Iterable[Problem]
) -> None:
    """Log what stands on a line of which nothing has been told in this build.

    Site and book meet the same fault one after the other: a link, an element, a picture.
    """
    lines = {problem.location for problem in _told}
    report(log, (problem for problem in list(problems) if problem.location not in lines))


def told() -> frozenset[Problem]:
    """Return what has been told since ``forget_told``."""
    return frozenset(_told)


def forget_told() -> None:
    """Begin a build: in ``on_config``, when nothing of it has been told."""
    _told.clear()


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
