"""Formulas as readers of EPUB know them: MathML 3, where the page has MathML Core.

Core lets every element say how large its formulas are set (``displaystyle``, ``scriptlevel``);
in MathML 3 only ``mstyle`` may, around the element (MathML 3.0, sections 2.1.6 and 3.3.4).
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_SIZES = ("displaystyle", "scriptlevel")
_MAY_SAY = frozenset({"math", "mstyle"})
# No element but their own parts may stand around these: their content is wrapped.
_PARTS = frozenset({"mtr", "mtd"})


def to_mathml3(mathml: str, words: str, *, display: bool) -> str:
    """Rewrite a formula.

    Args:
        mathml: A ``math`` element of a page.
        words: How the formula is read aloud.
        display: Whether it stands on a line of its own.
    """
    tree = ElementTree.fromstring(mathml.replace("&nbsp;", "\u00a0"))
    _wrap_children(tree)
    tree.attrib.pop("aria-label", None)
    tree.set("xmlns", _NAMESPACE)
    tree.set("alttext", words)
    if display:
        tree.set("display", "block")
    return ElementTree.tostring(tree, encoding="unicode")


def _wrap_children(parent: Element) -> None:
    for place, child in enumerate(list(parent)):
        _wrap_children(child)
        sizes = {name: child.attrib.pop(name) for name in _SIZES if _is_misplaced(child, name)}
        if sizes and child.tag in _PARTS:
            inside = Element("mstyle", sizes)
            inside.extend(list(child))
            child[:] = [inside]
        elif sizes:
            around = Element("mstyle", sizes)
            around.tail, child.tail = child.tail, None
            around.append(child)
            parent[place] = around


def _is_misplaced(element: Element, name: str) -> bool:
    return name in element.attrib and element.tag not in _MAY_SAY
