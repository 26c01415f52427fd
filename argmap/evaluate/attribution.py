"""What carries a statement: how much of its strength is owed to which source, and on what it hangs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from argmap.evaluate.dfquad import weigh
from argmap.evaluate.gradients import slopes
from argmap.evaluate.losses import Losses
from argmap.evaluate.scales import scales
from argmap.evaluate.shapley import FEWEST_PAIRS, Shares, exact, sampled
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.model import THESIS, ArgumentMap, Place, SourceKey

MOST_EXACT = 14
"""So many sources at most get exact shares; every one more doubles the work."""
MOST_WORK_EXACT = 32_000_000
MOST_WORK_EXACT_IN_CIRCLES = 8_000_000
MOST_WORK_REMOVALS = 1_500_000
MOST_WORK_SAMPLED = 4_000_000
"""Bounds on the work, as `Plan.work` has it and with every round of a circle; it is done in seconds."""
MOST_PAIRS = 500
"""How many orders are drawn at most for sampled shares."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a source adds to a statement's strength.

    `removal` is the strength less the strength without the source alone, `shapley` the source's share, with
    its standard error, which is 0 if exact.
    """

    source: SourceKey
    removal: float
    shapley: float
    error: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """What sources add to the strength at a place, in the order of the map.

    The shares add up to the strength less the strength without any of the sources. `complete` is false if the
    work was ended before every source was tried: those not tried are left out, and stay where others go.
    """

    place: Place
    sources: tuple[Carried, ...]
    exact: bool
    complete: bool = True


def attribution(
    argument_map: ArgumentMap, place: Place = THESIS, supposing: Supposition = NOTHING
) -> Attribution:
    """Say how much of a statement's strength each source carries that evidence bearing on it cites.

    What cites a source that is taken away is still said, as evidence without that source; it keeps its
    origins, so that two reports of one agency do not become two voices when the agency falls. Shares are
    Shapley's, exact for up to `MOST_EXACT` sources, unless so much of the map changes with them that this
    would be more work than `MOST_WORK_EXACT`, or where attacks run in a circle `MOST_WORK_EXACT_IN_CIRCLES`;
    else they are sampled, always in the same way. So they are exact in maps of some hundreds of statements,
    but on circles of attack only for some ten sources, as each of 2^14 sets would take a hundred rounds.

    The work is bounded, whatever the map. Where many sources bear on large circles of attack, as many are
    tried as it allows, those first with which least changes. Of strengths that do not settle see `Losses`.
    """
    losses = Losses(argument_map, place, supposing)
    removals, costs = _removals(losses)
    is_exact, shares = _shares(losses, costs)
    found = {
        key: Carried(key, removal, share, error)
        for key, removal, (share, error) in zip(losses.sources, removals, shares, strict=False)
    }
    return Attribution(
        place,
        sources=tuple(found[key] for key in argument_map.sources if key in found),
        exact=is_exact,
        complete=losses.complete and len(found) == len(losses.sources),
    )


def gradient(
    argument_map: ArgumentMap, place: Place = THESIS, supposing: Supposition = NOTHING
) -> Mapping[Place, float]:
    """Return how a statement's strength moves with the base score of each statement of the map.

    Where the strength has a kink, the slope is one-sided (see `argmap.evaluate.gradients`): towards more
    support or less attack where these are equal. A statement whose strength is supposed counts with that
    strength as its base score.
    """
    ready = scales(argument_map, supposing)
    found = slopes(weigh(ready.plan, ready.base), ready.framework.statements[place])
    return {other: found[part] for other, part in ready.framework.statements.items()}


def _removals(losses: Losses) -> tuple[list[float], list[int]]:
    """Return what removals change, and their costs, for as many sources as the work allows."""
    whole = losses.value
    removals: list[float] = []
    costs: list[int] = []
    for number, _ in enumerate(losses.sources):
        before = losses.spent
        if before >= MOST_WORK_REMOVALS:
            break
        losses.toggle(number)
        removals.append(whole - losses.value)
        costs.append(losses.spent - before)
        losses.restore()
    return removals, costs


def _shares(losses: Losses, costs: Sequence[int]) -> tuple[bool, Shares]:
    """Return shares, exact if that can be; `costs` are those of sources that were tried, at one going."""
    players = len(costs)
    if players == len(losses.sources) <= MOST_EXACT:
        work = sum(cost << (players - 1 - number) for number, cost in enumerate(costs))
        most_work = MOST_WORK_EXACT_IN_CIRCLES if losses.has_circles else MOST_WORK_EXACT
        shares = exact(losses, players, _out_of(losses, most_work)) if work <= most_work else []
        if len(shares) == players:
            return True, shares
        losses.restore()
    return False, _sampled(losses, costs)


def _sampled(losses: Losses, costs: Sequence[int]) -> Shares:
    """Sample shares, of so many of the sources as can be gone through often enough."""
    costs_up_to = accumulate(costs)
    players = sum(2 * FEWEST_PAIRS * cost <= MOST_WORK_SAMPLED for cost in costs_up_to)
    most_work = MOST_WORK_SAMPLED
    while players:
        shares = sampled(losses, players, MOST_PAIRS, _out_of(losses, most_work))
        losses.restore()
        if shares:
            return shares
        # Without other sources, circles took more rounds than without one: fewer can be tried.
        players, most_work = players // 4, most_work // 2
    return []


def _out_of(losses: Losses, most_work: int) -> Callable[[], bool]:
    until = losses.spent + most_work
    return lambda: losses.spent >= until
