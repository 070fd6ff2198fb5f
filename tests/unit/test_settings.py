from __future__ import annotations

from dataclasses import dataclass

import pytest
from odapnote.settings import SettingsError, check_sections, read_settings


@dataclass(frozen=True)
class Example:
    enabled: bool = True
    seconds: float = 1.5
    folder: str = ".cache"
    limit: int | None = None


def test_defaults_where_the_file_is_silent() -> None:
    assert read_settings(Example, "example", {}) == Example()


def test_values_are_taken() -> None:
    extra = {"odapnote": {"example": {"enabled": False, "seconds": 2, "limit": 3}}}
    assert read_settings(Example, "example", extra) == Example(False, 2, ".cache", 3)


@pytest.mark.parametrize(
    ("name", "value"),
    [("folders", "x"), ("enabled", "yes"), ("seconds", True), ("folder", 3), ("limit", "3")],
)
def test_a_wrong_setting_names_its_key(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match=rf"extra\.odapnote\.example\.{name}"):
        read_settings(Example, "example", {"odapnote": {"example": {name: value}}})


def test_a_section_that_is_no_mapping_names_itself() -> None:
    with pytest.raises(SettingsError, match=r"extra\.odapnote\.example"):
        read_settings(Example, "example", {"odapnote": {"example": ["a"]}})


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"extra\.odapnote\.quizes"):
        check_sections(frozenset({"quiz"}), {"odapnote": {"quizes": {}}})
