"""Laws of flips and restores: brute force over all sets of losses and of remedies finds the same."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluate import NOTHING, Status, Supposition, evaluate, smallest, without
from argmap.evaluate.components import components
from argmap.evaluate.flips import flips
from argmap.evaluate.restores import Need, Remedy, restores
from argmap.model import THESIS, ArgumentMap, Citation, Direction, Kind, Premise, Source, Statement, Step
from tools import examples

KEYS = ("s1", "s2", "s3", "s4", "gone")
SOURCES = {key: Source(key=key) for key in KEYS if key != "gone"}
MOST_SETS = 12


# Brute force: `evaluate` is the judge.


def smallest_sets(candidates, succeeds):
    """Return the sets of least size for which something succeeds, in order."""
    for size in range(len(candidates) + 1):
        found = [chosen for chosen in combinations(candidates, size) if succeeds(chosen)]
        if found:
            return found
    return []


def status(argument_map, supposing):
    return evaluate(argument_map, supposing).standings[THESIS].status


def and_also(supposing, **more):
    return replace(supposing, **{name: getattr(supposing, name) | {*places} for name, places in more.items()})


def without_sources(argument_map, lost, supposing=NOTHING):
    return status(without(argument_map, lost), supposing)


def without_evidence(argument_map, lost, supposing=NOTHING):
    return status(argument_map, and_also(supposing, unbacked=lost))


def brute_flips(argument_map, by, supposing=NOTHING):
    now = status(argument_map, supposing)
    if by == "sources":
        keys = list(argument_map.sources)
        return smallest_sets(keys, lambda lost: without_sources(argument_map, lost, supposing) is not now)
    sourced = [place for place, s in argument_map.statements.items() if has_source(argument_map, s)]
    return smallest_sets(sourced, lambda lost: without_evidence(argument_map, lost, supposing) is not now)


def has_source(argument_map, statement):
    known = [c for c in statement.citations if c.source in argument_map.sources]
    return statement.kind is Kind.EVIDENCE and bool(known)


def brute_restores(argument_map, supposing=NOTHING):
    if status(argument_map, supposing) is Status.HOLDS:
        return []
    candidates = list(remedies(argument_map, supposing))
    return smallest_sets(candidates, lambda chosen: holds_with(argument_map, chosen, supposing))


def remedies(argument_map, supposing):
    for step in argument_map.steps.values():
        if step.direction is Direction.AGAINST and not step.outweighed:
            yield Remedy(Need.ANSWER, step.place)
    for place, statement in argument_map.statements.items():
        lost = place in supposing.unbacked or not has_source(argument_map, statement)
        unsourced = statement.kind is Kind.EVIDENCE and lost
        if unsourced or (statement.kind is Kind.CLAIM and not argument_map.reasons(place)):
            yield Remedy(Need.SOURCE, place)


def holds_with(argument_map, chosen, supposing=NOTHING):
    met = [remedy.place for remedy in chosen if remedy.need is Need.ANSWER]
    backed = [remedy.place for remedy in chosen if remedy.need is Need.SOURCE]
    return status(argument_map, and_also(supposing, met=met, backed=backed)) is Status.HOLDS


def agree(found, expected):
    assert found.exhaustive
    assert found.sets == tuple(expected[:MOST_SETS])
    assert found.total == len(expected)
    assert found.least == (len(expected[0]) if expected else 0)


def check(argument_map, supposing=NOTHING):
    now = status(argument_map, supposing)
    for by, lose in (("sources", without_sources), ("evidence", without_evidence)):
        expected = brute_flips(argument_map, by, supposing)
        found = flips(argument_map, by=by, supposing=supposing)
        agree(found, expected)
        assert found.status is now
        assert found.none is not bool(expected)
        assert found.then is (lose(argument_map, expected[0], supposing) if expected else None)
    expected = brute_restores(argument_map, supposing)
    found = restores(argument_map, supposing=supposing)
    agree(found, expected)
    assert found.status is now
    assert found.impossible is (now is not Status.HOLDS and not expected)


# Maps of every shape: trees, and graphs with shared statements and sources and circles of all kinds.


@st.composite
def graphs(draw):
    number = draw(st.integers(2, 6))
    places = [THESIS, *(f"s{n}" for n in range(1, number))]
    statements = {place: draw(statements_at(place)) for place in places}
    steps = {}
    for turn in range(draw(st.integers(1, 7))):
        steps[f"t{turn}"] = draw(steps_at(f"t{turn}", places, list(steps)))
    return ArgumentMap(title="", statements=statements, steps=steps, sources=SOURCES)


@st.composite
def statements_at(draw, place):
    kind = draw(st.sampled_from((Kind.EVIDENCE, Kind.CLAIM, Kind.EVIDENCE, Kind.ASSUMPTION)))
    keys = draw(st.lists(st.sampled_from(KEYS), max_size=2))
    return Statement(place=place, kind=kind, text=place, citations=tuple(Citation(key) for key in keys))


@st.composite
def steps_at(draw, place, statements, steps):
    undercuts = bool(steps) and draw(st.integers(0, 3)) == 3
    against = undercuts or draw(st.booleans())
    premises = draw(st.lists(st.sampled_from(statements), min_size=1, max_size=2))
    return Step(
        place=place,
        direction=Direction.AGAINST if against else Direction.FOR,
        target=draw(st.sampled_from(steps if undercuts else statements)),
        undercuts=undercuts,
        premises=tuple(Premise(premise) for premise in premises),
        outweighed="why" if against and draw(st.integers(0, 9)) == 9 else "",
    )


def graph(seed, most_statements=7, most_steps=9):
    """Draw a map from a seed, most of its steps leading towards the thesis."""
    chance = random.Random(seed)
    places = [THESIS, *(f"s{n}" for n in range(1, chance.randint(4, most_statements)))]
    statements = {place: a_statement(chance, place) for place in places}
    steps = {}
    for number in range(chance.randint(3, most_steps)):
        steps[f"t{number}"] = a_step(chance, f"t{number}", places, list(steps))
    return ArgumentMap(title="", statements=statements, steps=steps, sources=SOURCES)


def a_statement(chance, place):
    likely = (Kind.EVIDENCE, Kind.EVIDENCE, Kind.EVIDENCE, Kind.CLAIM, Kind.CLAIM, Kind.ASSUMPTION)
    keys = chance.choices(KEYS, k=chance.choice((0, 1, 1, 1, 2)))
    return Statement(
        place=place,
        kind=Kind.CLAIM if place == THESIS else chance.choice(likely),
        text=place,
        citations=tuple(Citation(key) for key in keys),
    )


def a_step(chance, place, places, steps):
    undercuts = bool(steps) and chance.random() < 0.2
    against = undercuts or chance.random() < 0.25
    position = 0 if chance.random() < 0.4 else chance.randrange(len(places))
    higher = position if chance.random() < 0.7 else -1
    premises = chance.choices(places[higher + 1 :] or places, k=chance.choice((1, 1, 2)))
    return Step(
        place=place,
        direction=Direction.AGAINST if against else Direction.FOR,
        target=chance.choice(steps) if undercuts else places[position],
        undercuts=undercuts,
        premises=tuple(Premise(premise) for premise in premises),
        outweighed="why" if against and chance.random() < 0.1 else "",
    )


def supposition(seed, argument_map):
    """Draw a supposition from a seed: places that stand, fall, gain or lose a source, or are answered."""
    chance = random.Random(-seed)

    def some(places):
        return frozenset(place for place in places if chance.random() < 0.15)

    holding, *others = (some(argument_map.statements) for _ in range(4))
    failing, backed, unbacked = (places - holding for places in others)
    return Supposition(
        holding=holding,
        failing=failing | (some(argument_map.steps) - holding),
        backed=backed,
        unbacked=unbacked,
        met=some(argument_map.steps),
    )


def tree(seed, most_statements=9):
    """Draw a tree from a seed: every statement and every source is used once."""
    chance = random.Random(seed)
    statements = {THESIS: Statement(place=THESIS, kind=Kind.CLAIM, text="T")}
    steps = {}
    while len(statements) < most_statements:
        place = str(len(statements))
        undercuts = bool(steps) and chance.random() < 0.2
        against = undercuts or chance.random() < 0.3
        claims = [p for p, statement in statements.items() if statement.kind is Kind.CLAIM]
        members = [place + letter for letter in "ab"[: chance.choice((1, 1, 2))]]
        for member in members:
            kind = chance.choice((Kind.EVIDENCE, Kind.EVIDENCE, Kind.CLAIM))
            citations = (Citation(f"of-{member}"),) if chance.random() < 0.8 else ()
            statements[member] = Statement(place=member, kind=kind, text=member, citations=citations)
        steps[place] = Step(
            place=place,
            direction=Direction.AGAINST if against else Direction.FOR,
            target=chance.choice(list(steps) if undercuts else claims),
            undercuts=undercuts,
            premises=tuple(Premise(member) for member in members),
        )
    sources = {c.source: Source(key=c.source) for s in statements.values() for c in s.citations}
    return ArgumentMap(title="", statements=statements, steps=steps, sources=sources)


@settings(max_examples=examples(100), deadline=None)
@given(graphs())
def test_what_is_found_is_what_brute_force_finds(argument_map):
    check(argument_map)


@pytest.mark.slow
@pytest.mark.parametrize(("make", "seeds"), [(graph, 200), (tree, 60)])
def test_it_is_on_other_maps_too(make, seeds):
    for seed in range(seeds):
        check(make(seed))


def test_it_is_on_a_supposition_too():
    for seed in range(3000, 3120):
        argument_map = graph(seed)
        check(argument_map, supposition(seed, argument_map))


@pytest.mark.parametrize(("make", "seeds"), [(graph, 60), (tree, 20)])
def test_search_finds_what_decisions_find(make, seeds, monkeypatch):
    monkeypatch.setattr(smallest, "MOST_DECISIONS", 0)
    for seed in range(1000, 1000 + seeds):
        check(make(seed))


@pytest.mark.slow
@pytest.mark.parametrize("decisions", [0, smallest.MOST_DECISIONS])
def test_on_thousands_of_maps(decisions, monkeypatch):
    monkeypatch.setattr(smallest, "MOST_DECISIONS", decisions)
    for seed in range(2000, 3000):
        check(graph(seed))
        check(graph(seed), supposition(seed, graph(seed)))
        check(tree(seed, most_statements=10))


@pytest.mark.slow
@settings(max_examples=examples(2000), deadline=None)
@given(graphs())
def test_on_thousands_of_drawn_maps(argument_map):
    check(argument_map)


@pytest.mark.parametrize("steps", [50, 200, 1000, 5000])
def test_a_search_that_ends_early_claims_nothing_that_is_not_so(steps, monkeypatch):
    monkeypatch.setattr(smallest, "MOST_DECISIONS", 0)
    monkeypatch.setattr(smallest, "MOST_SEARCHING", steps)
    for seed in range(40):
        argument_map = graph(seed)
        found, expected = restores(argument_map), brute_restores(argument_map)
        claims_no_more_than(found, expected)
        assert all(holds_with(argument_map, chosen) for chosen in found.sets)
        found, expected = flips(argument_map, by="evidence"), brute_flips(argument_map, "evidence")
        claims_no_more_than(found, expected)
        assert all(without_evidence(argument_map, lost) is not found.status for lost in found.sets)


def claims_no_more_than(found, expected):
    if found.exhaustive:
        agree(found, expected)
    else:
        assert found.total == len(found.sets)
        assert not expected or found.least <= len(expected[0])


def test_components_are_circles_from_below():
    for seed in range(300):
        chance = random.Random(seed)
        below = [chance.sample(range(9), chance.choice((0, 1, 1, 2))) for _ in range(9)]
        reached = {part: reach(below, part) for part in range(9)}
        found = list(components(below))
        assert sorted(part for circle in found for part in circle) == sorted(reached[0])
        for position, circle in enumerate(found):
            assert set(circle) == {other for other in reached[circle[0]] if circle[0] in reached[other]}
            assert reached[circle[0]] <= {part for other in found[: position + 1] for part in other}


def reach(below, start):
    seen, waiting = set(), [start]
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            waiting.extend(below[part])
    return seen
