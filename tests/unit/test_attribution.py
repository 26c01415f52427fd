"""What each source carries: removals, shares, the sampled ones too, and the gradient by place."""

import random
import time

import pytest

from argmap import formats
from argmap.evaluate import attribution as module
from argmap.evaluate import losses as losses_module
from argmap.evaluate.attribution import attribution, gradient
from argmap.evaluate.dfquad import Weighing
from argmap.evaluate.losses import Losses
from argmap.evaluate.shapley import exact, sampled
from argmap.evaluate.strengths import strengths
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.model import THESIS, ArgumentMap, Citation, Direction, Kind, Premise, Source, Statement, Step
from argmap.source import SourceText


def read(thesis, sources="{a: A, b: B, c: C}"):
    found = formats.read(SourceText("map.yaml", f"title: A map\nthesis:\n{thesis}\nsources: {sources}\n"))
    assert found.value is not None, found.diagnostics
    return found.value


def carried(found):
    return {source.source: (source.removal, source.shapley) for source in found.sources}


TWO = "  claim: T\n  reasons: [{evidence: e, source: a}, {evidence: f, source: b}]"


def test_two_reasons_share_what_their_sources_add():
    """Both stand: .75, one: 1 - .5 * .7 = .65, none: 1 - .7 * .7 = .51."""
    found = attribution(read(TWO))
    assert found.place == THESIS
    assert found.exact
    assert carried(found) == {"a": pytest.approx((0.1, 0.12)), "b": pytest.approx((0.1, 0.12))}
    assert all(source.error == 0 for source in found.sources)


def test_sources_come_in_the_order_of_the_map():
    deep = "{claim: r, reasons: [{claim: s, reasons: [{evidence: f, source: b}]}]}"
    argument_map = read(
        f"  claim: T\n  reasons: [{{evidence: e, source: z}}, {deep}]", sources="{unused: U, b: B, z: Z}"
    )
    assert [source.source for source in attribution(argument_map).sources] == ["b", "z"]


def test_a_source_of_an_objection_takes_away():
    found = attribution(read("  claim: T\n  reasons: [r, s]\n  objections: [{evidence: e, source: a}]"))
    assert carried(found) == {"a": pytest.approx((0.01 - 0.21, 0.01 - 0.21))}


def test_what_does_not_bear_on_the_statement_is_left_out():
    argument_map = read("  claim: T\n  reasons: [{claim: r, reasons: [{evidence: e, source: a}]}, x]")
    assert attribution(argument_map, "2").sources == ()
    assert carried(attribution(argument_map, "1")) == {"a": pytest.approx((0.2, 0.2))}


def test_a_source_on_a_claim_carries_nothing():
    assert attribution(read("  claim: T\n  reasons: [{claim: r, source: a}]")).sources == ()


def test_one_of_two_sources_can_go():
    found = attribution(read("  claim: T\n  reasons: [{evidence: e, source: a; b}]"))
    assert carried(found) == {"a": pytest.approx((0, 0.1)), "b": pytest.approx((0, 0.1))}


def test_the_better_of_two_sources_is_missed():
    argument_map = read(
        "  claim: T\n  reasons: [{evidence: e, source: a; b}]", sources="{a: {title: A, grade: B2}, b: B}"
    )
    assert carried(attribution(argument_map)) == {
        "a": pytest.approx((0.3, 0.4)),
        "b": pytest.approx((0, 0.1)),
    }


def test_a_statement_s_own_grade_needs_a_source():
    found = attribution(read("  claim: T\n  reasons: [{evidence: e, source: a, grade: A1}]"))
    assert carried(found) == {"a": pytest.approx((0.65, 0.65))}


def test_two_reports_of_one_agency_do_not_become_two_voices_when_one_falls():
    argument_map = read(TWO, sources="{a: {title: A, origin: x}, b: {title: B, origin: x}}")
    assert carried(attribution(argument_map)) == {"a": pytest.approx((0, 0.1)), "b": pytest.approx((0, 0.1))}


