"""Commentary was accepted for other words than those it stands under now.

Why:
Commentary explains a statement, and its reader takes it for an explanation of the words above it. When
these are changed later, it may explain what nobody says any more. `argmap accept MAP` marks the present
words as those that the commentary speaks of, by a fingerprint under `accepted:`: of a statement its own
words, of a group those of its premises. What stands beneath may change without a warning.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sunday afternoons.
      commentary: All day is meant, as on Saturdays.
      accepted: 2c4c204c2720

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sunday afternoons.
      commentary: From noon to six is meant.
      accepted: 3e5c1cc4e757
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.fingerprints import of_wording
from argmap.formats.findings import short
from argmap.model import Statement, Step
from argmap.rules.rule import Finding, Reading, named, where


def check(reading: Reading) -> Iterator[Finding]:
    """Find commentary whose statement or premises have other words than when it was accepted."""
    parts: list[Statement | Step] = [*reading.map.statements.values(), *reading.map.steps.values()]
    for part in parts:
        if part.commentary and part.accepted and part.accepted != of_wording(reading.map, part):
            yield Finding(
                f"The commentary on {_called(part)} was accepted for other words than are there now",
                where(part, "commentary"),
                notes=(Note("read the commentary again, correct it, then type `argmap accept MAP`"),),
                places=(part.place,),
            )


def _called(part: Statement | Step) -> str:
    if isinstance(part, Statement):
        return named(part)
    name = part.id or part.place
    return f"the group {name} “{short(part.label)}”" if part.label else f"the group {name}"
