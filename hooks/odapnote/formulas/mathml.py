"""TeX becomes a ``math`` element, with all that its readers need beside it.

The TeX stays inside as an annotation: for those who copy a formula, and for the cards. Its words
stand beside it as the alternative text, for those who listen.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from odapnote.formulas.presentation import to_presentation
from odapnote.formulas.spoken import spoken
from odapnote.formulas.tex import checked


def to_mathml(tex: str, *, display: bool = False) -> Element:
    r"""Convert a formula.

    Args:
        tex: What stands between the dollar signs.
        display: Whether it stands on a line of its own.

    Returns:
        A ``math`` element that holds the formula, its TeX and its words.

    Raises:
        TexError: For TeX that would not be drawn as it is written.
    """
    known = checked(tex)
    math = Element("math", display="block" if display else "inline")
    semantics = SubElement(math, "semantics")
    SubElement(semantics, "mrow").extend(to_presentation(known, display=display))
    annotation = {"encoding": "application/x-tex", "data-search-exclude": ""}
    SubElement(semantics, "annotation", annotation).text = AtomicString(known)
    # Chromium makes a name of this and not of alttext; what stands inside is still there to read.
    math.set("aria-label", spoken(math))
    return math
