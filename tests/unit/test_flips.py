"""What flips and restores promise, on maps whose answer one can see."""

import pytest

from argmap.evaluate import Status, Supposition, smallest
from argmap.evaluate.flips import flips
from argmap.evaluate.judgements import key_judgements
from argmap.evaluate.restores import Need, Remedy, restores
from argmap.model import THESIS, ArgumentMap, Citation, Direction, Kind, Premise, Source, Statement, Step
from maps import build
from reading import ROOT, read_map


def a_map(*, sources=("a", "b", "c"), **thesis) -> ArgumentMap:
    return build({"thesis": {"claim": "T", **thesis}, "sources": sources})


def sourced(*keys, **rest) -> dict:
    return {"evidence": f"a report of {keys}", "source": list(keys), **rest}


def in_pairs(keys) -> list[dict]:
    pairs = zip(keys[::2], keys[1::2], strict=True)
    return [{"premises": [sourced(one), sourced(other)]} for one, other in pairs]


def answer(place) -> Remedy:
    return Remedy(Need.ANSWER, place)


def source(place) -> Remedy:
    return Remedy(Need.SOURCE, place)


@pytest.fixture(params=["decided", "searched"])
def either_way(request, monkeypatch):
    """Let the answer be read off from decisions, or be searched for as on a map too tangled for them."""
    if request.param == "searched":
        monkeypatch.setattr(smallest, "MOST_DECISIONS", 0)


# Flips.


def test_two_independent_sources_must_both_go():
    found = flips(a_map(reasons=[sourced("a"), sourced("b")]))
    assert found.sets == (("a", "b"),)
    assert (found.status, found.then) == (Status.HOLDS, Status.ASSERTED)
    assert (found.total, found.least, found.exhaustive, found.none) == (1, 2, True, False)


def test_one_source_cited_thrice_is_one_loss_but_three_pieces_of_evidence():
    argument_map = a_map(reasons=[sourced("a"), sourced("a"), sourced("a")])
    assert flips(argument_map).sets == (("a",),)
    assert flips(argument_map, by="evidence").sets == (("1", "2", "3"),)


def test_evidence_with_two_sources_keeps_its_backing_till_both_are_gone():
    argument_map = a_map(reasons=[sourced("b", "a")])
    assert flips(argument_map).sets == (("a", "b"),)
    assert flips(argument_map, by="evidence").sets == (("1",),)


def test_a_source_that_the_map_does_not_know_cannot_be_lost():
    assert flips(a_map(reasons=[sourced("a", "unknown")])).sets == (("a",),)


def test_of_premises_that_count_only_together_either_is_enough():
    found = flips(a_map(reasons=[{"premises": [sourced("b"), sourced("a")]}]))
    assert found.sets == (("a",), ("b",))
    assert found.total == 2


@pytest.mark.usefixtures("either_way")
def test_where_two_of_three_are_enough_two_must_go():
    pairs = [("a", "b"), ("b", "c"), ("c", "a")]
    found = flips(a_map(reasons=[{"premises": [sourced(one), sourced(other)]} for one, other in pairs]))
    assert found.sets == (("a", "b"), ("a", "c"), ("b", "c"))
    assert found.total == 3


def test_the_answer_to_an_objection_can_be_all_that_it_hinges_on():
    objection = {"claim": "o", "replies": [sourced("c")]}
    found = flips(a_map(reasons=[sourced("a"), sourced("b")], objections=[objection]))
    assert found.sets == (("c",),)
    assert found.then is Status.CHALLENGED


def test_the_answer_to_a_doubt_about_the_only_step_counts_like_its_premise():
    doubt = {"claim": "u", "replies": [sourced("c")]}
    found = flips(a_map(reasons=[sourced("a", undercutters=[doubt])]), by="evidence")
    assert found.sets == (("1",), ("1u1.1",))


def test_nothing_flips_what_is_merely_asserted():
    found = flips(a_map(reasons=["r", {"premises": [sourced("a"), "q"]}]))
    assert (found.status, found.sets, found.then) == (Status.ASSERTED, (), None)
    assert found.none
    assert found.exhaustive


def test_nothing_flips_what_an_assumption_makes_hold():
    found = flips(a_map(reasons=[sourced("a"), {"assumption": "p"}]))
    assert found.status is Status.HOLDS
    assert found.none


def test_what_is_challenged_changes_when_it_loses_its_backing():
    found = flips(a_map(reasons=[sourced("a"), sourced("b")], objections=["o"]))
    assert found.sets == (("a", "b"),)
    assert (found.status, found.then) == (Status.CHALLENGED, Status.CONTESTED)


