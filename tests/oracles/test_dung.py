"""Labels of evaluation against grounded extensions of Dung's frameworks, found by an independent engine.

The engine is PyArg (`python-argumentation` on PyPI). Random maps are put into plain frameworks, nodes that
attack one another, in two ways.

*Directly*: each statement and each step is a node; a premise attacks "it fails", which attacks the step;
what speaks against attacks its target; a statement that is not granted is attacked by "nothing supports it",
which each step for it attacks. A circle of support is left undecided there, and argmap lets it fall. So
where statements that are not granted can support each other in a circle, only what this way decides is
compared; elsewhere all is.

*By derivations* (Dung 1995, section 5, on logic programs): a node is a part with one way to derive it from
what is granted, in which nothing derives itself; it is attacked by every way to derive a step that this
one takes to fail. A part is in if one of its nodes is, out if all of them are attacked by the extension. A
statement that only a circle supports has no node, so it is out, as in argmap: this way is exact on all maps.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import product
from random import Random

import pytest

from argmap.evaluate.labelling import IN, OUT, UNDECIDED
from argmap.evaluate.readings import read_all
from argmap.model import THESIS, ArgumentMap, Citation, Direction, Kind, Premise, Source, Statement, Step
from maps import row_of_circles
from tools import need_module

try:
    from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import (
        AbstractArgumentationFramework,
    )
    from py_arg.abstract_argumentation_classes.argument import Argument
    from py_arg.abstract_argumentation_classes.defeat import Defeat
    from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension
except ImportError:
    get_grounded_extension = None

MAPS, EVERY_DAY = 500, 100
STRICT, GENEROUS = "strict", "generous"


@pytest.fixture(autouse=True)
def engine():
    need_module("py_arg")


# Maps with everything that bears on a label.


@cache
def a_map(seed):
    """Make a map; in every other one what supports a statement comes after it, so no circle of support.

    One in ten begins with circles of support, each of which falls only when the one before it has fallen.
    """
    random = Random(seed)
    places = [THESIS, *(f"s{number}" for number in range(random.randint(1, 8)))]
    begun = row_of_circles(3) if seed % 10 == 0 else ArgumentMap(title="", statements={}, steps={})
    statements = {place: a_statement(place, random) for place in places} | begun.statements
    steps = dict(begun.steps)
    for number in range(random.randint(2, 14)):
        place = f"t{number}"
        steps[place] = a_step(place, list(statements), list(steps), random, in_order=seed % 2 == 1)
    return ArgumentMap(title="", statements=statements, steps=steps, sources={"s": Source(key="s")})


def a_statement(place, random):
    citations = random.choice([(), (Citation("s"),), (Citation("lost"),)])
    return Statement(place=place, kind=random.choice(list(Kind)), text=place, citations=citations)


def a_step(place, statements, steps, random, *, in_order):
    undercuts = bool(steps) and random.random() < 0.3
    against = undercuts or random.random() < 0.45
    target = random.choice(steps if undercuts else statements[:-1])
    free = statements if against or not in_order else statements[statements.index(target) + 1 :]
    premises = [Premise(random.choice(free)) for _ in range(random.choice([1, 1, 2, 3]))]
    return Step(
        place=place,
        direction=Direction.AGAINST if against else Direction.FOR,
        target=target,
        undercuts=undercuts,
        premises=tuple(premises),
        warrant_premise=Premise(random.choice(free)) if random.random() < 0.1 else None,
        outweighed="why" if against and random.random() < 0.1 else "",
    )


# A reading, as its definition has it: what it grants, and what judges what speaks against.


@dataclass(frozen=True)
class Reading:
    """Parts are (sort, place, side); by side, `granted` holds statements, and `judge` a side or none."""

    map: ArgumentMap
    granted: dict
    judge: dict

    def parts(self):
        sorts = {"statement": self.map.statements, "step": self.map.steps}
        return [(sort, place, side) for sort in sorts for place in sorts[sort] for side in self.judge]

    def premises(self, part):
        return [("statement", p.statement, part[2]) for p in self.map.steps[part[1]].all_premises]

    def reasons(self, part):
        return [("step", step.place, part[2]) for step in self.map.reasons(part[1])]

    def attackers(self, part):
        sort, place, side = part
        steps = self.map.undercutters(place) if sort == "step" else self.map.objections(place)
        return [("step", s.place, self.judge[side]) for s in steps if self.judge[side] and not s.outweighed]

    def is_granted(self, part):
        return part[1] in self.granted[part[2]]


def believed(argument_map):
    return Reading(argument_map, {GENEROUS: set(argument_map.statements)}, {GENEROUS: GENEROUS})


def backed(argument_map):
    return Reading(argument_map, {STRICT: grounds(argument_map)}, {STRICT: None})


def holds(argument_map):
    both = {STRICT: grounds(argument_map), GENEROUS: set(argument_map.statements)}
    return Reading(argument_map, both, {STRICT: GENEROUS, GENEROUS: STRICT})


def unpromised(argument_map):
    sourced = {p for p in grounds(argument_map) if argument_map.statements[p].kind is Kind.EVIDENCE}
    both = {STRICT: sourced, GENEROUS: set(argument_map.statements)}
    return Reading(argument_map, both, {STRICT: GENEROUS, GENEROUS: STRICT})


def grounds(argument_map):
    """Return what our side may start from: assumptions, and evidence from a source that the map has."""
    kinds = {place: statement.kind for place, statement in argument_map.statements.items()}
    cited = {p for p, statement in argument_map.statements.items() if Citation("s") in statement.citations}
    return {p for p in kinds if kinds[p] is Kind.ASSUMPTION or (kinds[p] is Kind.EVIDENCE and p in cited)}


def evaluated(argument_map, reading):
    """Return the labels that evaluation gives to the parts of a reading, by part."""
    found = read_all(argument_map)
    sides = {
        believed: {GENEROUS: found.believed},
        backed: {STRICT: found.backed},
        holds: {STRICT: found.strict, GENEROUS: found.generous},
        unpromised: {GENEROUS: found.unpromised},
    }
    numbers = {"statement": found.framework.statements, "step": found.framework.steps}
    return {
        (sort, place, side): given[number]
        for sort in numbers
        for place, number in numbers[sort].items()
        for side, given in sides[reading].items()
    }


# The two ways to put a reading into a framework.


@dataclass(frozen=True)
class Encoded:
    """A framework, and the nodes of each part: it is in if one of them is, out if all are attacked."""

    nodes: dict
    attacks: set


def directly(reading):
    attacks = set()
    for part in reading.parts():
        attacks.update((attacker, part) for attacker in reading.attackers(part))
        if part[0] == "step":
            for premise in reading.premises(part):
                attacks |= {(premise, ("fails", premise)), (("fails", premise), part)}
        elif not reading.is_granted(part):
            attacks.add((("unsupported", part), part))
            attacks.update((reason, ("unsupported", part)) for reason in reading.reasons(part))
    return Encoded({part: [part] for part in reading.parts()}, attacks)


def by_derivations(reading):
    ways = derivations(reading)
    nodes = {part: [(part, taken) for taken in sorted(found, key=sorted)] for part, found in ways.items()}
    attacks = {
        (attacker, attacked)
        for attackeds in nodes.values()
        for attacked in attackeds
        for step in attacked[1]
        for attacker in nodes[step]
    }
    return Encoded(nodes, attacks)


def derivations(reading):
    """Return for each part the least sets of steps that must fail for it to be derived."""
    ways = {part: set() for part in reading.parts()}
    while True:
        after = {part: least(ways_to(reading, part, ways)) for part in ways}
        if after == ways:
            return ways
        ways = after


def ways_to(reading, part, ways):
    failing = frozenset(reading.attackers(part))
    if part[0] == "step":
        below = product(*(ways[premise] for premise in reading.premises(part)))
        return {failing.union(*taken) for taken in below}
    if reading.is_granted(part):
        return {failing}
    return {failing | taken for reason in reading.reasons(part) for taken in ways[reason]}


def least(sets):
    return {one for one in sets if not any(other < one for other in sets)}


def circular(reading):
    """Tell whether statements that are not granted can support each other in a circle."""
    loose = {part for part in reading.parts() if part[0] == "step" or not reading.is_granted(part)}
    while True:
        below = {p: reading.premises(p) if p[0] == "step" else reading.reasons(p) for p in loose}
        kept = {part for part in loose if any(other in loose for other in below[part])}
        if kept == loose:
            return bool(loose)
        loose = kept


def labels(encoded):
    """Return the labels of parts by the grounded extension that the engine finds."""
    every = {node for nodes in encoded.nodes.values() for node in nodes}
    every |= {node for attack in encoded.attacks for node in attack}
    names = {node: Argument(str(number)) for number, node in enumerate(sorted(every, key=str))}
    defeats = [Defeat(names[one], names[other]) for one, other in encoded.attacks]
    extension = get_grounded_extension(AbstractArgumentationFramework("", list(names.values()), defeats))
    accepted = {node for node, name in names.items() if name in extension}
    beaten = {other for one, other in encoded.attacks if one in accepted}
    return {part: label(nodes, accepted, beaten) for part, nodes in encoded.nodes.items()}


def label(nodes, accepted, beaten):
    if any(node in accepted for node in nodes):
        return IN
    return OUT if all(node in beaten for node in nodes) else UNDECIDED


# What is compared.


@pytest.mark.parametrize("reading", [believed, backed, holds, unpromised])
def test_labels_are_those_of_the_grounded_extension(reading):
    for seed in range(MAPS):
        found, expected = evaluated(a_map(seed), reading), labels(by_derivations(reading(a_map(seed))))
        assert {p: (found[p], expected[p]) for p in found if found[p] is not expected[p]} == {}, seed


@pytest.mark.parametrize("reading", [believed, backed, holds])
@pytest.mark.parametrize(
    "seeds", [range(EVERY_DAY), pytest.param(range(EVERY_DAY, MAPS), marks=pytest.mark.slow)], ids=str
)
def test_labels_are_those_of_the_direct_way_but_for_circles_of_support(reading, seeds):
    for seed in seeds:
        found, expected = evaluated(a_map(seed), reading), labels(directly(reading(a_map(seed))))
        if circular(reading(a_map(seed))):
            found = {part: given for part, given in found.items() if expected[part] is not UNDECIDED}
        assert {p: (found[p], expected[p]) for p in found if found[p] is not expected[p]} == {}, seed


def test_the_maps_have_what_is_hard():
    found = Counter(given for seed in range(MAPS) for given in evaluated(a_map(seed), holds).values())
    assert min(found[given] for given in (IN, OUT, UNDECIDED)) > MAPS
    circles = sum(circular(holds(a_map(seed))) for seed in range(MAPS))
    assert MAPS / 10 < circles < MAPS / 2
    steps = [step for seed in range(MAPS) for step in a_map(seed).steps.values()]
    assert sum(step.undercuts for step in steps) > MAPS
    assert sum(bool(step.outweighed) for step in steps) > MAPS / 10
