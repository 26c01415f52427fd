"""A grade says that other sources confirm the evidence, and the map names none.

Why:
The digit of an Admiralty grade rates what is said and not who says it, and 1 means "confirmed by other
sources". Where everything that the map cites for the same claim has one origin, nothing confirms it:
however good the source is, that is what the letter is for. Cite what confirms it, or grade it 2, "probably
true".

Wrong:
    title: Is the air in the centre bad?
    sources:
      office: "City Environment Office (2025). Air quality monitoring."
    thesis:
      claim: The air in the centre is bad.
      reasons:
      - evidence: The limit was exceeded on 41 days.
        source: office, p. 4
        grade: A1

Right:
    title: Is the air in the centre bad?
    sources:
      office: "City Environment Office (2025). Air quality monitoring."
    thesis:
      claim: The air in the centre is bad.
      reasons:
      - evidence: The limit was exceeded on 41 days.
        source: office, p. 4
        grade: A2
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from argmap.diagnostics import Note
from argmap.evaluate.grades import ADMIRALTY, backing
from argmap.model import ArgumentMap, Direction, Place, Statement
from argmap.rules.rule import Finding, Reading, named, where

_CONFIRMED = "1"
_Origins = dict[str, None]


def check(reading: Reading) -> Iterator[Finding]:
    """Find sourced evidence of credibility 1 whose claim has one origin."""
    known: dict[Place, _Origins] = {}
    for statement in reading.map.statements.values():
        if statement.grade in ADMIRALTY and statement.grade.endswith(_CONFIRMED):
            own = _origins(reading.map, (statement,))
            if own and len(own | _beside(reading.map, statement, known)) == 1:
                yield _finding(statement)


def _beside(argument_map: ArgumentMap, statement: Statement, known: dict[Place, _Origins]) -> _Origins:
    """Return two origins at most of what speaks for a statement and for the claims that it speaks for."""
    steps = (step for step in argument_map.uses(statement.place) if step.direction is Direction.FOR)
    found: _Origins = {}
    for place in (statement.place, *(step.target for step in steps)):
        if place not in known:
            known[place] = _origins(argument_map, _evidence(argument_map, place))
        found |= known[place]
    return found


def _evidence(argument_map: ArgumentMap, place: Place) -> Iterator[Statement]:
    for step in argument_map.reasons(place):
        yield from (argument_map.statements[premise.statement] for premise in step.premises)


def _origins(argument_map: ArgumentMap, statements: Iterable[Statement]) -> _Origins:
    """Return the first two origins of statements: whether there is one or more is all that matters."""
    sources = (source for statement in statements for source in backing(argument_map, statement))
    origins = dict.fromkeys(source.origin or source.key for source in sources)
    return dict.fromkeys(islice(origins, 2))


def _finding(statement: Statement) -> Finding:
    lower = statement.grade[0] + "2"
    return Finding(
        f"The grade {statement.grade} says that other sources confirm {named(statement)}, and none is named",
        where(statement, "grade"),
        (Note(f"cite what confirms it, or grade it {lower}, “probably true”"),),
        places=(statement.place,),
    )
