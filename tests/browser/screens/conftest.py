"""Every screen that a reader may hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .screen import ALL, Screen, Size


@pytest.fixture(params=ALL, ids=lambda size: str(size.width))
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Screen]:
    """An empty page on each device; an error of its scripts fails the test."""
    size: Size = request.param
    context = size.context(browser)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Screen(page, size)
    context.close()
    assert errors == []
