"""The HTML of a page becomes a chapter of the document.

Whatever a page may hold is named here once. An element that is not named is a Problem of the
build, with its page; its words are kept all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from odapnote.book.document import (
    Abbreviation,
    Admonition,
    Alignment,
    Anchor,
    Bitmap,
    Block,
    Blocks,
    Cell,
    Chapter,
    CodeBlock,
    CodeSpan,
    Definition,
    DefinitionList,
    Display,
    Figure,
    FootnoteReference,
    Formula,
    Heading,
    Inline,
    Inlines,
    Item,
    Keys,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quiz,
    Quote,
    Reason,
    Rule,
    Styled,
    StyleName,
    Tab,
    Table,
    Tabs,
    Text,
    Token,
    Vector,
)
from odapnote.book.pictures import standalone
from odapnote.book.request import Page
from odapnote.kinds import KIND_LABELS, Kind
from odapnote.source import Location, Problem, line_of


@dataclass(frozen=True)
class Reading:
    """A chapter, and what of its page could not be understood."""

    chapter: Chapter
    problems: tuple[Problem, ...]


def read_page(page: Page) -> Reading:
    """Read a page into a chapter.

    Args:
        page: The page; its HTML may be any that Markdown, the theme's extensions, the quizzes,
            the formulas and mkdocs-jupyter render.

    Returns:
        The chapter and a Problem for each kind of element that the book does not know.
    """
    reader = _Reader(page)
    body = LexborHTMLParser(page.html).body
    blocks = reader.blocks(_children(body)) if body else ()
    chapter = Chapter(page.path, page.address, page.title, blocks, reader.footnotes, page.source)
    return Reading(chapter, tuple(reader.problems.values()))


# Elements without words for a reader of paper: tools of the page.
_TOOLS = frozenset({"script", "style", "template", "button", "link", "meta", "clipboard-copy"})

# Elements that only hold others together.
_FRAMES = frozenset(
    {"div", "section", "article", "main", "header", "footer", "nav", "center", "html", "body"}
)

_STYLES: dict[str, StyleName] = {
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "mark": "mark",
    "del": "deleted",
    "s": "deleted",
    "ins": "inserted",
    "u": "inserted",
    "sub": "subscript",
    "sup": "superscript",
    "small": "small",
}

_INLINE_TAGS = frozenset(_STYLES) | frozenset(
    {"-text", "a", "abbr", "br", "code", "img", "kbd", "label", "math", "q", "samp", "span"}
    | {"svg", "time", "wbr", "input"}
)

_KINDS: dict[str, Kind] = {kind: kind for kind in KIND_LABELS}

# Where a code block points to its explanations: "# (1)!" hides the comment sign, "(1)" keeps it.
_ANNOTATION = re.compile(r"(?:#|//|;|--)\s*\((\d{1,2})\)!|\((\d{1,2})\)")

_CIRCLED_ONE = ord("①")


class _Reader:
    """Reads one page; keeps what is found on the way."""

    def __init__(self, page: Page) -> None:
        self.footnotes: dict[str, Blocks] = {}
        self.problems: dict[str, Problem] = {}
        self._page = page
        self._level = 0
        self._handlers: dict[str, Callable[[LexborNode], Blocks]] = {
            "p": self._paragraph,
            "pre": self._code,
            "ul": self._list,
            "ol": self._list,
            "dl": self._definitions,
            "table": self._table,
            "blockquote": lambda node: (Quote(self.blocks(_children(node))),),
            "hr": lambda node: (Rule(),),
            "figure": self._figure,
            "details": self._details,
        }

    # Blocks ---------------------------------------------------------------------------------

    def blocks(self, nodes: Iterable[LexborNode]) -> Blocks:
        """Read elements in a row; words between blocks become paragraphs."""
        found: list[Block] = []
        line: list[LexborNode] = []

        def end_line() -> None:
            found.extend(self._line(line))
            line.clear()

        for node in nodes:
            if _is_inline(node):
                line.append(node)
            else:
                end_line()
                found.extend(self._block(node))
        end_line()
        return tuple(_with_annotations(found))

    def _block(self, node: LexborNode) -> Blocks:
        tag = node.tag or ""
        if tag in _TOOLS or tag == "-comment":
            return ()
        classes = _classes(node)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            return self._heading(node)
        if "quiz" in classes and tag == "section":
            return self._quiz(node)
        if tag in self._handlers:
            return _anchored(node, self._handlers[tag](node))
        if tag in _FRAMES:
            return self._frame(node, classes)
        self._unknown(node)
        return self._line([node])

    def _frame(self, node: LexborNode, classes: frozenset[str]) -> Blocks:
        if "admonition" in classes:
            return _anchored(node, self._admonition(node, classes - {"admonition"}))
        if "tabbed-set" in classes:
            return self._tabs(node)
        if "footnote" in classes:
            return self._footnotes(node)
        if classes & {"highlight", "highlighttable"} or "CodeMirror" in classes:
            return self._code(node)
        if classes & {"jp-InputPrompt", "jp-OutputPrompt"}:
            return ()
        if classes & {"jp-RenderedText"}:
            return tuple(
                _as_output(block) for child in _children(node) for block in self._block(child)
            )
        return _anchored(node, self.blocks(_children(node)))

    def _line(self, nodes: list[LexborNode]) -> Blocks:
        """Make a paragraph of words; a lone picture or formula stands by itself."""
        inlines = _trim(self.inlines(nodes))
        match inlines:
            case ():
                return ()
            case (Formula() as formula,) if any('display="block"' in (n.html or "") for n in nodes):
                return (Display(formula),)
            case (Vector(alt=alt) | Bitmap(alt=alt) as picture,) if alt:
                return (Figure(picture, ()),)
            case (Bitmap(source=source),) if not _captioned(nodes[0]):
                self._problem(
                    f"설명(alt) 없는 그림입니다: {source}",
                    "![그림을 못 보는 사람을 위한 설명](파일)처럼 설명을 적어 주세요",
                    PurePosixPath(source).name,
                )
                return (Paragraph(inlines),)
            case _:
                return (Paragraph(inlines),)

    def _paragraph(self, node: LexborNode) -> Blocks:
        return self._line(list(_children(node)))

    def _heading(self, node: LexborNode) -> Blocks:
        level = int((node.tag or "h1")[1]) - 1
        if level == 0:
            return ()  # The title: the chapter has it from the menu.
        # A level that is left out would leave a hole in the outline.
        self._level = level = min(level, self._level + 1)
        children = _trim(self.inlines(_children(node)))
        return (Heading(level, _attribute(node, "id"), children),)

    def _admonition(self, node: LexborNode, classes: frozenset[str]) -> Blocks:
        children = list(_children(node))
        title: Inlines = ()
        for child in children:
            if "admonition-title" in _classes(child):
                title = _trim(self.inlines(_children(child)))
                children.remove(child)
                break
        return (Admonition(_first_class(node, classes), title, self.blocks(children)),)

    def _details(self, node: LexborNode) -> Blocks:
        children = [child for child in _children(node) if child.tag != "summary"]
        summaries = [child for child in _children(node) if child.tag == "summary"]
        title = _trim(self.inlines(_children(summaries[0]))) if summaries else ()
        kind = _first_class(node, _classes(node))
        return (Admonition(kind, title, self.blocks(children), folded=True),)

    def _tabs(self, node: LexborNode) -> Blocks:
        labels = [
            _trim(self.inlines(_children(label))) for label in node.css(".tabbed-labels > label")
        ]
        # Nested tabs would be found too: only the node's own panels count.
        content = next((c for c in _children(node) if "tabbed-content" in _classes(c)), None)
        panels = [c for c in _children(content) if "tabbed-block" in _classes(c)] if content else []
        own = labels[: len(panels)]
        return (
            Tabs(
                tuple(
                    Tab(label, self.blocks(_children(panel)))
                    for label, panel in zip(own, panels, strict=True)
                )
            ),
        )

    def _footnotes(self, node: LexborNode) -> Blocks:
        for item in node.css("li[id]"):
            self.footnotes[_attribute(item, "id")] = self.blocks(_children(item))
        return ()

    def _list(self, node: LexborNode) -> Blocks:
        items = []
        for child in _children(node):
            if child.tag == "li":
                box = child.css_first("input[type=checkbox]")
                task = box is not None and "task-list-item" in _classes(child)
                checked = "checked" in box.attributes if task and box is not None else None
                items.append(Item(_anchored(child, self.blocks(_children(child))), checked))
            elif not _is_blank(child):
                self._unknown(child)
        start = int(_attribute(node, "start") or 1) if node.tag == "ol" else None
        return (List(tuple(items), start),)

    def _definitions(self, node: LexborNode) -> Blocks:
        definitions: list[Definition] = []
        terms: list[Inlines] = []
        meanings: list[Blocks] = []
        identifier = ""
        for child in _children(node):
            if child.tag == "dt":
                if meanings:
                    definitions.append(Definition(tuple(terms), tuple(meanings), identifier))
                    terms, meanings, identifier = [], [], ""
                identifier = identifier or _attribute(child, "id")
                terms.append(_trim(self.inlines(_children(child))))
            elif child.tag == "dd":
                meanings.append(self.blocks(_children(child)))
            elif not _is_blank(child):
                self._unknown(child)
        if terms:
            definitions.append(Definition(tuple(terms), tuple(meanings), identifier))
        return (DefinitionList(tuple(definitions)),)

    def _table(self, node: LexborNode) -> Blocks:
        if "highlighttable" in _classes(node):
            return self._code(node)
        rows: list[tuple[Cell, ...]] = []
        headings = 0
        for row in node.css("tr"):
            cells = [self._cell(cell) for cell in _children(row) if cell.tag in {"th", "td"}]
            if all(cell.heading for cell in cells) and headings == len(rows):
                headings += 1
            rows.append(tuple(cells))
        caption = node.css_first("caption")
        words = _trim(self.inlines(_children(caption))) if caption else ()
        return (Table(tuple(rows), headings, words),)

    def _cell(self, node: LexborNode) -> Cell:
        style = _attribute(node, "style") + " text-align: " + _attribute(node, "align")
        alignment: Alignment = "left"
        if re.search(r"text-align:\s*right", style):
            alignment = "right"
        elif re.search(r"text-align:\s*center", style):
            alignment = "center"
        return Cell(
            self.blocks(_children(node)),
            alignment,
            heading=node.tag == "th",
            columns=int(_attribute(node, "colspan") or 1),
            rows=int(_attribute(node, "rowspan") or 1),
        )

    def _figure(self, node: LexborNode) -> Blocks:
        captions = [child for child in _children(node) if child.tag == "figcaption"]
        caption = _trim(self.inlines(_inner_words(captions[0]))) if captions else ()
        rest = self.blocks(child for child in _children(node) if child.tag != "figcaption")
        match rest:
            case (Figure(picture, _),):
                return (Figure(picture, caption),)
            case (Paragraph((Vector() | Bitmap() as picture,)),):
                return (Figure(picture, caption),)
            case _:
                return (*rest, Paragraph(caption)) if caption else rest

    def _code(self, node: LexborNode) -> Blocks:
        title = node.css_first(".filename")
        code = node if node.tag == "pre" else node.css_first("td.code pre") or node.css_first("pre")
        if code is None:
            return self.blocks(_children(node))
        if "mermaid" in _classes(node) | _classes(code):
            self._unknown(node, "mermaid 그림")
        tokens, marked = _tokens(code)
        output = any("data-output" in holder.attributes for holder in _with_parents(code, node))
        language = "" if output else _language(code, node)
        caption = _words(title) if title else ""
        block = CodeBlock(language, tokens, caption, output, marked)
        return (block,) if tokens else ()

    def _quiz(self, node: LexborNode) -> Blocks:
        kind = _KINDS.get(_attribute(node, "data-quiz-kind"))
        question = node.css_first(".quiz-question")
        title = node.css_first(".quiz-answer .admonition-title")
        if kind is None or question is None or title is None:
            self._unknown(node, "약속한 꼴이 아닌 퀴즈")
            return self.blocks(_children(node))
        explanation = node.css_first(".quiz-explanation")
        return (
            Quiz(
                identifier=_attribute(node, "data-quiz"),
                anchor=_attribute(node, "id"),
                kind=kind,
                exam="data-quiz-exam" in node.attributes,
                question=self.blocks(_children(question)),
                options=tuple(
                    self.blocks(_children(option)) for option in node.css(".quiz-option")
                ),
                answer=_trim(self.inlines(_children(title))),
                explanation=self.blocks(_children(explanation)) if explanation else (),
                reasons=tuple(
                    Reason(self.blocks(_children(reason)), "data-quiz-right" in reason.attributes)
                    for reason in node.css(".quiz-reason")
                ),
            ),
        )

    # Pieces of a line -----------------------------------------------------------------------

    def inlines(self, nodes: Iterable[LexborNode]) -> Inlines:
        """Read words and what stands between them."""
        return _merge(piece for node in nodes for piece in self._inline(node))

    def _inline(self, node: LexborNode) -> Inlines:
        tag = node.tag or ""
        if tag == "-text":
            return (Text(re.sub(r"[ \t\r\n\f]+", " ", node.text_content or "")),)
        if tag in _TOOLS or tag in {"-comment", "wbr"}:
            return ()
        if tag == "sup" and node.css_first("a.footnote-ref") is not None:
            reference = node.css_first("a.footnote-ref")
            return (FootnoteReference(unquote(_attribute(reference, "href")).lstrip("#")),)
        # A drawing and a formula keep the ids within themselves.
        identifier = _attribute(node, "id") if tag not in {"svg", "math"} else ""
        anchor: Inlines = (Anchor(identifier),) if identifier else ()
        return anchor + self._element(node, tag)

    def _element(self, node: LexborNode, tag: str) -> Inlines:
        if tag in _STYLES:
            return (Styled(_STYLES[tag], self.inlines(_children(node))),)
        match tag:
            case "br":
                return (LineBreak(),)
            case "a":
                return self._link(node)
            case "code" | "samp":
                return (CodeSpan(_words(node)),)
            case "kbd":
                return (Keys((_words(node),)),)
            case "abbr":
                return (Abbreviation(_words(node), _attribute(node, "title")),)
            case "img":
                return self._image(node)
            case "svg":
                return (Vector(standalone(node.html or ""), _svg_label(node)),)
            case "math":
                return (_formula(node),)
            case "q":
                return (Text("“"), *self.inlines(_children(node)), Text("”"))
            case "input":
                return ()  # Only in task lists; the item says whether it is checked.
            case "span" | "label" | "time" | "p" | "div":
                return self._span(node)
            case _:
                self._unknown(node)
                return self.inlines(_children(node))

    def _span(self, node: LexborNode) -> Inlines:
        classes = _classes(node)
        if "keys" in classes:
            return (Keys(tuple(_words(key) for key in node.css("kbd"))),)
        if "arithmatex" in classes and node.css_first("math") is None:
            self._unknown(node, "MathML이 되지 못한 수식")
        if "task-list-control" in classes:
            return ()
        return self.inlines(_children(node))

    def _link(self, node: LexborNode) -> Inlines:
        if _classes(node) & {"headerlink", "footnote-backref", "anchor-link"}:
            return ()
        name = _attribute(node, "name")
        anchor: Inlines = (Anchor(name),) if name else ()
        children = self.inlines(_children(node))
        href = _attribute(node, "href")
        if not href:
            return anchor + children
        if not children:
            return anchor
        return (*anchor, Link(self._resolve(href), children, term="term" in _classes(node)))

    def _image(self, node: LexborNode) -> Inlines:
        source, words = _attribute(node, "src"), _attribute(node, "alt")
        if source.startswith("data:"):
            return (Bitmap(source, words),)
        source, _, condition = source.partition("#")
        # Paper is light.
        return () if condition == "only-dark" else (Bitmap(self._resolve(source), words),)

    def _resolve(self, href: str) -> str:
        """Give an address as the site's root sees it, or the absolute URL that it is."""
        if urlsplit(href).scheme:
            return href
        return unquote(urljoin(f"/{self._page.address}", href)).lstrip("/")

    def _unknown(self, node: LexborNode, name: str = "") -> None:
        what = name or f"<{node.tag}>"
        tag = what.removesuffix(">")
        self._problem(
            f"책이 모르는 요소입니다: {what}",
            "책이 아는 요소로 바꾸거나 hooks/odapnote/book/reading.py에 가르쳐 주세요",
            # Its tag stands in the notes as it is; what Markdown made of it leaves its words.
            tag if tag in self._page.source else _words(node),
        )

    def _problem(self, message: str, remedy: str, words: str) -> None:
        """Keep a fault once, with the line on which the words stand that it is about."""
        line = line_of(self._page.source, words)
        problem = Problem(Location(self._page.path, line), message, remedy)
        self.problems.setdefault(message, problem)


