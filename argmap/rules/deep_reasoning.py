"""A chain of reasons goes down more than six steps from the thesis.

Why:
Every step loses some readers and some certainty, and in a figure each is one row more. A chain of seven is
seldom seven arguments: often two of its statements say the same in other words, or a step on the way is
only a detail of the next. Draw together what belongs together, or hang the lower part where it matters.
Where a statement is reached in several ways, the shortest counts.

Wrong:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - claim: Students would come.
        reasons:
        - claim: They need a place to work.
          reasons:
          - claim: Their rooms are small.
            reasons:
            - claim: Rents are high.
              reasons:
              - claim: Little is built.
                reasons:
                - claim: Land is dear.
                  reasons:
                  - The city sells none.

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
      reasons:
      - claim: Students would come.
        reasons:
        - claim: They need a place to work.
          reasons:
          - claim: Their rooms are small, for rents are high.
            reasons:
            - claim: Little is built.
              reasons:
              - claim: Land is dear.
                reasons:
                - The city sells none.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.model import THESIS, ArgumentMap, Place
from argmap.rules.rule import Finding, Reading, named

MOST = 6
_ADVICE = Note("draw steps together, or put this part nearer to what it matters for")


def check(reading: Reading) -> Iterator[Finding]:
    """Find the first statement too deep in each chain of reasons, with the length of that chain."""
    for place, depth in _too_deep(reading.map).items():
        statement = reading.map.statements[place]
        yield Finding(
            f"A chain of reasons is {depth} steps deep, {MOST} are easily followed: {named(statement)}",
            statement.text_span,
            (_ADVICE,),
            places=(place,),
        )


def _too_deep(argument_map: ArgumentMap) -> dict[Place, int]:
    """Return the first statement too deep of each chain, with the depth of the deepest below its target."""
    depths: dict[Place, int] = {THESIS: 0}
    chains: dict[Place, Place] = {}
    deepest: dict[Place, int] = {}
    waiting = [THESIS]
    for here in waiting:
        for below in _beneath(argument_map, here):
            if below not in depths:
                depths[below] = depths[here] + 1
                waiting.append(below)
                if depths[below] > MOST:
                    # What is under one statement six steps down is one chain, told at the first below.
                    chains[below] = chains.setdefault(here, below)
                    deepest[chains[below]] = depths[below]  # level by level, so the last is the deepest
    return deepest


def _beneath(argument_map: ArgumentMap, place: Place) -> Iterator[Place]:
    for step in argument_map.reasons(place):
        yield from (premise.statement for premise in step.all_premises)
