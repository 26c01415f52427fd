"""Flips and restores: what they cost, in evaluations and as growth, never in seconds."""

import random

import pytest
from test_growth import LINEAR, growth, least_times, read

from argmap.evaluate import evaluate
from argmap.evaluate.flips import flips
from argmap.evaluate.restores import restores
from argmap.model import THESIS, ArgumentMap, Citation, Direction, Kind, Premise, Source, Statement, Step

pytestmark = pytest.mark.slow


def tangle(evidence, claims, layers, seed=1):
    """Build layers of claims, each with up to three reasons that link up to three of those below."""
    chance = random.Random(seed)
    below = [f"e{number}" for number in range(evidence)]
    statements = {place: sourced(place) for place in below}
    steps = {}
    for layer in range(layers):
        last = layer == layers - 1
        here = [THESIS] if last else [f"c{layer}-{number}" for number in range(claims)]
        for claim in here:
            statements[claim] = Statement(place=claim, kind=Kind.CLAIM, text=claim)
            for _ in range(6 if last else chance.randint(1, 3)):
                lead(steps, claim, chance.sample(below, chance.randint(1, 3)))
            if chance.random() < 0.1:
                lead(steps, claim, [chance.choice(below)], direction=Direction.AGAINST)
        below = here
    sources = {place: Source(key=place) for place in statements}
    return ArgumentMap(title="", statements=statements, steps=steps, sources=sources)


def sourced(place):
    return Statement(place=place, kind=Kind.EVIDENCE, text=place, citations=(Citation(place),))


def lead(steps, target, premises, direction=Direction.FOR):
    place = f"p{len(steps)}"
    members = tuple(Premise(premise) for premise in premises)
    steps[place] = Step(place=place, direction=direction, target=target, premises=members)


def by_evidence(argument_map):
    return flips(argument_map, by="evidence")


@pytest.mark.parametrize("work", [flips, by_evidence, restores])
def test_a_tree_costs_hardly_more_than_its_size(work):
    assert growth(work, read, 1000) < LINEAR


@pytest.mark.parametrize("seed", range(5))
def test_sixty_pieces_of_evidence_cost_far_less_than_all_sets_of_three(seed):
    argument_map = tangle(evidence=60, claims=20, layers=4, seed=seed)
    found = by_evidence(argument_map)
    assert found.exhaustive or found.least > 3
    sets_of_three = 34_220
    search, once = least_times(lambda: by_evidence(argument_map), lambda: evaluate(argument_map))
    assert search < sets_of_three / 20 * once


@pytest.mark.parametrize("work", [flips, by_evidence, restores])
def test_a_large_tangle_is_given_up_in_time(work):
    argument_map = tangle(evidence=3000, claims=1750, layers=5)
    search, once = least_times(lambda: work(argument_map), lambda: evaluate(argument_map))
    assert search < 20 * once
