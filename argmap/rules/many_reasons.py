"""More than seven reasons stand directly under one statement.

Why:
Nobody keeps eight reasons in mind, and in the figure eight boxes side by side leave each of them too small
to read. Long lists also hide that some reasons are of one kind. Put a claim that sums them up over those
that belong together, or a group where they count only together.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - It is quiet.
      - It is warm.
      - It is near.
      - Students ask for it.
      - The staff agree.
      - Other cities do it.
      - It is paid for.
      - The law allows it.

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - claim: It suits those who come.
        reasons: [It is quiet., It is warm., It is near., Students ask for it.]
      - claim: It can be done.
        reasons: [The staff agree., Other cities do it., It is paid for., The law allows it.]
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.rules.rule import Finding, Reading, named

MOST = 7
_ADVICE = Note("sum up those that belong together in a claim above them")


def check(reading: Reading) -> Iterator[Finding]:
    """Find statements with too many reasons."""
    for statement in reading.map.statements.values():
        number = len(reading.map.reasons(statement.place))
        if number > MOST:
            yield Finding(
                f"{number} reasons stand at once under {named(statement)}, {MOST} are easily kept in mind",
                statement.text_span,
                (_ADVICE,),
                places=(statement.place,),
            )
