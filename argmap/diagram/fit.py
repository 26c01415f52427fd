"""Choosing direction, type size and box width so that a figure suits its page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from argmap.diagram import dot
from argmap.diagram.boxes import Diagram, Flow, Placed
from argmap.diagram.build import MOST_BOXES, overview, whole
from argmap.diagram.layout import place
from argmap.diagram.measure import Type, measure
from argmap.evaluate import Evaluation
from argmap.model import ArgumentMap

Engine = Callable[[str], str]
"""DOT text to Graphviz's JSON."""

PAGE_RATIO = 2**0.5
"""Longer to shorter side of A-series paper."""


@dataclass(frozen=True, slots=True)
class Room:
    """The width and height that a figure may take, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Trial:
    flow: Flow
    type: Type


def draw(diagram: Diagram, sizes: Type, *, flow: Flow, engine: Engine, language: str) -> Placed:
    """Measure a diagram, have it laid out, and return it placed at natural size."""
    measured = measure(diagram, sizes, language=language)
    gap, rank_gap = (10.0, 12.0) if flow is Flow.DOWN else (7.0, 16.0)
    answer = engine(dot.text(measured.sizes, diagram.arrows, flow=flow, gap=gap, rank_gap=rank_gap))
    return place(diagram, measured, answer, flow=flow, smallest=sizes.smallest, language=language)


def draw_overview(
    argument_map: ArgumentMap, evaluation: Evaluation, *, room: Room, engine: Engine, language: str
) -> Placed:
    """Return the overview with as many boxes and as large a type (8 pt at least) as the room allows.

    Where not even thesis and one reason fit, the narrowest drawing is returned as it is.
    """
    last: Placed | None = None
    for most in range(MOST_BOXES, 1, -1):
        diagram = overview(argument_map, evaluation, most=most)
        if last is not None and len(diagram.boxes) == len(last.boxes):
            continue
        for trial in _overview_trials():
            last = draw(diagram, trial.type, flow=trial.flow, engine=engine, language=language)
            if last.width <= room.width and last.height <= room.height:
                return last
    assert last is not None  # noqa: S101 - the range above is never empty
    return last


def _overview_trials() -> Iterator[_Trial]:
    for size in (9.0, 8.5, 8.0):
        for width in (150.0, 128.0, 108.0, 92.0, 80.0):
            yield _Trial(Flow.DOWN, Type(size, 8.0, 8.0, width))
    for width in (150.0, 120.0):
        yield _Trial(Flow.RIGHT, Type(8.0, 8.0, 8.0, width))


def draw_whole(argument_map: ArgumentMap, evaluation: Evaluation, *, engine: Engine, language: str) -> Placed:
    """Return the whole map in the direction whose shape is nearer to a sheet of paper."""
    diagram = whole(argument_map, evaluation)
    columns, rows = Type(8.5, 7.5, 7.5, 168.0, narrowest=1.0), Type(8.5, 7.5, 7.5, 150.0)
    drawn = [
        draw(diagram, sizes, flow=flow, engine=engine, language=language)
        for flow, sizes in ((Flow.RIGHT, columns), (Flow.DOWN, rows))
    ]
    return min(drawn, key=_distance_from_paper)


def _distance_from_paper(placed: Placed) -> float:
    long, short = max(placed.width, placed.height), min(placed.width, placed.height)
    return abs(long / short - PAGE_RATIO)
