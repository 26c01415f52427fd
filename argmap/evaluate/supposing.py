"""What if: a map judged as though some things were otherwise. Nothing is changed in the map itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from argmap.model import ArgumentMap, Place, SourceKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """What is supposed, by places.

    `backed`: statements to which a source is supposed; `unbacked`: evidence whose sources are not to count;
    `met`: steps against that are supposed to be answered, so that they bear on nothing; `holding` and
    `failing`: statements and steps that stand or fall in every reading, whatever the map says of them;
    `strengths`: statements whose strength is given, in 0..1.
    """

    backed: frozenset[Place] = frozenset()
    unbacked: frozenset[Place] = frozenset()
    met: frozenset[Place] = frozenset()
    holding: frozenset[Place] = frozenset()
    failing: frozenset[Place] = frozenset()
    strengths: Mapping[Place, float] = field(default_factory=dict)


NOTHING = Supposition()


def without(argument_map: ArgumentMap, sources: Iterable[SourceKey]) -> ArgumentMap:
    """Return the map as it would be if it did not have these sources; what cites them is still said."""
    gone = frozenset(sources)
    kept = {key: source for key, source in argument_map.sources.items() if key not in gone}
    return replace(argument_map, sources=kept)
