"""What speaks against the argument, and what the material leaves unknown, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.evaluate import State
from argmap.evaluate.judgements import granted_for_thesis, key_judgements, resolves, speaker
from argmap.evaluate.support import LEFT_OPEN, objections_of, speaks_for
from argmap.evaluate.words import state_words
from argmap.model import ArgumentMap, Kind, Side, Statement, Step
from argmap.report.document import Inlines
from argmap.report.phrases import inlines, stopped
from argmap.report.slots import Said
from argmap.report.subject import Subject, linked

MOST_UNKNOWN = 5


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against our side: whom, what answers it, and what has become of it."""

    text: Inlines
    against: Inlines
    answer: Inlines
    answered: bool
    state: str


def objections(subject: Subject) -> tuple[Objection, ...]:
    """Return the views of all that speaks against our side, in the order of the map."""
    return tuple(objection(subject, step) for step in objections_of(subject.map))


def objection(subject: Subject, step: Step) -> Objection:
    """Return the view of a step that speaks against our side."""
    state = subject.evaluation.states[step.place]
    return Objection(
        text=_premises(subject, step),
        against=_target(subject, step),
        answer=_answer(subject, step, state),
        answered=bool(step.outweighed or _answers(subject, step)),
        state=state_words(state, subject.language),
    )


def _premises(subject: Subject, step: Step) -> Inlines:
    statements = [subject.map.statements[premise.statement] for premise in step.premises]
    pieces = [(*linked(statement, stopped(statement.text)), " ") for statement in statements]
    return inlines(*pieces)[:-1]


def _target(subject: Subject, step: Step) -> Inlines:
    if not step.undercuts:
        statement = subject.map.statements[step.target]
        return linked(statement, statement.name)
    statement = speaker(subject.map, subject.map.steps[step.target])
    return subject.say("The step from {statement}", statement=linked(statement, statement.name))


def _answer(subject: Subject, step: Step, state: State) -> Inlines:
    if step.outweighed:
        return inlines(Said(step.outweighed))
    answers = _answers(subject, step)
    if not answers:
        return subject.say("None")
    words = Said(stopped(answers[0].text))
    if state is State.OPEN:
        return subject.say("{answer} It does not meet the objection.", answer=words)
    return inlines(words)


def _answers(subject: Subject, step: Step) -> list[Statement]:
    """Return what our side says to an objection: to its step, or to what it states."""
    replies = [*subject.map.undercutters(step.place)]
    for premise in step.all_premises:
        replies.extend(subject.map.objections(premise.statement))
    return [speaker(subject.map, reply) for reply in replies if speaks_for(subject.map, reply) is Side.OURS]


def unknown(subject: Subject) -> tuple[Inlines, ...]:
    """Return what the material leaves unknown, most important first, at most five sentences."""
    bare = _bare_sentence(subject)
    found = [*_unsourced_parts(subject), *_open_parts(subject), *_granted_parts(subject)]
    return (*found[: MOST_UNKNOWN - len(bare)], *bare)


def _unsourced_parts(subject: Subject) -> list[Inlines]:
    return [
        subject.say("No source is given for the judgement {judgement}.", judgement=subject.quoted(part.name))
        for part in key_judgements(subject.map)
        if not subject.standing(part.place).backed
    ]


def _open_parts(subject: Subject) -> list[Inlines]:
    open_steps = [
        step for step in objections_of(subject.map) if subject.evaluation.states[step.place] in LEFT_OPEN
    ]
    names = [subject.quoted(speaker(subject.map, step).name) for step in open_steps]
    return [
        subject.say("No sourced answer is given to the objection {objection}.", objection=name)
        for name in names
    ]


def _granted_parts(subject: Subject) -> list[Inlines]:
    granted = [subject.quoted(statement.text) for statement in granted_for_thesis(subject.map)]
    return [
        subject.say("It is taken for granted, and not shown, that this is so: {words}.", words=words)
        for words in granted
    ]


def _bare_sentence(subject: Subject) -> tuple[Inlines, ...]:
    """Count what is said with neither a source nor a reason."""
    number = sum(1 for _ in _bare(subject.map))
    if not number:
        return ()
    return (
        subject.say_count(
            number,
            "{n} statement of the map has neither a source nor a reason.",
            "{n} statements of the map have neither a source nor a reason.",
            n=str(number),
        ),
    )


def _bare(argument_map: ArgumentMap) -> Iterator[Statement]:
    for statement in argument_map.statements.values():
        founded = resolves(argument_map, statement) or argument_map.reasons(statement.place)
        if not founded and statement.side is Side.OURS and statement.kind is not Kind.ASSUMPTION:
            yield statement
