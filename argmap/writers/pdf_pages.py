"""Strips to pages: where each strip stands, decided before anything is drawn.

A chain of strips that are tied to one another goes to the next page if this one has no room for all of it;
so one walk over the strips is enough, and what must stay together does. Notes take their room from the foot
of the page; where one is cut, nothing more comes to stand above it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from argmap.themes.theme import Margins, even
from argmap.writers.pdf_figure import LONGEST_SIDE
from argmap.writers.pdf_notes import NO_NOTES, Foot, Notes, referring
from argmap.writers.pdf_strips import Strip, total_height
from argmap.writers.pdf_styles import PAPERS, SHEET_MARGIN

_SLACK = 0.01
_MOST_OF_PAGE = 0.7
"""The share of a page that the rest of notes may take; text stands above it."""


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


def paginated(strips: Iterable[Strip], blank: Page, notes: Notes = NO_NOTES) -> tuple[Page, ...]:
    """Distribute strips over pages like `blank`, notes at their feet; there is at least one page."""
    desk = _Desk(blank, Foot(notes))
    for chain in _chains(strips):
        desk.take(chain)
    desk.turn()
    while desk.foot.lines:
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
    foot: Foot
    pages: list[Page] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    used: float = 0.0

    def take(self, chain: Sequence[Strip]) -> None:
        if any(strip.sheet for strip in chain):
            self.close()
            self.pages.append(_sheet(chain, self.foot.notes))
            return
        if chain[0].new_page:
            self.close()
        self.make_room(chain)
        if self.has_room(chain):
            self.put(chain)
            return
        for strip in chain:
            self.make_room((strip,))
            self.put((strip,))

    def make_room(self, chain: Sequence[Strip]) -> None:
        """Turn the page, unless it has room for a chain.

        One that an empty page has room for waits for the rest of notes, where these leave too little.
        """
        if not self.has_room(chain) and self.spots:
            self.turn()
        if total_height(chain) <= self.depth:
            while not self.has_room(chain) and self.foot.lines:
                self.turn()

    def has_room(self, chain: Sequence[Strip]) -> bool:
        needed = self.used + total_height(chain)
        if not self.spots:
            header = chain[0].header
            needed += total_height(header) - (header or chain)[0].gap
        return needed + self.foot.least(chain) <= self.depth + _SLACK

    @property
    def depth(self) -> float:
        """The height of the text of a page."""
        return self.blank.height - self.blank.margins.down

    def put(self, chain: Sequence[Strip]) -> None:
        for strip in chain:
            for repeated in () if self.spots else strip.header:
                self.add(repeated, repeated=True)
            self.add(referring(strip, self.foot.notes))
        self.foot.take(chain, self.depth - self.used + _SLACK)

    def add(self, strip: Strip, *, repeated: bool = False) -> None:
        gap = strip.gap if self.spots else 0.0
        self.spots.append(Spot(strip, self.used + gap, gap, repeated))
        self.used += gap + strip.height

    def turn(self) -> None:
        """End the page, unless it is empty; the next begins with the rest of its notes."""
        if not self.spots:
            self.foot.fill(self.depth)
        lines = self.foot.turned()
        self.used = self.depth - total_height(lines)
        for line in lines:
            self.spots.append(Spot(line, self.used + line.gap, line.gap))
            self.used += line.gap + line.height
        if self.spots:
            page = self.blank
            self.pages.append(Page(page.width, page.height, page.margins, tuple(self.spots)))
        self.spots, self.used = [], 0.0
        self.foot.fill(_MOST_OF_PAGE * self.depth)

    def close(self) -> None:
        """End the page, and those after it that are full of the rest of notes."""
        self.turn()
        while self.foot.lines:
            self.turn()


def _sheet(chain: Sequence[Strip], notes: Notes) -> Page:
    """Return a page as large as its figure needs, but no smaller than A4."""
    foot = Foot(notes)
    foot.take(chain, float("inf"))
    chain = [*(referring(strip, notes) for strip in chain), *foot.turned()]
    width = max(strip.sheet for strip in chain) + 2 * SHEET_MARGIN
    short, long = sorted(PAPERS["A4"])
    height = total_height(chain) - chain[0].gap + 2 * SHEET_MARGIN
    least = short if width > long - 1 else long
    desk = _Desk(Page(width, max(height, least), even(SHEET_MARGIN)), foot)
    for strip in chain:
        desk.add(strip)
    return Page(width, min(max(height, least), LONGEST_SIDE), even(SHEET_MARGIN), tuple(desk.spots))
