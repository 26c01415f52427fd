"""What a statement hinges on: which losses would change how it stands, what would make it hold."""

from collections.abc import Sequence

from argmap.evaluate import State, Status
from argmap.evaluate.flips import Flips
from argmap.evaluate.judgements import speaker
from argmap.evaluate.restores import Need, Remedy, Restores
from argmap.evaluate.support import sources_of, support
from argmap.model import THESIS, Place, SourceKey, Step
from argmap.report.document import Inlines
from argmap.report.phrases import inlines
from argmap.report.subject import Subject

MOST_NAMED = 5
"""Works, objections or statements that a sentence names; more are counted."""


def change(subject: Subject, place: Place, *, mentioned: Step | None = None) -> tuple[str, Inlines]:
    """Return, for page 1, a lead such as `Would change if` and the clause after it; both empty for none.

    What holds would change by a loss of sources; what does not would hold by answers and sources. An
    objection that was `mentioned` before is not named again.
    """
    if subject.standing(place).status is Status.HOLDS:
        lost = loss_clause(subject, subject.flips(place))
        return (subject.text("Would change if"), lost) if lost else ("", ())
    found = subject.restores(place)
    remedies = found.sets
    lead = subject.text("Would hold if")
    if not remedies:
        return "", ()
    return lead, inlines(_remedied(subject, place, remedies[0], mentioned), _perhaps(subject, found))


def _remedied(subject: Subject, place: Place, remedies: Sequence[Remedy], mentioned: Step | None) -> Inlines:
    if remedies == (Remedy(Need.SOURCE, place),):
        return subject.say("a source were given for it")
    alone = mentioned is not None and remedies == (Remedy(Need.ANSWER, mentioned.place),)
    if alone and mentioned and subject.evaluation.states[mentioned.place] is not State.UNSETTLED:
        return subject.say("a sourced answer met it")
    return remedy_clause(subject, remedies, named=len(remedies) == 1)


def _perhaps(subject: Subject, found: Restores) -> Inlines:
    return () if found.exhaustive else subject.say("; perhaps less would do")


def hinge(subject: Subject) -> Inlines:
    """Say what the conclusion hinges on: what would make it hold if it does not, what would undo it."""
    if subject.is_supposed(THESIS):
        return ()
    if subject.standing(THESIS).status is Status.HOLDS:
        return _undone(subject, subject.flips())
    made = _made(subject, subject.restores())
    weakened = _weakened(subject, subject.flips())
    return inlines(made, " ", weakened) if weakened else made


def _undone(subject: Subject, found: Flips) -> Inlines:
    lost = loss_clause(subject, found)
    if lost:
        return subject.say("The conclusion would no longer hold if {loss}.", loss=lost)
    if found.none:
        return subject.say(
            "No loss of sources would undo the conclusion: what is taken for granted would still carry it."
        )
    return subject.say("Which losses would undo the conclusion was not found out: the map is too tangled.")


def _made(subject: Subject, found: Restores) -> Inlines:
    if found.impossible:
        return subject.say("No source and no answer would make the conclusion hold as the map stands.")
    if not found.sets:
        return subject.say("What would make the conclusion hold was not found out: the map is too tangled.")
    said = subject.say(
        "The conclusion would hold if {remedies}.", remedies=remedy_clause(subject, found.sets[0])
    )
    if not found.exhaustive:
        return inlines(said, " ", subject.say("Perhaps less would do."))
    if found.total == 1:
        return inlines(said, " ", subject.say("Nothing less would do."))
    return inlines(said, " ", _ways(subject, found))


def _ways(subject: Subject, found: Restores) -> Inlines:
    """Count the other smallest sets of remedies."""
    return subject.say_count(
        found.total - 1,
        "Nothing less would do; there is one other way that takes as little.",
        "Nothing less would do; there are {n} other ways that take as little.",
    )


def _weakened(subject: Subject, found: Flips) -> Inlines:
    lost = loss_clause(subject, found)
    if not lost or found.then is None:
        return ()
    ranks = list(Status)
    # Where a circle of attacks decides, other losses of the same size can lead elsewhere than the first.
    if found.status is not Status.UNSETTLED and ranks.index(found.then) > ranks.index(found.status):
        return subject.say("It would be weaker still if {loss}.", loss=lost)
    return subject.say("How it stands would also change if {loss}.", loss=lost)


