"""Formulas as Chromium gives them to a screen reader."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from odapnote.formulas.mathml import to_mathml
from playwright.sync_api import Browser


def accessible(browser: Browser, tex: str) -> list[dict[str, Any]]:
    """Return what the accessibility tree of a page with one formula holds."""
    page = browser.new_page()
    page.set_content(ElementTree.tostring(to_mathml(tex), encoding="unicode", method="html"))
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    page.close()
    return [node for node in nodes if not node["ignored"]]


def test_a_formula_has_a_korean_name_and_can_still_be_walked_through(browser: Browser) -> None:
    nodes = accessible(browser, r"\frac{a}{\sqrt{b}}")
    names = {node["role"]["value"]: node.get("name", {}).get("value") for node in nodes}
    assert names["MathMLMath"] == "루트 b분의 a"
    assert {"MathMLFraction", "MathMLSquareRoot"} <= names.keys()
    assert all("\\frac" not in (name or "") for name in names.values())
