"""Which statements are the key judgements, and how much lies beneath one."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.evaluate.supposing import Supposition
from argmap.model import ArgumentMap, Kind, Place, Statement, Step

MOST_JUDGEMENTS = 5


def key_judgements(argument_map: ArgumentMap) -> tuple[Statement, ...]:
    """Return the statements on which the thesis rests at once, at most five, in the order of the map.

    They are all premises one reason below the thesis that are not assumptions; where these are more than
    five, those marked `key: true` are meant, or the first five if none is. A statement marked `key: true`
    deeper in the thesis's support joins them.
    """
    below = premises_of_thesis(argument_map)
    marked = tuple(s for s in argument_map.statements.values() if s.key and s.kind is not Kind.ASSUMPTION)
    if len(below) > MOST_JUDGEMENTS:
        chosen = tuple(statement for statement in below if statement.key) or below
        return chosen[:MOST_JUDGEMENTS]
    deeper = tuple(s for s in marked if s not in below and s.place != argument_map.thesis.place)
    return (*below, *deeper)[:MOST_JUDGEMENTS]


def premises_of_thesis(argument_map: ArgumentMap) -> tuple[Statement, ...]:
    """Return all statements on which the thesis rests at once, assumptions left out."""
    places = dict.fromkeys(
        premise.statement
        for step in argument_map.reasons(argument_map.thesis.place)
        for premise in step.premises
    )
    statements = (argument_map.statements[place] for place in places)
    return tuple(statement for statement in statements if statement.kind is not Kind.ASSUMPTION)


def granted_with(argument_map: ArgumentMap, place: Place) -> tuple[Statement, ...]:
    """Return the assumptions that count together with a judgement for the thesis."""
    places = dict.fromkeys(
        premise.statement
        for step in argument_map.reasons(argument_map.thesis.place)
        if any(premise.statement == place for premise in step.premises)
        for premise in step.premises
    )
    statements = (argument_map.statements[other] for other in places)
    return tuple(statement for statement in statements if statement.kind is Kind.ASSUMPTION)


def granted_for_thesis(argument_map: ArgumentMap) -> tuple[Statement, ...]:
    """Return the assumptions one reason below the thesis, alone or together with judgements."""
    places = dict.fromkeys(
        premise.statement
        for step in argument_map.reasons(argument_map.thesis.place)
        for premise in step.all_premises
    )
    statements = (argument_map.statements[place] for place in places)
    return tuple(statement for statement in statements if statement.kind is Kind.ASSUMPTION)


def resolves(argument_map: ArgumentMap, statement: Statement) -> bool:
    """Tell whether a statement is evidence with at least one source that the map knows."""
    known = any(citation.source in argument_map.sources for citation in statement.citations)
    return statement.kind is Kind.EVIDENCE and known


def is_backed(argument_map: ArgumentMap, place: Place, supposing: Supposition) -> bool:
    """Tell whether a statement has a source of its own, by the map or by the supposition."""
    return place in supposing.backed or is_losable(argument_map, place, supposing)


def is_losable(argument_map: ArgumentMap, place: Place, supposing: Supposition) -> bool:
    """Tell whether a statement is backed by sources of the map alone, so that it can lose its backing."""
    supposed = supposing.backed | supposing.unbacked
    return place not in supposed and resolves(argument_map, argument_map.statements[place])


@dataclass(frozen=True, slots=True)
class Folded:
    """How many statements bear on one, itself left out, and how many of them have a source."""

    statements: int
    sourced: int


def folded(argument_map: ArgumentMap, place: Place, *, shown: frozenset[Place] = frozenset()) -> Folded:
    """Count what lies beneath a statement, leaving out what is shown elsewhere."""
    found = [s for s in beneath(argument_map, place) if s.place != place and s.place not in shown]
    return Folded(len(found), sum(resolves(argument_map, statement) for statement in found))


def speaker(argument_map: ArgumentMap, step: Step) -> Statement:
    """Return the statement that stands for a step: its first premise."""
    return argument_map.statements[step.premises[0].statement]


def beneath(argument_map: ArgumentMap, place: Place) -> Iterator[Statement]:
    """Walk every statement that bears on this one, for or against, itself first, each once."""
    seen: set[Place] = set()
    waiting = [place]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            yield argument_map.statements[here]
            steps = _bearing_on(argument_map, here)
            waiting.extend(reversed([premise.statement for step in steps for premise in step.all_premises]))


def _bearing_on(argument_map: ArgumentMap, place: Place) -> Iterator[Step]:
    """Walk the steps on a statement and, under each, those that undercut it."""
    waiting = list(reversed(argument_map.steps_on(place)))
    while waiting:
        step = waiting.pop()
        yield step
        waiting.extend(reversed(argument_map.undercutters(step.place)))
