"""Where support comes from in the end: steps of one origin repeat one another."""

from collections.abc import Sequence

from argmap.evaluate.bipolar import Group, as_group
from argmap.evaluate.components import turned
from argmap.model import ArgumentMap, Kind, Statement

NO_ORIGIN, SEVERAL = 0, -1
"""Origins are numbered from 1; a part may rest on none, and on more than one."""


def origins(
    argument_map: ArgumentMap, supporters: Sequence[Sequence[int]], base: Sequence[float]
) -> list[int]:
    """Return the one origin on which each part's support rests, all the way down, or NO_ORIGIN or SEVERAL.

    Parts are the statements, in the order of the map, then steps. A source's origin is its `origin`, else its
    key; what one piece of evidence cites is taken together as one origin, so that the same cited twice is not
    twice as much. What has no source adds no origin, and neither does what carries nothing, because its
    support leads back to base scores of 0 or to itself. What cites a source that the map does not know
    repeats what cites it too. The time is linear, for no part changes its origin more than twice.
    """
    supports = turned(supporters)
    live = _live(len(argument_map.statements), supporters, supports, base)
    found = [NO_ORIGIN] * len(supporters)
    numbers: dict[frozenset[str], int] = {}
    for part, statement in enumerate(argument_map.statements.values()):
        cited = _cited(argument_map, statement)
        if cited:
            found[part] = numbers.setdefault(cited, len(numbers) + 1)
    waiting = [part for part, origin in enumerate(found) if origin != NO_ORIGIN]
    while waiting:
        part = waiting.pop()
        for other in supports[part]:
            joined = _joined(found[other], found[part])
            if joined != found[other] and live[other]:
                found[other] = joined
                waiting.append(other)
    return found


def grouped(steps: Sequence[int], found: Sequence[int]) -> Sequence[Group]:
    """Put steps on one target, in one direction, into groups that each rest on one and the same origin."""
    if len(steps) < 2:
        return steps
    groups: dict[tuple[int, int], list[int]] = {}
    for step in steps:
        alone = found[step] in (NO_ORIGIN, SEVERAL)
        groups.setdefault((found[step], step if alone else 0), []).append(step)
    return [as_group(group) for group in groups.values()]


def _live(
    statements: int,
    supporters: Sequence[Sequence[int]],
    supports: Sequence[Sequence[int]],
    base: Sequence[float],
) -> list[bool]:
    """Tell of each part whether it would carry something if nothing attacked it."""
    lacking = [0 if score else 1 for score in base[:statements]]
    for needed, weight in zip(supporters[statements:], base[statements:], strict=True):
        lacking.append(len(needed) if weight else len(needed) + 1)
    waiting = [part for part, count in enumerate(lacking) if not count]
    while waiting:
        for other in supports[waiting.pop()]:
            lacking[other] -= 1
            if not lacking[other]:
                waiting.append(other)
    return [count <= 0 for count in lacking]


def _cited(argument_map: ArgumentMap, statement: Statement) -> frozenset[str]:
    if statement.kind is not Kind.EVIDENCE:
        return frozenset()
    keys = {citation.source for citation in statement.citations}
    sources = argument_map.sources
    return frozenset((sources[key].origin if key in sources else "") or key for key in keys)


def _joined(one: int, other: int) -> int:
    if one in (NO_ORIGIN, other):
        return other
    return one if other == NO_ORIGIN else SEVERAL
