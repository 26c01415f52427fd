"""The reasons for a statement lead back to the statement and to nothing else.

Why:
If A is true because of B and B because of A, a reader who doubts one has been given nothing. Such a
circle supports nothing, so every statement in it counts as unsupported. It is easy to make with `ref`,
which uses a statement again. Give one of the statements a reason from outside, or take one of the steps
out. A circle in which some statement has another reason, or is an assumption or sourced evidence, is not
reported.

Wrong:
    title: Can the report be trusted?
    thesis:
      claim: The report can be trusted.
      reasons:
      - id: author
        claim: Its author is an expert.
        reasons:
        - claim: Experts wrote everything in this series.
          reasons:
          - ref: author

Right:
    title: Can the report be trusted?
    thesis:
      claim: The report can be trusted.
      reasons:
      - id: author
        claim: Its author is an expert.
        reasons:
        - claim: Experts wrote everything in this series.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate import circles
from argmap.model import Statement
from argmap.rules.rule import Finding, Reading, named


def check(reading: Reading) -> Iterator[Finding]:
    """Find circles of support."""
    for circle in circles(reading.map):
        first, *others = (reading.map.statements[place] for place in circle)
        yield Finding(
            f"The support of {named(first)} leads back only to itself",
            first.text_span,
            notes=tuple(_notes(first, others)),
            places=circle,
        )


def _notes(first: Statement, others: list[Statement]) -> Iterator[Note]:
    above = first
    for below in (*others, first):
        yield Note(f"a reason for {named(above)} is {named(below)}", below.text_span)
        above = below
