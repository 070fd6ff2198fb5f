"""Terms of the glossary become links in the text, with their meaning as a tooltip.

Markdown's own abbreviations need a word to end where a term ends; in Korean a particle follows
(드롭아웃은). So a term ends before what is no letter, with particles between.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.slugs import slugify

from odapnote.glossary import Term

_HANGUL = re.compile("[가-힣]")
_PARTICLES = (
    "은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|만|까지|부터|보다|처럼|마다|이나|나|이며|며|"
    "이고|고|이란|란|이라는|라는|이라고|라고|입니다|이다|인|일|들|별|마저|조차|이라|라|이든|든"
)
# What follows a name: after Korean perhaps particles, after any other no letter.
_END = (
    rf"(?:(?<=[가-힣])(?=(?:{_PARTICLES}){{0,3}}(?![가-힣A-Za-z0-9_]))"
    r"|(?<![가-힣])(?![A-Za-z0-9_]))"
)

# Where a term is a name, a quotation or a link already.
_CLOSED_TAGS = re.compile(
    "a|abbr|button|code|dt|figure|h[1-6]|kbd|label|math|pre|script|style|summary|svg|th"
)
_CLOSED_CLASSES = frozenset({"arithmatex", "admonition-title"})
# Carried by what asks a question, whose answer a meaning would tell.
ASKED = "data-asked"

_MARKUP = re.compile(
    r"(?P<ticks>`+)(?P<code>.+?)(?P=ticks)|\[(?P<link>[^\]]*)\]\([^)]*\)"
    r"|(?P<bold>\*{1,3})(?P<said>\S|\S.*?\S)(?P=bold)|\\(?P<escaped>[^\w\s])|[$\\]"
)

_slug = slugify(case="lower")


def anchor(term: Term) -> str:
    """Return the id of a term on the glossary's page."""
    return f"용어-{_slug(term.names[0], '-')}"


def meaning(term: Term, said: str) -> str:
    """Return what the tooltip of a term shows.

    Args:
        term: The term.
        said: The name that the text uses: the tooltip begins with the one in the other language.
    """
    others = (term.english, term.korean) if _HANGUL.search(said) else (term.korean, term.english)
    other = next((name for name in others if name and name.casefold() != said.casefold()), "")
    plain = _plain(term.definition)
    return f"{other}: {plain}" if other else plain


def _plain(text: str) -> str:
    """Take the markup off a text; in code everything stays as it is: ``kernel_size``."""

    def kept(found: re.Match[str]) -> str:
        inside = found["code"]
        if inside is None:
            inside = _MARKUP.sub(kept, found["link"] or found["said"] or "")
        return inside or found["escaped"] or ""

    return _MARKUP.sub(kept, text)


class Glossary:
    """The terms, ready to be found in a text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._by_name = {
            name.casefold(): term
            for term in reversed(self.terms)
            for name in reversed(term.names)
            if len(name) > 1
        }
        self._pattern = finder(self._by_name)

    def find(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Yield start, end and term of each name in a text, the longest name at each place."""
        for found in self._pattern.finditer(text):
            yield found.start(), found.end(), self._by_name[found[0].casefold()]


def finder(names: Collection[str]) -> re.Pattern[str]:
    """Return what finds the longest of some names in a text, particles after it or not.

    The names alone are an alternative each, and only where one can begin: what stands around
    them stands once, since a set of Hangul compiled for each name takes seconds.
    """
    if not names:
        return re.compile(r"(?!)")
    initials = "".join(sorted({re.escape(name[0]) for name in names}))
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(
        rf"(?<![가-힣A-Za-z0-9_.])(?=[{initials}])(?:{longest_first}){_END}", re.IGNORECASE
    )


class Terms(Extension):
    """Links terms to the glossary: the first time each, in each section that ``h2`` begins.

    Attributes:
        glossary: What to look for.
        page: The page that is being made, relative to ``docs/``.
        silent: Names that mean something else on this page: 클래스 on one about Python's classes.
    """

    def __init__(self, glossary: Glossary, glossary_page: str) -> None:
        super().__init__()
        self.glossary = glossary
        self.glossary_page = glossary_page
        self.page = ""
        self.silent: frozenset[str] = frozenset()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Run once the text is parsed (20), before MkDocs resolves links (0)."""
        md.treeprocessors.register(_Linker(self, md), "odapnote-terms", 7)

    def address(self, term: Term) -> str:
        """Return the link from the page to a term."""
        here = posixpath.dirname(self.page) or "."
        return f"{posixpath.relpath(self.glossary_page, here)}#{anchor(term)}"


class _Linker(Treeprocessor):
    def __init__(self, terms: Terms, md: Markdown) -> None:
        super().__init__(md)
        self.terms = terms
        self.seen: set[Term] = set()

    def run(self, root: Element) -> None:
        if self.terms.page == self.terms.glossary_page:
            self._name(root)
        else:
            self.seen = set()
            self._link(root)

    def _name(self, root: Element) -> None:
        """Give the glossary's entries their ids."""
        named = {name: term for term in self.terms.glossary.terms for name in _entries(term)}
        for entry in root.iter("dt"):
            if term := named.get("".join(entry.itertext()).strip()):
                entry.set("id", anchor(term))

    def _link(self, element: Element) -> None:
        """Link the terms in an element, from its beginning to its end."""
        element.text, links = self._split(element.text)
        children = links
        for child in list(element):
            if child.tag == "h2":
                self.seen.clear()
            if not _closed(child):
                self._link(child)
            child.tail, links = self._split(child.tail)
            children += [child, *links]
        element[:] = children

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Cut a text at the terms that are new; return what comes before them, and links."""
        before, links, end = text, list[Element](), 0
        for start, stop, term in self.terms.glossary.find(text or ""):
            if text and term not in self.seen and self.terms.silent.isdisjoint(term.names):
                self.seen.add(term)
                if links:
                    links[-1].tail = text[end:start]
                else:
                    before = text[:start]
                said = text[start:stop]
                link = Element("a", {"class": "term", "href": self.terms.address(term)})
                link.set("title", meaning(term, said))
                link.text = said
                links.append(link)
                end = stop
        if links and text:
            links[-1].tail = text[end:]
        return before, links


def _entries(term: Term) -> tuple[str, ...]:
    if term.korean and term.english:
        return f"{term.korean} ({term.english})", f"{term.english} ({term.korean})"
    return (term.korean or term.english,)


def _closed(element: Element) -> bool:
    if element.get(ASKED) is not None:
        return True
    classes = (element.get("class") or "").split()
    return bool(_CLOSED_TAGS.fullmatch(element.tag)) or not _CLOSED_CLASSES.isdisjoint(classes)
