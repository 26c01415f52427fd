"""A premise of a group stands on nothing, and others of the group do.

Why:
Premises that count only together are as strong as the weakest of them. Where one has reasons or a source
and another is only claimed, the work spent on the first is lost until something speaks for the second. A
warrant that is a statement is such a premise too; as text it would be granted. Evidence without a source
has a [rule of its own](#evidence-without-source).

Wrong:
    title: Should the library open on Sundays?
    sources:
      survey: "Students' Union (2024). Survey on opening hours."
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - premises:
        - evidence: Eight in ten students say that they would come.
          source: survey, p. 3
        - claim: Those who say that they would come do come.

Right:
    title: Should the library open on Sundays?
    sources:
      survey: "Students' Union (2024). Survey on opening hours."
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - premises:
        - evidence: Eight in ten students say that they would come.
          source: survey, p. 3
        - assumption: Those who say that they would come do come.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.footing import is_bare, joint_steps, premises_with_footing
from argmap.evaluate.judgements import beneath
from argmap.model import THESIS, Statement, Step
from argmap.rules.rule import Finding, Reading, named

_ADVICE = "add `reasons:`, or call it evidence with a `source:`, or an assumption"
_OF_WARRANT = "add `reasons:`, or write the warrant as text, which is granted"


def check(reading: Reading) -> Iterator[Finding]:
    """Find bare claims in groups where something else has a footing."""
    for statement in beneath(reading.map, THESIS):
        if is_bare(reading.map, statement):
            steps = joint_steps(reading.map, statement)
            found = ((step, premises_with_footing(reading.map, step)) for step in steps)
            step, others = next((one for one in found if one[1]), (None, ()))
            if step:
                yield _finding(statement, step, others[0])


def _finding(statement: Statement, step: Step, other: Statement) -> Finding:
    warrant = step.warrant_premise
    is_warrant = warrant is not None and warrant.statement == statement.place
    return Finding(
        f"Nothing speaks for {named(statement)}, and {named(other)} counts only together with it",
        statement.text_span,
        (Note(_OF_WARRANT if is_warrant else _ADVICE),),
        places=(statement.place, step.place),
    )
