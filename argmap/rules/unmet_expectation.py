"""A statement does not have the status that `expect:` promises.

Why:
An expectation is a test of the map. You write down how the thesis, or any statement with an id, must
stand; a later change that overturns it, perhaps far away from it, is then noticed before anybody reads
the briefing. Either the change is wrong, or the expectation has to follow it.

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

from argmap.diagnostics import Fix, TextEdit
from argmap.evaluate import Standing, Status
from argmap.evaluate.words import status_words
from argmap.model import Expectation
from argmap.rules.rule import Finding, Reading, named
from argmap.source import SourceText


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
                fix=_fix(reading.text, expectation, standing.status),
                places=(place,),
            )


def _wanted(expected: Status, standing: Standing) -> str:
    # What is backed without any source could only hold "for granted"; say so, and only the rest differs.
    return _said(replace(standing, status=expected, sourced=standing.sourced or not standing.backed))


def _said(standing: Standing) -> str:
    return f"{standing.status} ({status_words(standing)})"


def _fix(text: SourceText, expectation: Expectation, found: Status) -> Fix | None:
    """Replace the status, which ends the entry unless it is in quotes."""
    if not text.words(expectation.span).endswith(expectation.status):
        return None
    where = replace(expectation.span, start=expectation.span.end - len(expectation.status))
    return Fix(f"Expect {found}", (TextEdit(where, found),))
