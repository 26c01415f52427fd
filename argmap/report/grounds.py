"""How the statuses came about, in figures: the three readings, strengths, and what each source carries.

Only an annex prints what stands here. Strengths are a convention of this house and no probabilities.
"""

from dataclasses import dataclass

from argmap.evaluate import Standing, Status
from argmap.evaluate.attribution import Carried, attribution
from argmap.evaluate.judgements import key_judgements
from argmap.evaluate.strengths import Strength, spans_words, strength_words, strengths
from argmap.evaluate.support import sources_of, support
from argmap.language import message
from argmap.model import THESIS, Statement
from argmap.report.document import Inlines, Strong
from argmap.report.hinges import loss_clause, remedy_clause
from argmap.report.phrases import inlines, named
from argmap.report.subject import Subject, tag

LEAST_SHARE = 0.0005
"""A share that three decimals show."""

_WORDS = {
    "strong": message("strong"),
    "moderate": message("moderate"),
    "weak": message("weak"),
    "none": message("no strength"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """A part of the argument: how it stands in each reading, how strong it is, what it hinges on."""

    name: Inlines
    believed: str
    backed: str
    holds: str
    tag: str
    strength: str
    net: str
    band: str
    words: str
    weaker: Inlines
    better: Inlines

    def __str__(self) -> str:
        return str(self.name)


@dataclass(frozen=True, slots=True)
class Load:
    """A source and what the conclusion owes it: `removal` if it alone is withdrawn, `share` of the whole."""

    name: str
    removal: str
    share: str


def grounds(subject: Subject) -> tuple[Ground, ...]:
    """Return the conclusion and the key judgements with what their statuses are made of."""
    weighed = strengths(subject.map)
    parts = (subject.map.thesis, *key_judgements(subject.map))
    return tuple(
        _ground(subject, statement, number, weighed.statements[statement.place])
        for number, statement in enumerate(parts)
    )


def _ground(subject: Subject, statement: Statement, number: int, strength: Strength) -> Ground:
    standing = subject.standing(statement.place)
    return Ground(
        name=_name(subject, statement, number),
        believed=_yes(subject, holds=standing.believed),
        backed=_yes(subject, holds=standing.backed),
        holds=_holds(subject, standing),
        tag=tag(subject, statement.place),
        strength=subject.language.decimal(strength.value),
        net=subject.language.decimal(strength.net),
        band=f"{subject.language.decimal(strength.low)}–{subject.language.decimal(strength.high)}",
        words=_strength_words(subject, statement, strength),
        weaker=_weaker(subject, statement),
        better=_better(subject, statement),
    )


def _name(subject: Subject, statement: Statement, number: int) -> Inlines:
    lead = str(number) if number else Strong(subject.say("Conclusion:"))
    return inlines(lead, " ", named(statement.name))


def _yes(subject: Subject, *, holds: bool) -> str:
    return subject.text("Stands" if holds else "Does not stand")


def _holds(subject: Subject, standing: Standing) -> str:
    if standing.status is Status.UNSETTLED:
        return subject.text("Undecided")
    return _yes(subject, holds=standing.status is Status.HOLDS)


def _strength_words(subject: Subject, statement: Statement, strength: Strength) -> str:
    if not spans_words(strength):
        return subject.text(_WORDS[strength_words(strength)])
    if len(sources_of(subject.map, subject.evaluation, support(subject.map, statement.place))) > 1:
        return subject.text("cannot be graded: it depends on whether the sources repeat one another")
    return subject.text("cannot be graded: its band is too wide")


def _weaker(subject: Subject, statement: Statement) -> Inlines:
    found = subject.flips(statement.place)
    nothing = subject.say("No loss would")
    return _clause(subject, loss_clause(subject, found), nothing, searched=found.exhaustive)


def _better(subject: Subject, statement: Statement) -> Inlines:
    if subject.standing(statement.place).status is Status.HOLDS:
        return subject.say("It holds")
    found = subject.restores(statement.place)
    clause = remedy_clause(subject, found.sets[0]) if found.sets else ()
    nothing = subject.say("Nothing would make it hold")
    return _clause(subject, clause, nothing, searched=found.exhaustive)


def _clause(subject: Subject, clause: Inlines, nothing: Inlines, *, searched: bool) -> Inlines:
    if clause:
        return clause if searched else inlines(clause, " ", subject.say("(not searched to the end)"))
    return nothing if searched else subject.say("Not found out: the map is too tangled")


@dataclass(frozen=True, slots=True)
class Loads:
    """What each source carries, the heaviest first; `exact` unless the shares were sampled.

    `complete` is false where the work was ended before every source was tried.
    `tell` is false where there is nothing to carry, so that all shares are 0.
    """

    sources: tuple[Load, ...]
    exact: bool
    complete: bool
    tell: bool


def loads(subject: Subject) -> Loads:
    """Return what each source carries of the conclusion."""
    found = attribution(subject.map, THESIS)
    ranked = sorted(found.sources, key=lambda carried: -carried.shapley)
    tell = any(abs(carried.shapley) >= LEAST_SHARE for carried in ranked)
    return Loads(
        tuple(_load(subject, carried) for carried in ranked),
        exact=found.exact,
        complete=found.complete,
        tell=tell,
    )


def _load(subject: Subject, carried: Carried) -> Load:
    error = f" ± {subject.language.decimal(carried.error, 3)}" if carried.error else ""
    return Load(
        name=subject.names[carried.source],
        removal=subject.language.decimal(-carried.removal, 3),
        share=f"{subject.language.decimal(carried.shapley, 3)}{error}",
    )
