"""One statement in the readings that its status is made from, with no more of the map than bears on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.evaluate.contingent import BACKED, BELIEVED, HOLDS, Contingent, bearing_on
from argmap.evaluate.framework import Framework
from argmap.evaluate.judgements import is_backed
from argmap.evaluate.labelling import Label
from argmap.evaluate.readings import status_of
from argmap.evaluate.standing import Status
from argmap.evaluate.supposing import Supposition
from argmap.model import ArgumentMap, Kind, Place


@dataclass(frozen=True, slots=True)
class Target:
    """A statement's readings; what is believed depends neither on sources nor on their loss."""

    holds: Contingent
    backed: Contingent
    believed: Label

    def status(self, lost: Iterable[int] = ()) -> Status:
        """Return the status where these events, which must be losses, happen."""
        events = sum(1 << event for event in lost)
        strict = self.holds.label(lowering=events)
        return status_of(strict, self.backed.label(lowering=events), self.believed)


def target(argument_map: ArgumentMap, framework: Framework, place: Place, supposing: Supposition) -> Target:
    """Return the readings of a statement, without events; raise KeyError where the map has none there."""
    number = framework.statements[place]
    granted = frozenset(
        other
        for place, other in framework.statements.items()
        if argument_map.statements[place].kind is Kind.ASSUMPTION or is_backed(argument_map, place, supposing)
    )
    holds, backed, believed = (
        bearing_on(framework, granted, number, sides) for sides in (HOLDS, BACKED, BELIEVED)
    )
    return Target(holds, backed, believed.label())
