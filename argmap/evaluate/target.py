"""One statement in the readings that its status is made from, with no more of the map than bears on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.evaluate.contingent import BACKED, BELIEVED, HOLDS, Contingent, bearing_on
from argmap.evaluate.framework import Framework
from argmap.evaluate.judgements import resolves
from argmap.evaluate.labelling import IN, UNDECIDED, Label
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


def is_backed(argument_map: ArgumentMap, place: Place, supposing: Supposition) -> bool:
    """Tell whether a statement has a source of its own, by the map or by the supposition."""
    return place in supposing.backed or is_losable(argument_map, place, supposing)


def is_losable(argument_map: ArgumentMap, place: Place, supposing: Supposition) -> bool:
    """Tell whether a statement is backed by sources of the map alone, so that it can lose its backing."""
    supposed = supposing.backed | supposing.unbacked
    return place not in supposed and resolves(argument_map, argument_map.statements[place])


def status_of(strict: Label, backed: Label, believed: Label) -> Status:
    """Return the status that the labels in the readings *holds*, *backed* and *believed* make."""
    if strict is IN:
        return Status.HOLDS
    if backed is IN:
        return Status.UNSETTLED if strict is UNDECIDED else Status.CHALLENGED
    if believed is UNDECIDED:
        return Status.UNSETTLED
    return Status.ASSERTED if believed is IN else Status.CONTESTED
