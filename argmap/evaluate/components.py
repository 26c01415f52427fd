"""Directed graphs: their circles, and their arrows turned round."""

from collections.abc import Iterable, Iterator, Sequence

NONE: list[int] = []
"""No parts: one list for all, as most parts lead to nothing and ten thousand lists take their time."""


def add(lists: list[list[int]], part: int, other: int) -> None:
    """Add to the list of a part, which is `NONE` at first."""
    if lists[part] is NONE:
        lists[part] = [other]
    else:
        lists[part].append(other)


def components(below: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the strongly connected components that 0 leads to, each after all that it leads to itself.

    `below` holds for every number those it leads to at once. The time is linear. (Gabow, *Path-based
    depth-first search for strong and biconnected components*, 2000.)
    """
    walk = _Walk(below)
    walk.enter(0)
    while walk.waiting:
        part, rest = walk.waiting[-1]
        other = next(rest, None)
        if other is None:
            walk.waiting.pop()
            yield from walk.leave(part)
        elif other not in walk.position:
            walk.enter(other)
        else:
            walk.close(other)


class _Walk:
    """A depth-first walk: the open path, and in it the first member of each component as known so far."""

    def __init__(self, below: Sequence[Sequence[int]]) -> None:
        self.below = below
        self.path: list[int] = []
        self.firsts: list[int] = []
        self.position: dict[int, int] = {}
        self.waiting: list[tuple[int, Iterator[int]]] = []

    def enter(self, part: int) -> None:
        self.position[part] = len(self.path)
        self.firsts.append(len(self.path))
        self.path.append(part)
        self.waiting.append((part, iter(self.below[part])))

    def close(self, part: int) -> None:
        """Join all that lies on the path from a part met again; one that has been yielded closes nothing."""
        position = self.position[part]
        if position < len(self.path) and self.path[position] == part:
            while self.firsts[-1] > position:
                self.firsts.pop()

    def leave(self, part: int) -> Iterator[list[int]]:
        position = self.position[part]
        if self.firsts[-1] == position:
            self.firsts.pop()
            yield self.path[position:]
            del self.path[position:]


def turned(lists: Sequence[Iterable[int]]) -> list[list[int]]:
    """Turn what each part rests on into what each part bears on."""
    bears_on = [NONE] * len(lists)
    for part, others in enumerate(lists):
        for other in others:
            add(bears_on, other, part)
    return bears_on
