"""What strengths cost: measured as ratios within one run, never as seconds."""

import random

import pytest
from test_growth import LINEAR, growth, least_times

from argmap import formats
from argmap.evaluate import evaluate
from argmap.evaluate.attribution import attribution, gradient
from argmap.evaluate.strengths import strengths
from argmap.model import THESIS, ArgumentMap, Citation, Direction, Kind, Premise, Source, Statement, Step
from argmap.source import SourceText

pytestmark = pytest.mark.slow

GRADES = ("A1", "B2", "C3", "D4")


def text_of_map(statements):
    """Write a map in the way of those that are shipped: ids, sources with grades, weights, objections."""
    lines = ["title: Growth", "thesis:", "  claim: The thesis stands.", "  reasons:"]
    for number in range(statements // 5):
        lines += [
            f"  - id: line-{number}",
            f"    claim: Line {number} of the argument speaks for the thesis in its own way.",
            f"    label: Line {number}",
            f"    quote: the words of line {number} as the essay has them",
            "    weight: 0.4",
            "    reasons:",
            f"    - id: report-{number}",
            f"      evidence: Report {number} says that it is so, and says it with figures.",
            f"      source: report-{number % 50}, p. {number}",
            f"      grade: {GRADES[number % 4]}",
            "    - premises:",
            f"      - evidence: A second report says {number} as well.",
            f"        source: report-{number * 7 % 50}",
            f"      - assumption: Besides, reason {number} was never doubted by anybody.",
            "    objections:",
            f"    - claim: But somebody did doubt number {number}.",
        ]
    sources = (f"  report-{number}: Somebody (2020). Report {number}." for number in range(50))
    return "\n".join([*lines, "sources:", *sources, ""])


def read(text):
    return formats.read(SourceText("strengths.yaml", text)).value


def read_map(statements):
    return read(text_of_map(statements))


def evaluate_in_full(argument_map):
    evaluate(argument_map)
    strengths(argument_map)


def test_labels_strengths_and_bounds_cost_less_than_reading():
    text = text_of_map(10_000)
    argument_map = read(text)
    assert len(argument_map.statements) > 9_999
    reading, labels_and_strengths = least_times(lambda: read(text), lambda: evaluate_in_full(argument_map))
    assert labels_and_strengths < 0.85 * reading


def test_strengths_and_bounds_cost_less_than_half_of_reading():
    text = text_of_map(10_000)
    argument_map = read(text)
    reading, weighing = least_times(lambda: read(text), lambda: strengths(argument_map))
    assert weighing < reading / 2


def test_strengths_are_linear():
    assert growth(strengths, read_map, 2_000) < LINEAR


def test_the_gradient_is_linear():
    assert growth(gradient, read_map, 2_000) < LINEAR


def test_removals_and_sampled_shares_are_no_worse_than_linear():
    """More sources than are shared among exactly: the work for the shares is bounded, the rest is linear."""
    assert growth(attribution, read_map, 1_000) < LINEAR


def tree(statements):
    """Build a map of which every part bears on the thesis, on paths of many lengths, with 14 sources."""
    chance = random.Random(1)
    places = [THESIS, *(f"s{n}" for n in range(1, statements))]
    targets = {place: places[chance.randrange(max(0, n - 12), n)] for n, place in enumerate(places) if n}
    inner = set(targets.values())
    return ArgumentMap(
        title="",
        statements={
            place: Statement(
                place=place,
                kind=Kind.CLAIM if place in inner else Kind.EVIDENCE,
                text=place,
                citations=() if place in inner else (Citation(f"k{chance.randrange(14)}"),),
            )
            for place in places
        },
        steps={
            place: Step(place=place, direction=Direction.FOR, target=target, premises=(Premise(place),))
            for place, target in targets.items()
        },
        sources={f"k{n}": Source(key=f"k{n}") for n in range(14)},
    )


def test_all_sets_of_fourteen_sources_cost_far_less_than_as_many_weighings():
    argument_map = tree(200)
    found = attribution(argument_map)
    assert (found.exact, len(found.sources)) == (True, 14)
    whole, once = least_times(lambda: attribution(argument_map), lambda: strengths(argument_map))
    assert whole < 0.5 * 2**14 * once


def ring(statements):
    """Write statements each of which attacks the one before it and the last the first, all with sources."""
    lines = ["title: Ring", "thesis:", "  claim: T", "  reasons:"]
    for number in range(statements):
        lines += [
            f"  - id: e{number}",
            f"    evidence: Report {number}.",
            f"    source: s{number}",
            f"    objections: [{{ref: e{(number + 1) % statements}}}]",
        ]
    sources = (f"  s{number}: Report {number}." for number in range(statements))
    return read("\n".join([*lines, "sources:", *sources, ""]))


def test_on_a_ring_of_attacks_attribution_is_bounded():
    """Twice as many sources on a ring twice as long would be four times the work."""
    shorter, longer = ring(100), ring(200)
    assert not attribution(shorter).complete
    once, twice = least_times(lambda: attribution(shorter), lambda: attribution(longer))
    assert twice < 1.5 * once


def test_the_gradient_costs_little_more_than_the_strengths():
    argument_map = read_map(4_000)
    slopes, once = least_times(lambda: gradient(argument_map), lambda: strengths(argument_map))
    assert slopes < 2 * once
