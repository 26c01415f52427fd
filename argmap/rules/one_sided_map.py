"""Nothing in a map of some size speaks against anything.

Why:
A reader knows objections, even if the map does not, and takes an argument without any for one that nobody
has tested. The strongest objection, stated fairly and answered, convinces more than an eighth reason. Maps
with fewer than eight statements are let pass, and asides do not count.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - claim: Students would come.
        reasons: [They ask for it., Saturdays are full.]
      - claim: It costs little.
        reasons: [The heating is on anyway., Two posts are enough.]
      - Other cities do it.

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - claim: Students would come.
        reasons: [They ask for it., Saturdays are full.]
      - claim: It costs little.
        reasons: [The heating is on anyway., Two posts are enough.]
      objections:
      - claim: Nobody is there to staff it.
        replies: [Students can.]
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.support import against, support
from argmap.model import THESIS
from argmap.rules.rule import Finding, Reading

LEAST = 8
_ADVICE = Note("type the strongest objection under `objections:`, and what answers it under its `replies:`")


def check(reading: Reading) -> Iterator[Finding]:
    """Find a map whose thesis and support nothing speaks against."""
    found = support(reading.map, THESIS)
    if len(found.statements) >= LEAST and next(against(reading.map, found), None) is None:
        yield Finding(
            f"None of the {len(found.statements)} statements of this argument speaks against another",
            reading.map.thesis.text_span,
            (_ADVICE,),
            places=(THESIS,),
        )
