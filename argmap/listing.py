"""The numbered outline of a map with statuses in words, for the terminal."""

from collections.abc import Iterator

from argmap.evaluate import Evaluation
from argmap.evaluate.support import speaks_for
from argmap.evaluate.words import state_words, status_words
from argmap.model import THESIS, ArgumentMap, Direction, Kind, Side, Step
from argmap.outline import Line, outline

_INDENT = "  "


def listing(argument_map: ArgumentMap, evaluation: Evaluation) -> Iterator[str]:
    """Yield a line for every statement: number, how it bears on the line above, its words, its status."""
    for line in outline(argument_map):
        yield _INDENT * line.level + " ".join(part for part in _parts(argument_map, line, evaluation) if part)


def _parts(argument_map: ArgumentMap, line: Line, evaluation: Evaluation) -> Iterator[str]:
    yield "" if line.place == THESIS else line.place
    yield _relation(line)
    if line.statement is None:
        yield "only together:"
        return
    if line.reused:
        yield f"see {line.statement.place}: {line.statement.name}"
        return
    if line.statement.kind is Kind.ASSUMPTION:
        yield "taken for granted:"
    yield line.statement.text
    status = status_words(evaluation.standings[line.statement.place])
    yield f"[{status}{_state(argument_map, line.step, evaluation)}]"


def _relation(line: Line) -> str:
    step = line.step
    if line.warrant:
        return "licensed by"
    if step is None:
        return ""
    if step.undercuts:
        return "doubts the step:"
    return "because" if step.direction is Direction.FOR else "but"


def _state(argument_map: ArgumentMap, step: Step | None, evaluation: Evaluation) -> str:
    """Say what has become of what the other side says; an answer's own state would only confuse."""
    if step is None or speaks_for(argument_map, step) is not Side.THEIRS:
        return ""
    state = evaluation.states.get(step.place)
    return f"; {state_words(state)}" if state else ""
