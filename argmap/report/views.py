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
from argmap.report.objections import Objection, objection
from argmap.report.phrases import count, grade_words, in_words, listed, quoted, say, sentence, stopped
from argmap.report.slots import Said
from argmap.report.subject import Subject, linked, tag

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
    return Part(
        number=number,
        place=statement.place,
        anchor=f"judgement-{number}",
        text=Said(stopped(statement.text)),
        label=Said(statement.name.rstrip(".")),
        tag=tag(subject, statement.place),
        because=because(subject, statement, below, open_steps),
        backed=_backed(subject.standing(statement.place)),
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
    works = works_in_words(subject, sources_of(subject.map, below))
    first = sentence(f"{works[0]} {works[1]} it.") if works else "No source speaks for it."
    if open_steps and subject.standing(statement.place).status is Status.HOLDS:
        return say(first, " It does not depend on the part to which an objection is left open.")
    return say(first, *_open_sentence(subject, open_steps))


_KINDS = (("study", "studies"), ("press report", "press reports"), ("other work", "other works"))


def works_in_words(subject: Subject, keys: Sequence[SourceKey]) -> tuple[str, str] | None:
    """Count works by kind, with the verb that fits: `two studies and one press report`, `support`.

    Where no kind is known, they are just works; without any, there is nothing to say.
    """
    kinds = [_kind(subject, key) for key in keys]
    if set(kinds) == {"other work"}:
        kinds_in_words = [count(len(kinds), "work")]
    else:
        kinds_in_words = [count(kinds.count(one), one, many) for one, many in _KINDS if one in kinds]
    return (listed(kinds_in_words), "supports" if len(keys) == 1 else "support") if keys else None


def _kind(subject: Subject, key: SourceKey) -> str:
    kind = str(subject.map.sources[key].csl.get("type", ""))
    return "study" if kind in cite.STUDIES else "press report" if kind in cite.PRESS else "other work"


def _open_sentence(subject: Subject, open_steps: Sequence[Step]) -> Inlines:
    if not open_steps:
        return ()
    name = quoted(speaker(subject.map, open_steps[0]).name)
    others = len(open_steps) - 1
    if not others:
        return say(" The objection ", *name, " is left open.")
    return say(" The objection ", *name, f" and {count(others, 'other')} are left open.")


def _backed(standing: Standing) -> str:
    if not standing.backed:
        return "No"
    return "Yes" if standing.sourced else "Taken for granted"


def _open(subject: Subject, statement: Statement, open_steps: Sequence[Step]) -> str:
    if not open_steps:
        return "No"
    if subject.standing(statement.place).status is Status.HOLDS:
        return "None that it depends on"
    return f"Yes, {in_words(len(open_steps))}"


def _rests_on(subject: Subject, below: Support) -> str:
    names = [subject.names[key] for key in sources_of(subject.map, below)]
    if not names:
        return "No source"
    more = len(names) - MOST_NAMED
    return "; ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _weakest(subject: Subject, statement: Statement, below: Support, open_steps: Sequence[Step]) -> Inlines:
    status = subject.standing(statement.place).status
    if status in (Status.ASSERTED, Status.CONTESTED):
        return _unsourced(subject, statement, below)
    if status is not Status.HOLDS and open_steps:
        return say("The objection ", *quoted(speaker(subject.map, open_steps[0]).name))
    bare = _bare(subject, below)
    stand = "stands" if bare == 1 else "stand"
    return say(f"{sentence(count(bare, 'statement'))} under it {stand} without a source")


def _unsourced(subject: Subject, statement: Statement, below: Support) -> Inlines:
    """Name the nearest premise that no source backs, where it is not the statement itself."""
    for step in below.steps:
        for premise in step.all_premises:
            if not subject.standing(premise.statement).backed:
                return say("No source for ", *quoted(subject.map.statements[premise.statement].name))
    return say("No source at all")


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
    cited = cite.in_text(statement.citations, subject.names, brackets=False)
    return Offered(
        text=linked(statement, statement.text),
        source=cited or say("No source"),
        grade=grade_words(statement.grade or _source_grade(subject, statement)) if cited else "",
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
