"""The sentences on page 1 and 2 that speak of the map as a whole."""

from collections.abc import Sequence

from argmap.essay import find
from argmap.evaluate import State, Status
from argmap.evaluate.judgements import key_judgements, premises_of_thesis, resolves, speaker
from argmap.evaluate.support import LEFT_OPEN, objections_of
from argmap.language import message
from argmap.model import THESIS, ArgumentMap, Kind, Step
from argmap.report.audit import audited
from argmap.report.document import Inlines
from argmap.report.objections import left_open_sentence, worst_first
from argmap.report.phrases import inlines, sentence
from argmap.report.subject import Subject
from argmap.report.works import cited_works, works_in_words

_STANDS = {
    Status.HOLDS: (message("{n} holds"), message("{n} hold")),
    Status.CHALLENGED: (message("{n} is challenged"), message("{n} are challenged")),
    Status.UNSETTLED: (message("{n} cannot be settled"), message("{n} cannot be settled")),
    Status.ASSERTED: (
        message("{n} is asserted without a source"),
        message("{n} are asserted without a source"),
    ),
    Status.CONTESTED: (message("{n} is asserted and challenged"), message("{n} are asserted and challenged")),
}


def verdict(subject: Subject) -> Inlines:
    """Say in one to three sentences why the thesis holds or is not established."""
    standing = subject.standing(THESIS)
    if subject.is_supposed(THESIS):
        return subject.say("This is supposed.")
    if standing.status is Status.HOLDS:
        return _sentences(_holding(subject, sourced=standing.sourced), _promises(subject))
    unsettled = standing.status is Status.UNSETTLED
    circle = subject.say("Each side undoes the other.") if unsettled else ()
    return _sentences(circle, _parts_sentence(subject), _direct_objections(subject))


def _sentences(*said: Inlines) -> Inlines:
    return inlines(*[piece for words in said if words for piece in (" ", words)][1:])


def _holding(subject: Subject, *, sourced: bool) -> Inlines:
    if sourced:
        return subject.say("Sources back it, and no objection that matters to it is left open.")
    return subject.say("Nothing raised against it is left open, but it rests on what is taken for granted.")


def _promises(subject: Subject) -> Inlines:
    """Count the objections that nothing but a promise answers."""
    states = [subject.evaluation.states[step.place] for step in objections_of(subject.map)]
    promised = states.count(State.ANSWERED_BY_PROMISE)
    if not promised:
        return ()
    counted = subject.language.count(
        promised,
        "{n} objection is answered by a promise only.",
        "{n} objections are answered by promises only.",
    )
    return inlines(sentence(counted))


def _parts_sentence(subject: Subject) -> Inlines:
    below = premises_of_thesis(subject.map)
    statuses = [subject.standing(statement.place).status for statement in below]
    if not statuses:
        return subject.say("Nothing is offered for it.")
    if len(statuses) == 1:
        return subject.say("The one judgement it rests on {stands}.", stands=stands(subject, statuses))
    number = subject.language.number(len(statuses))
    return subject.say(
        "Of the {number} judgements it rests on, {stand}.", number=number, stand=stands(subject, statuses)
    )


def _statuses(subject: Subject) -> list[Status]:
    return [subject.standing(part.place).status for part in key_judgements(subject.map)]


def stands(subject: Subject, statuses: Sequence[Status]) -> str:
    """Say how judgements stand, best first, as predicates: `one holds and two are challenged`, `all hold`."""
    kinds = [status for status in Status if status in statuses]
    if len(kinds) > 1:
        return subject.language.listed([_predicate(subject, kind, statuses.count(kind)) for kind in kinds])
    everyone = "" if len(statuses) == 1 else subject.text("both" if len(statuses) == 2 else "all")
    return _predicate(subject, kinds[0], len(statuses), n=everyone).strip()


def _predicate(subject: Subject, status: Status, number: int, **pieces: str) -> str:
    return subject.language.count(number, *_STANDS[status], **pieces)


