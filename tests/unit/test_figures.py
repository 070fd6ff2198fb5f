from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from odapnote.execution.figures import themed, with_figures

SVG = """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="450pt" height="225pt"
     viewBox="0 0 450 225" xmlns="http://www.w3.org/2000/svg" version="1.1">
 <metadata><rdf/></metadata>
 <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
 <g id="figure_1">
  <path id="mark" d="M 0 0 L 0.123456 3.5" style="stroke: #6e7781"/>
  <use xlink:href="#mark" x="1.23456" y="2" style="fill: #0969da; stroke: #123456"/>
  <g clip-path="url(#clip)"><text style="font: 700 10px 'Pretendard', 'DejaVu Sans', sans-serif;
text-anchor: middle; fill: #24292f" transform="rotate(-0 1 2)">입력 <tspan>x</tspan></text></g>
  <clipPath id="clip"><rect fill="#d0d7de" width="1" height="1"/></clipPath>
 </g>
</svg>
"""


def test_colours_become_variables_with_themselves_as_fallback() -> None:
    svg = themed(SVG, "figure-1", "설명")
    assert "fill: var(--odap-figure-1, #0969da)" in svg
    assert "fill: var(--odap-figure-foreground, #24292f)" in svg
    assert "stroke: var(--odap-figure-muted, #6e7781)" in svg
    assert 'fill="var(--odap-figure-grid, #d0d7de)"' in svg
    assert "stroke: #123456" in svg


def test_text_stays_text_in_the_font_of_the_page() -> None:
    svg = themed(SVG, "figure-1", "설명")
    assert "Pretendard" not in svg
    assert "font-size: 10px; font-weight: 700" in svg
    assert "".join(ElementTree.fromstring(svg).itertext()) == "입력 x"


def test_ids_are_kept_apart_and_every_reference_holds() -> None:
    svg = themed(SVG, "figure-7", "설명")
    ids = re.findall(r' id="([^"]+)"', svg)
    assert sorted(ids) == ["figure-7-clip", "figure-7-mark"]
    assert re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', svg) == [
        ("figure-7-mark", ""),
        ("", "figure-7-clip"),
    ]


def test_nothing_reaches_beyond_the_figure() -> None:
    svg = themed(SVG, "figure-1", "설명")
    for tag in ("<?xml", "<!DOCTYPE", "<style", "<metadata"):
        assert tag not in svg


def test_it_is_an_image_with_a_description() -> None:
    root = ElementTree.fromstring(themed(SVG, "figure-1", "가 & 나"))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == "가 & 나"
    assert root.attrib["width"] == "600"
    assert "height" not in root.attrib


def test_it_says_how_narrow_it_may_be_until_its_smallest_text_has_11_pixels() -> None:
    style = ElementTree.fromstring(themed(SVG, "figure-1", "설명")).attrib["style"]
    assert style == "--odap-figure-least: 495px"
    larger = SVG.replace("700 10px", "700 22px")
    assert "least: 225px" in ElementTree.fromstring(themed(larger, "f", "설명")).attrib["style"]
    smaller = SVG.replace("<clipPath", '<text style="font: 5px a">작은 글</text><clipPath')
    assert "least: 990px" in ElementTree.fromstring(themed(smaller, "f", "설명")).attrib["style"]


def test_a_figure_stands_with_its_code() -> None:
    first = '<div class="highlight" data-figure="가"><div><pre>1</pre></div></div>'
    second = '<div class="highlight" data-figure="나"><pre>2</pre></div>'
    page, lost = with_figures(
        f"{first}<p>글</p>{second}",
        [("가", SVG), ("나", SVG), ("다", SVG)],
        lambda code, svg: f"[{code}|{re.findall('aria-label=.(.)', svg)[0]}]",
    )
    assert page == f"[{first}|가]<p>글</p>[{second}|나]"
    assert lost == ["다"]