# The tree -------------------------------------------------------------------------------------


def _children(node: LexborNode | None) -> Iterator[LexborNode]:
    child = node.child if node is not None else None
    while child is not None:
        yield child
        child = child.next


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "") if node is not None else ""


def _classes(node: LexborNode) -> frozenset[str]:
    if node.tag in {"-text", "-comment"}:
        return frozenset()
    return frozenset(_attribute(node, "class").split())


def _first_class(node: LexborNode, allowed: frozenset[str]) -> str:
    names = [name for name in _attribute(node, "class").split() if name in allowed]
    return names[0] if names else "note"


def _words(node: LexborNode) -> str:
    return node.text(deep=True)


def _is_blank(node: LexborNode) -> bool:
    return node.tag == "-comment" or (node.tag == "-text" and not (node.text_content or "").strip())


def _is_inline(node: LexborNode) -> bool:
    if node.tag not in _INLINE_TAGS:
        return False
    # A link or span around blocks is a frame; its words would otherwise run together.
    return node.tag not in {"a", "span", "label"} or node.css_first("p, pre, ul, ol, table") is None


def _captioned(node: LexborNode) -> bool:
    """Return whether a picture stands in a figure, whose caption may describe it."""
    holder = node.parent
    while holder is not None and holder.tag != "figure":
        holder = holder.parent
    return holder is not None and holder.css_first("figcaption") is not None