def quarrel(keys):
    """Make an objection to the thesis one side of a quarrel that nobody wins."""
    statements = {THESIS: Statement(place=THESIS, kind=Kind.CLAIM, text="T")}
    for place, key in keys.items():
        statements[place] = Statement(place=place, kind=Kind.EVIDENCE, text=place, citations=(Citation(key),))
    steps = {
        "1": Step(place="1", direction=Direction.FOR, target=THESIS, premises=(Premise("e"),)),
        "2": Step(place="2", direction=Direction.AGAINST, target=THESIS, premises=(Premise("y"),)),
        "3": Step(place="3", direction=Direction.AGAINST, target="y", premises=(Premise("x"),)),
        "4": Step(place="4", direction=Direction.AGAINST, target="x", premises=(Premise("y"),)),
    }
    sources = {key: Source(key=key) for key in keys.values()}
    return ArgumentMap(title="", statements=statements, steps=steps, sources=sources)


@pytest.mark.usefixtures("either_way")
def test_what_is_unsettled_becomes_challenged_only_while_it_stays_backed():
    found = flips(quarrel({"e": "a", "x": "b", "y": "c"}))
    assert found.sets == (("b",),)
    assert (found.status, found.then) == (Status.UNSETTLED, Status.CHALLENGED)


@pytest.mark.usefixtures("either_way")
def test_what_loses_its_backing_too_stays_unsettled():
    found = flips(quarrel({"e": "a", "x": "a", "y": "c"}))
    assert found.status is Status.UNSETTLED
    assert found.none


def test_losses_that_do_not_bear_on_a_statement_are_not_named():
    argument_map = a_map(reasons=[{"claim": "r", "reasons": [sourced("a")]}, sourced("b")])
    assert flips(argument_map, "1").sets == (("a",),)


def test_what_is_supposed_to_fail_does_not_rise_by_a_loss():
    argument_map = a_map(reasons=[sourced("a"), sourced("a", reasons=[sourced("b")])])
    assert flips(argument_map).sets == (("a", "b"),)
    assert flips(argument_map, supposing=Supposition(failing=frozenset(("2",)))).sets == (("a",),)


def test_no_more_than_twelve_sets_are_listed_and_all_are_counted():
    keys = [f"s{n}" for n in range(20)]
    found = flips(a_map(reasons=[{"premises": [sourced(key) for key in keys]}], sources=keys))
    assert found.sets == tuple((key,) for key in keys[:12])
    assert found.total == 20


def test_where_there_are_too_many_sets_to_count_the_first_are_still_the_first():
    keys = [f"s{n}" for n in range(60)]
    pairs = [
        {"premises": [sourced(one), sourced(other)]} for one, other in zip(keys[::2], keys[1::2], strict=True)
    ]
    found = flips(a_map(reasons=pairs, sources=keys))
    assert found.total == smallest.MANY
    assert found.least == 30
    assert found.sets[0] == tuple(keys[::2])
    assert found.sets[1] == (*keys[:58:2], "s59")


def test_an_unknown_place_is_an_error():
    with pytest.raises(KeyError):
        flips(a_map(), "7")


# Restores.


def test_a_thesis_alone_needs_a_source():
    found = restores(a_map())
    assert found.sets == ((source(THESIS),),)
    assert (found.status, found.total, found.least, found.impossible) == (Status.ASSERTED, 1, 1, False)


def test_sources_go_to_the_ends_of_lines_and_never_to_a_claim_that_has_reasons():
    found = restores(a_map(reasons=[{"claim": "r", "reasons": ["q", {"evidence": "e"}]}]))
    assert found.sets == ((source("1.1"),), (source("1.2"),))


def test_an_open_objection_wants_an_answer():
    found = restores(a_map(reasons=[sourced("a")], objections=["o"]))
    assert found.sets == ((answer("2"),),)


def test_an_answer_without_a_source_wants_one_or_the_objection_another_answer():
    objection = {"claim": "o", "replies": ["r"]}
    found = restores(a_map(reasons=[sourced("a")], objections=[objection]))
    assert found.sets == ((answer("2"),), (source("2.1"),))


def test_answers_come_before_sources():
    found = restores(a_map(reasons=["r"], objections=["o"]))
    assert found.sets == ((answer("2"), source("1")),)
    assert found.least == 2


def test_what_is_outweighed_needs_no_answer_and_what_holds_no_remedy():
    found = restores(a_map(reasons=[sourced("a")], objections=[{"claim": "o", "outweighed": "why"}]))
    assert (found.status, found.sets, found.impossible) == (Status.HOLDS, (), False)


