"""The cost of cutting a map into figures and drawing them grows no faster than the map."""

import pytest
from test_growth import LINEAR, TIMES, growth, read

from argmap.diagram.branches import plan
from argmap.diagram.pages import pages
from argmap.evaluate import evaluate
from argmap.language import ENGLISH
from reading import ENGINE

pytestmark = pytest.mark.slow

SMALL = 150
MOST_CALLS = 3
"""Layouts that a figure may take on average: the one that suits, and those that turned out too large."""


def drawn(argument_map, engine=ENGINE):
    return plan(
        *(argument_map, evaluate(argument_map)),
        pages=pages("A4"),
        engine=engine,
        language=ENGLISH,
        number=lambda branch: branch + 2,
    )


def test_cutting_and_drawing_is_linear():
    assert growth(drawn, read, SMALL) < LINEAR


def test_layouts_grow_with_the_figures():
    calls = []

    def counting(dot):
        calls.append(dot)
        return ENGINE(dot)

    for statements in (SMALL, SMALL * TIMES):
        calls.clear()
        figures = drawn(read(statements), counting).branches
        assert len(calls) <= MOST_CALLS * len(figures)
