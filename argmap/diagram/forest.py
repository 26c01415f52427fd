"""A diagram as trees, the pieces that it can be cut into, and how large they may be."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from argmap.diagram.boxes import Diagram, Flow
from argmap.diagram.dot import Size
from argmap.diagram.pages import Room
from argmap.diagram.shapes import Shape, apart, grown

APART = 22.0
"""Points between trees that share a figure."""


@dataclass(frozen=True, slots=True)
class Top:
    """A box at a root of a piece, and those of the steps on it that are drawn there."""

    box: str
    steps: tuple[str, ...]


Piece = tuple[Top, ...]
"""What one figure shows: trees side by side."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to set a diagram: its flow, how large each part is then, and the points between parts.

    `note` is the height of the line by which a cut box says where it goes on.
    """

    flow: Flow
    sizes: Mapping[str, Size]
    gap: float
    rank_gap: float
    note: float = 0.0

    def shape(self, name: str, branches: Sequence[Shape] = (), *, end: bool = False) -> Shape:
        """Return the outline of a part with its branches; an `end` has a line more."""
        width, height = self.sizes[name]
        height += self.note if end else 0.0
        along, across = (width, height) if self.flow is Flow.RIGHT else (height, width)
        return grown(along, across, branches, self.gap)

    def apart(self, trees: Sequence[Shape]) -> Shape:
        """Return the outline of trees side by side."""
        return apart(trees, APART, self.rank_gap)

    def share(self, shape: Shape, room: Room) -> float:
        """Return how much of a room a shape takes; more than 1 does not fit."""
        along, across = shape.room(self.rank_gap)
        width, height = (along, across) if self.flow is Flow.RIGHT else (across, along)
        return max(width / room.width, height / room.height)


@dataclass(frozen=True, slots=True)
class Forest:
    """What hangs on what in a diagram: names of boxes and joints, in the order of the map."""

    roots: tuple[str, ...]
    below: Mapping[str, tuple[str, ...]]
    above: Mapping[str, str]
    boxes: frozenset[str]

    def all(self) -> Piece:
        """Return the whole diagram as one piece."""
        return tuple(Top(root, self.below.get(root, ())) for root in self.roots)

    def walk(self, piece: Piece, ends: AbstractSet[str]) -> Iterator[str]:
        """Walk what stands under the roots of a piece, in the order of the map, and not beyond its ends."""
        for top in piece:
            waiting = list(reversed(top.steps))
            while waiting:
                name = waiting.pop()
                yield name
                if name not in ends:
                    waiting.extend(reversed(self.below.get(name, ())))

    def parts_of(self, piece: Piece, ends: AbstractSet[str]) -> list[str]:
        """Return the boxes and joints of a piece, its roots first."""
        return [*(top.box for top in piece), *self.walk(piece, ends)]

    def boxes_in(self, piece: Piece, ends: AbstractSet[str]) -> int:
        """Count the boxes of a piece."""
        return sum(name in self.boxes for name in self.parts_of(piece, ends))

    def outline(self, piece: Piece, ends: AbstractSet[str], way: Way) -> Shape:
        """Guess the outline of a piece, set in a way whose sizes are those of its parts as they are."""
        shapes: dict[str, Shape] = {}
        for name in reversed(list(self.walk(piece, ends))):
            below = () if name in ends else self.below.get(name, ())
            shapes[name] = way.shape(name, [shapes[part] for part in below])
        return way.apart([way.shape(top.box, [shapes[step] for step in top.steps]) for top in piece])


def forest(diagram: Diagram) -> Forest:
    """Return the trees of a diagram; in all that are drawn here each part bears on one other at most."""
    below: dict[str, list[str]] = {}
    for arrow in diagram.arrows:
        below.setdefault(arrow.head, []).append(arrow.tail)
    above = {arrow.tail: arrow.head for arrow in diagram.arrows}
    names = [box.name for box in diagram.boxes]
    roots = tuple(name for name in names if name not in above)
    return Forest(roots, {name: tuple(tails) for name, tails in below.items()}, above, frozenset(names))


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a piece may be: its boxes, and the rooms of which one has to hold it.

    A piece that has the `root` has to be held by one of the `led` rooms.
    """

    boxes: int
    rooms: tuple[Room, ...]
    led: tuple[Room, ...]
    root: str = ""

    def times(self, share: float) -> "Limits":
        """Return limits that are tighter by a factor."""
        rooms, led = (tuple(room.times(share) for room in some) for some in (self.rooms, self.led))
        return Limits(max(round(self.boxes * share), 2), rooms, led, self.root)