@pytest.mark.usefixtures("either_way")
def test_nothing_restores_a_circle_of_support():
    circle = {"claim": "r", "id": "r", "reasons": [{"claim": "q", "reasons": [{"ref": "r"}]}]}
    found = restores(a_map(reasons=[circle]))
    assert found.status is Status.ASSERTED
    assert found.impossible


@pytest.mark.usefixtures("either_way")
def test_a_quarrel_can_be_ended_at_either_step():
    found = restores(quarrel({"e": "a", "x": "b", "y": "c"}))
    assert found.sets == ((answer("2"),), (answer("4"),))


@pytest.mark.usefixtures("either_way")
def test_an_answer_that_helps_an_objection_too_is_not_enough():
    shared = sourced("a", id="s", objections=[sourced("b")])
    found = restores(a_map(reasons=[shared], objections=[{"premises": ["o", {"ref": "s"}]}]))
    assert found.sets == ((answer("1.1"), answer("2")),)


@pytest.mark.usefixtures("either_way")
def test_what_such_an_answer_costs_is_not_asked_of_other_remedies():
    shared = sourced("a", id="s", objections=[sourced("b")])
    objection = {"premises": ["o", {"ref": "s"}]}
    found = restores(a_map(reasons=[shared, {"premises": ["q", "r"]}], objections=[objection]))
    assert found.sets == ((answer("1.1"), answer("3")), (source("2a"), source("2b")))


# The essay.

ESSAY = ROOT / "maps" / "kazakhstan-civil-society.yaml"


def named(argument_map, sets):
    return [tuple(argument_map.statements[place].id for place in chosen) for chosen in sets]


def test_what_the_essay_hinges_on():
    essay = read_map(ESSAY)
    control, opening, danger = (statement.place for statement in key_judgements(essay))
    assert flips(essay, control).sets == (("lillis-2015", "lillis-2017"),)
    assert flips(essay, opening).sets == (("simmons-2019", "azattyq"),)
    assert flips(essay, danger).none
    assert flips(essay).none
    assert named(essay, flips(essay, opening, by="evidence").sets) == [("reformer", "liberalise-protest")]


def test_what_would_restore_the_essays_conclusion():
    essay = read_map(ESSAY)
    control, opening, danger = (statement.place for statement in key_judgements(essay))
    found = restores(essay)
    assert found.least == 3
    assert {restored[:2] for restored in found.sets} == {*restores(essay, opening).sets}
    assert tuple(restored[2:] for restored in found.sets) == restores(essay, danger).sets
    assert restores(essay, control).sets == ()


# Size.


def chain(levels):
    """Build a chain of claims, each with evidence of its own beside the next."""
    statements = {THESIS: Statement(place=THESIS, kind=Kind.CLAIM, text="T")}
    steps, sources = {}, {}
    above = THESIS
    for level in range(levels):
        key, evidence, claim = f"s{level}", f"e{level}", f"c{level}"
        sources[key] = Source(key=key)
        statements[claim] = Statement(place=claim, kind=Kind.CLAIM, text=claim)
        statements[evidence] = Statement(
            place=evidence, kind=Kind.EVIDENCE, text=evidence, citations=(Citation(key),)
        )
        for premise in (claim, evidence):
            steps[f"to-{premise}"] = Step(
                place=f"to-{premise}", direction=Direction.FOR, target=above, premises=(Premise(premise),)
            )
        above = claim
    return ArgumentMap(title="", statements=statements, steps=steps, sources=sources)


@pytest.mark.slow
def test_depth_is_no_limit():
    found = flips(chain(2000))
    assert found.least == 2000
    assert found.exhaustive


def test_what_cannot_be_finished_is_said(monkeypatch):
    monkeypatch.setattr(smallest, "MOST_DECISIONS", 100)
    monkeypatch.setattr(smallest, "MOST_SEARCHING", 100_000)
    found = flips(chain(100))
    assert not found.exhaustive
    assert not found.none
    assert found.least < 100


def test_a_search_that_cannot_be_finished_still_finds_something(monkeypatch):
    monkeypatch.setattr(smallest, "MOST_DECISIONS", 0)
    keys = [f"s{n}" for n in range(40)]
    pairs = [
        {"premises": [sourced(one), sourced(other)]} for one, other in zip(keys[::2], keys[1::2], strict=True)
    ]
    found = flips(a_map(reasons=pairs, sources=keys))
    assert not found.exhaustive
    assert found.least == 20
    assert all(len(chosen) == 20 for chosen in found.sets)
    assert found.total >= len(found.sets) == 12
