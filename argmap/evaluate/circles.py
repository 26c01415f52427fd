"""Circles of support: statements that give each other as reasons and have no other."""

from collections.abc import Iterator

from argmap.evaluate.framework import Framework, frame
from argmap.evaluate.judgements import resolves
from argmap.evaluate.labelling import Network, without_footing
from argmap.model import ArgumentMap, Kind, Place


def circles(argument_map: ArgumentMap) -> tuple[tuple[Place, ...], ...]:
    """Return circles of statements, each of which is given as a reason for the one before it.

    Only statements whose support leads back to nothing but themselves are meant: evidence whose source
    resolves, assumptions, and statements without reasons end a line of support, whatever they are worth.
    A circle begins with its first statement in the map. Where circles share statements, one is named.
    """
    framework = frame(argument_map)
    granted = frozenset(_ends(argument_map, framework))
    network = Network(framework.supporters, [()] * framework.size, framework.needs(granted))
    loose = frozenset(without_footing(network))
    places = tuple(framework.statements)
    found = (_from_first([n for n in circle if n < len(places)]) for circle in _walk(framework, loose))
    return tuple(tuple(places[number] for number in circle) for circle in sorted(found))


def _ends(argument_map: ArgumentMap, framework: Framework) -> Iterator[int]:
    for place, number in framework.statements.items():
        statement = argument_map.statements[place]
        granted = statement.kind is Kind.ASSUMPTION or resolves(argument_map, statement)
        if granted or not framework.supporters[number]:
            yield number


def _walk(framework: Framework, loose: frozenset[int]) -> Iterator[list[int]]:
    """Go from each loose part to its first loose supporter, which it always has, until the way closes."""
    walk_of: dict[int, int] = {}
    for start in sorted(loose):
        way, part = [], start
        while part not in walk_of:
            walk_of[part] = start
            way.append(part)
            part = next(other for other in framework.supporters[part] if other in loose)
        if walk_of[part] == start:
            yield way[way.index(part) :]


def _from_first(circle: list[int]) -> list[int]:
    first = circle.index(min(circle))
    return circle[first:] + circle[:first]
