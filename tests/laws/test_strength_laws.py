"""Laws of strengths, on random maps with shared statements, groups, undercutters, weights and sources."""

import random
from dataclasses import astuple, replace

import pytest

from argmap.evaluate.attribution import attribution, gradient
from argmap.evaluate.bipolar import Bipolar, plan
from argmap.evaluate.dfquad import weigh, weigh_with_bounds
from argmap.evaluate.framework import frame
from argmap.evaluate.gradients import slopes
from argmap.evaluate.labelling import IN, OUT, Network, label
from argmap.evaluate.scales import scales
from argmap.evaluate.strengths import strengths
from argmap.evaluate.supposing import Supposition, without
from argmap.model import THESIS, ArgumentMap, Citation, Direction, Kind, Premise, Source, Statement, Step

SEEDS = {False: range(200), True: range(40)}
"""Seeds of maps without circles, and of maps with circles, which take longer."""
GRADES = ("", "", "A1", "B2", "C3", "D4", "E5", "F6", "0.9", "0.62", "0.35")


class RandomMap:
    """A random map; `circles` lets any statement support or attack any other."""

    def __init__(self, seed, *, circles=False, origins=True):
        self.chance = random.Random(f"{seed} {circles}")
        self.circles = circles
        self.places = [THESIS, *(f"s{n}" for n in range(self.chance.randint(2, 9)))]
        self.sources = {f"k{n}": self.source(f"k{n}", origins=origins) for n in range(5)}
        self.steps, self.rank = {}, {}
        for number in range(self.chance.randint(1, 14)):
            self.add(f"t{number}")
        self.statements = {place: self.statement(place) for place in self.places}

    @property
    def map(self):
        return ArgumentMap(title="", statements=self.statements, steps=self.steps, sources=self.sources)

    def source(self, key, *, origins):
        origin = self.chance.choice(["", "", "agency"]) if origins else ""
        return Source(key=key, origin=origin, grade=self.chance.choice(GRADES))

    def statement(self, place):
        kind = self.chance.choice([Kind.CLAIM, Kind.EVIDENCE, Kind.EVIDENCE, Kind.ASSUMPTION])
        cited = self.chance.sample(list(self.sources), self.chance.choice([0, 1, 1, 2]))
        grade = self.chance.choice(["", "", *GRADES])
        citations = tuple(Citation(key) for key in cited)
        return Statement(place=place, kind=kind, text=place, grade=grade, citations=citations)

    def add(self, place, **known):
        """Add a step, on a step or a statement, whose premises come later, unless circles are wanted."""
        undercuts = bool(self.steps) and "target" not in known and self.chance.random() < 0.25
        target = self.chance.choice(list(self.steps) if undercuts else self.places[:-1])
        target = known.get("target", target)
        self.rank[place] = self.rank[target] if undercuts else self.places.index(target)
        open_to = self.places if self.circles else self.places[self.rank[place] + 1 :]
        premises = self.chance.sample(open_to, min(len(open_to), self.chance.choice([1, 1, 2])))
        direction = self.chance.choice([Direction.FOR, Direction.FOR, Direction.AGAINST])
        self.steps[place] = Step(
            place=place,
            direction=Direction.AGAINST if undercuts else known.get("direction", direction),
            target=target,
            undercuts=undercuts,
            premises=tuple(Premise(premise) for premise in premises),
            weight=known.get("weight", self.chance.choice([None, None, 0.8, 0.35])),
            outweighed=self.chance.choice(["", "", "", "why"]),
        )
        return self.steps[place]


def values(argument_map, supposing=None):
    found = strengths(argument_map, supposing) if supposing else strengths(argument_map)
    return {place: strength.value for place, strength in found.statements.items()}


