"""What carries a statement: how much of its strength is owed to which source, and on what it hangs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.evaluate.dfquad import weigh
from argmap.evaluate.gradients import slopes
from argmap.evaluate.losses import Losses
from argmap.evaluate.scales import scales
from argmap.evaluate.shapley import Shares, exact, sampled
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.model import THESIS, ArgumentMap, Place, SourceKey

MOST_EXACT = 14
"""So many sources at most get exact shares; every one more doubles the work."""
MOST_WORK_EXACT = 20_000_000
MOST_WORK_SAMPLED = 5_000_000
"""Bounds on the work for shares, in parts weighed and strengths looked at; it is done in seconds."""
FEWEST_PAIRS, MOST_PAIRS = 16, 500
"""How many orders are drawn for sampled shares; so many at least, whatever the work."""


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

    The shares add up to the strength less the strength without any of the sources.
    """

    place: Place
    sources: tuple[Carried, ...]
    exact: bool


def attribution(
    argument_map: ArgumentMap, place: Place = THESIS, supposing: Supposition = NOTHING
) -> Attribution:
    """Say how much of a statement's strength each source carries that evidence bearing on it cites.

    What cites a source that is taken away is still said, as evidence without that source; it keeps its
    origins, so that two reports of one agency do not become two voices when the agency falls. Shares are
    Shapley's, exact for up to `MOST_EXACT` sources, unless so much of the map changes with them that this
    would be more work than `MOST_WORK_EXACT`; else they are sampled, always in the same way.
    """
    losses = Losses(argument_map, place, supposing)
    removals = list(_removals(losses))
    is_exact, shares = _shares(losses)
    found = {
        key: Carried(key, removal, share, error)
        for key, removal, (share, error) in zip(losses.sources, removals, shares, strict=True)
    }
    return Attribution(place, tuple(found[key] for key in argument_map.sources if key in found), is_exact)


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


def _removals(losses: Losses) -> Iterator[float]:
    whole = losses.value
    for number, _ in enumerate(losses.sources):
        losses.toggle(number)
        yield whole - losses.value
        losses.toggle(number)


def _shares(losses: Losses) -> tuple[bool, Shares]:
    players = len(losses.sources)
    if players <= MOST_EXACT:
        work = sum(cost << (players - 1 - number) for number, cost in enumerate(losses.work))
        if work <= MOST_WORK_EXACT:
            return True, exact(losses, players)
    pairs = MOST_WORK_SAMPLED // max(1, 2 * sum(losses.work))
    return False, sampled(losses, players, min(MOST_PAIRS, max(FEWEST_PAIRS, pairs)))
