"""Figures as they stand in the finished PDF and SVG: measured in the files themselves."""

from base64 import b64decode
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import pdfplumber
import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from argmap.diagram.branches import plan
from argmap.diagram.build import overview, whole
from argmap.diagram.pages import pages
from argmap.evaluate import evaluate
from argmap.language import language
from argmap.produce import Job, produce
from argmap.report.templates import text_of
from argmap.source import SourceText
from reading import ENGINE, MAPS, read_map

SVG = "{http://www.w3.org/2000/svg}"
SMALLEST, SMALLEST_IN_BODY = 7, 8
SLACK = 0.6


@cache
def made(path):
    argument_map = read_map(path)
    job = Job(
        source=SourceText(path.name, path.read_text(encoding="utf-8")),
        map=argument_map,
        evaluation=evaluate(argument_map),
        essay=None,
        template=SourceText("briefing", text_of("briefing")),
        to=("pdf", "svg"),
        epoch=946_684_800,
        engine=ENGINE,
    )
    return {product.writer: product.content for product in produce(job).value}


@cache
def figure_pages(path):
    """Pages with figures as (shapes of boxes, characters): the overview's, then those of the whole map."""
    found = []
    with pdfplumber.open(BytesIO(made(path)["pdf"])) as pdf:
        for page in pdf.pages:
            shapes = [shape for shape in (*page.rects, *page.curves) if shape["fill"] and shape["stroke"]]
            if shapes:
                found.append((shapes, page.chars))
    return found


@cache
def branches(path):
    """The figures of the whole map, with the numbers that they have in the report."""
    argument_map = read_map(path)
    planned = plan(
        argument_map,
        evaluate(argument_map),
        pages=pages(argument_map.report.paper),
        engine=ENGINE,
        language=language(argument_map.language),
        number=lambda branch: branch + 2,
    )
    return planned.branches


def within(shape, character):
    middle = (character["x0"] + character["x1"]) / 2, (character["top"] + character["bottom"]) / 2
    return shape["x0"] < middle[0] < shape["x1"] and shape["top"] < middle[1] < shape["bottom"]


def squeezed(text):
    return "".join(text.split())


def words_in(shape, characters):
    inside = [character for character in characters if within(shape, character)]
    lines = sorted(inside, key=lambda character: (round(character["bottom"]), character["x0"]))
    return squeezed("".join(character["text"] for character in lines))


GREAT = "kazakhstan-civil-society"
EVERY = [pytest.param(path, marks=pytest.mark.slow if path.stem == GREAT else ()) for path in MAPS]


@pytest.fixture(params=EVERY, ids=[path.stem for path in MAPS])
def path(request):
    return request.param


def said_by(boxes):
    return sorted(squeezed(f"{box.number}{box.label}{box.tag}{box.note}{box.onward}") for box in boxes)


def test_pdf_has_every_label_whole_in_a_box_of_its_own(path):
    argument_map = read_map(path)
    (shapes, words), *annex = figure_pages(path)
    shown = overview(argument_map, evaluate(argument_map)).boxes[: len(shapes)]
    assert set(said_by(shown)) <= {words_in(shape, words) for shape in shapes}
    wanted = [box.box for branch in branches(path) for box in branch.placed.boxes]
    assert sorted(words_in(shape, words) for shapes, words in annex for shape in shapes) == said_by(wanted)


def test_pdf_keeps_every_glyph_inside_its_box_and_large_enough(path):
    body, *annex = figure_pages(path)
    for (shapes, words), smallest in ((body, SMALLEST_IN_BODY), *((page, SMALLEST) for page in annex)):
        for shape in shapes:
            for character in (c for c in words if within(shape, c)):
                assert character["size"] >= smallest - 0.01
                assert character["x0"] >= shape["x0"] - SLACK
                assert character["x1"] <= shape["x1"] + SLACK
                assert character["top"] >= shape["top"] - SLACK
                assert character["bottom"] <= shape["bottom"] + SLACK


def test_pdf_has_the_whole_map_on_pages_of_a4(path):
    with pdfplumber.open(BytesIO(made(path)["pdf"])) as pdf:
        sizes = {tuple(sorted((round(page.width), round(page.height)))) for page in pdf.pages}
    assert sizes == {(595, 842)}


def test_pdf_boxes_do_not_overlap(path):
    for shapes, _ in figure_pages(path):
        for number, a in enumerate(shapes):
            for b in shapes[number + 1 :]:
                beside = a["x1"] <= b["x0"] or b["x1"] <= a["x0"]
                assert beside or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]


def faces(root):
    """The fonts embedded in an SVG, by family."""
    found = {}
    for rule in root.find(f"{SVG}style").text.split("@font-face")[1:]:
        family = rule.split("font-family:")[1].split(";")[0]
        font = TTFont(BytesIO(b64decode(rule.split("base64,")[1].split(")")[0])))
        font.flavor = None
        plain = BytesIO()
        font.save(plain)
        found[family] = uharfbuzz.Font(uharfbuzz.Face(plain.getvalue()))
    return found


def measured(font, text, size):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return sum(position.x_advance for position in buffer.glyph_positions) * size / font.face.upem


def test_svg_has_every_box_with_its_words_in_it(path):
    argument_map = read_map(path)
    diagram = whole(argument_map, evaluate(argument_map))
    root = ElementTree.fromstring(made(path)["svg"])  # noqa: S314 - our own file
    groups = {group.get("id"): group for group in root.iter(f"{SVG}g") if group.get("id")}
    assert len(groups) == len(diagram.boxes)
    for box in diagram.boxes:
        group = groups[box.ident]
        words = squeezed("".join(text.text for text in group.iter(f"{SVG}text")))
        assert squeezed(box.label) in words
        assert squeezed(box.tag) in words
        assert box.title in group.find(f"{SVG}title").text


def test_svg_text_is_large_enough_and_inside_its_box_in_its_own_fonts(path):
    root = ElementTree.fromstring(made(path)["svg"])  # noqa: S314 - our own file
    fonts = faces(root)
    width, height = (float(root.get(side).removesuffix("pt")) for side in ("width", "height"))
    assert root.get("viewBox") == f"0 0 {root.get('width')[:-2]} {root.get('height')[:-2]}"
    for group in (group for group in root.iter(f"{SVG}g") if group.get("id")):
        shape = group.find(f"{SVG}rect")
        left, top = float(shape.get("x")), float(shape.get("y"))
        right, bottom = left + float(shape.get("width")), top + float(shape.get("height"))
        assert 0 <= left <= right <= width
        assert 0 <= top <= bottom <= height
        for text in group.iter(f"{SVG}text"):
            size, said = float(text.get("font-size")), float(text.get("textLength"))
            assert size >= SMALLEST
            shown = measured(fonts[text.get("font-family")], text.text, size)
            assert shown == pytest.approx(said, rel=0.01, abs=0.1)
            x, baseline = float(text.get("x")), float(text.get("y"))
            assert left <= x
            assert x + said <= right
            assert top <= baseline - 0.7 * size
            assert baseline + 0.2 * size <= bottom


def test_svg_says_in_words_what_it_shows(path):
    root = ElementTree.fromstring(made(path)["svg"])  # noqa: S314 - our own file
    argument_map = read_map(path)
    assert root.find(f"{SVG}title").text == argument_map.title
    description = root.find(f"{SVG}desc").text
    assert all(statement.name.rstrip(".") in description for statement in argument_map.statements.values())
