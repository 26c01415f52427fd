"""What speaks against the argument, and what the material leaves unknown, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.evaluate import State
from argmap.evaluate.judgements import speaker
from argmap.evaluate.support import LEFT_OPEN, objections_of, speaks_for
from argmap.evaluate.words import state_words
from argmap.model import Side, Statement, Step
from argmap.report.document import Inlines
from argmap.report.phrases import inlines, named, stopped
from argmap.report.slots import Said
from argmap.report.subject import Subject, linked


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against our side: whom, what answers it, and what has become of it."""

    text: Inlines
    target: Inlines
    against: Inlines
    answer: Inlines
    answered: bool
    state: str

    def __str__(self) -> str:
        return str(self.text)


def objections(subject: Subject) -> tuple[Objection, ...]:
    """Return the views of all that speaks against our side, in the order of the map."""
    return tuple(objection(subject, step) for step in objections_of(subject.map))


def objection(subject: Subject, step: Step) -> Objection:
    """Return the view of a step that speaks against our side."""
    state = subject.evaluation.states[step.place]
    return Objection(
        text=_premises(subject, step),
        target=_quoted_target(subject, step),
        against=_target(subject, step),
        answer=_answer(subject, step, state),
        answered=bool(step.outweighed or _answers(subject, step)),
        state=state_words(state, subject.language),
    )


def worst_first(subject: Subject, steps: Sequence[Step]) -> list[Step]:
    """Put what is plainly open before what cannot be settled and what is answered without a source."""
    return sorted(steps, key=lambda step: LEFT_OPEN.index(subject.evaluation.states[step.place]))


def left_open_sentence(subject: Subject, step: Step) -> Inlines:
    """Say of an objection how it is left open."""
    name = subject.quoted(speaker(subject.map, step).name)
    state = subject.evaluation.states[step.place]
    if state is State.UNSETTLED:
        return subject.say("The objection {objection} and the answer to it undo each other.", objection=name)
    if state is State.ANSWERED_WITHOUT_SOURCE:
        return subject.say("The objection {objection} is answered, but without a source.", objection=name)
    return subject.say("The objection {objection} is left open.", objection=name)


def _premises(subject: Subject, step: Step) -> Inlines:
    statements = [subject.map.statements[premise.statement] for premise in step.premises]
    pieces = [(*linked(statement, stopped(statement.text)), " ") for statement in statements]
    return inlines(*inlines(*pieces)[:-1])


def _target(subject: Subject, step: Step) -> Inlines:
    if not step.undercuts:
        statement = subject.map.statements[step.target]
        return linked(statement, named(statement.name))
    target = subject.map.steps[step.target]
    return subject.say("The step from {statement}", statement=_link(subject, speaker(subject.map, target)))


def _quoted_target(subject: Subject, step: Step) -> Inlines:
    """Name what an objection speaks against in running text."""
    if step.undercuts:
        target = subject.map.steps[step.target]
        name = subject.quoted(speaker(subject.map, target).name)
        return subject.say("the step from {statement}", statement=name)
    return subject.quoted(subject.map.statements[step.target].name)


def _link(subject: Subject, statement: Statement) -> Inlines:
    return inlines(*subject.language.quoted(linked(statement, named(statement.name))))


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
