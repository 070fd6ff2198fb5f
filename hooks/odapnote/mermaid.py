"""A flowchart in mermaid's language becomes a small SVG in the colours of the site.

The renderer lays it out by its own table of letters' widths, so that the machine and its fonts
change nothing. Its style sheet would reach beyond the picture; colours are attributes here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import mmdr

# A phone shows a picture of this width with letters that can still be read.
_WIDEST = 560

# How large a picture stands beside the text, which is smaller than the renderer's 16 pixels.
_SCALE = 0.8
_LETTER = 16.0

_SETTINGS = {
    "look": "classic",
    "theme": "default",
    "htmlLabels": False,
    "flowchart": {
        "htmlLabels": False,
        "curve": "linear",
        "padding": 10,
        "nodeSpacing": 28,
        "rankSpacing": 34,
        "minNodeWidth": 20,
        "wrappingWidth": 180,
    },
}

# In a book, which knows no variables, the second value stands.
_INK = "var(--odap-figure-foreground, #24292f)"
_MUTED = "var(--odap-figure-muted, #6e7781)"
_GRID = "var(--odap-figure-grid, #d0d7de)"
_EDGE = "var(--odap-figure-1, #0969da)"
_FILL = "var(--odap-ink-soft, #e9eefb)"
_PAPER = "var(--odap-surface, #ffffff)"

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset({"rect", "circle", "ellipse", "polygon", "path", "line"})
_GEOMETRY = frozenset(
    {"x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "points", "d", "transform"}
    | {"x1", "x2", "y1", "y2"}
)
_LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}")
_EM = re.compile(r"(-?[\d.]+)em")
_MARKER = re.compile(r"url\(#merman_flowchart-v2-(\w+?)(?:-margin)?\)")

_KIND = re.compile(r"(?:flowchart|graph)\b")
_DIRECTIVE = re.compile(r"\s*(style|classDef|class|linkStyle|click|%%\{)(?=\W|$)|.*(:::)")
_TITLE = re.compile(r"\s*accTitle\s*:\s*(.+)")
_DESCRIPTION = re.compile(r"\s*accDescr\s*(?::\s*(?P<line>.+)|\{(?P<block>[^}]*)\})")


class DiagramError(ValueError):
    """A diagram that cannot be drawn.

    Attributes:
        remedy: What to do about it, in Korean; the message says, in Korean, what is wrong.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


@dataclass(frozen=True)
class Diagram:
    """A picture.

    Attributes:
        svg: The drawing, which describes itself to screen readers.
        title: Its caption, ``""`` for none.
        description: What it shows, for those who cannot see it.
    """

    svg: Element
    title: str
    description: str


def draw(source: str, name: str) -> Diagram:
    """Draw a flowchart.

    Args:
        source: What stands in a ``mermaid`` fence.
        name: What ids within the picture begin with; another one for each picture of a page.

    Returns:
        The picture; the same for the same source on every machine.

    Raises:
        DiagramError: For another kind of diagram, colours of its own, a missing description,
            words that are no mermaid, or a picture that is too wide for a phone.
    """
    _refuse(source)
    title = next((m[1].strip() for m in map(_TITLE.match, source.splitlines()) if m), "")
    described = _DESCRIPTION.search(source)
    words = (described["line"] or described["block"] or "") if described else ""
    description = " ".join(words.split()) or title
    if not description:
        raise DiagramError(
            "그림에 설명이 없습니다",
            "그림을 못 보는 사람을 위해 accTitle: 과 accDescr: 줄을 넣어 주세요",
        )
    try:
        drawn = mmdr.render(f"%%{{init: {json.dumps(_SETTINGS)}}}%%\n{source}", backend="merman")
        root = ElementTree.fromstring(drawn.svg())
    except ValueError as error:
        detail = str(error).rpartition("): ")[2]
        raise DiagramError(
            f"mermaid 그림을 그릴 수 없습니다{_reason(detail)}", _remedy(detail)
        ) from None
    left, top, width, height = (float(number) for number in root.attrib["viewBox"].split())
    if width > _WIDEST:
        raise DiagramError(
            f"그림의 너비 {width:.0f}이(가) {_WIDEST}을 넘어 휴대 전화에서 읽을 수 없습니다",
            "flowchart TD로 위에서 아래로 그리거나, 글을 줄이거나, 그림을 나눠 주세요",
        )
    svg = _Copy(name).picture(root)
    svg.set("viewBox", f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}")
    svg.set("width", f"{width * _SCALE:.0f}")
    svg.set("height", f"{height * _SCALE:.0f}")
    svg.set("aria-label", description)
    return Diagram(svg, title if title != description else "", description)


def _reason(detail: str) -> str:
    """Say in Korean what the engine says in English, as far as it is known."""
    if missing := re.search(r"missing `(.+?)`", detail):
        return f": 닫히지 않은 글이 있습니다 ({missing[1]})"
    return ": 글에 괄호가 있습니다" if "structural characters" in detail else ""


def _remedy(detail: str) -> str:
    if "structural characters" in detail:
        return '글을 따옴표로 감싸세요: A["Conv2D(8, 3)"]'
    return "화살표와 괄호의 짝을 확인하세요"