@pytest.mark.parametrize("circles", [False, True])
def test_values_lie_in_their_bounds(circles):
    for seed in SEEDS[circles]:
        found = strengths(RandomMap(seed, circles=circles).map)
        for strength in found.statements.values():
            assert 0 <= strength.low <= strength.value <= strength.high <= 1
            assert -1 <= strength.net <= 1
        assert all(0 <= value <= 1 for value in found.steps.values())
        assert found.settled


@pytest.mark.parametrize("circles", [False, True])
def test_bounds_need_no_help_but_for_rounding(circles):
    for seed in SEEDS[circles]:
        ready = scales(RandomMap(seed, circles=circles).map)
        lanes = weigh_with_bounds(ready.plan, ready.base).lanes
        for value, low, high in zip(*(lane.strengths for lane in lanes), strict=True):
            assert low - 1e-12 <= value <= high + 1e-12, seed


def test_a_statement_on_which_nothing_bears_keeps_its_base_score():
    for seed in SEEDS[True]:
        argument_map = RandomMap(seed, circles=True).map
        ready, found = scales(argument_map), strengths(argument_map).statements
        for place, part in ready.framework.statements.items():
            if not argument_map.steps_on(place):
                isolated = found[place]
                assert (isolated.value, isolated.low, isolated.high) == (ready.base[part],) * 3
                assert isolated.net == 0


def shuffled(argument_map, chance):
    """Give every statement, step and source another name, and all of them another order."""

    def mixed(mapping, prefix):
        keys = list(mapping)
        chance.shuffle(keys)
        return {key: f"{prefix}{number}" for number, key in enumerate(keys)}

    statements, steps = mixed(argument_map.statements, "p"), mixed(argument_map.steps, "q")
    sources = mixed(argument_map.sources, "r")
    renamed = ArgumentMap(
        title="",
        statements={
            new: replace(
                argument_map.statements[old],
                place=new,
                citations=tuple(Citation(sources[c.source]) for c in argument_map.statements[old].citations),
            )
            for old, new in statements.items()
        },
        steps={new: moved(argument_map.steps[old], new, statements, steps) for old, new in steps.items()},
        sources={new: replace(argument_map.sources[old], key=new) for old, new in sources.items()},
    )
    return statements, renamed


def moved(step, place, statements, steps):
    return replace(
        step,
        place=place,
        target=(steps if step.undercuts else statements)[step.target],
        premises=tuple(Premise(statements[premise.statement]) for premise in reversed(step.premises)),
    )


@pytest.mark.parametrize("circles", [False, True])
def test_names_and_order_do_not_matter(circles):
    for seed in SEEDS[circles]:
        argument_map = RandomMap(seed, circles=circles).map
        names, renamed = shuffled(argument_map, random.Random(seed))
        before, after = strengths(argument_map), strengths(renamed)
        for old, new in names.items():
            one, other = before.statements[old], after.statements[new]
            assert (one.value, one.low, one.high) == pytest.approx(
                (other.value, other.low, other.high), abs=1e-7
            ), seed


def reached_from(argument_map, place):
    reached, waiting = {place}, [place]
    for here in waiting:
        for step in (*argument_map.uses(here), *argument_map.undercutters(here)):
            on = step
            while on.undercuts:
                on = argument_map.steps[on.target]
            if on.target not in reached:
                reached.add(on.target)
                waiting.append(on.target)
    return reached


@pytest.mark.parametrize("circles", [False, True])
def test_nothing_moves_where_no_path_leads(circles):
    for seed in SEEDS[circles]:
        argument_map = RandomMap(seed, circles=circles).map
        place = random.Random(seed).choice(list(argument_map.statements))
        before = values(argument_map)
        after = values(argument_map, Supposition(strengths={place: 0.77}))
        unreached = set(argument_map.statements) - reached_from(argument_map, place)
        assert {p: before[p] for p in unreached} == {p: after[p] for p in unreached}, seed


