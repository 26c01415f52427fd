"""How much of a page a figure may take, in points."""

from dataclasses import dataclass

from argmap.diagram.boxes import Placed
from argmap.themes import Margins


@dataclass(frozen=True, slots=True)
class Room:
    """The width and height that a figure may take, in points."""

    width: float
    height: float

    def times(self, share: float) -> "Room":
        """Return a share of the room."""
        return Room(self.width * share, self.height * share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What a figure may take as large as it is: in the `column` of running text, or on a page of its own.

    Such a page stands `upright`, or is `turned` on its side; where a heading and a few words lead in to the
    figure, it has one of the `led` rooms left.
    """

    column: Room
    upright: Room
    turned: Room
    led: tuple[Room, Room]

    def in_column(self, placed: Placed) -> bool:
        """Tell whether a figure can stand in running text as large as it is."""
        return _within(placed, self.column)

    def own(self, *, led: bool) -> tuple[Room, Room]:
        """Return the rooms of a page of its own, upright and turned."""
        return self.led if led else (self.upright, self.turned)

    def holds(self, placed: Placed, *, led: bool) -> bool:
        """Tell whether a page holds a figure as large as it is; what is wider than tall turns its page."""
        upright, turned = self.own(led=led)
        return self.in_column(placed) or _within(placed, turned if placed.width > placed.height else upright)


def _within(placed: Placed, room: Room) -> bool:
    return placed.width <= room.width and placed.height <= room.height


_BESIDE = 150.0
"""Height of a caption of four lines, and of a heading with a few words, that stand on a figure's page."""

_PAPERS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
_OWN = {
    "A4": (Room(480.0, 612.0), Room(726.0, 385.0)),
    "Letter": (Room(480.0, 560.0), Room(676.0, 400.0)),
}
_LEAD = 80.0


def pages(paper: str, margins: Margins | None = None) -> Pages:
    """Return what figures may take of a paper: of Letter, or else of A4; captions have room beside them.

    A page that a figure has to itself has margins of 20 mm at its sides, whatever those of text are.
    """
    name = "Letter" if paper.strip().lower() == "letter" else "A4"
    sides = margins or Margins()
    width, height = _PAPERS[name]
    upright, turned = _OWN[name]
    return Pages(
        column=Room(width - sides.across, height - sides.down - _BESIDE),
        upright=upright,
        turned=turned,
        led=(Room(upright.width, upright.height - _LEAD), Room(turned.width, turned.height - _LEAD)),
    )