def _inner_words(node: LexborNode) -> Iterator[LexborNode]:
    """Give what stands in a caption, whether or not a paragraph stands around it."""
    for child in _children(node):
        if child.tag == "p":
            yield from _children(child)
        else:
            yield child


def _anchored(node: LexborNode, blocks: Blocks) -> Blocks:
    identifier = _attribute(node, "id")
    return (Anchor(identifier), *blocks) if identifier else blocks


def _with_parents(node: LexborNode, top: LexborNode) -> Iterator[LexborNode]:
    """Give the node's code element, the node and what is around it, up to ``top``."""
    inner = node.css_first("code")
    if inner is not None:
        yield inner
    current: LexborNode | None = node
    while current is not None:
        yield current
        if current.mem_id == top.mem_id:
            return
        current = current.parent


# Lines ----------------------------------------------------------------------------------------


def _merge(pieces: Iterable[Inline]) -> Inlines:
    merged: list[Inline] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, Text) and isinstance(last, Text):
            merged[-1] = Text(re.sub(r" +", " ", last.text + piece.text))
        else:
            merged.append(piece)
    return tuple(merged)


def _trim(pieces: Inlines) -> Inlines:
    """Take white space off both ends."""
    trimmed = list(pieces)
    if trimmed and isinstance(trimmed[0], Text):
        trimmed[0] = Text(trimmed[0].text.lstrip(" "))
    if trimmed and isinstance(trimmed[-1], Text):
        trimmed[-1] = Text(trimmed[-1].text.rstrip(" "))
    return tuple(piece for piece in trimmed if piece != Text(""))


