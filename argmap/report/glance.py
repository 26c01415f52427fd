"""The lead-in to the overview: what is offered for the conclusion, and where objections bite."""

from collections.abc import Iterator

from argmap.evaluate.judgements import key_judgements
from argmap.evaluate.support import LEFT_OPEN, against, objections_of, support
from argmap.model import THESIS, Step
from argmap.report.phrases import sentence
from argmap.report.subject import Subject


def glance(subject: Subject) -> str:
    """Say how many judgements are offered, what counts only together, and where objections are left open."""
    return f"{_offered(subject)} {_raised(subject)}"


def _offered(subject: Subject) -> str:
    number = len(key_judgements(subject.map))
    if not number:
        return subject.text("No judgement is offered for the conclusion.")
    linked = any(len(step.all_premises) > 1 for step in subject.map.reasons(THESIS))
    if linked:
        offered = subject.language.count(
            number,
            "{n} judgement is offered for the conclusion; parts joined by a bar count only together.",
            "{n} judgements are offered for the conclusion; parts joined by a bar count only together.",
        )
    else:
        offered = subject.language.count(
            number,
            "{n} judgement is offered for the conclusion.",
            "{n} judgements are offered for the conclusion, each on its own.",
        )
    return sentence(offered)


def _raised(subject: Subject) -> str:
    raised = objections_of(subject.map)
    if not raised:
        return subject.text("No objection to it is raised.")
    unmet = [step for step in raised if subject.evaluation.states[step.place] in LEFT_OPEN]
    counted = subject.language.count(
        len(raised),
        "{n} objection was raised, and {left}.",
        "{n} objections were raised, and {left}.",
        left=_left(subject, unmet, len(raised)),
    )
    return sentence(counted)


def _left(subject: Subject, unmet: list[Step], raised: int) -> str:
    if not unmet:
        return subject.text("none is left open")
    where = subject.language.listed(list(_where(subject, unmet)))
    if raised == 1:
        return subject.text("it is left open")
    if len(unmet) == raised:
        return subject.text("all are left open: {where}", where=where)
    return subject.language.count(
        len(unmet), "{n} is left open: {where}", "{n} are left open: {where}", where=where
    )


def _where(subject: Subject, unmet: list[Step]) -> Iterator[str]:
    """Count what is left open to each judgement, and what to the conclusion by no judgement."""
    waiting = {step.place for step in unmet}
    bites: list[tuple[int, int]] = []
    for number, part in enumerate(key_judgements(subject.map), start=1):
        here = {step.place for step in against(subject.map, support(subject.map, part.place))} & waiting
        waiting -= here
        bites.append((number, len(here)))
    if waiting:
        yield subject.language.count(
            len(waiting), "{n} to the conclusion itself", "{n} to the conclusion itself"
        )
    for number, count in bites:
        if count:
            yield subject.language.count(
                count, "{n} to judgement {number}", "{n} to judgement {number}", number=number
            )
