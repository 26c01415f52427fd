"""What a template can read: the parts of a map with their verdicts, put into plain words.

Strings that are `Said` are the author's; all others are the program's. Tuples of inlines mix both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.diagram.build import anchor
from argmap.evaluate import Standing, Status
from argmap.evaluate.judgements import granted_with, key_judgements, speaker
from argmap.evaluate.support import (
    Support,
    assumptions_of,
    left_open,
    objections_of,
    sources_of,
    support,
)
from argmap.model import Place, SourceKey, Statement, Step
from argmap.report.document import Inlines, Link
from argmap.report.hinges import change
from argmap.report.objections import Objection, left_open_sentence, objection, worst_first
from argmap.report.offers import Offered, offers
from argmap.report.phrases import inlines, named, sentence, stopped
from argmap.report.slots import Said
from argmap.report.subject import Subject, tag
from argmap.report.weakness import weakest
from argmap.report.works import works_in_words

MOST_OFFERED = 6
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The conclusion, or a key judgement. `number` is 0 for the conclusion."""

    number: int
    place: Place
    anchor: str
    text: Said
    label: Said
    tag: str
    standing: Inlines
    because: Inlines
    change_lead: str
    change: Inlines
    backed: str
    open: str
    rests_on: str
    weakest: Inlines
    offered: tuple[Offered, ...]
    more_offered: int
    remarked: bool
    granted: tuple[Said, ...]
    objections: tuple[Objection, ...]
    commented: bool

    def __str__(self) -> str:
        return str(self.text)

    @property
    def has_section(self) -> bool:
        """Whether there is anything to say of it beyond its status."""
        return bool(self.commented or self.offered or self.granted or self.objections)


def conclusion(subject: Subject) -> Part:
    """Return the view of the thesis."""
    return _part(subject, subject.map.thesis, 0)


def judgements(subject: Subject) -> tuple[Part, ...]:
    """Return the views of the key judgements, in the order of the map."""
    statements = key_judgements(subject.map)
    return tuple(_part(subject, statement, number) for number, statement in enumerate(statements, 1))


def _part(subject: Subject, statement: Statement, number: int) -> Part:
    below = support(subject.map, statement.place)
    open_steps = worst_first(subject, left_open(subject.map, subject.evaluation, below))
    offered = offers(subject, below)
    lead, clause = change(subject, statement.place, mentioned=open_steps[0] if len(open_steps) == 1 else None)
    return Part(
        number=number,
        place=statement.place,
        anchor=f"judgement-{number}",
        standing=inlines(Link(f"#{anchor(statement)}", inlines(tag(subject, statement.place)))),
        text=Said(stopped(statement.text)),
        label=named(statement.name),
        tag=tag(subject, statement.place),
        because=because(subject, statement, below, open_steps),
        change_lead=lead,
        change=inlines(clause, ".") if clause else (),
        backed=_backed(subject, subject.standing(statement.place)),
        open=_open(subject, statement, open_steps),
        rests_on=_rests_on(subject, below),
        weakest=weakest(subject, statement, below, open_steps),
        offered=offered[:MOST_OFFERED],
        more_offered=max(0, len(offered) - MOST_OFFERED),
        remarked=any(offer.remark for offer in offered[:MOST_OFFERED]),
        granted=_granted(subject, statement, below),
        objections=tuple(objection(subject, step) for step in _against(subject, below)),
        commented=bool(statement.commentary),
    )


def because(subject: Subject, statement: Statement, below: Support, open_steps: Sequence[Step]) -> Inlines:
    """Say in a sentence or two what speaks for a statement, and what is left open against it."""
    if subject.is_supposed(statement.place):
        return subject.say("This is supposed.")
    first = sentence(_supports(subject, statement, sources_of(subject.map, subject.evaluation, below)))
    if not open_steps:
        return inlines(first)
    if subject.standing(statement.place).status is Status.HOLDS:
        more = subject.say("It holds despite an objection to one of its reasons.")
    else:
        more = _open_sentence(subject, open_steps)
    return inlines(first, " ", more)


def _supports(subject: Subject, statement: Statement, works: Sequence[SourceKey]) -> str:
    """Say which works speak for a statement, or for a part of it only."""
    if not works:
        return subject.text("No source speaks for it.")
    said, number = works_in_words(subject, works), len(works)
    if subject.standing(statement.place).backed:
        return subject.language.count(number, "{works} supports it.", "{works} support it.", works=said)
    return subject.language.count(
        number, "{works} supports only part of it.", "{works} support only part of it.", works=said
    )


def _open_sentence(subject: Subject, open_steps: Sequence[Step]) -> Inlines:
    others = len(open_steps) - 1
    if not others:
        return left_open_sentence(subject, open_steps[0])
    return subject.say_count(
        others,
        "The objection {objection} and {n} other are left open.",
        "The objection {objection} and {n} others are left open.",
        objection=subject.quoted(speaker(subject.map, open_steps[0]).name),
    )


def _backed(subject: Subject, standing: Standing) -> str:
    if not standing.backed:
        return subject.text("No")
    return subject.text("Yes" if standing.sourced else "Taken for granted")


def _open(subject: Subject, statement: Statement, open_steps: Sequence[Step]) -> str:
    if not open_steps:
        return subject.text("No")
    if subject.standing(statement.place).status is Status.HOLDS:
        return subject.text("None that it depends on")
    return subject.language.count(len(open_steps), "Yes, {n}", "Yes, {n}")


def _rests_on(subject: Subject, below: Support) -> str:
    names = [subject.names[key] for key in sources_of(subject.map, subject.evaluation, below)]
    if not names:
        return subject.text("No source")
    more = len(names) - MOST_NAMED
    shown = subject.text("; ").join(names[:MOST_NAMED])
    if more <= 0:
        return shown
    return subject.language.count(more, "{works} and {n} more", "{works} and {n} more", works=shown)


def _granted(subject: Subject, statement: Statement, below: Support) -> tuple[Said, ...]:
    """Return what a judgement takes for granted; what several share is told at the first of them."""
    shared = granted_with(subject.map, statement.place)
    others = [part for part in key_judgements(subject.map) if part is not statement]
    earlier = others[: _rank(subject, statement)]
    told = {granted.place for part in earlier for granted in granted_with(subject.map, part.place)}
    found = (*(g for g in shared if g.place not in told), *assumptions_of(subject.map, below))
    return tuple(Said(stopped(text)) for text in dict.fromkeys(granted.text for granted in found))


def _rank(subject: Subject, statement: Statement) -> int:
    places = [part.place for part in key_judgements(subject.map)]
    return places.index(statement.place) if statement.place in places else 0


def _against(subject: Subject, below: Support) -> list[Step]:
    ours = {step.place for step in objections_of(subject.map)}
    statements = {statement.place for statement in below.statements}
    steps = {step.place for step in below.steps}
    return [
        step
        for step in subject.map.steps.values()
        if step.place in ours and (step.target in steps if step.undercuts else step.target in statements)
    ]
