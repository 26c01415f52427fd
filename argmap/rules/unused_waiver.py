"""A waiver keeps no finding back.

Why:
A waiver is an answer to a finding. When the finding is gone, because the map was mended or the waiver was
written for another place, the answer stands there without its question, and may one day hide a new fault
that nobody has judged. Take it out, or put it where it is needed. What only a build can find, such as a
report that is too long, is not looked for here.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      label: Open on Sundays
      waive: {label-too-long: it is quoted as it stands}

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      label: Open on Sundays
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.formats.codes import BUILDING
from argmap.rules.rule import Finding, Reading
from argmap.rules.waiving import waivers_of

_ADVICE = Note("take it out, or put it on the statement that the finding is about")


def check(reading: Reading) -> Iterator[Finding]:
    """Find waivers of known rules that have kept nothing back."""
    for part, waiver in waivers_of(reading.map):
        looked_for = waiver.rule in reading.known and waiver.rule not in BUILDING
        if looked_for and waiver.span not in reading.silenced:
            yield Finding(
                f"Nothing is left to waive: `{waiver.rule}` finds nothing here",
                waiver.span,
                (_ADVICE,),
                places=(part.place,) if part else (),
            )
