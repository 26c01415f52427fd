"""What would make a statement hold that does not: objections answered, sources found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from argmap.evaluate.contingent import GENEROUS, STRICT, Aim, Change, Contingent, Part
from argmap.evaluate.framework import Framework, frame
from argmap.evaluate.judgements import is_backed
from argmap.evaluate.labelling import IN
from argmap.evaluate.smallest import smallest
from argmap.evaluate.standing import Status
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.evaluate.target import target
from argmap.model import THESIS, ArgumentMap, Direction, Kind, Place


class Need(StrEnum):
    """What a remedy consists in."""

    ANSWER = "answer"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Remedy:
    """An answer to the step against at a place, or a source for the statement there."""

    need: Need
    place: Place


@dataclass(frozen=True, slots=True)
class Restores:
    """The smallest sets of remedies that would make a statement hold; none are wanted if it holds.

    At most twelve sets, answers before sources, each in the order of the map; `total`: how many there are,
    counted up to a million; `least`: no smaller set is enough, which is proved. If `exhaustive`, the sets are
    of that size and counted in full. If not, the search was ended: `sets` is what it came by until then,
    perhaps nothing, and `total` counts just these.
    """

    place: Place
    status: Status
    sets: tuple[tuple[Remedy, ...], ...]
    total: int
    least: int
    exhaustive: bool

    @property
    def impossible(self) -> bool:
        """Whether it is sure that no remedies make it hold, as when its support runs in a circle."""
        return self.status is not Status.HOLDS and self.exhaustive and not self.sets


def restores(
    argument_map: ArgumentMap, place: Place = THESIS, *, supposing: Supposition = NOTHING
) -> Restores:
    """Find the smallest sets of remedies that make a statement hold, as it is on a supposition.

    Remedies are answers to steps against, outweighed ones left aside, and sources for what ends a line of
    support without one: evidence whose sources do not resolve, and claims that have no reasons. The answer is
    exact unless the map is both large and tangled; the work is bounded by a count. Raises KeyError where the
    map has no such statement.
    """
    framework = frame(argument_map, supposing)
    bare = target(argument_map, framework, place, supposing)
    status = bare.status()
    if status is Status.HOLDS:
        return Restores(place, status, (), total=0, least=0, exhaustive=True)
    remedies = _remedies(argument_map, framework, bare.holds, supposing)
    remedied = replace(bare.holds, changes=_changes(bare.holds, list(remedies)))
    found = smallest((Aim(remedied, frozenset((IN,))),), len(remedies))
    named = list(remedies.values())
    return Restores(
        place=place,
        status=status,
        sets=tuple(tuple(named[event] for event in events) for events in found.sets),
        total=found.total,
        least=found.least,
        exhaustive=found.exhaustive,
    )


def _remedies(
    argument_map: ArgumentMap, framework: Framework, holds: Contingent, supposing: Supposition
) -> dict[Part, Remedy]:
    """Return what could help, by the part it helps at, in order.

    To answer a step that bears on the statement from its own side only, as a reply to an objection does,
    could not help; nor could anything where a part is supposed to stand or to fall.
    """
    fixed = framework.holding | framework.failing
    bearing = frozenset(part for part in holds.parts if part[0] not in fixed)
    answers = {
        (number, GENEROUS): Remedy(Need.ANSWER, place)
        for place, number in framework.steps.items()
        if (number, GENEROUS) in bearing and argument_map.steps[place].direction is Direction.AGAINST
    }
    sources = {
        (number, STRICT): Remedy(Need.SOURCE, place)
        for place, number in framework.statements.items()
        if (number, STRICT) in bearing
        and _ends_a_line(argument_map, framework, place)
        and not is_backed(argument_map, place, supposing)
    }
    return answers | sources


def _ends_a_line(argument_map: ArgumentMap, framework: Framework, place: Place) -> bool:
    """Tell whether a source could be given here: to evidence, and to claims that have no reasons."""
    kind = argument_map.statements[place].kind
    has_reasons = bool(framework.supporters[framework.statements[place]])
    return kind is Kind.EVIDENCE or (kind is Kind.CLAIM and not has_reasons)


def _changes(holds: Contingent, helped: Sequence[Part]) -> dict[int, Change]:
    """Return what remedies change: a step that is answered can never be in, what has a source needs nothing.

    Where a step speaks for one side here and for the other there, its answer harms too.
    """
    events = {part: 1 << event for event, part in enumerate(helped)}
    changes = {}
    for part, (number, side) in enumerate(holds.parts):
        never = len(holds.network.supporters[part]) + 1
        if (number, side) in events:
            need = 0 if side is STRICT else never
            changes[part] = Change(events[number, side], need, raises=True)
        elif (number, GENEROUS) in events:
            changes[part] = Change(events[number, GENEROUS], never, raises=False)
    return changes
