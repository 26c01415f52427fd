"""What speaks for a statement, all the way down, and what speaks against any of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.evaluate import Evaluation, State
from argmap.evaluate.judgements import beneath, resolves
from argmap.model import THESIS, ArgumentMap, Direction, Kind, Place, Side, SourceKey, Statement, Step

LEFT_OPEN = (State.OPEN, State.UNSETTLED, State.ANSWERED_WITHOUT_SOURCE)
"""States of an objection that keep what it bears on from holding."""


@dataclass(frozen=True, slots=True)
class Support:
    """A statement's support: itself and all statements below it by reasons, nearest first, and the steps."""

    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]


def support(argument_map: ArgumentMap, place: Place) -> Support:
    """Walk down the reasons of a statement, level by level; each statement comes once."""
    seen = {place: None}
    steps: list[Step] = []
    waiting = [place]
    for here in waiting:
        for step in argument_map.reasons(here):
            steps.append(step)
            fresh = [p.statement for p in step.all_premises if p.statement not in seen]
            seen.update(dict.fromkeys(fresh))
            waiting.extend(fresh)
    return Support(tuple(argument_map.statements[found] for found in seen), tuple(steps))


def against(argument_map: ArgumentMap, found: Support) -> Iterator[Step]:
    """Yield what speaks against a support: against its statements first, then against its steps."""
    for statement in found.statements:
        yield from argument_map.objections(statement.place)
    for step in found.steps:
        yield from argument_map.undercutters(step.place)


def left_open(argument_map: ArgumentMap, evaluation: Evaluation, found: Support) -> tuple[Step, ...]:
    """Return the objections to a support that nothing sourced has answered, nearest first."""
    return tuple(
        step for step in against(argument_map, found) if evaluation.states.get(step.place) in LEFT_OPEN
    )


def sources_of(argument_map: ArgumentMap, evaluation: Evaluation, found: Support) -> tuple[SourceKey, ...]:
    """Return the sources that the backed evidence of a support cites and the map knows, as they come."""
    keys = (
        citation.source
        for statement in found.statements
        if resolves(argument_map, statement) and evaluation.standings[statement.place].backed
        for citation in statement.citations
        if citation.source in argument_map.sources
    )
    return tuple(dict.fromkeys(keys))


def objections_of(argument_map: ArgumentMap) -> tuple[Step, ...]:
    """Return every step by which the other side speaks against ours, asides left out, in the map's order."""
    bearing = {statement.place for statement in beneath(argument_map, THESIS)}
    return tuple(
        step
        for step in argument_map.steps.values()
        if step.direction is Direction.AGAINST
        and speaks_for(argument_map, step) is Side.THEIRS
        and _hit(argument_map, step) in bearing
    )


def _hit(argument_map: ArgumentMap, step: Step) -> Place:
    """Return the statement that a step bears on, in the end where it undercuts."""
    while step.undercuts:
        step = argument_map.steps[step.target]
    return step.target


def speaks_for(argument_map: ArgumentMap, step: Step) -> Side:
    """Return the side that a step serves: its target's where it speaks for it, else the other."""
    against_steps = 0
    while step.undercuts:
        step, against_steps = argument_map.steps[step.target], against_steps + 1
    against_steps += step.direction is Direction.AGAINST
    own = argument_map.statements[step.target].side
    other = Side.THEIRS if own is Side.OURS else Side.OURS
    return own if against_steps % 2 == 0 else other


def assumptions_of(argument_map: ArgumentMap, found: Support) -> tuple[Statement, ...]:
    """Return what a support takes for granted."""
    return tuple(statement for statement in found.statements if statement.kind is Kind.ASSUMPTION)
