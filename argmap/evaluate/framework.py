"""A map in numbers: what supports and what attacks each statement and step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.evaluate.components import NONE, add
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.model import ArgumentMap, Direction, Place, Step


@dataclass(frozen=True, slots=True)
class Framework:
    """Statements, numbered from 0, then steps; both are called parts.

    `supporters` holds, for a statement, the steps for it, and for a step its premises, warrant included;
    `attackers` the steps against a part. Steps that are outweighed attack nothing and are left out there.
    Parts in `holding` need no support, and those in `failing` more than they can have.
    """

    statements: Mapping[Place, int]
    steps: Mapping[Place, int]
    supporters: Sequence[Sequence[int]]
    attackers: Sequence[Sequence[int]]
    holding: frozenset[int] = frozenset()
    failing: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        """How many parts there are."""
        return len(self.supporters)

    def needs(self, granted: frozenset[int]) -> list[int]:
        """Return how many supporters each part needs: a step all, a statement one, a granted one none."""
        needed = [0 if number in granted else 1 for number in self.statements.values()]
        needed += [len(self.supporters[number]) for number in self.steps.values()]
        for part in self.holding:
            needed[part] = 0
        for part in self.failing:
            needed[part] = len(self.supporters[part]) + 1
        return needed


def frame(argument_map: ArgumentMap, supposing: Supposition = NOTHING) -> Framework:
    """Number the parts of a map, as they would be on a supposition.

    A step whose target or premise the map does not have (the reader has said so) bears on nothing.
    """
    statements = {place: number for number, place in enumerate(argument_map.statements)}
    whole = [step for step in argument_map.steps.values() if _is_whole(argument_map, step)]
    steps = {step.place: number for number, step in enumerate(whole, start=len(statements))}
    supporters, attackers = ([NONE] * (len(statements) + len(steps)) for _ in range(2))
    for step in whole:
        number = steps[step.place]
        supporters[number] = [statements[premise.statement] for premise in step.all_premises]
        target = (steps if step.undercuts else statements).get(step.target)
        if target is None:
            continue
        if step.direction is Direction.FOR:
            add(supporters, target, number)
        elif not step.outweighed and step.place not in supposing.met:
            add(attackers, target, number)
    holding, failing = (
        frozenset(_numbers(places, statements, steps)) for places in (supposing.holding, supposing.failing)
    )
    for part in holding:
        attackers[part] = NONE
    return Framework(statements, steps, supporters, attackers, holding, failing)


def _numbers(
    places: Iterable[Place], statements: Mapping[Place, int], steps: Mapping[Place, int]
) -> Iterator[int]:
    """Yield the statement at each place, which has the place of its step too, or the step of a group."""
    for place in places:
        number = statements.get(place, steps.get(place))
        if number is not None:
            yield number


def _is_whole(argument_map: ArgumentMap, step: Step) -> bool:
    targets = argument_map.steps if step.undercuts else argument_map.statements
    premises = (premise.statement in argument_map.statements for premise in step.all_premises)
    return step.target in targets and all(premises)