def test_suppositions_are_the_ground():
    argument_map = read(TWO)
    given = Supposition(strengths={"1": 0.5})
    assert carried(attribution(argument_map, THESIS, given)) == {"b": pytest.approx((0.1, 0.1))}
    unbacked = Supposition(unbacked=frozenset({"1"}))
    assert carried(attribution(argument_map, THESIS, unbacked)) == {"b": pytest.approx((0.14, 0.14))}
    backed = Supposition(backed=frozenset({"1"}))
    assert carried(attribution(argument_map, THESIS, backed))["a"] == pytest.approx((0, 0))


def random_map(seed, *, statements, sources):
    """Build claims upon claims, and beneath them evidence that cites one source each."""
    chance = random.Random(seed)
    places = [THESIS, *(f"s{n}" for n in range(1, statements))]
    steps = {}
    for n, place in enumerate(places[1:], start=1):
        together = {place, places[min(statements - 1, n + chance.randrange(15))]}
        steps[f"t{n}"] = Step(
            place=f"t{n}",
            direction=chance.choice([Direction.FOR, Direction.FOR, Direction.AGAINST]),
            target=places[chance.randrange(max(0, n - 12), n)],
            premises=tuple(Premise(premise) for premise in sorted(together)),
        )
    inner = {step.target for step in steps.values()}

    def statement(place):
        kind = Kind.CLAIM if place in inner else Kind.EVIDENCE
        cited = () if place in inner else (Citation(f"k{chance.randrange(sources)}"),)
        return Statement(place=place, kind=kind, text=place, citations=cited)

    return ArgumentMap(
        title="",
        statements={place: statement(place) for place in places},
        steps=steps,
        sources={f"k{n}": Source(key=f"k{n}", grade=chance.choice(["", "B2", "A1"])) for n in range(sources)},
    )


def test_sampled_shares_are_near_the_exact_ones():
    argument_map = random_map(1, statements=60, sources=8)
    losses = Losses(argument_map, THESIS, NOTHING)
    players = len(losses.sources)
    right = exact(losses, players)
    drawn = sampled(losses, players, pairs=200)
    assert max(error for _, error in drawn) > 0
    for (share, _), (estimate, error) in zip(right, drawn, strict=True):
        assert estimate == pytest.approx(share, abs=4 * error + 1e-12)
    assert sum(share for share, _ in drawn) == pytest.approx(sum(share for share, _ in right))


def test_more_orders_mean_less_error():
    losses = Losses(random_map(1, statements=60, sources=8), THESIS, NOTHING)
    few, many = (sampled(losses, len(losses.sources), pairs) for pairs in (20, 320))
    assert sum(error for _, error in many) < 0.5 * sum(error for _, error in few)


def test_many_sources_are_sampled_and_always_alike(monkeypatch):
    monkeypatch.setattr(module, "MOST_WORK_SAMPLED", 200_000)
    argument_map = random_map(2, statements=80, sources=24)
    found = attribution(argument_map)
    assert len(found.sources) > module.MOST_EXACT
    assert not found.exact
    assert found == attribution(argument_map)
    whole = strengths(argument_map).statements[THESIS].value
    everything = Supposition(unbacked=frozenset(argument_map.statements))
    bare = strengths(argument_map, everything).statements[THESIS].value
    assert sum(source.shapley for source in found.sources) == pytest.approx(whole - bare)


def test_too_much_work_is_sampled_too(monkeypatch):
    argument_map = random_map(1, statements=30, sources=6)
    assert attribution(argument_map).exact
    monkeypatch.setattr(module, "MOST_WORK_EXACT", 100)
    assert not attribution(argument_map).exact


def mutual_attacks(size):
    """Build statements that all attack each other, each with a source of its own."""
    places = [THESIS, *(f"s{n}" for n in range(1, size))]
    return ArgumentMap(
        title="",
        statements={
            place: Statement(place=place, kind=Kind.EVIDENCE, text=place, citations=(Citation(f"k{place}"),))
            for place in places
        },
        steps={
            f"{one}>{other}": Step(
                place=f"{one}>{other}", direction=Direction.AGAINST, target=other, premises=(Premise(one),)
            )
            for one in places
            for other in places
            if one != other
        },
        sources={f"k{place}": Source(key=f"k{place}") for place in places},
    )


def count_weighings(monkeypatch):
    """Count how many parts are weighed, in whatever round."""
    weighed = []
    weigh_part = Weighing._weigh_part

    def counting(self, part):
        weighed.append(part)
        weigh_part(self, part)

    monkeypatch.setattr(Weighing, "_weigh_part", counting)
    return weighed


