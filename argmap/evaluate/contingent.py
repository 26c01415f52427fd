"""Labellings that depend on events: losses of sources, remedies.

Events are numbered from 0; a set of them is a number whose bits are the events in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.evaluate.framework import Framework
from argmap.evaluate.labelling import IN, Label, Network, label

STRICT, GENEROUS = True, False
Part = tuple[int, bool]
"""The number of a part in the framework, and the side that it is judged on."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A reading: the side its target is judged on, and for each side that of its attackers, if they count."""

    first: bool
    attackers: Mapping[bool, bool]


HOLDS = Sides(STRICT, {STRICT: GENEROUS, GENEROUS: STRICT})
BACKED = Sides(STRICT, {})
BELIEVED = Sides(GENEROUS, {GENEROUS: GENEROUS})


@dataclass(frozen=True, slots=True)
class Change:
    """What a part needs instead once all of these events happen; `raises`: it can only raise the target."""

    events: int
    need: int
    raises: bool


@dataclass(frozen=True, slots=True)
class Contingent:
    """What bears on one statement, which is part 0, and how needs change with events.

    To *raise* the target is to bring it nearer to in, by way of undecided.
    """

    network: Network
    parts: Sequence[Part]
    changes: Mapping[int, Change]

    def label(self, *, raising: int = 0, lowering: int = 0) -> Label:
        """Return the target's label when these events happen, where they raise it and where they lower it."""
        needs = list(self.network.needs)
        for part, change in self.changes.items():
            if not change.events & ~(raising if change.raises else lowering):
                needs[part] = change.need
        return label(Network(self.network.supporters, self.network.attackers, needs))[0]


@dataclass(frozen=True, slots=True)
class Aim:
    """That the target of a contingent network has one of these labels.

    They are all that are at least, or all that are at most, as high as one of them.
    """

    contingent: Contingent
    labels: frozenset[Label]

    @property
    def upwards(self) -> bool:
        """Whether what raises the target helps."""
        return IN in self.labels

    def within_reach(self, chosen: int, allowed: int) -> bool:
        """Tell whether the aim is met when what helps happens if allowed, what harms only if chosen.

        If it is not, no set of events meets it that holds all the chosen and none but the allowed ones.
        """
        raising, lowering = (allowed, chosen) if self.upwards else (chosen, allowed)
        return self.contingent.label(raising=raising, lowering=lowering) in self.labels


def bits(events: int) -> list[int]:
    """Return the events of a set in their order."""
    found = []
    while events:
        found.append((events & -events).bit_length() - 1)
        events &= events - 1
    return found


def bearing_on(framework: Framework, granted: frozenset[int], target: int, sides: Sides) -> Contingent:
    """Return what bears on a statement in one reading, without changes.

    `granted` are the statements that the strict side may use, as in `argmap.evaluate.readings`.
    """
    order = _walk(framework, (target, sides.first), sides)
    index = {part: position for position, part in enumerate(order)}
    everything = frozenset(framework.statements.values())
    needs = {STRICT: framework.needs(granted), GENEROUS: framework.needs(everything)}
    network = Network(
        supporters=[[index[n, side] for n in framework.supporters[number]] for number, side in order],
        attackers=[[index[part] for part in _attackers(framework, part, sides)] for part in order],
        needs=[needs[side][number] for number, side in order],
    )
    return Contingent(network, order, {})


def _walk(framework: Framework, first: Part, sides: Sides) -> list[Part]:
    seen: dict[Part, None] = {}
    waiting = [first]
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen[part] = None
            number, side = part
            waiting.extend((n, side) for n in framework.supporters[number])
            waiting.extend(_attackers(framework, part, sides))
    return list(seen)


def _attackers(framework: Framework, part: Part, sides: Sides) -> list[Part]:
    number, side = part
    judged = sides.attackers.get(side)
    return [] if judged is None else [(n, judged) for n in framework.attackers[number]]
