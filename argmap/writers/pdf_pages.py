"""Strips to pages: where each strip stands, decided before anything is drawn.

A chain of strips that are tied to one another goes to the next page if this one has no room for all of it;
so one walk over the strips is enough, and what must stay together does.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from argmap.themes.theme import Margins, even
from argmap.writers.pdf_figure import LONGEST_SIDE
from argmap.writers.pdf_strips import Strip, total_height
from argmap.writers.pdf_styles import PAPERS, SHEET_MARGIN

_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Spot:
    """A strip, how far below the top of the page's text it begins, and the gap above it.

    `repeated` marks the header of a table that goes on.
    """

    strip: Strip
    top: float
    gap: float
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size, its margins and what stands on it."""

    width: float
    height: float
    margins: Margins
    spots: tuple[Spot, ...] = ()


def paginated(strips: Iterable[Strip], blank: Page) -> tuple[Page, ...]:
    """Distribute strips over pages like `blank`; there is at least one page."""
    desk = _Desk(blank)
    for chain in _chains(strips):
        desk.take(chain)
    desk.turn()
    return tuple(desk.pages) or (blank,)


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        if chain and (strip.new_page or not strip.tied):
            yield chain
            chain = []
        chain.append(strip)
    if chain:
        yield chain


@dataclass(slots=True)
class _Desk:
    """The page that is being filled, and those that are full."""

    blank: Page
    pages: list[Page] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    used: float = 0.0

    def take(self, chain: Sequence[Strip]) -> None:
        if any(strip.sheet for strip in chain):
            self.turn()
            self.pages.append(_sheet(chain))
            return
        if chain[0].new_page or not self.has_room(chain):
            self.turn()
        for strip in chain:
            if not self.has_room((strip,)):
                self.turn()
            self.put(strip)

    def has_room(self, chain: Sequence[Strip]) -> bool:
        needed = self.used + total_height(chain)
        if not self.spots:
            header = chain[0].header
            needed += total_height(header) - (header or chain)[0].gap
        return needed <= self.blank.height - self.blank.margins.down + _SLACK

    def put(self, strip: Strip) -> None:
        if not self.spots:
            for repeated in strip.header:
                self.add(repeated, repeated=True)
        self.add(strip)

    def add(self, strip: Strip, *, repeated: bool = False) -> None:
        gap = strip.gap if self.spots else 0.0
        self.spots.append(Spot(strip, self.used + gap, gap, repeated))
        self.used += gap + strip.height

    def turn(self) -> None:
        """Close the page, unless it is empty."""
        if self.spots:
            page = self.blank
            self.pages.append(Page(page.width, page.height, page.margins, tuple(self.spots)))
        self.spots, self.used = [], 0.0


def _sheet(chain: Sequence[Strip]) -> Page:
    """Return a page as large as its figure needs, but no smaller than A4."""
    width = max(strip.sheet for strip in chain) + 2 * SHEET_MARGIN
    short, long = sorted(PAPERS["A4"])
    height = total_height(chain) - chain[0].gap + 2 * SHEET_MARGIN
    least = short if width > long - 1 else long
    desk = _Desk(Page(width, max(height, least), even(SHEET_MARGIN)))
    for strip in chain:
        desk.add(strip)
    return Page(width, min(max(height, least), LONGEST_SIDE), even(SHEET_MARGIN), tuple(desk.spots))
