"""A verdict in sentences: how things stand, what they rest on, what is open, what would change it."""

from collections.abc import Iterator

from argmap.evaluate.strengths import strengths
from argmap.evaluate.support import assumptions_of, sources_of, support
from argmap.evaluate.words import status_words
from argmap.model import THESIS, Place
from argmap.report import objections, views
from argmap.report.document import plain
from argmap.report.hinges import hinge
from argmap.report.phrases import sentence, stopped
from argmap.report.subject import Subject
from argmap.report.verdict import verdict
from argmap.verdicts.judged import Judged
from argmap.verdicts.wishes import FAILS, HOLDS

_INDENT = "  "


def sentences(judged: Judged) -> Iterator[str]:
    """Yield the lines of a verdict, in English; what is supposed, and what that changes, comes first."""
    if judged.wish.without or judged.wish.places:
        yield from _supposed(judged)
        yield ""
    yield from _conclusion(judged.subject)
    for part in views.judgements(judged.subject):
        yield ""
        yield f"{part.number}. {part.text} {part.tag}."
        change = f" {part.change_lead} {plain(part.change)}" if part.change else ""
        yield f"{_INDENT}{plain(part.because)}{change}"
    yield from _objections(judged.subject)


def _conclusion(subject: Subject) -> Iterator[str]:
    thesis = views.conclusion(subject)
    yield f"{thesis.text} {thesis.tag}."
    yield f"{_INDENT}{plain(verdict(subject))}"
    yield f"{_INDENT}{_rests_on(subject)}"
    hinges = plain(hinge(subject))
    if hinges:
        yield f"{_INDENT}{hinges}"


def _rests_on(subject: Subject) -> str:
    below = support(subject.map, THESIS)
    works = [subject.names[key] for key in sources_of(subject.map, subject.evaluation, below)]
    granted = [f"“{statement.name.rstrip('.')}”" for statement in assumptions_of(subject.map, below)]
    rests = stopped(f"It rests on {subject.language.listed(works)}") if works else "It rests on no source."
    return f"{rests} It takes for granted {subject.language.listed(granted)}." if granted else rests


def _objections(subject: Subject) -> Iterator[str]:
    raised = objections.objections(subject)
    if raised:
        yield ""
        yield "Objections"
    for objection in raised:
        answer = f" Answer: {plain(objection.answer)}" if objection.answered else ""
        yield f"{_INDENT}{sentence(objection.state)}: {plain(objection.text)}{answer}"


def _supposed(judged: Judged) -> Iterator[str]:
    yield f"Supposing that {judged.subject.language.listed(list(_suppositions(judged)))}:"
    changes = list(_changes(judged))
    yield from changes or [f"{_INDENT}no status changes."]


def _suppositions(judged: Judged) -> Iterator[str]:
    for key in judged.wish.without:
        yield f"{judged.subject.names[key]} is withdrawn"
    for place, value in judged.wish.places.items():
        known = value in (HOLDS, FAILS)
        yield (
            f"{_name(judged.subject, place)} {value}"
            if known
            else f"{_name(judged.subject, place)} has strength {value}"
        )


def _name(subject: Subject, place: Place) -> str:
    if place in subject.map.statements:
        return f"“{subject.map.statements[place].name.rstrip('.')}”"
    step = subject.map.steps[place]
    return f"the step “{step.label or step.id or place}”"


def _changes(judged: Judged) -> Iterator[str]:
    subject = judged.subject
    for place, standing in subject.evaluation.standings.items():
        before, after = status_words(judged.before.standings[place]), status_words(standing)
        if before != after:
            yield f"{_INDENT}{stopped(subject.map.statements[place].name)} {before} → {after}"
    if judged.wish.supposition.strengths:
        yield from _strength_change(judged)


def _strength_change(judged: Judged) -> Iterator[str]:
    """Say what becomes of the conclusion's strength, which a supposed strength changes, unlike statuses."""
    argument_map = judged.subject.map
    before = strengths(argument_map).statements[THESIS].value
    after = strengths(argument_map, judged.wish.supposition).statements[THESIS].value
    name = "Strength of the conclusion (a house convention, no probability)"
    yield f"{_INDENT}{name}: {before:.2f} → {after:.2f}"
