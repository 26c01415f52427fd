"""The sentences on page 1 and 2 that speak of the map as a whole."""

from collections.abc import Sequence

from argmap.evaluate import Status
from argmap.evaluate.judgements import key_judgements, resolves, speaker
from argmap.evaluate.support import LEFT_OPEN, objections_of
from argmap.model import THESIS, ArgumentMap, Kind, Step
from argmap.report.document import Inlines
from argmap.report.phrases import count, in_words, listed, quoted, say, sentence
from argmap.report.subject import Subject
from argmap.report.views import works_in_words

_JUDGEMENT_STANDS = {
    Status.HOLDS: ("holds", "hold"),
    Status.CHALLENGED: ("is challenged", "are challenged"),
    Status.UNSETTLED: ("cannot be settled", "cannot be settled"),
    Status.ASSERTED: ("is asserted without a source", "are asserted without a source"),
    Status.CONTESTED: ("is asserted and challenged", "are asserted and challenged"),
}


def verdict(subject: Subject) -> Inlines:
    """Say in one or two sentences why the thesis holds or is not established."""
    standing = subject.standing(THESIS)
    if standing.status is Status.HOLDS and standing.sourced:
        return say("Sources back it, and no objection it depends on is left open.")
    if standing.status is Status.HOLDS:
        return say("Nothing raised against it is left open, but it rests on what is taken for granted.")
    return say(*_parts_sentence(subject), *_direct_objections(subject))


def _parts_sentence(subject: Subject) -> Inlines:
    parts = key_judgements(subject.map)
    if not parts:
        return say("Nothing is offered for it.")
    statuses = [subject.standing(part.place).status for part in parts]
    return say(sentence(f"{stands(statuses, 'it rests on')}."))


def stands(statuses: Sequence[Status], which: str = "") -> str:
    """Say how judgements stand, best first: `of three judgements, one holds and two are challenged`.

    `which` tells which are meant, such as `it rests on`; where all stand alike, that is said of all.
    """
    named = f" {which}" if which else ""
    number = len(statuses)
    if number == 1:
        return f"the one judgement{named} {_JUDGEMENT_STANDS[statuses[0]][0]}"
    if len(set(statuses)) == 1:
        everyone = "both" if number == 2 else f"all {in_words(number)}"
        return f"{everyone} judgements{named} {_JUDGEMENT_STANDS[statuses[0]][1]}"
    counted = [(status, statuses.count(status)) for status in Status if status in statuses]
    said = [f"{in_words(many)} {_JUDGEMENT_STANDS[status][many > 1]}" for status, many in counted]
    return f"of the {count(number, 'judgement')}{named}, {listed(said)}"


def _direct_objections(subject: Subject) -> Inlines:
    """Name what is left open against the thesis itself, or against a step to it."""
    steps = [
        step for step in _on_thesis(subject.map) if subject.evaluation.states.get(step.place) in LEFT_OPEN
    ]
    if not steps:
        return ()
    name = quoted(speaker(subject.map, steps[0]).name)
    if len(steps) == 1:
        return say(" The objection ", *name, " to the conclusion itself is left open.")
    return say(
        f" {sentence(count(len(steps), 'objection'))} to the conclusion itself are left open, first ",
        *name,
        ".",
    )


def _on_thesis(argument_map: ArgumentMap) -> list[Step]:
    doubts = [
        doubt for step in argument_map.reasons(THESIS) for doubt in argument_map.undercutters(step.place)
    ]
    return [*argument_map.objections(THESIS), *doubts]


def glance(subject: Subject) -> str:
    """Introduce the overview: how many judgements, what counts only together, where objections bite."""
    parts = key_judgements(subject.map)
    linked = any(len(step.all_premises) > 1 for step in subject.map.reasons(THESIS))
    carry = "carries" if len(parts) == 1 else "carry"
    first = sentence(f"{count(len(parts), 'judgement')} {carry} the conclusion")
    together = "; those joined by a bar count only together" if linked else ""
    return f"{first}{together}. {_objections_sentence(subject)}"


def _objections_sentence(subject: Subject) -> str:
    raised = objections_of(subject.map)
    if not raised:
        return "The map raises no objection to it."
    unmet = sum(subject.evaluation.states[step.place] in LEFT_OPEN for step in raised)
    were = "was" if len(raised) == 1 else "were"
    return sentence(
        f"{count(len(raised), 'objection')} {were} raised in all, and {_left(unmet, len(raised))}."
    )


def _left(unmet: int, raised: int) -> str:
    if not unmet:
        return "none is left open"
    if unmet == raised:
        return "it is left open" if raised == 1 else "all are left open"
    return f"{in_words(unmet)} {'is' if unmet == 1 else 'are'} left open"


def takeaway(subject: Subject) -> str:
    """Return the caption of the overview: what it shows, then how to read it."""
    statuses = [subject.standing(part.place).status for part in key_judgements(subject.map)]
    shows = f"{sentence(stands(statuses))}. " if statuses else ""
    return f"{shows}Arrows lead from reasons to what they bear on; what is left open is dashed."


def trust(subject: Subject) -> str:
    """Say what the material is made of: works by kind, shared origins, statements with a source."""
    cited = _cited(subject)
    works = works_in_words(subject, cited)
    number = count(len(cited), "work")
    kinds = f": {works[0]}" if works and works[0] != number else ""
    first = f"The map rests on {number}{kinds}." if works else "The map cites no work."
    return " ".join(part for part in (first, _origins(subject, cited), _sourced_sentence(subject)) if part)


def _cited(subject: Subject) -> list[str]:
    keys = (
        citation.source
        for statement in subject.map.statements.values()
        if resolves(subject.map, statement)
        for citation in statement.citations
    )
    return [key for key in dict.fromkeys(keys) if key in subject.map.sources]


def _origins(subject: Subject, cited: Sequence[str]) -> str:
    shared: dict[str, list[str]] = {}
    for key in cited:
        shared.setdefault(subject.map.sources[key].origin, []).append(subject.names[key])
    groups = [names for origin, names in shared.items() if origin and len(names) > 1]
    return " ".join(f"{listed(names)} share one origin." for names in groups)


def _sourced_sentence(subject: Subject) -> str:
    said = [s for s in subject.map.statements.values() if s.kind is not Kind.ASSUMPTION]
    sourced = sum(resolves(subject.map, statement) for statement in said)
    verb = "names" if sourced < 2 else "name"
    return (
        f"Of its {len(said)} claims and reports, {in_words(sourced) if sourced else 'none'} {verb} a source."
    )