def _direct_objections(subject: Subject) -> Inlines:
    """Name what is left open against the thesis itself, or against a step to it."""
    steps = worst_first(
        subject,
        [step for step in _on_thesis(subject.map) if subject.evaluation.states.get(step.place) in LEFT_OPEN],
    )
    if not steps:
        return ()
    if len(steps) > 1:
        return subject.say_count(
            len(steps),
            "{n} objection to the conclusion itself is left open, first {first}.",
            "Objections to the conclusion itself are left open ({n} in all), first {first}.",
            first=subject.quoted(speaker(subject.map, steps[0]).name),
        )
    if subject.evaluation.states[steps[0].place] is not State.OPEN:
        return left_open_sentence(subject, steps[0])
    name = subject.quoted(speaker(subject.map, steps[0]).name)
    return subject.say("The objection {first} to the conclusion itself is left open.", first=name)


def _on_thesis(argument_map: ArgumentMap) -> list[Step]:
    doubts = [
        doubt for step in argument_map.reasons(THESIS) for doubt in argument_map.undercutters(step.place)
    ]
    return [*argument_map.objections(THESIS), *doubts]


def takeaway(subject: Subject) -> str:
    """Return the caption of the overview: what it shows, then how to read it."""
    statuses = _statuses(subject)
    how = subject.text("Arrows lead from reasons to what they bear on; boxes left open are dashed.")
    if not statuses:
        return how
    if len(statuses) == 1:
        shows = subject.text("The one judgement {stands}.", stands=stands(subject, statuses))
    else:
        number = subject.language.number(len(statuses))
        shows = subject.text(
            "Of the {number} judgements, {stand}.", number=number, stand=stands(subject, statuses)
        )
    return f"{shows} {how}"


def trust(subject: Subject) -> str:
    """Say what the material is made of: works, shared origins, statements with a source, quotes, faults."""
    audit = audited(subject)
    quotes = _quotes(subject, lost_only=bool(audit))
    said = (_works(subject), *_origins(subject), _sourced_sentence(subject), quotes, audit)
    return " ".join(part for part in said if part)


def _works(subject: Subject) -> str:
    cited = cited_works(subject.map)
    if not cited:
        return subject.text("No work is cited.")
    number = subject.language.count(len(cited), "{n} work", "{n} works")
    kinds = works_in_words(subject, cited)
    if kinds == number:
        return sentence(subject.language.count(len(cited), "{n} work is cited.", "{n} works are cited."))
    return sentence(
        subject.language.count(
            len(cited), "{n} work is cited: {kinds}.", "{n} works are cited: {kinds}.", kinds=kinds
        )
    )


def _origins(subject: Subject) -> tuple[str, ...]:
    shared: dict[str, list[str]] = {}
    for key in cited_works(subject.map):
        shared.setdefault(subject.map.sources[key].origin, []).append(subject.names[key])
    groups = [names for origin, names in shared.items() if origin and len(names) > 1]
    listed = [subject.language.listed(names) for names in groups]
    if len(listed) < 2:
        return tuple(
            subject.text("{works} share one origin and do not confirm one another.", works=works)
            for works in listed
        )
    works = subject.text("; ").join(listed).rstrip(".")
    return (subject.text("Works of one origin do not confirm one another: {works}.", works=works),)


def _sourced_sentence(subject: Subject) -> str:
    said = [s for s in subject.map.statements.values() if s.kind is not Kind.ASSUMPTION]
    sourced = sum(resolves(subject.map, statement) for statement in said)
    if not sourced:
        return subject.text("No claim or report in the map names a source.")
    return subject.language.count(
        sourced,
        "Of its {total} claims and reports, {n} names a source.",
        "Of its {total} claims and reports, {n} name a source.",
        total=len(said),
    )


def _quotes(subject: Subject, *, lost_only: bool) -> str:
    """Say how many quotes of the essay were found in it, where the map quotes one."""
    essay = subject.essay
    quotes = [quote.text for s in subject.map.statements.values() for quote in s.quotes] if essay else []
    if essay is None or not quotes:
        return ""
    lost = sum(find(essay, quote) is None for quote in quotes)
    if not lost and lost_only:
        return ""
    if not lost:
        return subject.language.count(
            len(quotes),
            "The one quote was found in the essay.",
            "All {number} quotes were found in the essay.",
            number=len(quotes),
        )
    if len(quotes) == 1:
        return subject.text("Its one quote was not found in the essay.")
    return subject.language.count(
        lost,
        "Of its {number} quotes, {n} was not found in the essay.",
        "Of its {number} quotes, {n} were not found in the essay.",
        number=len(quotes),
    )
