"""Evidence names no source.

Why:
Evidence is what has been reported from the world, and somebody reported it. Without `source:` it backs
nothing: what rests on it is "Asserted, not sourced". Name the source, or call the statement a claim, or
an assumption if it is to be taken for granted.

Wrong:
    title: Should the library open on Sundays?
    sources:
      survey: "Students' Union (2024). Survey on opening hours."
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - evidence: Eight in ten students would come on Sundays.
      - evidence: Four in ten students work on Saturdays.
        source: survey

Right:
    title: Should the library open on Sundays?
    sources:
      survey: "Students' Union (2024). Survey on opening hours."
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - evidence: Eight in ten students would come on Sundays.
        source: survey, p. 3
      - evidence: Four in ten students work on Saturdays.
        source: survey, p. 5
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.model import Kind
from argmap.rules.rule import Finding, Reading, named

_ADVICE = Note("add `source:`, or call it a claim or an assumption")


def check(reading: Reading) -> Iterator[Finding]:
    """Find evidence without a source; a source that is named but not known is the reader's to report."""
    for statement in reading.map.statements.values():
        if statement.kind is Kind.EVIDENCE and not statement.citations:
            yield Finding(
                f"Evidence without a source: {named(statement)}",
                statement.text_span,
                (_ADVICE,),
                places=(statement.place,),
            )