def test_the_work_is_bounded_on_a_map_of_mutual_attacks(monkeypatch):
    monkeypatch.setattr(module, "MOST_WORK_REMOVALS", 100_000)
    monkeypatch.setattr(module, "MOST_WORK_SAMPLED", 300_000)
    argument_map = mutual_attacks(16)
    weighed = count_weighings(monkeypatch)
    found = attribution(argument_map)
    parts = len(argument_map.statements) + len(argument_map.steps)
    # Every part that is weighed costs something; one source more than the bound allows may be begun.
    assert len(weighed) < 400_000 + 4 * losses_module.ROUNDS * parts
    assert not found.complete
    assert not found.exact
    assert 0 < len(found.sources) < 16


@pytest.mark.slow
def test_what_was_tried_of_a_map_that_is_too_large_is_as_in_the_whole(monkeypatch):
    argument_map = mutual_attacks(6)
    whole = attribution(argument_map)
    assert (whole.complete, whole.exact, len(whole.sources)) == (True, True, 6)
    monkeypatch.setattr(module, "MOST_WORK_REMOVALS", 10_000)
    part = attribution(argument_map)
    assert 0 < len(part.sources) < 6
    assert not part.complete
    removals = {source.source: source.removal for source in whole.sources}
    for source in part.sources:
        assert source.removal == pytest.approx(removals[source.source])


@pytest.mark.slow
def test_sources_whose_reach_is_not_looked_at_are_left_out(monkeypatch):
    argument_map = random_map(2, statements=80, sources=24)
    assert attribution(argument_map).complete
    monkeypatch.setattr(losses_module, "MOST_REACH", 50)
    found = attribution(argument_map)
    assert not found.complete
    assert 0 < len(found.sources) < 24


def test_restoring_gives_back_what_went():
    losses = Losses(mutual_attacks(5), THESIS, NOTHING)
    before = losses.value
    losses.toggle(0)
    losses.toggle(3)
    assert losses.value != before
    losses.restore()
    assert losses.value == before
    losses.toggle(0)
    losses.toggle(0)
    assert losses.value == pytest.approx(before)


@pytest.mark.slow
def test_fourteen_sources_of_two_hundred_statements_take_seconds_at_most():
    argument_map = random_map(3, statements=200, sources=14)
    before = time.perf_counter()
    found = attribution(argument_map)
    assert time.perf_counter() - before < 12  # one on a quiet machine
    assert (len(found.sources), found.exact) == (14, True)


# The gradient.


def test_the_gradient_of_two_reasons():
    assert gradient(read(TWO)) == pytest.approx({THESIS: 0.25, "1": 0.5, "2": 0.5})


def test_where_support_and_attack_are_equal_the_slope_is_towards_more_support():
    tie = "  claim: T\n  reasons: [{evidence: e, source: a}]\n  objections: [{evidence: f, source: b}]"
    assert gradient(read(tie)) == pytest.approx({THESIS: 1, "1": 1, "2": -1})


def test_of_one_origin_the_first_of_the_strongest_counts():
    alike = TWO.replace("source: b", "source: a")
    assert gradient(read(alike)) == pytest.approx({THESIS: 0.5, "1": 1, "2": 0})


def test_a_strength_of_nought_does_not_hide_what_it_could_do():
    argument_map = read("  claim: T\n  reasons: [{premises: [{evidence: e, grade: 0}, {assumption: f}]}]")
    assert gradient(argument_map) == pytest.approx({THESIS: 1, "1a": 0.5, "1b": 0})


def test_in_a_circle_of_support_the_strongest_step_hands_the_slope_on():
    argument_map = read("""
  claim: T
  id: t
  reasons:
  - claim: a
    id: a
    reasons:
    - {evidence: e, source: a}
    - claim: b
      reasons: [{ref: a, weight: 0.8}, {evidence: weaker, source: b, grade: 0.1}]
""")
    assert gradient(argument_map, "1.2") == pytest.approx(
        {THESIS: 0, "1": 0.8 * 0.5, "1.1": 0.8, "1.2": 0, "1.2.2": 0}
    )