def _formula(node: LexborNode) -> Formula:
    annotation = node.css_first("annotation")
    tex = _words(annotation).strip() if annotation is not None else _words(node).strip()
    return Formula(node.html or "", tex, node.attributes.get("aria-label") or "")


def _svg_label(node: LexborNode) -> str:
    title = next((child for child in _children(node) if child.tag == "title"), None)
    return _attribute(node, "aria-label") or (_words(title) if title is not None else "")


# Code -----------------------------------------------------------------------------------------


def _language(code: LexborNode, top: LexborNode) -> str:
    for holder in _with_parents(code, top):
        for name in _attribute(holder, "class").split():
            if name.startswith(("language-", "hl-")):
                language = name.split("-", 1)[1]
                return "" if language in {"text", "txt", "plain"} else language
    return ""


def _tokens(code: LexborNode) -> tuple[tuple[Token, ...], frozenset[int]]:
    """Read the highlighter's pieces and the lines that it marks."""
    tokens: list[Token] = []
    marked: set[int] = set()
    line = 1

    def walk(node: LexborNode, kind: str, mark: bool) -> None:
        nonlocal line
        for child in _children(node):
            if child.tag == "-text":
                text = child.text_content or ""
                if mark and text.strip():
                    marked.add(line)
                line += text.count("\n")
                tokens.append(Token(kind, text))
            elif child.tag == "span" and "hll" in _classes(child):
                walk(child, kind, True)
            elif child.tag == "span":
                own = _attribute(child, "class").split(" ")[0]
                walk(child, own or kind, mark)
            elif child.tag not in _TOOLS:
                walk(child, kind, mark)

    walk(code, "", False)
    return _without_last_newline(tokens), frozenset(marked)


