"""Choosing direction, type size and box width so that a figure suits its page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from argmap.diagram import dot
from argmap.diagram.boxes import Diagram, Flow, Placed
from argmap.diagram.build import MOST_BOXES, overview, whole
from argmap.diagram.layout import place
from argmap.diagram.measure import Measured, Type, measure
from argmap.diagram.pages import Room
from argmap.evaluate import Evaluation
from argmap.language import ENGLISH, Language
from argmap.model import ArgumentMap
from argmap.themes import PLAIN, Theme

Engine = Callable[[str], str]
"""DOT text to Graphviz's JSON."""

GAPS = {Flow.DOWN: (10.0, 15.0), Flow.RIGHT: (7.0, 16.0)}
"""Points between neighbours, and between levels."""

READS_BETTER = 3.0
"""How much farther from the shape of paper a map may be that runs from left to right, which reads better."""

LARGE = 200
"""Boxes above which a map is not tried downwards: it would only be wider than it is tall now."""

PAGE_RATIO = 2**0.5
"""Longer to shorter side of A-series paper."""


_SMALLEST = Type(8.0, 8.0, 8.0, 120.0)


@dataclass(frozen=True, slots=True)
class _Trial:
    flow: Flow
    type: Type


def draw(
    diagram: Diagram, sizes: Type, *, flow: Flow, engine: Engine, language: Language = ENGLISH
) -> Placed:
    """Measure a diagram, have it laid out, and return it placed at natural size."""
    measured = measure(diagram, sizes, language=language.tag)
    return lay_out(diagram, measured, flow=flow, engine=engine, smallest=sizes.smallest, language=language)


def lay_out(
    diagram: Diagram, measured: Measured, *, flow: Flow, engine: Engine, smallest: float, language: Language
) -> Placed:
    """Have a diagram laid out that was measured in type of `smallest` points or more."""
    gap, rank_gap = GAPS[flow]
    answer = engine(dot.text(measured.sizes, diagram.arrows, flow=flow, gap=gap, rank_gap=rank_gap))
    return place(diagram, measured, answer, flow=flow, smallest=smallest, language=language.tag)


def draw_overview(
    argument_map: ArgumentMap,
    evaluation: Evaluation,
    *,
    room: Room,
    engine: Engine,
    language: Language,
    theme: Theme = PLAIN,
) -> Placed:
    """Return the overview with as many boxes and as large a type (8 pt at least) as the room allows.

    Where not even thesis and one reason fit, these two are drawn all the same, larger than the room.
    """
    boxes = 0
    for most in range(MOST_BOXES, 1, -1):
        diagram = replace(overview(argument_map, evaluation, most=most, language=language), theme=theme)
        if len(diagram.boxes) == boxes or not _may_fit(diagram, room, language):
            continue
        boxes = len(diagram.boxes)
        for trial in _overview_trials():
            placed = draw(diagram, trial.type, flow=trial.flow, engine=engine, language=language)
            if placed.width <= room.width and placed.height <= room.height:
                return placed
    smallest = replace(overview(argument_map, evaluation, most=2, language=language), theme=theme)
    return draw(smallest, _SMALLEST, flow=Flow.DOWN, engine=engine, language=language)


def _may_fit(diagram: Diagram, room: Room, language: Language) -> bool:
    """Tell whether the boxes' areas alone leave a chance, which costs far less to find out than to try."""
    sizes = measure(diagram, _SMALLEST, language=language.tag).sizes.values()
    return sum(width * height for width, height in sizes) <= room.width * room.height


def _overview_trials() -> Iterator[_Trial]:
    for size in (9.0, 8.5, 8.0):
        for width in (150.0, 128.0, 108.0, 92.0, 80.0):
            yield _Trial(Flow.DOWN, Type(size, 8.0, 8.0, width, even=True))
    for width in (150.0, 120.0):
        yield _Trial(Flow.RIGHT, Type(8.0, 8.0, 8.0, width))


def draw_whole(
    argument_map: ArgumentMap,
    evaluation: Evaluation,
    *,
    engine: Engine,
    language: Language,
    theme: Theme = PLAIN,
    silent: bool = False,
) -> Placed:
    """Return the whole map, from left to right unless downwards is much nearer to the shape of paper.

    A `silent` one does not tell how anything stands.
    """
    diagram = replace(whole(argument_map, evaluation, language=language, silent=silent), theme=theme)
    columns, rows = Type(8.5, 7.5, 7.5, 168.0, narrowest=1.0), Type(8.5, 7.5, 7.5, 150.0)
    rightwards = draw(diagram, columns, flow=Flow.RIGHT, engine=engine, language=language)
    distance = _distance_from_paper(rightwards)
    if distance <= 1 or len(diagram.boxes) > LARGE:
        return rightwards
    downwards = draw(diagram, rows, flow=Flow.DOWN, engine=engine, language=language)
    return rightwards if distance <= READS_BETTER * _distance_from_paper(downwards) else downwards


def _distance_from_paper(placed: Placed) -> float:
    long, short = max(placed.width, placed.height), min(placed.width, placed.height)
    return abs(long / short - PAGE_RATIO)
