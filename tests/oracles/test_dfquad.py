"""DF-QuAD's published examples, and an independent engine on random maps."""

import random

import pytest

from argmap.evaluate.bipolar import Bipolar, plan
from argmap.evaluate.dfquad import weigh
from argmap.evaluate.gradients import slopes
from argmap.evaluate.shapley import exact
from argmap.evaluate.strengths import strengths
from argmap.evaluate.supposing import Supposition
from argmap.model import THESIS, ArgumentMap, Direction, Kind, Premise, Statement, Step
from tools import need_module


class Arguments:
    """A plain framework by names: `"b>a"` is an attack, `"b+a"` a support."""

    def __init__(self, base, *edges):
        self.base = base
        self.edges = [(edge.split(sign), sign) for edge in edges for sign in ">+" if sign in edge]

    def weighed(self, gone=(), **changed):
        base = {name: score for name, score in (self.base | changed).items() if name not in gone}
        number = {name: n for n, name in enumerate(base)}

        def groups(sign):
            found = [[] for _ in base]
            for (one, other), kind in self.edges:
                if kind == sign and not {one, other} & set(gone):
                    found[number[other]].append((number[one],))
            return found

        ordered = plan(Bipolar([False] * len(base), groups("+"), groups(">")))
        return number, weigh(ordered, list(base.values()))

    def strength(self, name, gone=(), **changed):
        number, weighing = self.weighed(gone, **changed)
        return weighing.strengths[number[name]]

    def strengths(self, names):
        return [self.strength(name) for name in names.split()]

    def gradient(self, target, names):
        number, weighing = self.weighed()
        found = slopes(weighing, number[target])
        return [found[number[name]] for name in names.split()]

    def removal(self, target, names):
        return [self.strength(target) - self.strength(target, gone=(name,)) for name in names.split()]

    def set_to_zero(self, target, names):
        return [self.strength(target, **{name: 0.0}) for name in names.split()]

    def shapley(self, target, names):
        players = [name for name in self.base if name != target]
        shares = exact(Removals(self, target, players), len(players))
        return [shares[players.index(name)][0] for name in names.split()]


class Removals:
    """The strength of a target without some of the other arguments."""

    def __init__(self, arguments, target, players):
        self.arguments, self.target, self.players = arguments, target, players
        self.gone = set()

    def toggle(self, player):
        self.gone ^= {self.players[player]}

    @property
    def value(self):
        return self.arguments.strength(self.target, gone=tuple(self.gone))


def near(*numbers, digits=9):
    return pytest.approx(list(numbers), abs=10**-digits)


NEWS = Arguments(dict.fromkeys("ABCDEFGH", 0.5), "D>A", "E>B", "F>D", "G>F", "H>F", "B+A", "C+A")
MOVIE = Arguments(
    {"m": 0.79, "fA": 0.16, "fD": 0.05, "fW": 0.02, "a1": 0.05, "a2": 0.07},
    "fW>m", "fA+m", "fD+m", "a1+fA", "a2+fA",
)  # fmt: skip


def test_fake_news():
    """Yin, Potyka and Toni (2023), Table 1."""
    assert NEWS.strengths("A B D F") == near(0.59375, 0.25, 0.4375, 0.125)
    assert NEWS.gradient("A", "C B F G H E D") == near(
        0.375, 0.125, 0.0625, -0.0625, -0.0625, -0.125, -0.4375
    )
    assert NEWS.set_to_zero("A", "C B F G H E D") == near(
        0.40625, 0.53125, 0.5625, 0.625, 0.625, 0.65625, 0.8125
    )


def test_movie():
    """Yin, Potyka and Toni (2023), Table 2; there the slope of fA is cut off after .17625."""
    assert MOVIE.strengths("m fA") == near(0.84774, 0.25786, digits=5)
    assert MOVIE.gradient("m", "fA a2 a1 fD fW") == near(
        0.176258, 0.15920, 0.15585, 0.15584, -0.21000, digits=5
    )
    assert MOVIE.set_to_zero("m", "fA a2 a1 fD fW") == near(
        0.81954, 0.83660, 0.83995, 0.83995, 0.85194, digits=5
    )


