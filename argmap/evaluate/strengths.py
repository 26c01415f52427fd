"""How strong statements and steps are, as numbers for the annex."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from argmap.evaluate.dfquad import Weighing, weigh_with_bounds
from argmap.evaluate.scales import scales
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.model import ArgumentMap, Place

Words = Literal["strong", "moderate", "weak", "none"]

_LEAST: tuple[tuple[float, Words], ...] = ((0.75, "strong"), (0.45, "moderate"), (0.05, "weak"))


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a statement is: `value` in 0..1, within `low` to `high`.

    `net` is its support less what attacks it, in -1..1: where `value` is 0 it tells what is refuted (below 0)
    from what is not established (0). `value` takes for granted that what supports or attacks a statement is
    independent unless it shares an origin; `low` and `high` hold whatever depends on whatever.
    """

    value: float
    net: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Strengths:
    """Strengths of all statements and steps by place, in the order of the map.

    `settled` is false where attacks run in a circle and no stable values were found; what rests on that
    circle then says nothing.
    """

    statements: Mapping[Place, Strength]
    steps: Mapping[Place, float]
    settled: bool


def strengths(argument_map: ArgumentMap, supposing: Supposition = NOTHING) -> Strengths:
    """Weigh a map, as it would be on a supposition.

    The semantics is DF-QuAD (see `argmap.evaluate.dfquad`), with the base scores of `argmap.evaluate.grades`;
    reasons of one origin count once, as the strongest of them. The bounds are Fréchet's: what is needed
    together has max(0, sum - (n - 1)) to min, what supports or attacks has max to min(1, sum), and so have a
    base score and what is left of support or attack; a lower bound is attacked by upper bounds, and the
    reverse. A statement whose strength is supposed has net 0. A step
    that bears on nothing, because the map lacks its target or a premise, has 0. The time is linear but for
    circles.
    """
    ready = scales(argument_map, supposing)
    weighing = weigh_with_bounds(ready.plan, ready.base)
    steps = ready.framework.steps
    return Strengths(
        statements=dict(zip(argument_map.statements, _of_statements(weighing), strict=False)),
        steps={
            place: weighing.strengths[steps[place]] if place in steps else 0.0 for place in argument_map.steps
        },
        settled=not weighing.unsettled,
    )


def _of_statements(weighing: Weighing) -> Iterator[Strength]:
    """Yield the strengths of parts, statements first."""
    rests_on, lanes = weighing.plan.rests_on, weighing.lanes
    for part, (value, low, high) in enumerate(zip(*[lane.strengths for lane in lanes], strict=True)):
        if rests_on[part]:
            # Rounding must not put a value outside its bounds.
            yield Strength(value, lanes[0].net(part), min(value, low), max(value, high))
        else:
            yield Strength(value, 0.0, value, value)


def strength_words(strength: Strength) -> Words:
    """Say in a word how strong a statement is: strong from 0.75, moderate from 0.45, weak from 0.05, or none.

    A convention of this house. The lines run between its base scores: what has no source or is doubtful is
    weak, what has an ungraded or fairly reliable source moderate, what comes from a usually reliable source
    and is probably true strong. These are never words of likelihood, for a strength is no probability.
    """
    return _word(strength.value)


def spans_words(strength: Strength) -> bool:
    """Tell whether the bounds are so wide that another word could be true."""
    return _word(strength.low) != _word(strength.high)


def _word(value: float) -> Words:
    return next((word for least, word in _LEAST if value >= least), "none")
