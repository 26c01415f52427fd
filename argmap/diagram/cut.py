"""Where a diagram that is too large for a page is cut into pieces that are not.

It is cut at boxes only: the cut box stands in the piece above as an end, and in a piece of its own as a root.
So a step stays with its premises, its word and what undercuts it. What does not fit is cut at its largest
branches first; where many small ones are too much together, the steps on a box are shared out over several
pieces, each with that box at its root. Every part is looked at a bounded number of times.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.diagram.forest import Forest, Limits, Piece, Top, Way
from argmap.diagram.shapes import Shape

LARGE = (0.7, 0.45)
"""The shares of a page that are tried, which a branch has to fill to be cut off before others."""

LEAST = 4
"""Boxes of a branch that is worth being cut off, where there is another way."""

TIGHTER = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6)
"""Shares of the limits that are tried, to find pieces as few and as even as can be."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """Pieces in the order of the map, and the boxes at which they were cut."""

    pieces: tuple[Piece, ...]
    ends: frozenset[str]


def cut(trees: Forest, ways: Sequence[Way], whole: Piece, ends: frozenset[str], limits: Limits) -> Cutting:
    """Cut a piece, in which some boxes are `ends` already, into as few pieces within limits as can be found.

    Of cuttings with equally many pieces, the most even is taken. What cannot be cut to fit stays too large.
    """
    tried = [(limits.times(share), large) for share in TIGHTER for large in LARGE]
    cuttings = [_Knife(trees, ways, less, large, set(ends)).cut(whole) for less, large in tried]
    return min(cuttings, key=lambda one: _badness(trees, one))


def _badness(trees: Forest, cutting: Cutting) -> tuple[int, int]:
    """Return what is wrong with a cutting: many pieces, and tiny ones, and, among equals, uneven ones."""
    counts = [trees.boxes_in(piece, cutting.ends) for piece in cutting.pieces]
    tiny = sum(count < LEAST for count in counts)
    return 2 * len(counts) + tiny, sum(count * count for count in counts)


@dataclass(frozen=True, slots=True)
class _State:
    """What is drawn together: its boxes, and its outline in every way; none of more boxes than may be."""

    boxes: int = 0
    shapes: tuple[Shape, ...] | None = None


_Runs = tuple[tuple[str, ...], ...]
"""The steps on a box, shared out over the pieces that have it at their root."""


@dataclass(slots=True)
class _Knife:
    """One cutting: `opened` tells how boxes stood before they were cut off, `runs` has their pieces."""

    trees: Forest
    ways: Sequence[Way]
    limits: Limits
    large: float
    ends: set[str]
    states: dict[str, _State] = field(default_factory=dict)
    opened: dict[str, _State] = field(default_factory=dict)
    runs: dict[str, _Runs] = field(default_factory=dict)

    def cut(self, whole: Piece) -> Cutting:
        for name in reversed(list(self.trees.walk(whole, self.ends))):
            self._settle(name)
        pieces = tuple(self._listed(self._tops(whole)))
        return Cutting(pieces, frozenset(self.ends))

    def _settle(self, name: str) -> None:
        """Find how a part stands when what is below it has been found: drawn with it, or cut off."""
        steps = self.trees.below.get(name, ())
        if name in self.ends:
            self.states[name] = self._end(name)
        elif name not in self.trees.boxes:
            self.states[name] = self._grown(name, steps)
        else:
            runs = self._within(Top(name, steps))
            self.states[name] = self._grown(name, steps) if len(runs) == 1 else self._end(name)
            if len(runs) > 1:
                self.ends.add(name)
                self.runs[name] = runs

    def _end(self, name: str) -> _State:
        return _State(1, tuple(way.shape(name, end=True) for way in self.ways))

    def _grown(self, name: str, below: Sequence[str]) -> _State:
        """Return a part with all that is drawn below it."""
        states = [self.states[part] for part in below]
        boxes = sum(state.boxes for state in states) + (name in self.trees.boxes)
        if boxes > self.limits.boxes or any(state.shapes is None for state in states):
            return _State(boxes)
        shapes = [state.shapes for state in states if state.shapes]
        return _State(
            boxes, tuple(way.shape(name, [s[n] for s in shapes]) for n, way in enumerate(self.ways))
        )

    def _beside(self, states: Sequence[_State]) -> _State:
        """Return trees that stand side by side."""
        boxes = sum(state.boxes for state in states)
        if boxes > self.limits.boxes or any(state.shapes is None for state in states):
            return _State(boxes)
        shapes = [state.shapes for state in states if state.shapes]
        return _State(boxes, tuple(way.apart([s[n] for s in shapes]) for n, way in enumerate(self.ways)))

    def _share(self, state: _State, *, led: bool = False) -> float:
        """Return how much of a page is filled, in the way that fills least; more than 1 does not fit."""
        if state.shapes is None:
            return float("inf")
        rooms = self.limits.led if led else self.limits.rooms
        pairs = zip(self.ways, state.shapes, strict=True)
        least = min(way.share(shape, room) for way, shape in pairs for room in rooms)
        return max(least, state.boxes / self.limits.boxes)

    def _fits(self, top: Top, others: Sequence[_State] = ()) -> bool:
        if len(top.steps) >= self.limits.boxes:
            return False
        state = self._beside((self._grown(top.box, top.steps), *others))
        return self._share(state, led=top.box == self.limits.root) <= 1

    def _within(self, top: Top, others: Sequence[_State] = ()) -> _Runs:
        """Cut off what is too much under a box; return its steps, in several runs if there are too many."""
        children = self._children(top.steps)
        for child in [child for child in children if self._share(self.states[child]) >= self.large]:
            if self._fits(top, others):
                return (top.steps,)
            self._cut_off(child)
        if self._fits(top, others) or self._fits_without_one(top, others):
            return (top.steps,)
        if len(top.steps) > 1:
            return self._shared_out(top)
        self._cut_until_it_fits(top)
        return (top.steps,)

    def _children(self, steps: Sequence[str]) -> list[str]:
        """Return the boxes next below some steps that can be cut off, those that fill most first."""
        found: list[str] = []
        waiting = list(reversed(steps))
        while waiting:
            name = waiting.pop()
            if name not in self.trees.boxes:
                waiting.extend(reversed(self.trees.below.get(name, ())))
            elif name not in self.ends and self.trees.below.get(name):
                found.append(name)
        return sorted(found, key=lambda name: -self._share(self.states[name]))

    def _cut_off(self, box: str) -> None:
        self.opened[box] = self.states[box]
        self.runs[box] = (self.trees.below[box],)
        self.ends.add(box)
        self._replace(box, self._end(box))

    def _replace(self, box: str, state: _State) -> None:
        """Let a box stand otherwise, and with it the steps through which it is joined to the next box."""
        self.states[box] = state
        name = self.trees.above[box]
        while name not in self.trees.boxes:
            self.states[name] = self._grown(name, self.trees.below[name])
            name = self.trees.above[name]

    def _fits_without_one(self, top: Top, others: Sequence[_State]) -> bool:
        """Cut off one small branch, if that suffices."""
        worth = (child for child in self._children(top.steps) if self.states[child].boxes >= LEAST)
        child = next(worth, None)
        if child is None:
            return False
        self._cut_off(child)
        if self._fits(top, others):
            return True
        self.ends.discard(child)
        del self.runs[child]
        self._replace(child, self.opened.pop(child))
        return False

    def _shared_out(self, top: Top) -> _Runs:
        runs: list[tuple[str, ...]] = []
        for step in top.steps:
            if runs and self._fits(Top(top.box, (*runs[-1], step))):
                runs[-1] = (*runs[-1], step)
            else:
                self._cut_until_it_fits(Top(top.box, (step,)))
                runs.append((step,))
        return tuple(runs)

    def _cut_until_it_fits(self, top: Top) -> None:
        for child in self._children(top.steps):
            if self._fits(top):
                return
            self._cut_off(child)

    def _tops(self, whole: Piece) -> list[Piece]:
        """Return the pieces with the roots: what stands beside the first tree goes with it if it can."""
        first, *others = whole
        apart: list[Piece] = []
        near: list[tuple[Top, _State]] = []
        for top in others:
            runs = self._within(top)
            if len(runs) == 1:
                near.append((top, self._grown(top.box, top.steps)))
            else:
                apart.extend((Top(top.box, run),) for run in runs)
        together = self._beside([state for _, state in near])
        companions = near if together.boxes <= LEAST and self._share(together) <= self.large else []
        runs = self._within(first, [state for _, state in companions])
        pieces: list[Piece] = [(Top(first.box, run),) for run in runs]
        last = Top(first.box, runs[-1])
        if companions and self._fits(last, [state for _, state in companions]):
            pieces[-1] = (last, *(top for top, _ in companions))
            near = []
        return [*pieces, *self._packed(near), *apart]

    def _packed(self, trees: Sequence[tuple[Top, _State]]) -> list[Piece]:
        """Set trees side by side while they fit."""
        pieces: list[Piece] = []
        held = _State()
        for top, state in trees:
            both = self._beside((held, state))
            if pieces and self._share(both) <= 1:
                pieces[-1], held = (*pieces[-1], top), both
            else:
                pieces.append((top,))
                held = state
        return pieces

    def _listed(self, tops: Sequence[Piece]) -> Iterator[Piece]:
        """Walk the pieces in the order of the map, each followed by those that go on from it."""
        waiting = list(reversed(tops))
        while waiting:
            piece = waiting.pop()
            yield piece
            waiting.extend(reversed(list(self._below(piece))))

    def _below(self, piece: Piece) -> Iterator[Piece]:
        """Give the pieces that go on from the ends of one; what fits on one page shares it."""
        single: list[tuple[Top, _State]] = []
        for end in (name for name in self.trees.walk(piece, self.ends) if name in self.runs):
            runs = self.runs[end]
            if len(runs) == 1:
                single.append((Top(end, runs[0]), self.opened[end]))
                continue
            yield from self._packed(single)
            single = []
            yield from ((Top(end, run),) for run in runs)
        yield from self._packed(single)