@pytest.mark.parametrize("direction", list(Direction))
def test_support_never_lowers_and_an_objection_never_raises_its_target(direction):
    tried = 0
    for seed in SEEDS[False]:
        drawn = RandomMap(seed)
        before = drawn.map
        before = replace(before, steps=dict(before.steps))
        target = drawn.chance.choice(drawn.places[:-1])
        bare_claim = before.statements[target].kind is Kind.CLAIM and not before.reasons(target)
        if bare_claim and direction is Direction.FOR:
            continue  # its reasons take the place of what it was worth by itself
        drawn.add("new", target=target, direction=direction)
        difference = values(drawn.map)[target] - values(before)[target]
        assert difference * (1 if direction is Direction.FOR else -1) >= -1e-12, seed
        tried += 1
    assert tried > 100


def all_or_nothing(seed, *, circles):
    """Return a map where evidence is worth 0 or 1, and claims, which alone have reasons, what these are."""
    drawn = RandomMap(seed, circles=circles)
    argument_map = drawn.map
    steps = {place: replace(step, weight=None, outweighed="") for place, step in argument_map.steps.items()}
    argument_map = replace(argument_map, steps=steps)
    statements = {
        place: replace(
            statement,
            kind=Kind.CLAIM if argument_map.reasons(place) else Kind.EVIDENCE,
            citations=(Citation(drawn.chance.choice(list(drawn.sources))),),
            grade=drawn.chance.choice("01"),
        )
        for place, statement in argument_map.statements.items()
    }
    return replace(argument_map, statements=statements)


@pytest.mark.parametrize("circles", [False, True])
def test_on_0_and_1_strengths_are_labels(circles):
    decided = 0
    for seed in SEEDS[circles]:
        argument_map = all_or_nothing(seed, circles=circles)
        framework, found = frame(argument_map), strengths(argument_map)
        granted = frozenset(
            framework.statements[place]
            for place, statement in argument_map.statements.items()
            if statement.kind is Kind.EVIDENCE and statement.grade == "1"
        )
        network = Network(framework.supporters, framework.attackers, framework.needs(granted))
        labels = label(network)
        for place, part in framework.statements.items():
            if labels[part] in (IN, OUT):
                expected = 1 if labels[part] is IN else 0
                assert found.statements[place].value == pytest.approx(expected, abs=1e-8), (seed, place)
                decided += 1
        assert circles or all(labels[part] in (IN, OUT) for part in framework.statements.values())
    assert decided > 2 * len(SEEDS[circles])


def doubly_denied(framework, base):
    """Turn steps into plain arguments: each premise attacks a denial of itself, which attacks the step."""
    supporters, attackers = list(framework.supporters), list(framework.attackers)
    base = list(base)
    for part, joint in enumerate(framework.joint):
        if joint:
            denials = range(len(base), len(base) + len(supporters[part]))
            attackers[part] = [*attackers[part], *((denial,) for denial in denials)]
            attackers += [[premise] for premise in supporters[part]]
            base += [1.0] * len(supporters[part])
            supporters[part] = []
    supporters += [[]] * (len(base) - len(supporters))
    return Bipolar([False] * len(base), supporters, attackers), base


def test_steps_are_plain_arguments_by_double_denial():
    for seed in SEEDS[False]:
        ready = scales(RandomMap(seed).map)
        framework, base = doubly_denied(ready.plan.framework, ready.base)
        plain = weigh(plan(framework), base).strengths
        assert plain[: len(ready.base)] == pytest.approx(weigh(ready.plan, ready.base).strengths, abs=1e-12)


def test_a_second_item_of_one_origin_changes_nothing():
    tried = 0
    for seed in SEEDS[False]:
        drawn = RandomMap(seed)
        argument_map = drawn.map
        for place, step in argument_map.steps.items():
            item = argument_map.statements[step.premises[0].statement]
            if len(step.premises) > 1 or item.kind is not Kind.EVIDENCE or not item.citations:
                continue
            if argument_map.steps_on(item.place) or argument_map.undercutters(place):
                continue
            again = replace(step, place="again", premises=(Premise("copy"),))
            richer = replace(
                argument_map,
                statements={**argument_map.statements, "copy": replace(item, place="copy")},
                steps={**argument_map.steps, "again": again},
            )
            before, after = strengths(argument_map), strengths(richer)
            assert {p: after.statements[p] for p in before.statements} == before.statements, seed
            tried += 1
    assert tried > 100


