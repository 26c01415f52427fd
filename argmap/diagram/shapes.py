"""How much room trees take when they are set out tidily: a guess that asks no engine.

Lengths are points. A tree grows level by level *along* the flow of the diagram; its branches stand side by
side *across* it, each as close to its neighbour as the levels that both have let it.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a tree, level by level from its root.

    `depths` tells how far a level reaches along the flow; `near` and `far` are its edges across it, seen from
    the middle of the root.
    """

    depths: tuple[float, ...] = ()
    near: tuple[float, ...] = ()
    far: tuple[float, ...] = ()

    def room(self, rank_gap: float) -> tuple[float, float]:
        """Return the length along and across the flow, with so many points between levels."""
        if not self.depths:
            return 0.0, 0.0
        return sum(self.depths) + rank_gap * (len(self.depths) - 1), max(self.far) - min(self.near)


def grown(along: float, across: float, branches: Iterable[Shape], gap: float) -> Shape:
    """Return the outline of a box or word with branches, whose roots lie around its middle."""
    row, middles = _row(branches, gap)
    middle = (middles[0] + middles[-1]) / 2 if middles else 0.0
    near = (-across / 2, *(edge - middle for edge in row.near))
    far = (across / 2, *(edge - middle for edge in row.far))
    return Shape((along, *row.depths), near, far)


def apart(trees: Iterable[Shape], gap: float, rank_gap: float) -> Shape:
    """Return the outline of trees that stand side by side, each in a band of its own across the flow."""
    known = list(trees)
    if len(known) < 2:
        return known[0] if known else Shape()
    rooms = [tree.room(rank_gap) for tree in known]
    across = sum(room[1] for room in rooms) + gap * (len(rooms) - 1)
    longest = max(known, key=lambda tree: tree.room(rank_gap)[0])
    return Shape(longest.depths, (0.0,) * len(longest.depths), (across,) * len(longest.depths))


def _row(trees: Iterable[Shape], gap: float) -> tuple[Shape, list[float]]:
    """Move trees together in their order; return their outline, and where the middles of their roots are."""
    depths: list[float] = []
    near: list[float] = []
    far: list[float] = []
    middles: list[float] = []
    for tree in trees:
        common = min(len(far), len(tree.near))
        shift = max((far[n] + gap - tree.near[n] for n in range(common)), default=0.0)
        middles.append(shift)
        depths[:common] = map(max, depths[:common], tree.depths[:common])
        depths += tree.depths[common:]
        near += (edge + shift for edge in tree.near[common:])
        far[: len(tree.far)] = (edge + shift for edge in tree.far)
    return Shape(tuple(depths), tuple(near), tuple(far)), middles
