"""Pages of strips onto a canvas: the one place where lines, rules, grounds and figures are drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from argmap.diagram.boxes import PlacedBox
from argmap.themes import Logo
from argmap.themes.theme import Colour
from argmap.typeset import Line, Piece
from argmap.writers.addresses import destination
from argmap.writers.pdf_canvas import anchor_name, draw_picture, finish_page, mark
from argmap.writers.pdf_figure import box_area, draw_figure
from argmap.writers.pdf_lines import draw_line
from argmap.writers.pdf_marks import Artifact, Marker
from argmap.writers.pdf_pages import Page, Spot
from argmap.writers.pdf_running import LogoArea, Running, logo_area, running_lines
from argmap.writers.pdf_runs import CODE
from argmap.writers.pdf_strings import printable
from argmap.writers.pdf_strips import Band, Bookmark, Part, Picture, Rule, Words
from argmap.writers.pdf_structure import Element, Structure, link_over
from argmap.writers.pdf_styles import CODE_SHADE
from argmap.writers.pdf_tags import Role, Tag

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
    marker: Marker
    left: float
    top: float
    anchors: frozenset[str]


def draw_pages(
    canvas: "Canvas",
    structure: Structure,
    pages: tuple[Page, ...],
    running: Running,
    anchors: frozenset[str],
) -> None:
    """Draw pages one after the other, with what stands at their head and foot; the structure records them."""
    contents = _Contents(canvas)
    marker = Marker(canvas, structure)
    for number, page in enumerate(pages, start=1):
        canvas.setPageSize((page.width, page.height))
        sheet = _Sheet(canvas, marker, page.margins.left, page.height - page.margins.top, anchors)
        if running.logo and number == 1:
            _logo(sheet, running.logo, logo_area(running.logo, page.width - page.margins.across))
        for words in running_lines(running, page, number, len(pages)):
            _beside(sheet, words, 0.0, Artifact.HEAD if words.top < 0 else Artifact.FOOT)
        for ground in _grounds(page.spots):
            _ground(sheet, ground)
        for spot in page.spots:
            contents.enter(sheet, spot)
            for part in spot.strip.parts:
                _part(sheet, part, spot)
        marker.close()
        finish_page(canvas, structure.turn())


def _logo(sheet: _Sheet, logo: Logo, area: LogoArea) -> None:
    """Draw the logo of the house: a figure of the document if it says what it shows, else decoration."""
    x, y = sheet.left + area.x, sheet.top - area.top - area.height
    if logo.alt:
        figure = sheet.marker.structure.element(Tag(Role.FIGURE, alt=logo.alt))
        figure.box = (x, y, x + area.width, y + area.height)
        sheet.marker.content(figure)
    else:
        sheet.marker.artifact(Artifact.HEAD)
    draw_picture(sheet.canvas, logo.png, (x, y, area.width, area.height))


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
    sheet.marker.artifact(Artifact.LAYOUT)
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


def _part(sheet: _Sheet, part: Part, spot: Spot) -> None:
    match part:
        case Words(tag=Tag() as tag) if not spot.repeated:
            _words(sheet, part, spot.top, sheet.marker.structure.element(tag))
        case Words():
            _beside(sheet, part, spot.top, Artifact.AGAIN)
        case Rule():
            _rule(sheet, part, spot.top)
        case Picture():
            _picture(sheet, part, spot.top)
        case _:
            assert_never(part)


def _place(sheet: _Sheet, words: Words, top: float) -> tuple[float, float]:
    """Return where a line begins, on its baseline."""
    return sheet.left + words.x, sheet.top - top - words.top - words.line.baseline


def _beside(sheet: _Sheet, words: Words, top: float, kind: Artifact) -> None:
    """Draw a line that is no part of the document."""
    x, baseline = _place(sheet, words, top)
    _code_grounds(sheet, words.line, x, baseline)
    sheet.marker.artifact(kind)
    draw_line(sheet.canvas, words.line, x, baseline)


def _words(sheet: _Sheet, words: Words, top: float, paragraph: Element) -> None:
    x, baseline = _place(sheet, words, top)
    _code_grounds(sheet, words.line, x, baseline)
    linked: list[tuple[Element, Piece]] = []

    def begin(piece: Piece, actual: str) -> None:
        link = link_over(sheet.marker.words(paragraph, piece.run, actual))
        if link is not None and not (linked and linked[-1][1] is piece):
            linked.append((link, piece))

    draw_line(sheet.canvas, words.line, x, baseline, begin)
    for link, piece in linked:
        link.words.append(piece.text + " " * (words.line.ends_with_space and piece is words.line.pieces[-1]))
    for link, left, right in _links(linked):
        size = max(piece.size for piece in words.line.pieces)
        area = (x + left, baseline - _DESCENT * size, x + right, baseline + _ASCENT * size)
        sheet.marker.link(link, link.key, area)


def _code_grounds(sheet: _Sheet, line: Line, x: float, baseline: float) -> None:
    for piece in line.pieces:
        if piece.run.voice == CODE:
            sheet.marker.artifact(Artifact.LAYOUT)
            sheet.canvas.setFillColorRGB(*CODE_SHADE)
            bottom, height = baseline - _DESCENT * piece.size, (_ASCENT + _DESCENT) * piece.size
            sheet.canvas.rect(x + piece.x, bottom, piece.width, height, stroke=0, fill=1)


def _links(linked: Sequence[tuple[Element, Piece]]) -> Iterator[tuple[Element, float, float]]:
    """Walk the links of a line with their left and right ends; neighbouring pieces of one are one area."""
    found: list[tuple[Element, float, float]] = []
    for link, piece in sorted(linked, key=lambda pair: pair[1].x):
        left, right = piece.x, piece.x + piece.width
        if found and found[-1][0] is link and left - found[-1][2] < piece.size:
            found[-1] = (link, found[-1][1], max(right, found[-1][2]))
        else:
            found.append((link, left, right))
    yield from found


def _rule(sheet: _Sheet, rule: Rule, top: float) -> None:
    canvas, y = sheet.canvas, sheet.top - top - rule.y
    sheet.marker.artifact(Artifact.LAYOUT)
    canvas.setStrokeColorRGB(*rule.colour)
    canvas.setLineWidth(rule.thickness)
    canvas.line(sheet.left + rule.x, y, sheet.left + rule.x + rule.width, y)


def _picture(sheet: _Sheet, picture: Picture, top: float) -> None:
    """Draw a figure; the boxes that lead somewhere are links within it."""
    placed, scale = picture.placed, picture.scale
    x, y = sheet.left + picture.x, sheet.top - top
    figure = sheet.marker.structure.element(picture.tag)
    figure.box = (x, y - placed.height * scale, x + placed.width * scale, y)
    sheet.marker.content(figure)
    draw_figure(sheet.canvas, placed, x=x, top=y, scale=scale)
    for box in placed.boxes:
        target = _reached(sheet, box)
        if target:
            link = sheet.marker.structure.part(figure, _box_tag(box, target))
            sheet.marker.link(link, target, box_area(box, x=x, top=y, scale=scale))


def _reached(sheet: _Sheet, box: PlacedBox) -> str:
    return destination(box.box.link, sheet.anchors) or destination(box.box.url, sheet.anchors)


def _box_tag(placed: PlacedBox, target: str) -> Tag:
    """Return the link that a box is: it says what stands in the box, in full."""
    said = (text for text in (placed.box.title, placed.box.label) if text.strip())
    return Tag(Role.LINK, alt=next(said, target))
