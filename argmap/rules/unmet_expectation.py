"""A statement does not have the status that `expect:` promises.

Why:
An expectation is a test of the map. You write down how the thesis, or any statement with an id, must
stand; a later change that overturns it, perhaps far away from it, is then noticed before anybody reads
the briefing. Either the change is wrong, or the expectation has to follow it. The finding names the nearest
statement that lacks a source, or what is left open against the statement or its support.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      id: open
      claim: The library should open on Sundays.
      reasons:
      - Students ask for it.
    expect: {open: holds}

Right:
    title: Should the library open on Sundays?
    thesis:
      id: open
      claim: The library should open on Sundays.
      reasons:
      - Students ask for it.
    expect: {open: asserted}
"""

from collections.abc import Iterator
from dataclasses import replace

from argmap.diagnostics import Fix, Note, TextEdit
from argmap.evaluate import Standing, State, Status
from argmap.evaluate.judgements import speaker
from argmap.evaluate.support import left_open, support
from argmap.evaluate.words import status_words
from argmap.model import Expectation, Kind, Place, Statement, Step
from argmap.rules.rule import Finding, Reading, named
from argmap.source import SourceText

_MOST_OBJECTIONS = 3
_LEFT = {
    State.OPEN: "is left open",
    State.UNSETTLED: "cannot be settled",
    State.ANSWERED_WITHOUT_SOURCE: "is answered without a source",
}
_UNDONE = (Status.CHALLENGED, Status.UNSETTLED, Status.CONTESTED)


def check(reading: Reading) -> Iterator[Finding]:
    """Find expectations that fail."""
    for expectation in reading.map.expect:
        place = reading.map.by_id.get(expectation.id)
        if place is None or expectation.status not in list(Status):
            continue  # the reader has said so
        expected, standing = Status(expectation.status), reading.evaluation.standings[place]
        if standing.status is not expected:
            statement = reading.map.statements[place]
            yield Finding(
                f"Expected {_wanted(expected, standing)} of {named(statement)}, found {_said(standing)}",
                expectation.span,
                notes=(*_unbacked(reading, place), *_unmet(reading, place)),
                fix=_fix(reading.text, expectation, standing.status),
                places=(place,),
            )


def _wanted(expected: Status, standing: Standing) -> str:
    # What is backed without any source could only hold "for granted"; say so, and only the rest differs.
    return _said(replace(standing, status=expected, sourced=standing.sourced or not standing.backed))


def _said(standing: Standing) -> str:
    return f"{standing.status} ({status_words(standing)})"


def _unbacked(reading: Reading, place: Place) -> Iterator[Note]:
    """Name what a statement that is not backed lacks a source for, nearest first; one is enough to go on."""
    statement = _nearest_bare(reading, place)
    if statement is not None and statement.kind is Kind.EVIDENCE:
        yield Note(f"{named(statement)} has no source", statement.text_span)
    elif statement is not None:
        yield Note(f"nothing with a source speaks for {named(statement)}", statement.text_span)


def _nearest_bare(reading: Reading, place: Place) -> Statement | None:
    """Go down from a statement by premises that are not backed to the first that has no reasons."""
    standings = reading.evaluation.standings
    walk = [] if standings[place].backed else [place]
    seen = set(walk)
    for here in walk:
        reasons = reading.map.reasons(here)
        if not reasons:
            return reading.map.statements[here]
        places = dict.fromkeys(premise.statement for step in reasons for premise in step.all_premises)
        fresh = [below for below in places if below not in seen and not standings[below].backed]
        seen.update(fresh)
        walk.extend(fresh)
    return None


def _unmet(reading: Reading, place: Place) -> Iterator[Note]:
    """Name what speaks against a statement or its support and keeps it from holding, nearest first."""
    if reading.evaluation.standings[place].status not in _UNDONE:
        return
    steps = left_open(reading.map, reading.evaluation, support(reading.map, place))
    for step in steps[:_MOST_OBJECTIONS]:
        statement, left = speaker(reading.map, step), _LEFT[reading.evaluation.states[step.place]]
        target = _target(reading, step, place)
        yield Note(f"what speaks against {target} {left}: {named(statement)}", statement.text_span)


def _target(reading: Reading, step: Step, place: Place) -> str:
    if step.undercuts:
        return f"the step {step.target}"
    return "it" if step.target == place else reading.map.statements[step.target].handle


def _fix(text: SourceText, expectation: Expectation, found: Status) -> Fix | None:
    """Replace the status, which ends the entry unless it is in quotes."""
    if not text.words(expectation.span).endswith(expectation.status):
        return None
    where = replace(expectation.span, start=expectation.span.end - len(expectation.status))
    return Fix(f"Expect {found}", (TextEdit(where, found),))
