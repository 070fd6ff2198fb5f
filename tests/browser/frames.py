"""Finds what is wider than its frame."""

# Scripts see these that a keyboard or a screen reader does not: without focus, role or name.
# A table never scrolls by itself, whatever its style says.
NAMELESS = """[...document.querySelectorAll(".md-content :not(table)")]
    .filter((element) => element.scrollWidth > element.clientWidth + 1
        && element.checkVisibility()
        && ["auto", "scroll"].includes(getComputedStyle(element).overflowX))
    .filter((element) => element.tabIndex !== 0 || !element.ariaLabel || !element.role)"""
