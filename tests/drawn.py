"""Generated maps, read and evaluated, and how laws are tried on them.

A law is a function of a `Drawn` and of a `random.Random` for what it has to choose. It is tried on the same
maps every day, and on others where there is time, which hypothesis makes small when the law fails.
"""

from dataclasses import dataclass
from functools import cache
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.diagnostics import broken
from argmap.evaluate import Evaluation, evaluate
from argmap.formats import read
from argmap.model import ArgumentMap, Direction
from argmap.source import SourceText
from generated import maps, text_of, values_of, written

MAPS = 100
ALL_TEXTS = 500


@dataclass(frozen=True)
class Drawn:
    """A map made at random, as text and as read, and what evaluation finds in it."""

    text: str
    map: ArgumentMap
    found: Evaluation

    def against(self):
        """Return the steps that speak against something and are not outweighed."""
        steps = self.map.steps.values()
        return [step for step in steps if step.direction is Direction.AGAINST and not step.outweighed]


def understood(text):
    """Read a text in which there are no errors."""
    found = read(SourceText("map.yaml", text))
    assert not broken(found.diagnostics), found.diagnostics
    return found.value


def drawn(text):
    """Read and evaluate a text."""
    argument_map = understood(text)
    return Drawn(text, argument_map, evaluate(argument_map))


def rewritten(text, change):
    """Return the map whose text has `change` applied to each of its dictionaries, from the leaves up."""

    def walk(value):
        if isinstance(value, list):
            return [walk(entry) for entry in value]
        if isinstance(value, dict):
            return change({key: walk(below) for key, below in value.items()})
        return value

    return drawn(text_of(walk(values_of(text))))


@cache
def texts():
    """Return many maps as text, always the same."""
    randoms = [Random(seed) for seed in range(ALL_TEXTS)]
    return [text_of(written(random), random) for random in randoms]


@cache
def pool():
    """Return the maps that laws are tried on every day."""
    return [drawn(text) for text in texts()[:MAPS]]


def try_on_pool(law):
    """Try a law on the maps of every day."""
    for seed, one in enumerate(pool()):
        _keep(law, one, Random(seed))


def try_on_any_map(law):
    """Try a law on maps that hypothesis draws."""

    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(maps(), st.randoms(use_true_random=False))
    def on_any_map(text, random):
        _keep(law, drawn(text), random)

    on_any_map()


def _keep(law, one, random):
    try:
        law(one, random)
    except AssertionError as error:
        error.add_note(one.text)
        raise
