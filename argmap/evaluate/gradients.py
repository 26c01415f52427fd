"""How a strength moves with base scores: DF-QuAD's gradient, in one pass from the top."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from math import prod
from operator import mul

from argmap.evaluate.bipolar import Circle, Group
from argmap.evaluate.dfquad import DAMPING, ROUNDS, TOLERANCE, Lane, Strengths, Weighing

Slope = tuple[int, float]
"""A part, and how another's strength moves with the strength of that part."""


def slopes(weighing: Weighing, target: int) -> list[float]:
    """Return how the strength of a part moves with each base score, by part; a step's is its weight.

    Where support and attack are equal it is the slope towards more support or less attack; of parts of one
    group that are equally strong the first counts, and in a circle of support what comes from outside counts
    before what is as strong. The formulas are those of Yin, Potyka and Toni (ECAI 2023), with products of
    all others in place of quotients, so that strengths of 0 and 1 do no harm. Nothing passes through parts
    that are unsettled.
    """
    moved = [0.0] * len(weighing.base)
    moved[target] = 1.0
    by_base = [0.0] * len(weighing.base)
    for stage in reversed(weighing.plan.stages):
        if isinstance(stage, int):
            _through(weighing, (stage,), moved, by_base)
        elif not stage.contested:
            _through(weighing, _from_the_top(weighing, stage), moved, by_base)
        elif weighing.unsettled.isdisjoint(stage.parts):
            _through_contest(weighing, stage, moved, by_base)
    return by_base


def _through(weighing: Weighing, parts: Iterable[int], moved: list[float], by_base: list[float]) -> None:
    for part in parts:
        if moved[part]:
            here = _local(weighing, part)
            by_base[part] = moved[part] * here.base
            for other, slope in chain(here.supporters, here.attackers):
                moved[other] += moved[part] * slope


def _through_contest(weighing: Weighing, stage: Circle, moved: list[float], by_base: list[float]) -> None:
    local = {part: _local(weighing, part) for part in _from_the_top(weighing, stage)}
    settled = _settled(local, {part: moved[part] for part in local})
    for part, here in local.items():
        by_base[part] = settled[part] * here.base
        for other, slope in chain(here.supporters, here.attackers):
            moved[other] += settled[part] * slope


@dataclass(frozen=True, slots=True)
class _Local:
    """The slopes of one part's strength, where it is."""

    base: float
    supporters: Sequence[Slope]
    attackers: Sequence[Slope]


def _from_the_top(weighing: Weighing, circle: Circle) -> Iterator[int]:
    for block in reversed(circle.blocks):
        yield from reversed(weighing.order.get(block[0], block))


def _settled(local: dict[int, _Local], given: dict[int, float]) -> dict[int, float]:
    """Iterate as the strengths did: slopes pass attacks with the values of the round before."""
    felt = dict(given)
    for _ in range(ROUNDS):
        full = _passed(local, given, felt)
        furthest = max(abs(full[part] - felt[part]) for part in local)
        if DAMPING * furthest < TOLERANCE:
            return full
        felt = {part: felt[part] + DAMPING * (full[part] - felt[part]) for part in local}
    return dict.fromkeys(local, 0.0)


def _passed(local: dict[int, _Local], given: dict[int, float], felt: dict[int, float]) -> dict[int, float]:
    full = dict(given)
    for part, here in local.items():
        for other, slope in here.attackers:
            if other in full:
                full[other] += felt[part] * slope
    for part, here in local.items():
        for other, slope in here.supporters:
            if other in full:
                full[other] += full[part] * slope
    return full


def _local(weighing: Weighing, part: int) -> _Local:
    lane, base = weighing.lanes[0], weighing.base[part]
    attackers = [_winner(group, lane.felt) for group in weighing.plan.framework.attackers[part]]
    if weighing.plan.framework.joint[part]:
        return _of_step(lane, part, base, attackers)
    best = max(weighing.plan.circular.get(part, ()), key=lane.strengths.__getitem__, default=None)
    against = _products_of_others([1.0 - lane.felt[attacker] for attacker in attackers])
    if best is not None and lane.strengths[best] - lane.attack(part) > lane.strength(part, base):
        return _Local(0.0, [(best, 1.0)], _paired(attackers, against, -1.0))
    net = lane.support(part) - lane.attack(part)
    reach = 1.0 - base if net >= 0.0 else base
    supporters = [_winner(group, lane.strengths) for group in weighing.plan.supporters[part]]
    pro = _products_of_others([1.0 - lane.strengths[supporter] for supporter in supporters])
    return _Local(1.0 - abs(net), _paired(supporters, pro, reach), _paired(attackers, against, -reach))


def _of_step(lane: Lane, part: int, weight: float, attackers: Sequence[int]) -> _Local:
    premises = [_winner(group, lane.strengths) for group in lane.plan.supporters[part]]
    conditions = lane.conditions(part)
    others = _products_of_others(conditions)
    return _Local(
        base=prod(conditions),
        supporters=_paired(premises, others[: len(premises)], weight),
        attackers=_paired(attackers, others[len(premises) :], -weight),
    )


def _paired(parts: Sequence[int], others: Sequence[float], factor: float) -> list[Slope]:
    return [(part, factor * rest) for part, rest in zip(parts, others, strict=True)]


def _winner(group: Group, strengths: Strengths) -> int:
    return group if isinstance(group, int) else max(group, key=strengths.__getitem__)


def _products_of_others(factors: Sequence[float]) -> list[float]:
    """Return for each factor the product of all others."""
    before = list(accumulate(factors, mul, initial=1.0))
    after = list(accumulate(reversed(factors), mul, initial=1.0))
    return [before[n] * after[len(factors) - 1 - n] for n in range(len(factors))]