def _without_last_newline(tokens: list[Token]) -> tuple[Token, ...]:
    while tokens and not tokens[-1].text.strip("\n"):
        tokens.pop()
    if tokens:
        tokens[-1] = Token(tokens[-1].kind, tokens[-1].text.rstrip("\n"))
    return tuple(tokens)


def _as_output(block: Block) -> Block:
    if isinstance(block, CodeBlock):
        return CodeBlock("", block.tokens, block.title, output=True)
    return block


def _with_annotations(blocks: list[Block]) -> Iterator[Block]:
    """Join each code block that has marks with the list that explains them."""
    explained: List | None = None
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, CodeBlock) and isinstance(following, List) and _has_marks(block):
            explained = following
            yield CodeBlock(
                block.language,
                tuple(_circle(token) for token in block.tokens),
                block.title,
                block.output,
                block.marked,
            )
        elif block is explained and isinstance(block, List):
            yield List(block.items, block.start, annotation=True)
        else:
            yield block


def _has_marks(block: CodeBlock) -> bool:
    return any(_is_comment(token) and _ANNOTATION.search(token.text) for token in block.tokens)


def _is_comment(token: Token) -> bool:
    return token.kind.startswith("c")


def _circle(token: Token) -> Token:
    if not _is_comment(token):
        return token
    return Token(
        token.kind,
        _ANNOTATION.sub(
            lambda match: chr(_CIRCLED_ONE + int(match[1] or match[2]) - 1), token.text
        ),
    )
