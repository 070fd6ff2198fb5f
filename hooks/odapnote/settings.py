"""Settings from ``mkdocs.yml`` become frozen dataclasses, or an error that names the key."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

Settings = TypeVar("Settings")


class SettingsError(ValueError):
    """A setting that the project does not know or cannot use; the message names its key."""


def read_settings(kind: type[Settings], section: str, extra: Mapping[str, Any]) -> Settings:
    """Read the settings of one concern.

    Args:
        kind: A frozen dataclass whose fields all have defaults and are ``bool``, ``int``,
            ``float``, ``str`` or an optional one of these.
        section: The concern's name below ``extra.odapnote`` in ``mkdocs.yml``.
        extra: The ``extra`` mapping of ``mkdocs.yml``.

    Returns:
        The settings, with defaults where the mapping is silent.

    Raises:
        SettingsError: For a key that the dataclass lacks or a value of another type.
    """
    key = f"extra.odapnote.{section}"
    values = (extra.get("odapnote") or {}).get(section) or {}
    if not isinstance(values, Mapping):
        raise SettingsError(f"mkdocs.yml: {key}: '이름: 값' 꼴의 목록이어야 합니다")
    hints = typing.get_type_hints(kind)
    for name, value in values.items():
        if name not in hints:
            known = ", ".join(sorted(hints)) or "없음"
            raise SettingsError(
                f"mkdocs.yml: {key}.{name}: 없는 설정입니다 (쓸 수 있는 것: {known})"
            )
        if not _fits(value, hints[name]):
            raise SettingsError(f"mkdocs.yml: {key}.{name}: {value!r}은(는) 쓸 수 없는 값입니다")
    return kind(**values)


def check_sections(known: frozenset[str], extra: Mapping[str, Any]) -> None:
    """Refuse a section below ``extra.odapnote`` that no hook reads.

    Raises:
        SettingsError: For the first unknown section.
    """
    for section in extra.get("odapnote") or {}:
        if section not in known:
            names = ", ".join(sorted(known))
            raise SettingsError(
                f"mkdocs.yml: extra.odapnote.{section}: 없는 설정입니다 (쓸 수 있는 것: {names})"
            )


def _fits(value: object, hint: Any) -> bool:
    allowed = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if isinstance(value, bool):
        return bool in allowed
    return isinstance(value, (*allowed, int) if float in allowed else allowed)