def test_an_attacker_with_support():
    """Kampik, Potyka, Yin, Cyras and Toni (2024), Example 3.1."""
    found = Arguments({"a": 0.5, "b": 0.5, "c": 0.5}, "b>a", "c+b")
    assert found.strengths("a b") == near(0.125, 0.75)
    assert found.removal("a", "b") == near(-0.375)
    without_what_b_rests_on = Arguments(found.base, "b>a")
    intrinsic = without_what_b_rests_on.strength("a") - found.strength("a", gone=("b",))
    assert intrinsic == pytest.approx(-0.25)
    assert found.shapley("a", "b c") == near(-0.3125, -0.0625)
    assert found.gradient("a", "b a") == near(-0.25, 0.25)


def test_a_contributor_that_helps_both_sides():
    """Kampik and others (2024), Figure 1."""
    base = {"a": 0.5, "b": 0.0, "c": 0.0, "d": 0.0, "e": 0.5}
    found = Arguments(base, "e+b", "e+c", "e+d", "b+a", "c>a", "d>a")
    assert found.strengths("a") == near(0.375)
    assert found.removal("a", "e") == near(-0.125)
    assert found.shapley("a", "e") == near(-1 / 12)
    assert found.gradient("a", "e") == near(0.0)


def test_two_certain_attackers():
    """Kampik and others (2024), Figure 4."""
    found = Arguments({"a": 0.5, "b": 1.0, "c": 1.0}, "b>a", "c>a")
    assert found.strengths("a") == near(0.0)
    assert found.removal("a", "b") == near(0.0)
    assert found.gradient("a", "b") == near(0.0)
    assert found.shapley("a", "b") == near(-0.25)


def test_removal_and_gradient_need_not_agree():
    """Kampik and others (2024), Figure 7."""
    base = {"a": 1.0, "b": 0.7, "c": 0.6, "d": 0.8}
    found = Arguments(base, "c>b", "c>a", "d>b", "d>c", "b+a")
    assert found.removal("a", "d") == near(0.32)
    assert found.gradient("a", "d") == near(0.0)


def test_e_democracy():
    """Rago, Toni, Aurisicchio and Baroni (2016), the case as Uncertainpy has it."""
    base = {"A1": 0.5, "A2": 0.5, "P1": 0.7, "P2": 0.5, "P3": 0.9, "C1": 0.2, "C2": 0.2, "C3": 0.6, "C4": 0.5}
    found = Arguments(base, "C1>A2", "C2>P2", "C3>P2", "C4>P2", "P1+A1", "P2+A1", "P3+A2")
    assert found.strengths("A1 A2 P2") == near(0.862, 0.85, 0.08)


def test_the_example_of_qbaf_py():
    base = {"a": 0.5, "b": 0.2, "c": 0.85, "d": 0.65, "e": 0.4, "f": 1.0}
    found = Arguments(base, "c>a", "e>b", "f>c", "b+a", "d+a", "e+c")
    assert found.strengths("a b c") == near(0.676, 0.12, 0.34)


def test_paper_review():
    """Naudot, Brännström, Torra and Kampik (2025), second stage."""
    base = {"APR": 0.6, "NOV": 0.6, "CMP": 0.7, "IMP": 0.5, "D": 0.5}
    found = Arguments(base, "APR+D", "NOV+D", "CMP>D", "IMP>D")
    names = "APR NOV CMP IMP"
    assert found.strengths("D") == near(0.495)
    assert found.removal("D", names) == near(0.12, 0.12, -0.175, -0.075)
    assert found.shapley("D", names) == near(0.21, 0.21, -0.2625, -0.1625)
    assert found.gradient("D", names) == near(0.2, 0.2, -0.25, -0.15)
    assert sum(found.shapley("D", names)) == pytest.approx(-0.005)


def test_stocks_with_attacks_in_a_circle():
    """The stock example of Uncertainpy; the digits are those of the fixed point."""
    base = {"Buy": 0.5, "Sell": 0.5, "1": 0.8, "2": 0.7, "3": 0.3, "4": 0.9, "5": 0.9}
    edges = ("Buy>Sell", "Sell>Buy", "2>1", "3>2", "4>3", "5>1", "1+Sell", "2+Buy", "4+2", "5+Buy")
    assert Arguments(base, *edges).strengths("Buy Sell") == near(0.99636, 0.00338, digits=5)


