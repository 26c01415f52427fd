"""The map as a numbered outline: one walk for the screen, the annex and whoever else lists a map."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.formats.steps import member_letters
from argmap.model import THESIS, ArgumentMap, Place, Statement, Step


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the outline.

    `level` counts from 0, `place` is the number shown. A line has a `statement`, or none where it stands
    for a group whose premises follow. `step` is the step that leads here (None for the thesis, an aside and a
    premise of a group); `reused` tells that the statement stands elsewhere in full.
    """

    level: int
    place: Place
    statement: Statement | None
    step: Step | None = None
    reused: bool = False
    warrant: bool = False


def outline(argument_map: ArgumentMap) -> Iterator[Line]:
    """Walk the map from the thesis down, then the asides, each followed by what bears on it."""
    for root in (THESIS, *argument_map.asides):
        waiting = [Line(0, root, argument_map.statements[root])]
        while waiting:
            line = waiting.pop()
            yield line
            waiting.extend(reversed(list(_below(argument_map, line))))


def _below(argument_map: ArgumentMap, line: Line) -> Iterator[Line]:
    level = line.level + 1
    if line.statement is None and line.step is not None:
        yield from _premises(argument_map, line.step, level)
    elif line.statement is not None and not line.reused:
        for step in argument_map.steps_on(line.statement.place):
            yield _step_line(argument_map, step, level)
    if line.step is not None:
        for doubt in argument_map.undercutters(line.step.place):
            yield _step_line(argument_map, doubt, level)


def _step_line(argument_map: ArgumentMap, step: Step, level: int) -> Line:
    if step.grouped or len(step.all_premises) != 1:
        return Line(level, step.place, None, step)
    premise = step.premises[0]
    return Line(level, step.place, argument_map.statements[premise.statement], step, reused=bool(premise.ref))


def _premises(argument_map: ArgumentMap, step: Step, level: int) -> Iterator[Line]:
    warrant = step.warrant_premise
    letters = member_letters(len(step.premises), skip_w=warrant is not None)
    for letter, premise in zip(letters, step.premises, strict=True):
        statement = argument_map.statements[premise.statement]
        place = f"{step.place}{letter}" if premise.ref else statement.place
        yield Line(level, place, statement, reused=bool(premise.ref))
    if warrant is not None:
        statement = argument_map.statements[warrant.statement]
        yield Line(level, statement.place, statement, warrant=True)
