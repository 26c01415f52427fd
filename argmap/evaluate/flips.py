"""Which losses of sources, or of evidence, would change how a statement stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from argmap.evaluate.contingent import STRICT, Aim, Change, Contingent
from argmap.evaluate.framework import Framework, frame
from argmap.evaluate.judgements import is_losable
from argmap.evaluate.labelling import IN, OUT, UNDECIDED
from argmap.evaluate.smallest import NO_SET, smallest
from argmap.evaluate.standing import Status
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.evaluate.target import Target, target
from argmap.model import THESIS, ArgumentMap, Place

NOT_IN = frozenset((OUT, UNDECIDED))
Loss = Literal["sources", "evidence"]


@dataclass(frozen=True, slots=True)
class Flips:
    """The smallest losses that give a statement another status than it has.

    `sets` are keys of sources or places of evidence, in the order of the map, at most twelve sets; `total`:
    how many such sets there are, counted up to a million; `least`: no smaller loss changes the status, which
    is proved; `then`: the status after the first loss. If `exhaustive`, the sets are of that size and counted
    in full. If not, the search was ended: `sets` is what it came by until then, perhaps nothing, and `total`
    counts just these.
    """

    place: Place
    status: Status
    sets: tuple[tuple[str, ...], ...]
    total: int
    least: int
    exhaustive: bool
    then: Status | None

    @property
    def none(self) -> bool:
        """Whether it is sure that no loss changes the status, however large."""
        return self.exhaustive and not self.sets


def flips(
    argument_map: ArgumentMap,
    place: Place = THESIS,
    *,
    by: Loss = "sources",
    supposing: Supposition = NOTHING,
) -> Flips:
    """Find the smallest losses that change the status of a statement, as it is on a supposition.

    What is lost backs nothing any more, and is still said. Evidence with several sources is lost when all of
    them are. The answer is exact unless the map is both large and tangled; the work is bounded by a count.
    Raises KeyError where the map has no such statement.
    """
    framework = frame(argument_map, supposing)
    bare = target(argument_map, framework, place, supposing)
    losses = _losses(argument_map, framework, by, supposing)
    names = _names(argument_map, bare.holds, losses, by)
    numbers = {name: event for event, name in enumerate(names)}
    exposed = replace(
        bare, holds=_losing(bare.holds, losses, numbers), backed=_losing(bare.backed, losses, numbers)
    )
    aims = _aims(exposed)
    found = smallest(aims, len(names)) if aims else NO_SET
    return Flips(
        place=place,
        status=exposed.status(),
        sets=tuple(tuple(names[event] for event in events) for events in found.sets),
        total=found.total,
        least=found.least,
        exhaustive=found.exhaustive,
        then=exposed.status(found.sets[0]) if found.sets else None,
    )


def _aims(found: Target) -> tuple[Aim, ...]:
    """Return what a loss has to bring about for another status; nothing where no loss would do.

    A loss can only lower labels. So what holds must cease to be in, and what is challenged to be backed; what
    is unsettled though backed must go out, and must not become unsettled again for want of backing. What is
    not backed stays as it is.
    """
    status = found.status()
    if status is Status.HOLDS:
        return (Aim(found.holds, NOT_IN),)
    if status is Status.CHALLENGED:
        return (Aim(found.backed, NOT_IN),)
    if found.backed.label() is not IN:
        return ()
    out = Aim(found.holds, frozenset((OUT,)))
    return (out, Aim(found.backed, frozenset((IN,)))) if found.believed is UNDECIDED else (out,)


def _losses(
    argument_map: ArgumentMap, framework: Framework, by: Loss, supposing: Supposition
) -> dict[int, tuple[str, ...]]:
    """Return, for each sourced statement by its number, what must be lost for it to be without a source."""
    fixed = framework.holding | framework.failing
    return {
        number: _backing(argument_map, place) if by == "sources" else (place,)
        for place, number in framework.statements.items()
        if number not in fixed and is_losable(argument_map, place, supposing)
    }


def _backing(argument_map: ArgumentMap, place: Place) -> tuple[str, ...]:
    cited = (citation.source for citation in argument_map.statements[place].citations)
    return tuple(dict.fromkeys(key for key in cited if key in argument_map.sources))


def _names(
    argument_map: ArgumentMap, holds: Contingent, losses: Mapping[int, tuple[str, ...]], by: Loss
) -> list[str]:
    """Return what can be lost and bears on the statement, in the order of the map."""
    bearing = {name for number, side in holds.parts if side is STRICT for name in losses.get(number, ())}
    names = argument_map.sources if by == "sources" else argument_map.statements
    return [name for name in names if name in bearing]


def _losing(
    contingent: Contingent, losses: Mapping[int, tuple[str, ...]], numbers: Mapping[str, int]
) -> Contingent:
    changes = {
        part: Change(sum(1 << numbers[name] for name in losses[number]), need=1, raises=False)
        for part, (number, side) in enumerate(contingent.parts)
        if side is STRICT and number in losses
    }
    return replace(contingent, changes=changes)
