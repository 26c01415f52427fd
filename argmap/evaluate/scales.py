"""A map made ready for weighing: who supports and attacks whom, in which groups, from which base scores."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.evaluate.bipolar import Bipolar, Plan, plan
from argmap.evaluate.components import NONE, add
from argmap.evaluate.framework import Framework, frame
from argmap.evaluate.grades import backing, base_score
from argmap.evaluate.origins import grouped, origins
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.model import ArgumentMap, Direction


@dataclass(frozen=True, slots=True)
class Scales:
    """The numbers of statements and steps, the plan, base scores, and the parts whose strength is given."""

    framework: Framework
    plan: Plan
    base: list[float]
    given: frozenset[int]


def scales(argument_map: ArgumentMap, supposing: Supposition = NOTHING) -> Scales:
    """Make a map ready, as it would be on a supposition.

    Objections that are outweighed are accepted, and weigh; what is supposed to be met does not. A part whose
    strength is given rests on nothing. A premise counts once in a step.
    """
    framework = frame(argument_map, supposing)
    given = _given(framework, supposing)
    base = [*_base_scores(argument_map, framework, supposing), *_weights(argument_map, framework)]
    supporters = [parts if len(parts) < 2 else list(dict.fromkeys(parts)) for parts in framework.supporters]
    for part, strength in given.items():
        base[part] = strength
        supporters[part] = NONE
    found = origins(argument_map, supporters, base)
    statements = len(framework.statements)
    attackers = _attackers(argument_map, framework, supposing)
    weighed = Bipolar(
        joint=[part >= statements for part in range(framework.size)],
        supporters=[
            grouped(parts, found) if part < statements else parts for part, parts in enumerate(supporters)
        ],
        attackers=[NONE if part in given else grouped(steps, found) for part, steps in enumerate(attackers)],
    )
    return Scales(framework, plan(weighed), base, frozenset(given))


def _given(framework: Framework, supposing: Supposition) -> Mapping[int, float]:
    """Return the strengths that are given; a strength goes before failing, and failing before holding."""
    given = dict.fromkeys(framework.holding, 1.0) | dict.fromkeys(framework.failing, 0.0)
    for place, strength in supposing.strengths.items():
        if place in framework.statements:
            given[framework.statements[place]] = strength
    return given


def _base_scores(argument_map: ArgumentMap, framework: Framework, supposing: Supposition) -> Iterator[float]:
    for place, part in framework.statements.items():
        statement = argument_map.statements[place]
        yield base_score(
            statement,
            backing(argument_map, statement, supposing) if statement.citations else (),
            has_reasons=bool(framework.supporters[part]),
            supposed=place in supposing.backed,
        )


def _weights(argument_map: ArgumentMap, framework: Framework) -> Iterator[float]:
    for place in framework.steps:
        weight = argument_map.steps[place].weight
        yield 1.0 if weight is None else weight


def _attackers(argument_map: ArgumentMap, framework: Framework, supposing: Supposition) -> list[list[int]]:
    attackers = [NONE] * framework.size
    for place, part in framework.steps.items():
        step = argument_map.steps[place]
        target = (framework.steps if step.undercuts else framework.statements).get(step.target)
        if step.direction is Direction.AGAINST and place not in supposing.met and target is not None:
            add(attackers, target, part)
    return attackers