def _refuse(source: str) -> None:
    """Refuse what this site does not draw.

    Raises:
        DiagramError: For another kind of diagram, or for colours and links of its own.
    """
    lines = [line for line in source.splitlines() if line.strip()]
    if not lines or not _KIND.match(lines[0].strip()):
        kind = lines[0].split()[0] if lines else "빈 그림"
        raise DiagramError(
            f"그릴 줄 모르는 mermaid 그림입니다: {kind}", "flowchart TD로 시작하는 그림만 그립니다"
        )
    for line in lines:
        if found := _DIRECTIVE.match(line):
            raise DiagramError(
                f"그림 안에서 쓸 수 없는 것입니다: {found[1] or found[2]}",
                "빛깔과 꼴은 밝은 화면, 어두운 화면, 책에 맞게 사이트가 정하니 지워 주세요",
            )


class _Copy:
    """Copies what is to be seen, and nothing else."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._markers: dict[str, str] = {}

    def picture(self, root: Element) -> Element:
        svg = Element("svg", {"xmlns": _SVG[1:-1], "class": "diagram-svg", "role": "img"})
        group = SubElement(svg, "g", {"font-size": f"{_LETTER:.0f}", "stroke-linejoin": "round"})
        # What comes first lies below.
        for kind in ("clusters", "edges", "edgeLabels", "nodes"):
            for layer in _with_class(root, kind):
                self._copy(layer, group, kind)
        for number, kind in enumerate(dict.fromkeys(self._markers.values())):
            svg.insert(number, _marker(f"{self._name}-{kind}", kind))
        return svg

    def _copy(self, element: Element, parent: Element, kind: str) -> None:
        for child in element:
            tag = child.tag.removeprefix(_SVG)
            classes = child.get("class", "").split()
            if tag == "text":
                _write(child, parent, "start" if kind == "clusters" else "middle")
            elif tag in _SHAPES:
                self._shape(child, parent, kind)
            elif tag == "g" and "outer-path" in classes:
                # Drawn twice, as area and as outline; the first can be both.
                self._shape(child[0], parent, kind)
            elif tag == "g":
                own = {key: _short(value) for key, value in child.items() if key == "transform"}
                group = SubElement(parent, "g", own)
                self._copy(child, group, kind)
                if not len(group):
                    parent.remove(group)

    def _shape(self, shape: Element, parent: Element, kind: str) -> None:
        own = {key: _short(value) for key, value in shape.items() if key in _GEOMETRY}
        match kind:
            case "clusters":
                own |= {"fill": "none", "stroke": _MUTED, "stroke-dasharray": "2 3", "rx": "6"}
            case "edges":
                own |= {"fill": "none", "stroke": _MUTED} | self._line(shape)
            case "edgeLabels":
                own |= {"fill": _PAPER}
            case _:
                own |= {"fill": _FILL, "stroke": _EDGE}
                if shape.tag.endswith("rect"):
                    own.setdefault("rx", "4")
        # An edge label without words has an area of no size.
        if own.get("width") != "0":
            SubElement(parent, shape.tag.removeprefix(_SVG), own)

    def _line(self, edge: Element) -> dict[str, str]:
        classes = edge.get("class", "")
        own = {"stroke-width": "3" if "edge-thickness-thick" in classes else "1.5"}
        if "edge-pattern-dotted" in classes:
            own["stroke-dasharray"] = "4 4"
        for end in ("marker-start", "marker-end"):
            if found := _MARKER.search(edge.get(end, "")):
                self._markers[end + found[1]] = found[1]
                own[end] = f"url(#{self._name}-{found[1]})"
        return own


def _with_class(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def _marker(identifier: str, kind: str) -> Element:
    """Draw the end of an edge; the kinds are the renderer's: ``pointEnd``, ``circleStart``, …."""
    start = kind.endswith("Start")
    marker = Element(
        "marker",
        {
            "id": identifier,
            "viewBox": "0 0 10 10",
            "refX": "1" if start else "9",
            "refY": "5",
            "markerUnits": "userSpaceOnUse",
            "markerWidth": "9",
            "markerHeight": "9",
            "orient": "auto",
        },
    )
    if kind.startswith("circle"):
        SubElement(marker, "circle", {"cx": "5", "cy": "5", "r": "4", "fill": _MUTED})
    elif kind.startswith("cross"):
        cross = {"d": "M1 1 9 9M9 1 1 9", "stroke": _MUTED, "stroke-width": "2"}
        SubElement(marker, "path", cross)
    else:
        point = "M10 0 0 5 10 10Z" if start else "M0 0 10 5 0 10Z"
        SubElement(marker, "path", {"d": point, "fill": _MUTED})
    return marker


def _write(text: Element, parent: Element, anchor: str) -> None:
    """Write a label's lines; the renderer parts them into words, in units of a letter."""
    rows = [row for row in text if "".join(row.itertext()).strip()]
    if not rows:
        return
    written = SubElement(parent, "text", {"fill": _INK, "text-anchor": anchor})
    for row in rows:
        ems = (_EM.fullmatch(row.get(key, "")) for key in ("y", "dy"))
        height = sum(float(em[1]) for em in ems if em) * _LETTER
        line = SubElement(written, "tspan", {"x": "0", "y": f"{height:.1f}"})
        line.text = "".join(row.itertext()).strip()


def _short(value: str) -> str:
    return _LONG_NUMBER.sub(lambda match: f"{float(match[0]):.1f}", value)
