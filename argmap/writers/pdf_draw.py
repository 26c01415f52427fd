"""Pages of strips onto a canvas: the one place where lines, rules, grounds and figures are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from argmap.diagram.boxes import PlacedBox
from argmap.typeset import Line
from argmap.writers.pdf_canvas import anchor_name, finish_page, link, mark, printable
from argmap.writers.pdf_figure import draw_figure
from argmap.writers.pdf_fonts import draw_line
from argmap.writers.pdf_pages import Page, Spot
from argmap.writers.pdf_running import Running, running_lines
from argmap.writers.pdf_runs import CODE, destination
from argmap.writers.pdf_strips import Band, Bookmark, Part, Picture, Rule, Words
from argmap.writers.pdf_styles import CODE_SHADE, Colour

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ASCENT, _DESCENT = 0.85, 0.25
"""How far a link's area reaches above and below the baseline, in sizes of type."""

_TOUCHING = 0.01
_ABOVE_MARK = 4.0
"""How far above a strip a link to it leads, in points."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The canvas while one page is drawn; (left, top) is the corner of its text."""

    canvas: "Canvas"
    left: float
    top: float
    anchors: frozenset[str]


def draw_pages(canvas: "Canvas", pages: tuple[Page, ...], running: Running, anchors: frozenset[str]) -> None:
    """Draw pages one after the other, with what stands at their head and foot."""
    contents = _Contents(canvas)
    for number, page in enumerate(pages, start=1):
        canvas.setPageSize((page.width, page.height))
        sheet = _Sheet(canvas, page.margin, page.height - page.margin, anchors)
        for words in running_lines(running, page, number, len(pages)):
            _words(sheet, words, 0.0)
        for ground in _grounds(page.spots):
            _ground(sheet, ground)
        for spot in page.spots:
            contents.enter(sheet, spot)
            for part in spot.strip.parts:
                _part(sheet, part, spot.top)
        finish_page(canvas)


@dataclass(frozen=True, slots=True)
class _Ground:
    band: Band
    top: float
    bottom: float


def _grounds(spots: tuple[Spot, ...]) -> Iterator[_Ground]:
    """Join the bands of strips that follow on one another, so that no seams show between them."""
    waiting: dict[tuple[float, float, Colour], _Ground] = {}
    for spot in spots:
        for band in spot.strip.bands:
            key = (band.x, band.width, band.colour)
            ground = _Ground(
                band, spot.top - (spot.gap if band.over_gap else 0.0), spot.top + spot.strip.height
            )
            before = waiting.get(key, ground)
            if abs(before.bottom - ground.top) < _TOUCHING:
                ground = replace(ground, top=before.top)
            elif before is not ground:
                yield before
            waiting[key] = ground
    yield from waiting.values()


def _ground(sheet: _Sheet, ground: _Ground) -> None:
    x, y = sheet.left + ground.band.x, sheet.top - ground.bottom
    sheet.canvas.setFillColorRGB(*ground.band.colour)
    sheet.canvas.rect(x, y, ground.band.width, ground.bottom - ground.top, stroke=0, fill=1)


@dataclass(slots=True)
class _Contents:
    """The places that were marked and the bookmarks that were set so far."""

    canvas: "Canvas"
    marked: set[str] = field(default_factory=set)
    bookmarks: int = 0
    chapters: int = 0

    def enter(self, sheet: _Sheet, spot: Spot) -> None:
        """Mark the places at the top of a strip; the first place with a name keeps it."""
        y = sheet.top - spot.top + _ABOVE_MARK
        for anchor in spot.strip.anchors:
            if anchor not in self.marked:
                self.marked.add(anchor)
                mark(self.canvas, anchor_name(anchor), sheet.left, y)
        if spot.strip.bookmark is not None:
            self.enter_bookmark(spot.strip.bookmark, sheet.left, y)

    def enter_bookmark(self, entry: Bookmark, x: float, y: float) -> None:
        """Add a bookmark; one of level 2 that follows on none of level 1 stands on level 1."""
        name = f"bookmark {self.bookmarks}"
        mark(self.canvas, name, x, y)
        self.chapters += entry.level == 1
        level = min(entry.level - 1, self.chapters)
        self.canvas.addOutlineEntry(printable(entry.title), name, level, closed=True)
        self.bookmarks += 1


def _part(sheet: _Sheet, part: Part, top: float) -> None:
    match part:
        case Words():
            _words(sheet, part, top)
        case Rule():
            _rule(sheet, part, top)
        case Picture():
            _picture(sheet, part, top)
        case _:
            assert_never(part)


def _words(sheet: _Sheet, words: Words, top: float) -> None:
    x, y = sheet.left + words.x, sheet.top - top - words.top
    baseline = y - words.line.baseline
    _code_grounds(sheet, words.line, x, baseline)
    draw_line(sheet.canvas, words.line, x, baseline)
    for target, left, right in _links(words.line):
        size = max(piece.size for piece in words.line.pieces)
        area = (x + left, baseline - _DESCENT * size, x + right, baseline + _ASCENT * size)
        link(sheet.canvas, target, area)


def _code_grounds(sheet: _Sheet, line: Line, x: float, baseline: float) -> None:
    for piece in line.pieces:
        if piece.run.voice == CODE:
            sheet.canvas.setFillColorRGB(*CODE_SHADE)
            bottom, height = baseline - _DESCENT * piece.size, (_ASCENT + _DESCENT) * piece.size
            sheet.canvas.rect(x + piece.x, bottom, piece.width, height, stroke=0, fill=1)


def _links(line: Line) -> Iterator[tuple[str, float, float]]:
    """Walk the links of a line with their left and right ends; neighbours with one target are one."""
    found: list[tuple[str, float, float]] = []
    for piece in sorted(line.pieces, key=lambda piece: piece.x):
        target, left, right = piece.run.link, piece.x, piece.x + piece.width
        if found and found[-1][0] == target and left - found[-1][2] < piece.size:
            found[-1] = (target, found[-1][1], max(right, found[-1][2]))
        else:
            found.append((target, left, right))
    return (area for area in found if area[0])


def _rule(sheet: _Sheet, rule: Rule, top: float) -> None:
    canvas, y = sheet.canvas, sheet.top - top - rule.y
    canvas.setStrokeColorRGB(*rule.colour)
    canvas.setLineWidth(rule.thickness)
    canvas.line(sheet.left + rule.x, y, sheet.left + rule.x + rule.width, y)


def _picture(sheet: _Sheet, picture: Picture, top: float) -> None:
    def reached(box: PlacedBox) -> str:
        return destination(box.box.link, sheet.anchors) or destination(box.box.url, sheet.anchors)

    draw_figure(
        sheet.canvas,
        picture.placed,
        x=sheet.left + picture.x,
        top=sheet.top - top,
        scale=picture.scale,
        reached=reached,
    )
