"""What the material leaves unknown: what has no source, what has no answer, what is taken for granted."""

from collections.abc import Iterator

from argmap.evaluate import State
from argmap.evaluate.judgements import beneath, granted_for_thesis, key_judgements, resolves, speaker
from argmap.evaluate.support import objections_of, sources_of, support
from argmap.model import THESIS, ArgumentMap, Kind, Side, Statement, Step
from argmap.report.document import Inlines
from argmap.report.objections import left_open_sentence
from argmap.report.phrases import inlines, sentence
from argmap.report.subject import Subject

MOST_UNKNOWN = 5
_UNANSWERED = (State.OPEN, State.ANSWERED_WITHOUT_SOURCE)


def unknown(subject: Subject) -> tuple[Inlines, ...]:
    """Return what the material leaves unknown, most important first, at most five sentences."""
    bare = tuple(_bare_sentence(subject))
    found = [*_unsourced(subject), *_unanswered(subject), *_unsettled(subject)]
    found += [*_promised(subject), *_granted(subject)]
    found = list(dict.fromkeys(found))  # what is used again is told once
    return (*found[: MOST_UNKNOWN - len(bare)], *bare)


def _unsourced(subject: Subject) -> Iterator[Inlines]:
    for part in key_judgements(subject.map):
        if not subject.standing(part.place).backed:
            name = subject.quoted(part.name)
            if sources_of(subject.map, subject.evaluation, support(subject.map, part.place)):
                yield subject.say("Sources back only part of the judgement {judgement}.", judgement=name)
            else:
                yield subject.say("No source is given for the judgement {judgement}.", judgement=name)


def _unanswered(subject: Subject) -> Iterator[Inlines]:
    """Name the objections that have no sourced answer, those to the conclusion itself first."""
    steps = [step for step in objections_of(subject.map) if _state(subject, step) in _UNANSWERED]
    ranked = sorted(steps, key=lambda step: step.target != THESIS)
    names = list(dict.fromkeys(speaker(subject.map, step).name for step in ranked))
    if names:
        yield subject.say_count(
            len(names),
            "No sourced answer meets the objection {objections}.",
            "No sourced answer meets the objections {objections}.",
            objections=subject.listed([subject.quoted(name) for name in names]),
        )


def _unsettled(subject: Subject) -> Iterator[Inlines]:
    for step in objections_of(subject.map):
        if _state(subject, step) is State.UNSETTLED:
            yield left_open_sentence(subject, step)


def _promised(subject: Subject) -> Iterator[Inlines]:
    for step in objections_of(subject.map):
        if _state(subject, step) is State.ANSWERED_BY_PROMISE:
            name = subject.quoted(speaker(subject.map, step).name)
            yield subject.say("The answer to {objection} is a promise.", objection=name)


def _state(subject: Subject, step: Step) -> State:
    return subject.evaluation.states[step.place]


def _granted(subject: Subject) -> Iterator[Inlines]:
    for statement in granted_for_thesis(subject.map):
        yield subject.say("Taken for granted, not shown: {words}.", words=subject.quoted(statement.text))


def _bare_sentence(subject: Subject) -> Iterator[Inlines]:
    """Count what is offered in support with neither a source nor a reason."""
    number = sum(1 for _ in _bare(subject.map))
    if number:
        counted = subject.language.count(
            number,
            "{n} statement offered in support has neither a source nor a reason.",
            "{n} statements offered in support have neither a source nor a reason.",
        )
        yield inlines(sentence(counted))


def _bare(argument_map: ArgumentMap) -> Iterator[Statement]:
    for statement in beneath(argument_map, THESIS):
        founded = resolves(argument_map, statement) or argument_map.reasons(statement.place)
        if statement.side is Side.OURS and not founded and statement.kind is not Kind.ASSUMPTION:
            yield statement