@pytest.mark.parametrize(("base", "expected"), [(0.0, 0.024), (0.5, 0.512)])
def test_a_linked_and_undercut_reason(base, expected):
    """Two premises together, with a weight and an undercutter, against a plain objection."""
    names = ["T", "E1", "E2", "U", "O", "reason", "undercut", "objection"]
    t, e1, e2, u, o, reason, undercut, objection = range(len(names))
    supporters = {t: [(reason,)], reason: [(e1,), (e2,)], undercut: [(u,)], objection: [(o,)]}
    attackers = {t: [(objection,)], reason: [(undercut,)]}
    framework = Bipolar(
        joint=[number >= reason for number, _ in enumerate(names)],
        supporters=[supporters.get(number, []) for number, _ in enumerate(names)],
        attackers=[attackers.get(number, []) for number, _ in enumerate(names)],
    )
    found = weigh(plan(framework), [base, 0.8, 0.6, 0.25, 0.3, 0.9, 1.0, 1.0]).strengths
    assert [found[reason], found[t]] == near(0.324, expected)


def test_a_linked_reason_whose_objection_is_answered():
    names = ["T", "P1", "P2", "O", "R", "E1", "E2", "linked", "objection", "reply", "first", "second"]
    number = {name: n for n, name in enumerate(names)}
    rests_on = {
        "T": ["linked"], "P1": ["first"], "P2": ["second"], "linked": ["P1", "P2"],
        "objection": ["O"], "reply": ["R"], "first": ["E1"], "second": ["E2"],
    }  # fmt: skip
    attacked_by = {"T": ["objection"], "O": ["reply"]}
    framework = Bipolar(
        joint=[n >= number["linked"] for n, _ in enumerate(names)],
        supporters=[[(number[other],) for other in rests_on.get(name, [])] for name in names],
        attackers=[[(number[other],) for other in attacked_by.get(name, [])] for name in names],
    )
    base = [0.5] * 5 + [0.8, 0.6] + [1.0] * 5
    found = weigh(plan(framework), base).strengths
    assert [found[number[name]] for name in ("P1", "P2", "linked", "O", "T")] == near(
        0.9, 0.8, 0.72, 0.25, 0.735
    )


# An independent engine. It knows single supporters and attackers only, so a step becomes an argument whose
# base score is its weight, and which is attacked by a denial of each premise and by its undercutters.


def random_map(seed):
    """Return a map without circles: shared statements, groups, weights, undercutters of undercutters."""
    chance = random.Random(seed)
    places = [THESIS, *(f"s{n}" for n in range(chance.randint(1, 9)))]
    statements = {
        place: Statement(
            place=place, kind=Kind.EVIDENCE, text=place, grade=f"{chance.choice([0, 1, chance.random()]):.6f}"
        )
        for place in places
    }
    steps, rank = {}, {}
    for number in range(chance.randint(1, 14)):
        place = f"t{number}"
        undercuts = bool(steps) and chance.random() < 0.3
        target = chance.choice(list(steps)) if undercuts else chance.choice(places[:-1])
        rank[place] = rank[target] if undercuts else places.index(target)
        later = places[rank[place] + 1 :]
        premises = chance.sample(later, min(len(later), chance.choice([1, 1, 2, 3])))
        steps[place] = Step(
            place=place,
            direction=Direction.AGAINST if undercuts else chance.choice(list(Direction)),
            target=target,
            undercuts=undercuts,
            premises=tuple(Premise(premise) for premise in premises),
            weight=chance.choice([None, 0.8, round(chance.random(), 6)]),
        )
    return ArgumentMap(title="", statements=statements, steps=steps)


def encoded(argument_map):
    base = {place: float(statement.grade) for place, statement in argument_map.statements.items()}
    attacks, supports = set(), set()
    for place, step in argument_map.steps.items():
        base[place] = 1.0 if step.weight is None else step.weight
        (supports if step.direction is Direction.FOR else attacks).add((place, step.target))
        for premise in step.premises:
            denial = f"not {premise.statement} in {place}"
            base[denial] = 1.0
            attacks |= {(premise.statement, denial), (denial, place)}
    return base, attacks, supports


def test_random_maps_agree_with_an_independent_engine():
    gradual = need_module("argumentation.gradual.gradual")
    dfquad = need_module("argumentation.gradual.dfquad")
    for seed in range(500):
        argument_map = random_map(seed)
        base, attacks, supports = encoded(argument_map)
        theirs = dfquad.dfquad_strengths(
            gradual.WeightedBipolarGraph(frozenset(base), base, frozenset(attacks), frozenset(supports))
        ).strengths
        # That a source is supposed makes every grade count, and shares no origin.
        ours = strengths(argument_map, Supposition(backed=frozenset(argument_map.statements)))
        found = {place: strength.value for place, strength in ours.statements.items()} | dict(ours.steps)
        assert found == pytest.approx({place: theirs[place] for place in found}, abs=1e-12), seed
