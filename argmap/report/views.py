"""What a template can read: the parts of a map with their verdicts, put into plain words.

Strings that are `Said` are the author's; all others are the program's. Tuples of inlines mix both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.evaluate import Standing, Status
from argmap.evaluate.judgements import granted_with, key_judgements, resolves, speaker
from argmap.evaluate.support import (
    Support,
    assumptions_of,
    left_open,
    objections_of,
    sources_of,
    support,
)
from argmap.model import Kind, Place, SourceKey, Statement, Step
from argmap.report import cite
from argmap.report.document import Inlines
from argmap.report.hinges import change
from argmap.report.objections import Objection, objection
from argmap.report.phrases import grade_words, inlines, named, sentence, stopped
from argmap.report.slots import Said
from argmap.report.subject import Subject, linked, tag
from argmap.report.works import works_in_words

MOST_OFFERED = 6
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Offered:
    """A statement offered for a judgement: what it says, its source, how good that is, and a remark."""

    text: Inlines
    source: Inlines
    grade: str
    remark: Said


@dataclass(frozen=True, slots=True)
class Part:
    """The conclusion, or a key judgement. `number` is 0 for the conclusion."""

    number: int
    place: Place
    anchor: str
    text: Said
    label: Said
    tag: str
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
    open_steps = left_open(subject.map, subject.evaluation, below)
    offered = _offered(subject, below)
    lead, clause = change(subject, statement.place)
    return Part(
        number=number,
        place=statement.place,
        anchor=f"judgement-{number}",
        text=Said(stopped(statement.text)),
        label=named(statement.name),
        tag=tag(subject, statement.place),
        because=because(subject, statement, below, open_steps),
        change_lead=lead,
        change=inlines(clause, ".") if clause else (),
        backed=_backed(subject, subject.standing(statement.place)),
        open=_open(subject, statement, open_steps),
        rests_on=_rests_on(subject, below),
        weakest=_weakest(subject, statement, below, open_steps),
        offered=offered[:MOST_OFFERED],
        more_offered=max(0, len(offered) - MOST_OFFERED),
        remarked=any(offer.remark for offer in offered[:MOST_OFFERED]),
        granted=_granted(subject, statement, below),
        objections=tuple(objection(subject, step) for step in _against(subject, below)),
        commented=bool(statement.commentary),
    )


def because(subject: Subject, statement: Statement, below: Support, open_steps: Sequence[Step]) -> Inlines:
    """Say in a sentence or two what speaks for a statement, and what is left open against it."""
    first = sentence(_supports(subject, statement, sources_of(subject.map, subject.evaluation, below)))
    if not open_steps:
        return inlines(first)
    if subject.standing(statement.place).status is Status.HOLDS:
        more = subject.say("It does not depend on the part to which an objection is left open.")
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
    name = subject.quoted(speaker(subject.map, open_steps[0]).name)
    others = len(open_steps) - 1
    if not others:
        return subject.say("The objection {objection} is left open.", objection=name)
    return subject.say_count(
        others,
        "The objection {objection} and {n} other are left open.",
        "The objection {objection} and {n} others are left open.",
        objection=name,
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
    return subject.text("Yes, {number}", number=subject.language.number(len(open_steps)))


def _rests_on(subject: Subject, below: Support) -> str:
    names = [subject.names[key] for key in sources_of(subject.map, subject.evaluation, below)]
    if not names:
        return subject.text("No source")
    more = len(names) - MOST_NAMED
    shown = "; ".join(names[:MOST_NAMED])
    return subject.text("{works} and {number} more", works=shown, number=more) if more > 0 else shown


def _weakest(subject: Subject, statement: Statement, below: Support, open_steps: Sequence[Step]) -> Inlines:
    status = subject.standing(statement.place).status
    if status in (Status.ASSERTED, Status.CONTESTED):
        return _unsourced(subject, below)
    if status is not Status.HOLDS and open_steps:
        name = subject.quoted(speaker(subject.map, open_steps[0]).name)
        return subject.say("The objection {objection}", objection=name)
    bare = _bare(subject, below)
    if not bare:
        return subject.say("No statement under it lacks a source")
    counted = subject.language.count(
        bare,
        "{n} statement under it stands without a source",
        "{n} statements under it stand without a source",
    )
    return inlines(sentence(counted))


def _unsourced(subject: Subject, below: Support) -> Inlines:
    """Name the nearest premise that no source backs, where it is not the statement itself."""
    for step in below.steps:
        for premise in step.all_premises:
            if not subject.standing(premise.statement).backed:
                name = subject.quoted(subject.map.statements[premise.statement].name)
                return subject.say("No source for {statement}", statement=name)
    return subject.say("No source at all")


def _bare(subject: Subject, below: Support) -> int:
    """Count the statements of a support, itself left out, that claim something and show nothing for it."""
    return sum(not subject.standing(statement.place).backed for statement in below.statements[1:])


def _offered(subject: Subject, below: Support) -> tuple[Offered, ...]:
    """Return the evidence for a statement, what has a source first; its claims where it has no evidence."""
    under = below.statements[1:]
    evidence = [statement for statement in under if statement.kind is Kind.EVIDENCE]
    chosen = evidence or [statement for statement in under if statement.kind is Kind.CLAIM]
    ranked = sorted(chosen, key=lambda statement: not resolves(subject.map, statement))
    return tuple(_offer(subject, statement) for statement in ranked)


def _offer(subject: Subject, statement: Statement) -> Offered:
    cited = cite.in_text(statement.citations, subject.names, subject.language, brackets=False)
    grade = statement.grade or _source_grade(subject, statement)
    return Offered(
        text=linked(statement, statement.text),
        source=cited or subject.say("No source"),
        grade=grade_words(grade, subject.language) if cited else "",
        remark=Said(first_sentence(statement.commentary)),
    )


def _source_grade(subject: Subject, statement: Statement) -> str:
    known = (subject.map.sources.get(citation.source) for citation in statement.citations)
    return next((source.grade for source in known if source and source.grade), "")


def first_sentence(markdown: str) -> str:
    """Return the first sentence of a commentary, as Markdown on one line."""
    text = " ".join(markdown.split("\n\n", 1)[0].split())
    end = min((text.find(mark) for mark in (". ", "? ", "! ") if mark in text), default=-1)
    return text if end < 0 else text[: end + 1]


def _granted(subject: Subject, statement: Statement, below: Support) -> tuple[Said, ...]:
    found = (*granted_with(subject.map, statement.place), *assumptions_of(subject.map, below))
    return tuple(Said(stopped(text)) for text in dict.fromkeys(granted.text for granted in found))


def _against(subject: Subject, below: Support) -> list[Step]:
    ours = {step.place for step in objections_of(subject.map)}
    statements = {statement.place for statement in below.statements}
    steps = {step.place for step in below.steps}
    return [
        step
        for step in subject.map.steps.values()
        if step.place in ours and (step.target in steps if step.undercuts else step.target in statements)
    ]
