"""A label has more than 60 characters.

Why:
A label stands for its statement where the full text has no room: in a box of the diagram, in a heading,
in a table. A longer one makes boxes so tall that the figure of a page holds fewer of them. The claim
itself may be as long as it must be.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays, from noon to six, starting in the autumn.
      label: The library should open on Sundays from noon to six in the autumn

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays, from noon to six, starting in the autumn.
      label: Open the library on Sundays
"""

from collections.abc import Iterator

from argmap.formats.findings import short
from argmap.model import Statement, Step
from argmap.rules.rule import Finding, Reading, where

MOST = 60


def check(reading: Reading) -> Iterator[Finding]:
    """Find labels that are too long."""
    parts: list[Statement | Step] = [*reading.map.statements.values(), *reading.map.steps.values()]
    for part in parts:
        if len(part.label) > MOST:
            yield Finding(
                f"The label “{short(part.label)}” has {len(part.label)} characters, {MOST} at most fit",
                where(part, "label"),
                places=(part.place,),
            )
