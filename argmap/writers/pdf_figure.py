"""Figures: placed diagrams drawn as lines, boxes and words, in the text or on a page of their own."""

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagram.boxes import Placed, PlacedArrow, PlacedBox, PlacedJoint, PlacedText, Point
from argmap.diagram.theme import BAR_WIDTH, PAPER, BoxLook, arrow_look, box_look, joint_colour
from argmap.report.document import Figure, plain
from argmap.themes import Theme
from argmap.themes.theme import Colour
from argmap.writers.pdf_canvas import Colophon, finish_page, new_canvas, written
from argmap.writers.pdf_galley import Galley
from argmap.writers.pdf_lines import draw_paragraph, ended
from argmap.writers.pdf_runs import label_runs, runs
from argmap.writers.pdf_strips import Picture, Stack, Strip, anchored, held_together, paragraph_strips
from argmap.writers.pdf_structure import Area
from argmap.writers.pdf_styles import PAPERS, SHEET_MARGIN
from argmap.writers.pdf_tags import Role, Tag

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LONGEST_SIDE = 14_400.0
"""The longest side that PDF allows a page, in points."""

NO_ALT = "A diagram"
_ABOVE, _BELOW = 12.0, 16.0
_TO_CAPTION = 7.0
_HEADINGS = 90.0  # left free above a tall figure for the headings that must stand on its page


def figure_stack(figure: Figure, galley: Galley) -> Stack:
    """Set a figure with its caption below, in the column or on a page as large as it needs."""
    if figure.own_page:
        return _on_a_sheet(figure, galley)
    group = _group(figure, galley)
    caption = _caption(figure, galley, group)
    free = galley.full_height - sum(strip.height for strip in caption) - _TO_CAPTION - _HEADINGS
    scale = _scale(figure.placed, galley.width, free)
    strips = _strips(figure, caption, galley, scale, group)
    return Stack(strips=strips, before=_ABOVE, after=_BELOW)


def _scale(placed: Placed, width: float, height: float) -> float:
    return min(1.0, width / max(placed.width, 1.0), height / max(placed.height, 1.0))


def _on_a_sheet(figure: Figure, galley: Galley) -> Stack:
    placed = figure.placed
    most = LONGEST_SIDE - 2 * SHEET_MARGIN
    scale = _scale(placed, most, most - 4 * _HEADINGS)
    short, long = sorted(PAPERS["A4"])
    least = (long if placed.width > placed.height else short) - 2 * SHEET_MARGIN
    width = max(least, placed.width * scale)
    sheet = replace(galley, left=0.0, width=width)
    group = _group(figure, galley)
    strips = _strips(figure, _caption(figure, sheet, group), sheet, scale, group)
    return Stack(strips=(replace(strips[0], sheet=width), *strips[1:]), before=_TO_CAPTION)


def _group(figure: Figure, galley: Galley) -> Tag:
    """Return what holds a figure and its caption: readers that say what a figure shows skip all within it."""
    return galley.tag(Role.GROUP, ident=figure.anchor)


def _caption(figure: Figure, galley: Galley, group: Tag) -> tuple[Strip, ...]:
    if not figure.number and not figure.caption:
        return ()
    look = galley.looks.caption
    label = label_runs("Figure", figure.number, galley.language, galley.looks.accent)
    setting = galley.set((*label, *runs(figure.caption, look, galley.anchors)), look)
    return paragraph_strips(setting, galley.left, look.leading, Tag(Role.CAPTION, group))


def _strips(
    figure: Figure, caption: tuple[Strip, ...], galley: Galley, scale: float, group: Tag
) -> tuple[Strip, ...]:
    x = galley.left + (galley.width - figure.placed.width * scale) / 2
    picture = Picture(figure.placed, x, scale, Tag(Role.FIGURE, group, alt=_alt(figure)))
    drawing = Strip(height=figure.placed.height * scale, parts=(picture,))
    below = (*(replace(strip, gap=_TO_CAPTION) for strip in caption[:1]), *caption[1:])
    return anchored(held_together((drawing, *below)), figure.anchor)


