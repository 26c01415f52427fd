"""The drawings in the Word file: the picture of points, drawn with lines, with words that need no font."""

from itertools import pairwise

import pytest
from lxml import etree

from argmap.diagram.fit import draw_whole
from argmap.evaluate import evaluate
from argmap.language import ENGLISH
from argmap.writers import svg
from argmap.writers.docx_svg import outlined
from drawn import understood
from reading import ENGINE
from tests.wordfile import NAMESPACE_R, everything, figure, part, report, write

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SVG = "{http://www.w3.org/2000/svg}"
BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
HREF = "{http://www.w3.org/1999/xlink}href"
MAP = """
title: Words
thesis: {claim: Fluffy shapes & <signs> of AVA, reasons: [Қазақша, "ΑΒΓ شكرا"], objections: [But no]}
"""


@pytest.fixture(scope="module")
def placed():
    argument_map = understood(MAP)
    return draw_whole(argument_map, evaluate(argument_map), engine=ENGINE, language=ENGLISH)


@pytest.fixture(scope="module")
def drawing(placed):
    return etree.fromstring(outlined(placed))


def test_a_picture_is_there_as_points_and_as_lines():
    data = write(everything())
    rows = {row.get("Id"): row.get("Target") for row in part(data, "word/_rels/document.xml.rels")}
    blips = [*part(data).iter(f"{A}blip")]
    assert [rows[blip.get(f"{NAMESPACE_R}embed")] for blip in blips] == [
        "media/figure1.png",
        "media/figure2.png",
    ]
    drawn = [blip.find(f".//{BLIP}").get(f"{NAMESPACE_R}embed") for blip in blips]
    assert [rows[ident] for ident in drawn] == ["media/figure1.svg", "media/figure2.svg"]
    types = part(data, "[Content_Types].xml")
    assert "image/svg+xml" in {row.get("ContentType") for row in types}


def test_words_are_outlines_and_nothing_in_the_picture_is_a_font_a_style_a_link_or_a_script(drawing):
    names = {element.tag.removeprefix(SVG) for element in drawing.iter()}
    assert names <= {"svg", "title", "desc", "defs", "path", "use", "g", "rect", "polygon"}


def test_each_glyph_is_drawn_once_and_used_where_it_stands(drawing):
    drawn = [path.get("id") for path in drawing.find(f"{SVG}defs")]
    outlines = [path.get("d") for path in drawing.find(f"{SVG}defs")]
    used = [use.get(HREF).removeprefix("#") for use in drawing.iter(f"{SVG}use")]
    assert len(set(outlines)) > 0.9 * len(outlines)  # two letters may well look alike
    assert set(used) == set(drawn)
    assert len(used) > len(drawn)


def test_boxes_have_titles(drawing, placed):
    said = [title.text for title in drawing.iter(f"{SVG}title")]
    assert said == [placed.title, *(f"{box.box.title} ({box.box.tag})" for box in placed.boxes)]


def test_letters_stand_where_the_text_was_measured(drawing, placed):
    texts = [*etree.fromstring(svg.write(placed)).iter(f"{SVG}text")]
    groups = [group for group in drawing.iter(f"{SVG}g") if group.get("transform")]
    starts = [tuple(map(float, group.get("transform")[10:].split(")")[0].split())) for group in groups]
    assert starts == [(float(text.get("x")), float(text.get("y"))) for text in texts if text.text.strip()]
    for group in groups:
        at = [float(use.get("x")) for use in group]
        assert all(before < after for before, after in pairwise(at)) or len(set(at)) < len(at)


def test_the_drawing_is_as_large_as_the_figure():
    data = write(report(figure(1, 321.5, 123)))
    drawn = part(data, "word/media/figure1.svg")
    assert (drawn.get("width"), drawn.get("height")) == ("321.5pt", "123pt")


def test_the_same_figure_gives_the_same_drawing(placed):
    assert outlined(placed) == outlined(placed)
