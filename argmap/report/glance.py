"""The lead-in to the overview: what is offered for the conclusion, and where objections bite."""

from argmap.evaluate.judgements import key_judgements, premises_of_thesis
from argmap.evaluate.support import LEFT_OPEN, against, objections_of, support
from argmap.model import THESIS, Step
from argmap.report.phrases import sentence
from argmap.report.subject import Subject

_ANSWERS = -1
"""What stands for answers among the numbers of judgements; 0 stands for the conclusion itself."""


def glance(subject: Subject) -> str:
    """Say how many judgements are offered, what counts only together, and where objections are left open."""
    return f"{_offered(subject)} {_raised(subject)}"


def _offered(subject: Subject) -> str:
    number = len(premises_of_thesis(subject.map))
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
        return subject.text("none of them is left open" if raised > 1 else "it is not left open")
    if raised == 1:
        return subject.text("it is left open")
    if len(unmet) == 1:
        return _one_left(subject, *_bites(subject, unmet)[0])
    where = subject.language.listed([_counted(subject, *bite) for bite in _bites(subject, unmet)])
    if len(unmet) < raised:
        return subject.language.count(
            len(unmet), "{n} is left open: {where}", "{n} are left open: {where}", where=where
        )
    if raised == 2:
        return subject.text("both are left open: {where}", where=where)
    return subject.text("all are left open: {where}", where=where)


def _bites(subject: Subject, unmet: list[Step]) -> list[tuple[int, int]]:
    """Count what is left open to the conclusion by no judgement, to each judgement, and to answers."""
    waiting = {step.place for step in unmet}
    bites: list[tuple[int, int]] = []
    for number, part in enumerate(key_judgements(subject.map), start=1):
        here = {step.place for step in against(subject.map, support(subject.map, part.place))} & waiting
        waiting -= here
        bites.append((number, len(here)))
    itself = {step.place for step in against(subject.map, support(subject.map, THESIS))} & waiting
    return [bite for bite in ((0, len(itself)), *bites, (_ANSWERS, len(waiting - itself))) if bite[1]]


def _counted(subject: Subject, target: int, count: int) -> str:
    if target == 0:
        return subject.language.count(count, "{n} to the conclusion itself", "{n} to the conclusion itself")
    if target == _ANSWERS:
        return subject.language.count(count, "{n} to an answer", "{n} to answers")
    return subject.language.count(
        count, "{n} to judgement {number}", "{n} to judgement {number}", number=target
    )


def _one_left(subject: Subject, target: int, _: int) -> str:
    if target == 0:
        return subject.text("one is left open, to the conclusion itself")
    if target == _ANSWERS:
        return subject.text("one is left open, to an answer")
    return subject.text("one is left open, to judgement {number}", number=target)