def _alt(figure: Figure) -> str:
    """Return what the figure shows, in words; there are always some."""
    placed = figure.placed
    texts = (figure.alt, placed.description, plain(figure.caption), placed.title)
    return next((text for text in texts if text.strip()), NO_ALT)


def one_page(placed: Placed) -> bytes:
    """Return a PDF with nothing but a figure, on a page of its size."""
    canvas = new_canvas(Colophon(title=placed.title, language=placed.language))
    canvas.setPageSize((placed.width, placed.height))
    draw_figure(canvas, placed, x=0.0, top=placed.height, scale=1.0)
    finish_page(canvas)
    return written(canvas)


def draw_figure(canvas: "Canvas", placed: Placed, *, x: float, top: float, scale: float) -> None:
    """Draw a placed diagram with its top left corner at (x, top) of the canvas."""
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(scale, scale)
    for arrow in placed.arrows:
        _arrow(canvas, arrow, placed.theme)
    for joint in placed.joints:
        _joint(canvas, joint, placed.theme)
    for box in placed.boxes:
        _box(canvas, box, box_look(box.box, placed.theme))
    canvas.restoreState()


def _arrow(canvas: "Canvas", placed: PlacedArrow, theme: Theme) -> None:
    look = arrow_look(placed.arrow, theme)
    canvas.setStrokeColorRGB(*look.stroke)
    canvas.setFillColorRGB(*look.stroke)
    canvas.setLineWidth(look.width)
    canvas.setDash(list(look.dash))
    canvas.drawPath(_curve(canvas, placed.curve))
    canvas.setDash()
    if placed.tip:
        canvas.drawPath(_polygon(canvas, placed.tip), stroke=0, fill=1)


def _curve(canvas: "Canvas", points: tuple[Point, ...]) -> object:
    path = canvas.beginPath()
    turned = [(x, -y) for x, y in points]
    path.moveTo(*turned[0])
    for start in range(1, len(turned) - 2, 3):
        path.curveTo(*turned[start], *turned[start + 1], *turned[start + 2])
    return path


def _polygon(canvas: "Canvas", points: tuple[Point, ...]) -> object:
    path = canvas.beginPath()
    path.moveTo(points[0][0], -points[0][1])
    for x, y in points[1:]:
        path.lineTo(x, -y)
    path.close()
    return path


def _joint(canvas: "Canvas", placed: PlacedJoint, theme: Theme) -> None:
    canvas.setFillColorRGB(*PAPER)
    canvas.rect(placed.x, -placed.y - placed.height, placed.width, placed.height, stroke=0, fill=1)
    if placed.bar is not None:
        (x1, y1), (x2, y2) = placed.bar
        canvas.setStrokeColorRGB(*joint_colour(placed.joint, theme))
        canvas.setLineWidth(BAR_WIDTH)
        canvas.line(x1, -y1, x2, -y2)
    _words(canvas, placed.text)


def _box(canvas: "Canvas", placed: PlacedBox, look: BoxLook) -> None:
    _ink(canvas, look.fill, look.stroke)
    canvas.setLineWidth(look.width)
    canvas.setDash(list(look.dash))
    corner = (placed.x, -placed.y - placed.height, placed.width, placed.height)
    if look.radius:
        canvas.roundRect(*corner, look.radius, stroke=1, fill=1)
    else:
        canvas.rect(*corner, stroke=1, fill=1)
    canvas.setDash()
    for text in placed.texts:
        _words(canvas, text)


def _ink(canvas: "Canvas", fill: Colour, stroke: Colour) -> None:
    canvas.setFillColorRGB(*fill)
    canvas.setStrokeColorRGB(*stroke)


def _words(canvas: "Canvas", text: PlacedText) -> None:
    draw_paragraph(canvas, ended(text.paragraph), text.x, -text.y)


def box_area(placed: PlacedBox, *, x: float, top: float, scale: float) -> Area:
    """Return where on the page a box of a figure stands that is drawn with its corner at (x, top)."""
    left, upper = x + placed.x * scale, top - placed.y * scale
    return (left, upper - placed.height * scale, left + placed.width * scale, upper)
