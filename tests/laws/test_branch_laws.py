"""Laws of cutting: however a diagram is cut, it is all there once, and no piece is too large without need."""

from collections import Counter

import pytest

import geometry
from argmap.diagram.boxes import Flow
from argmap.diagram.branches import plan
from argmap.diagram.build import whole
from argmap.diagram.cut import cut
from argmap.diagram.forest import Limits, Way, forest
from argmap.diagram.pages import Pages, Room
from argmap.language import ENGLISH
from drawn import try_on_any_map, try_on_pool
from reading import ENGINE

SMALL = Pages(
    column=Room(330.0, 300.0),
    upright=Room(360.0, 380.0),
    turned=Room(480.0, 280.0),
    led=(Room(360.0, 340.0), Room(480.0, 250.0)),
)


def cut_up(one, random):
    """Cut a map in which boxes and words have sizes of no sense; return all that is needed to look at it."""
    diagram = whole(one.map, one.found)
    names = [part.name for part in (*diagram.boxes, *diagram.joints)]
    ways = [
        Way(flow, {name: (random.uniform(5, 160), random.uniform(5, 90)) for name in names}, 7.0, 16.0, 9.0)
        for flow in (*Flow, Flow.RIGHT)
    ]
    trees, room = forest(diagram), Room(random.uniform(150, 700), random.uniform(150, 700))
    limits = Limits(random.randint(2, 15), (room,), (room,), trees.roots[0])
    return trees, ways, limits, cut(trees, ways, trees.all(), frozenset(), limits)


def everything_is_there_once(trees, cutting):
    walked = [name for piece in cutting.pieces for name in trees.walk(piece, cutting.ends)]
    assert Counter(walked) == dict.fromkeys(trees.walk(trees.all(), frozenset()), 1)
    tops = {top.box for piece in cutting.pieces for top in piece}
    assert tops == {*trees.roots, *cutting.ends}
    steps = Counter(step for piece in cutting.pieces for top in piece for step in top.steps)
    assert steps == {step: 1 for box in tops for step in trees.below.get(box, ())}


def pieces_follow_the_map(trees, cutting):
    order = {name: rank for rank, name in enumerate(trees.walk(trees.all(), frozenset()))}
    firsts = [order[piece[0].steps[0]] for piece in cutting.pieces if piece[0].steps]
    assert firsts == sorted(firsts)


def no_piece_is_too_large_without_need(trees, ways, limits, cutting):
    (room,) = limits.rooms
    for piece in cutting.pieces:
        outlines = [trees.outline(piece, cutting.ends, way) for way in ways]
        least = min(way.share(shape, room) for way, shape in zip(ways, outlines, strict=True))
        fits = least <= 1 and trees.boxes_in(piece, cutting.ends) <= limits.boxes
        assert fits or not can_be_cut(trees, piece, cutting.ends)


def can_be_cut(trees, piece, ends):
    inner = (name for name in trees.walk(piece, ends) if name in trees.boxes and name not in ends)
    return any(trees.below.get(name) for name in inner) or sum(len(top.steps) for top in piece) > 1


def a_cutting_keeps_the_map_in_pieces_that_fit(one, random):
    trees, ways, limits, cutting = cut_up(one, random)
    everything_is_there_once(trees, cutting)
    pieces_follow_the_map(trees, cutting)
    no_piece_is_too_large_without_need(trees, ways, limits, cutting)


@pytest.mark.slow
def test_a_cutting_keeps_the_map_in_pieces_that_fit():
    try_on_pool(a_cutting_keeps_the_map_in_pieces_that_fit)


@pytest.mark.slow
def test_a_cutting_of_any_map_does():
    try_on_any_map(a_cutting_keeps_the_map_in_pieces_that_fit)


def all_is_drawn(one, _):
    """Small pages, so that maps of a few statements have to be cut as well."""
    planned = plan(
        *(one.map, one.found), pages=SMALL, engine=ENGINE, language=ENGLISH, number=lambda branch: branch + 1
    )
    boxes = [box.box for branch in planned.branches for box in branch.placed.boxes]
    assert {box.place for box in boxes} == set(one.map.statements)
    assert sum(box.onward.startswith("from Figure") for box in boxes) == len(
        [source for branch in planned.branches for source in branch.sources if source is not None]
    )
    for branch in planned.branches:
        assert geometry.overlapping(branch.placed) == []
        assert geometry.crossed(branch.placed) == []
        assert branch.fits == SMALL.holds(branch.placed, led=branch is planned.branches[0])


@pytest.mark.slow
def test_whatever_is_cut_is_drawn():
    try_on_pool(all_is_drawn)
