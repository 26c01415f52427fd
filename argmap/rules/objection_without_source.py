"""Nothing with a source speaks for an objection.

Why:
The other side is believed without sources, so that nobody can win by leaving them out. But an objection
that is only asserted is easily shrugged off, and a map that argues against such straw convinces nobody.
Look for the best source that the objection has, and give it as evidence beneath. This is off unless asked
for.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - Students would come.
      objections:
      - Nobody is there to staff it.

Right:
    title: Should the library open on Sundays?
    sources:
      budget: "City Library (2025). Budget."
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - Students would come.
      objections:
      - claim: Nobody is there to staff it.
        reasons:
        - evidence: The budget has no posts for Sundays.
          source: budget, p. 2
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.support import objections_of
from argmap.model import Statement
from argmap.rules.rule import Finding, Reading, named

_ADVICE = Note("give it `reasons:` with evidence, the best that the other side has")


def check(reading: Reading) -> Iterator[Finding]:
    """Find objections of the other side none of whose premises is sourced."""
    for step in objections_of(reading.map):
        statements = [reading.map.statements[premise.statement] for premise in step.all_premises]
        if not any(reading.evaluation.standings[one.place].sourced for one in statements):
            yield _finding(statements, step.place)


def _finding(statements: list[Statement], step: str) -> Finding:
    first = statements[0]
    places = (step, *(statement.place for statement in statements))
    return Finding(
        f"Nothing with a source speaks for the objection {named(first)}",
        first.text_span,
        (_ADVICE,),
        places=places,
    )
