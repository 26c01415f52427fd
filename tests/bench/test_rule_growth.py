"""The rules together cost about as much as reading the map does, and grow no faster than it."""

import random

import pytest
from test_growth import LINEAR, growth, least_times, text_of_map

from argmap import formats
from argmap.evaluate import evaluate
from argmap.rules import KNOWN, House, Reading, run
from argmap.source import SourceText

pytestmark = pytest.mark.slow

LOUD = House("teaching", dict.fromkeys(KNOWN, "warning"))
STATEMENTS = 10_000


def ready(text):
    source = SourceText("growth.yaml", text)
    argument_map = formats.read(source).value
    return Reading(argument_map, source, evaluate(argument_map), None, LOUD)


def wide(statements):
    """A map with all its statements under the thesis, for and against, many with the same words."""
    lines = ["title: Wide", "thesis:", "  claim: The thesis stands.", "  reasons:"]
    half = statements // 2
    lines += [f"  - claim: Reason {number % 50} is given here." for number in range(half)]
    lines += ["  objections:"]
    lines += [f"  - evidence: Reason {number % 70} is given here.\n    source: s" for number in range(half)]
    return "\n".join([*lines, "sources: {s: A work (2020)}", ""])


def alike(statements):
    """A map whose statements differ in one word or two of a dozen, each from many others."""
    chance = random.Random(1)
    words = [f"word{letter}" for letter in "abcdefghijkl"]
    lines = ["title: Alike", "thesis:", "  claim: The thesis stands.", "  reasons:"]
    for _ in range(statements):
        said = list(words)
        for _ in range(2):
            said[chance.randrange(len(said))] = f"other{chance.choice('abcdefghijklmnopqrstuvwxyz')}"
        lines += [f"  - claim: {' '.join(said)}"]
    return "\n".join([*lines, ""])


def shared(statements):
    """A map in which one statement is used over and over, and graded evidence stands beside it."""
    lines = ["title: Shared", "thesis:", "  claim: The thesis stands.", "  reasons:", "  - {claim: A, id: a}"]
    for number in range(statements // 2):
        lines += [f"  - claim: Statement {number} stands.", "    reasons:", "    - ref: a"]
        lines += [f"  - {{evidence: Report {number} says so., source: s, grade: A1}}"]
    return "\n".join([*lines, "sources: {s: A work (2020)}", ""])


def deep(statements):
    """Chains of reasons a hundred deep, each with an objection at its end."""
    lines = ["title: Deep", "thesis:", "  claim: The thesis stands.", "  reasons:"]
    for number in range(statements // 100):
        for depth in range(100):
            lines += [f"{'  ' * depth}  - claim: Chain {number} has depth {depth}."]
            lines += [f"{'  ' * depth}    {'reasons' if depth < 99 else 'objections'}:"]
        lines += [f"{'  ' * 100}  - It does not."]
    return "\n".join([*lines, ""])


SHAPES = (text_of_map, wide, alike, shared, deep)
every_shape = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)


@every_shape
def test_all_rules_together_grow_no_faster_than_the_map(shape):
    assert growth(run, lambda number: ready(shape(number)), STATEMENTS // 4) < LINEAR


@every_shape
def test_all_rules_together_cost_about_what_reading_costs(shape):
    """Reading is done in C for the most part; a map whose statements are all alike has most to compare."""
    text = shape(STATEMENTS)
    reading = ready(text)
    checked, read = least_times(
        lambda: run(reading), lambda: formats.read(SourceText("growth.yaml", text)), rounds=3
    )
    assert checked < (4 if shape is alike else 2) * read