def loss_clause(subject: Subject, found: Flips) -> Inlines:
    """Say which works would have to be withdrawn, as the clause after `if`; nothing where none would do."""
    if not found.sets:
        return ()
    if found.least == 1 and found.total > 1:
        return _any_of(subject, [names[0] for names in found.sets], found.total)
    return inlines(_all_of(subject, found), _no_fewer(subject, found))


def _any_of(subject: Subject, keys: Sequence[str], total: int) -> Inlines:
    if total > MOST_NAMED:
        number = subject.language.number(total)
        return subject.say("any one of {number} works were withdrawn", number=number)
    named = subject.language.listed([subject.names[key] for key in keys], style="or")
    return subject.say("{works} were withdrawn", works=named)


def _all_of(subject: Subject, found: Flips) -> Inlines:
    keys = found.sets[0]
    number = subject.language.number(len(keys))
    if found.total > 1:
        return subject.say("{number} works were withdrawn together", number=number)
    if len(keys) > 2 and set(keys) == set(_rests_on(subject, found.place)):
        return subject.say("all {number} works it rests on were withdrawn", number=number)
    if len(keys) > MOST_NAMED:
        return subject.say("{number} works were withdrawn together", number=number)
    named = subject.language.listed([subject.names[key] for key in keys])
    if len(keys) == 2:
        return subject.say("{works} were both withdrawn", works=named)
    return subject.say_count(len(keys), "{works} were withdrawn", "{works} were all withdrawn", works=named)


def _rests_on(subject: Subject, place: Place) -> tuple[SourceKey, ...]:
    return sources_of(subject.map, subject.evaluation, support(subject.map, place))


def _no_fewer(subject: Subject, found: Flips) -> Inlines:
    if not found.exhaustive:
        return subject.say("; perhaps fewer would do")
    fewer = found.least - 1
    if not fewer:
        return ()
    return subject.say_count(fewer, "; no single one would do", "; no {n} would do")


def remedy_clause(subject: Subject, remedies: Sequence[Remedy], *, named: bool = True) -> Inlines:
    """Say what would have to be answered and sourced, as the clause after `if`; by number unless `named`."""
    answers = [one.place for one in remedies if one.need is Need.ANSWER]
    sources = [subject.map.statements[one.place].name for one in remedies if one.need is Need.SOURCE]
    clauses = (
        _answers(subject, answers, named=named) if answers else (),
        _sources(subject, sources, named=named) if sources else (),
    )
    return subject.listed([clause for clause in clauses if clause])


def _answers(subject: Subject, places: Sequence[Place], *, named: bool) -> Inlines:
    names = [_objection_name(subject, place) for place in places]
    if len(names) > (MOST_NAMED if named else 1):
        return subject.say_count(
            len(names), "{n} objection met a sourced answer", "{n} objections met sourced answers"
        )
    if all(subject.evaluation.states[place] is State.UNSETTLED for place in places):
        return subject.say_count(
            len(names),
            "an unbeaten answer met the objection {names}",
            "unbeaten answers met the objections {names}",
            names=_names(subject, names),
        )
    return subject.say_count(
        len(names),
        "a sourced answer met the objection {names}",
        "sourced answers met the objections {names}",
        names=_names(subject, names),
    )


def _sources(subject: Subject, names: Sequence[str], *, named: bool) -> Inlines:
    if len(names) > (MOST_NAMED if named else 1):
        return subject.say_count(
            len(names), "a source were given for {n} statement", "sources were given for {n} statements"
        )
    return subject.say_count(
        len(names),
        "a source were given for {names}",
        "sources were given for {names}",
        names=_names(subject, names),
    )


def _names(subject: Subject, names: Sequence[str]) -> Inlines:
    return subject.listed([subject.quoted(name) for name in names])


def _objection_name(subject: Subject, place: Place) -> str:
    return speaker(subject.map, subject.map.steps[place]).name
