"""Where a part of the argument is weakest."""

from collections.abc import Sequence

from argmap.evaluate import State, Status
from argmap.evaluate.judgements import speaker
from argmap.evaluate.support import Support, against, assumptions_of
from argmap.model import Place, Statement, Step
from argmap.report.document import Inlines
from argmap.report.subject import Subject


def weakest(subject: Subject, statement: Statement, below: Support, open_steps: Sequence[Step]) -> Inlines:
    """Name the weakest point of a part: what is not backed, else what is open, else what it leans on most."""
    if subject.standing(statement.place).status in (Status.ASSERTED, Status.CONTESTED):
        return _unsourced(subject, below)
    objection = _objection(subject, open_steps)
    if subject.standing(statement.place).status is not Status.HOLDS and objection:
        return objection
    return _leaning(subject, statement.place, below) or objection or subject.say("None found")


def _objection(subject: Subject, open_steps: Sequence[Step]) -> Inlines:
    if not open_steps:
        return ()
    name = subject.quoted(speaker(subject.map, open_steps[0]).name)
    return subject.say("The objection {objection}", objection=name)


def _unsourced(subject: Subject, below: Support) -> Inlines:
    """Name the nearest premise that no source backs, where it is not the statement itself."""
    for step in below.steps:
        for premise in step.all_premises:
            if not subject.standing(premise.statement).backed:
                name = subject.quoted(subject.map.statements[premise.statement].name)
                return subject.say("No source for {statement}", statement=name)
    return subject.say("No source at all")


def _leaning(subject: Subject, place: Place, below: Support) -> Inlines:
    """Say on what a part leans most: single sources, a promise, something taken for granted; or nothing."""
    lost = subject.flips(place)
    if lost.least == 1 and lost.total == 1:
        return subject.say("It hangs on one source: {work}", work=subject.names[lost.sets[0][0]])
    if lost.least == 1 and lost.sets:
        return subject.say("It hangs on each of {number} sources", number=subject.language.number(lost.total))
    states = [subject.evaluation.states.get(step.place) for step in against(subject.map, below)]
    if State.ANSWERED_BY_PROMISE in states:
        return subject.say("An objection is answered by a promise only")
    granted = assumptions_of(subject.map, below)
    if granted:
        return subject.say("It takes for granted: {words}", words=subject.quoted(granted[0].name))
    return ()
