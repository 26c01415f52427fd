"""A claim of our side has no reasons.

Why:
A chain of reasons ends where something is reported by a source or openly taken for granted. A claim at its
end is neither: a reader who does not share it has nothing to go on, and what rests on it is "Asserted, not
sourced". Of a thesis this is said too, for without reasons there is no argument. Premises that count only
together are named once where none of them has reasons; where some have, see
[unsupported-linked-premise](#unsupported-linked-premise). What the other side claims may stand bare.

Wrong:
    title: Should the library open on Sundays?
    sources:
      survey: "Students' Union (2024). Survey on opening hours."
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - claim: Students would come.

Right:
    title: Should the library open on Sundays?
    sources:
      survey: "Students' Union (2024). Survey on opening hours."
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - claim: Students would come.
        reasons:
        - evidence: Eight in ten students say that they would.
          source: survey, p. 3
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.footing import is_bare, joint_steps, premises_with_footing
from argmap.evaluate.judgements import beneath
from argmap.model import THESIS, ArgumentMap, Place, Statement, Step
from argmap.rules.rule import Finding, Reading, named

_ADVICE = Note("add `reasons:`, or call it evidence with a `source:`, or an assumption")
_OF_THESIS = Note("type what speaks for it under `reasons:`")


def check(reading: Reading) -> Iterator[Finding]:
    """Find bare claims that bear on the thesis, and groups that have nothing but such."""
    thesis, told = reading.map.thesis, set[Place]()
    if not reading.map.reasons(THESIS):
        yield Finding("Nothing speaks for the thesis", thesis.text_span, (_OF_THESIS,), places=(THESIS,))
    for statement in beneath(reading.map, THESIS):
        if statement.place not in told and is_bare(reading.map, statement):
            steps = joint_steps(reading.map, statement)
            if any(premises_with_footing(reading.map, step) for step in steps):
                continue
            others = tuple(dict.fromkeys(place for step in steps for place in _bare(reading.map, step)))
            told.update(others)
            yield _finding(statement, steps, others)


def _bare(argument_map: ArgumentMap, step: Step) -> Iterator[Place]:
    statements = (argument_map.statements[premise.statement] for premise in step.all_premises)
    return (statement.place for statement in statements if is_bare(argument_map, statement))


def _finding(statement: Statement, steps: tuple[Step, ...], others: tuple[Place, ...]) -> Finding:
    beside = " or for what counts together with it" if steps else ""
    return Finding(
        f"Nothing speaks for {named(statement)}{beside}",
        statement.text_span,
        (_ADVICE,),
        places=tuple(dict.fromkeys((statement.place, *others, *(step.place for step in steps)))),
    )