def test_a_reason_that_carries_nothing_changes_nothing():
    tried = 0
    for seed in SEEDS[False]:
        drawn = RandomMap(seed)
        argument_map = drawn.map
        target = drawn.chance.choice(drawn.places)
        if argument_map.statements[target].kind is Kind.CLAIM and not argument_map.reasons(target):
            continue
        idle = Statement(
            place="idle", kind=Kind.EVIDENCE, text="", grade="0", citations=(Citation("elsewhere"),)
        )
        weightless = drawn.chance.random() < 0.5
        idle = replace(idle, grade="1") if weightless else idle
        reason = Step(
            place="reason",
            direction=drawn.chance.choice(list(Direction)),
            target=target,
            premises=(Premise("idle"),),
            weight=0.0 if weightless else None,
        )
        richer = replace(
            argument_map,
            statements={**argument_map.statements, "idle": idle},
            steps={**argument_map.steps, "reason": reason},
            sources={**argument_map.sources, "elsewhere": Source(key="elsewhere")},
        )
        before, after = strengths(argument_map), strengths(richer)
        for place, strength in before.statements.items():
            assert astuple(after.statements[place]) == pytest.approx(astuple(strength), abs=1e-12), seed
        tried += 1
    assert tried > 100


@pytest.mark.parametrize("circles", [False, True])
def test_removals_and_shares_are_those_of_maps_without_the_sources(circles):
    carried = 0
    for seed in SEEDS[circles]:
        argument_map = RandomMap(seed, circles=circles, origins=False).map
        found = attribution(argument_map)
        whole = values(argument_map)[THESIS]
        for source in found.sources:
            alone = values(without(argument_map, [source.source]))[THESIS]
            assert source.removal == pytest.approx(whole - alone, abs=1e-7), seed
            carried += source.removal != 0
        bare = values(without(argument_map, argument_map.sources))[THESIS]
        assert sum(source.shapley for source in found.sources) == pytest.approx(whole - bare, abs=1e-7)
        assert found.exact
    assert carried > len(SEEDS[circles]) / 4


@pytest.mark.parametrize("circles", [False, True])
def test_the_gradient_is_a_difference_where_there_is_no_kink(circles):
    smooth = 0
    for seed in SEEDS[circles][::4]:
        ready = scales(RandomMap(seed, circles=circles).map)
        chance = random.Random(seed)
        base = [chance.uniform(0.05, 0.95) for _ in ready.base]
        found = slopes(weigh(ready.plan, base), 0)
        for part in range(len(base)):
            at = [strength_with(ready.plan, base, part, way * 1e-5) for way in (-1, 0, 1)]
            below, above = (at[1] - at[0]) / 1e-5, (at[2] - at[1]) / 1e-5
            if below == pytest.approx(above, abs=1e-3):
                assert found[part] == pytest.approx((below + above) / 2, abs=2e-3), (seed, part)
                smooth += abs(found[part]) > 0.01
    assert smooth > 20


def strength_with(ordered, base, part, change):
    return weigh(ordered, [*base[:part], base[part] + change, *base[part + 1 :]]).strengths[0]


def test_the_gradient_of_a_map_is_by_place():
    for seed in SEEDS[False][:50]:
        argument_map = RandomMap(seed).map
        found = gradient(argument_map)
        assert list(found) == list(argument_map.statements)
        reaching = {p for p in argument_map.statements if THESIS in reached_from(argument_map, p)}
        assert {place for place, slope in found.items() if slope} <= reaching
