"""What evaluation promises: the statuses and states of the format's manual."""

import time

import pytest

from argmap.evaluate import Evaluation, Standing, State, Status, circles, evaluate
from argmap.model import THESIS, ArgumentMap, Citation, Direction, Kind, Premise, Source, Statement, Step
from maps import build, row_of_circles

PROOF = {"evidence": "a proof", "source": "s"}
OTHER_PROOF = {"evidence": "another proof", "source": "s"}
PROMISE = {"assumption": "a promise"}


def judged(thesis: dict, **rest) -> Evaluation:
    return evaluate(build({"thesis": {"claim": "T", **thesis}, "sources": ["s"], **rest}))


def statuses(thesis: dict, **rest) -> dict[str, str]:
    standings = judged(thesis, **rest).standings
    return {place: standing.status.value for place, standing in standings.items()}


def thesis_status(**thesis) -> str:
    return statuses(thesis)[THESIS]


# The six charity lines of the manual.


def test_a_bare_reason_makes_its_target_asserted():
    assert statuses({"reasons": "r"}) == {THESIS: "asserted", "1": "asserted"}


def test_a_bare_objection_is_open_and_keeps_its_target_from_holding():
    found = judged({"reasons": [PROOF], "objections": ["o"]})
    assert found.states == {"2": State.OPEN}
    assert found.standings[THESIS].status is Status.CHALLENGED
    assert found.standings["2"].status is Status.ASSERTED


def test_a_sourced_objection_is_open_too_and_backed():
    found = judged({"reasons": [PROOF], "objections": [OTHER_PROOF]})
    assert found.states == {"2": State.OPEN}
    assert found.standings[THESIS].status is Status.CHALLENGED
    assert found.standings["2"].status is Status.HOLDS


def test_a_bare_reply_answers_without_a_source_and_does_not_save_its_target():
    found = judged({"reasons": [PROOF], "objections": [{"claim": "o", "replies": ["r"]}]})
    assert found.states["2"] is State.ANSWERED_WITHOUT_SOURCE
    assert found.standings[THESIS].status is Status.CHALLENGED


def test_a_sourced_reply_answers():
    found = judged({"reasons": [PROOF], "objections": [{"claim": "o", "replies": [OTHER_PROOF]}]})
    assert found.states["2"] is State.ANSWERED
    assert found.standings[THESIS].status is Status.HOLDS


def test_a_reply_on_an_assumption_answers_by_a_promise():
    found = judged({"reasons": [PROOF], "objections": [{"claim": "o", "replies": [PROMISE]}]})
    assert found.states["2"] is State.ANSWERED_BY_PROMISE
    assert found.standings[THESIS].status is Status.HOLDS


# Statuses.


def test_a_thesis_alone_is_asserted():
    assert thesis_status() == "asserted"


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        (PROOF, "holds"),
        (PROMISE, "holds"),
        ({"evidence": "e"}, "asserted"),
        ({"evidence": "e", "source": "lost"}, "asserted"),
        ({"evidence": "e", "source": ["lost", "s"]}, "holds"),
        ({"claim": "c", "source": "s"}, "asserted"),
        ({"claim": "c", "reasons": [PROOF]}, "holds"),
        ({"premises": [PROOF, PROMISE]}, "holds"),
        ({"premises": [PROOF, "c"]}, "asserted"),
        ({**PROOF, "warrant": "text is granted"}, "holds"),
        ({**PROOF, "warrant": {"claim": "w"}}, "asserted"),
        ({**PROOF, "warrant": {"claim": "w", "reasons": [OTHER_PROOF]}}, "holds"),
    ],
)
def test_what_backs_a_thesis(reason, status):
    assert thesis_status(reasons=[reason]) == status


def test_an_unanswered_objection_makes_what_is_asserted_contested():
    assert thesis_status(reasons=["r"], objections=["o"]) == "contested"


def test_an_unsourced_answer_leaves_what_is_asserted_asserted():
    assert thesis_status(reasons=["r"], objections=[{"claim": "o", "replies": ["no"]}]) == "asserted"


def test_one_sourced_reason_is_enough_beside_bare_ones():
    assert thesis_status(reasons=["r", PROOF]) == "holds"


def test_evidence_can_be_attacked_like_a_claim():
    doubted = {**PROOF, "objections": ["the proof is forged"]}
    assert statuses({"reasons": [doubted]})["1"] == "challenged"
    assert thesis_status(reasons=[doubted, OTHER_PROOF]) == "holds"


def test_asides_are_judged_too():
    aside = {"claim": "a", "reasons": [PROOF], "objections": ["o"]}
    found = judged({}, aside=[aside, "b"])
    assert found.standings["x1"].status is Status.CHALLENGED
    assert found.standings["x2"].status is Status.ASSERTED
    assert found.states == {"x1.2": State.OPEN}


def test_what_holds_on_assumptions_alone_is_not_sourced():
    found = judged({"reasons": [{"claim": "c", "reasons": [PROMISE]}]})
    assert found.standings[THESIS] == Standing(Status.HOLDS, believed=True, backed=True, sourced=False)


def test_sourced_evidence_counts_through_premises_and_warrants():
    warrant = {"claim": "w", "reasons": [PROOF]}
    assert judged({"reasons": [{**PROMISE, "warrant": warrant}]}).standings[THESIS].sourced
    assert judged({"reasons": [{"premises": [PROMISE, PROOF]}]}).standings[THESIS].sourced


def test_sourced_evidence_does_not_count_through_a_step_that_fails_or_speaks_against():
    failing = {"premises": [PROOF, "bare"]}
    assert not judged({"reasons": [PROMISE, failing]}).standings[THESIS].sourced
    assert not judged({"reasons": [PROMISE], "objections": [PROOF]}).standings[THESIS].sourced


def test_the_readings_are_told_apart():
    found = judged({"reasons": [PROOF], "objections": ["o"]}).standings[THESIS]
    assert (found.backed, found.believed) == (True, False)


# Steps that speak against.


def test_an_outweighed_objection_is_accepted_and_does_not_defeat():
    found = judged({"reasons": [PROOF], "objections": [{"claim": "o", "outweighed": "because"}]})
    assert found.states == {"2": State.OUTWEIGHED}
    assert found.standings[THESIS].status is Status.HOLDS


def test_refuting_the_only_evidence_of_an_objection_leaves_it_open():
    objection = {"claim": "o", "reasons": [{"evidence": "e", "source": "s", "replies": [OTHER_PROOF]}]}
    found = judged({"reasons": [PROOF], "objections": [objection]})
    assert found.states["2"] is State.OPEN
    assert found.standings[THESIS].status is Status.CHALLENGED


def test_a_group_objection_falls_with_any_of_its_premises():
    group = {"premises": ["o1", {"claim": "o2", "replies": [OTHER_PROOF]}]}
    found = judged({"reasons": [PROOF], "objections": [group]})
    assert found.states["2"] is State.ANSWERED
    assert found.standings[THESIS].status is Status.HOLDS


def test_an_undercutter_stops_its_step_and_nothing_else():
    found = judged({"reasons": [{**PROOF, "undercutters": ["u"]}]})
    assert found.states == {"1u1": State.OPEN}
    assert found.standings["1"].status is Status.HOLDS
    assert found.standings[THESIS].status is Status.CHALLENGED


def test_an_undercutter_of_an_objection_must_be_backed():
    bare = judged({"reasons": [PROOF], "objections": [{"claim": "o", "undercutters": ["u"]}]})
    backed = judged({"reasons": [PROOF], "objections": [{"claim": "o", "undercutters": [OTHER_PROOF]}]})
    assert (bare.states["2"], backed.states["2"]) == (State.ANSWERED_WITHOUT_SOURCE, State.ANSWERED)
    assert bare.standings[THESIS].status is Status.CHALLENGED
    assert backed.standings[THESIS].status is Status.HOLDS
    assert backed.standings["2"].status is Status.ASSERTED


def test_an_undercutter_of_an_undercutter_gives_the_step_back():
    answer = {"claim": "u", "undercutters": [OTHER_PROOF]}
    found = judged({"reasons": [{**PROOF, "undercutters": [answer]}]})
    assert found.states == {"1u1": State.ANSWERED, "1u1u1": State.OPEN}
    assert found.standings[THESIS].status is Status.HOLDS


def test_an_undercutter_of_an_undercutter_of_an_undercutter_takes_it_away_again():
    answer = {"claim": "u", "undercutters": [{**OTHER_PROOF, "undercutters": ["v"]}]}
    found = judged({"reasons": [{**PROOF, "undercutters": [answer]}]})
    assert found.states["1u1"] is State.OPEN
    assert found.states["1u1u1u1"] is State.OPEN
    assert found.standings[THESIS].status is Status.CHALLENGED


def test_an_outweighed_undercutter_stops_nothing():
    found = judged({"reasons": [{**PROOF, "undercutters": [{"claim": "u", "outweighed": "because"}]}]})
    assert found.states == {"1u1": State.OUTWEIGHED}
    assert found.standings[THESIS].status is Status.HOLDS


def test_a_reused_statement_that_attacks_twice_has_two_states():
    stopped = {"claim": "shared", "id": "o", "undercutters": [OTHER_PROOF]}
    held = {"claim": "c", "reasons": [PROOF], "objections": [{"ref": "o"}]}
    found = judged({"reasons": [PROOF, held], "objections": [stopped]})
    assert found.states["3"] is State.ANSWERED
    assert found.states["2.2"] is State.OPEN
    assert found.standings[THESIS].status is Status.HOLDS
    assert found.standings["2"].status is Status.CHALLENGED


def test_replies_have_states_of_their_own():
    reply = {"claim": "r", "reasons": [PROOF], "objections": [OTHER_PROOF]}
    found = judged({"objections": [{"claim": "o", "replies": [reply]}]})
    assert found.states == {"1": State.OPEN, "1.1": State.ANSWERED, "1.1.2": State.OPEN}


# Shared statements and circles.


def test_a_shared_statement_backs_every_place_where_it_is_used():
    shared = {"claim": "c", "id": "c", "reasons": [PROOF]}
    found = statuses(
        {"reasons": [{"claim": "a", "reasons": [shared]}, {"claim": "b", "reasons": [{"ref": "c"}]}]}
    )
    assert set(found.values()) == {"holds"}


def test_a_circle_of_support_supports_nothing():
    circle = {"claim": "a", "id": "a", "reasons": [{"claim": "b", "reasons": [{"ref": "a"}]}]}
    found = judged({"reasons": [circle]})
    assert {standing.status for standing in found.standings.values()} == {Status.ASSERTED}


def test_a_circle_of_support_with_one_sourced_reason_is_backed():
    inner = {"claim": "b", "reasons": [{"ref": "a"}, PROOF]}
    found = statuses({"reasons": [{"claim": "a", "id": "a", "reasons": [inner]}]})
    assert set(found.values()) == {"holds"}


def test_a_circle_of_support_answers_no_objection():
    circle = {"claim": "a", "id": "a", "reasons": [{"claim": "b", "reasons": [{"ref": "a"}]}]}
    found = judged({"reasons": [PROOF], "objections": [{"claim": "o", "replies": [circle]}]})
    assert found.states["2"] is State.ANSWERED_WITHOUT_SOURCE


@pytest.mark.parametrize("granted_first", [True, False])
def test_a_circle_that_falls_can_leave_another_without_footing(granted_first):
    falls = {"claim": "x", "id": "x", "reasons": [{"claim": "y", "reasons": [{"ref": "x"}]}]}
    undercut = {**PROOF, "undercutters": [{"claim": "w", "replies": [falls]}]}
    shared = [PROMISE, {"ref": "p"}] if granted_first else [{"ref": "p"}, PROMISE]
    around = {"claim": "q", "reasons": [{"premises": shared}]}
    for reasons in ([around, undercut], [undercut, around]):
        found = judged({"reasons": [{"claim": "p", "id": "p", "reasons": reasons}]})
        assert found.standings["1"].status is Status.CHALLENGED


def each_other(**kinds) -> dict:
    """Return two statements that attack each other, below the thesis."""
    objection = {**kinds["theirs"], "replies": [{"ref": "ours"}]}
    return {"reasons": [{**kinds["ours"], "id": "ours", "objections": [objection]}]}


def test_sourced_statements_that_attack_each_other_cannot_be_settled():
    found = judged(each_other(ours=PROOF, theirs=OTHER_PROOF))
    assert {standing.status for standing in found.standings.values()} == {Status.UNSETTLED}
    assert set(found.states.values()) == {State.UNSETTLED}


def test_bare_statements_that_attack_each_other_cannot_be_settled_and_leave_the_thesis_asserted():
    found = judged(each_other(ours={"claim": "a"}, theirs={"claim": "b"}))
    assert found.standings["1"].status is found.standings["1.1"].status is Status.UNSETTLED
    assert found.standings[THESIS].status is Status.ASSERTED
    assert found.states["1.1"] is State.OPEN


def test_a_third_attack_settles_an_attack_circle():
    objection = {**OTHER_PROOF, "replies": [{"ref": "ours"}, {"evidence": "e", "source": "s"}]}
    found = judged({"reasons": [{**PROOF, "id": "ours", "objections": [objection]}]})
    assert found.standings[THESIS].status is Status.HOLDS
    assert found.states["1.1"] is State.ANSWERED


# What a map with errors may hold, and size.


def test_a_step_that_names_what_the_map_does_not_have_bears_on_nothing():
    whole = build({"thesis": {"claim": "T", "reasons": [PROOF]}, "sources": ["s"]})
    lost = {
        "2": Step(place="2", direction=Direction.FOR, target=THESIS, premises=(Premise("nowhere"),)),
        "3": Step(place="3", direction=Direction.AGAINST, target="nowhere", premises=(Premise("1"),)),
        "3u1": Step(
            place="3u1", direction=Direction.AGAINST, target="3", undercuts=True, premises=(Premise("1"),)
        ),
    }
    broken = ArgumentMap(
        title="", statements=whole.statements, steps={**whole.steps, **lost}, sources=whole.sources
    )
    assert evaluate(broken).standings == evaluate(whole).standings


@pytest.mark.slow
def test_ten_thousand_statements_take_seconds_at_most_even_in_circles():
    argument_map = row_of_circles(2_500)
    before = time.perf_counter()
    found = evaluate(argument_map)
    assert time.perf_counter() - before < 3  # a third of a second on a quiet machine; minutes if quadratic
    assert {found.standings[f"a{k}"].status for k in range(2_500)} == {Status.CHALLENGED}
    assert {found.states[f"w{k}"] for k in range(1, 2_500)} == {State.ANSWERED_WITHOUT_SOURCE}


@pytest.mark.slow
def test_a_chain_of_ten_thousand_statements_does_not_exhaust_the_stack():
    statements = {THESIS: Statement(place=THESIS, kind=Kind.CLAIM, text="T")}
    steps, above = {}, THESIS
    for number in range(10_000):
        place = str(number)
        kind = Kind.EVIDENCE if number == 9_999 else Kind.CLAIM
        statements[place] = Statement(place=place, kind=kind, text=place, citations=(Citation("s"),))
        steps[place] = Step(place=place, direction=Direction.FOR, target=above, premises=(Premise(place),))
        above = place
    argument_map = ArgumentMap(title="", statements=statements, steps=steps, sources={"s": Source(key="s")})
    assert evaluate(argument_map).standings[THESIS].status is Status.HOLDS


# Circles by name.


def test_circles_of_support_are_named_from_their_first_statement_on():
    inner = {"claim": "b", "id": "b", "reasons": [{"ref": "a"}]}
    below = {"claim": "c", "reasons": [{"ref": "b"}]}
    written = {"thesis": {"claim": "T", "reasons": [below, {"claim": "a", "id": "a", "reasons": [inner]}]}}
    assert circles(build(written)) == (("2", "2.1"),)


def test_circles_come_in_the_order_of_the_map():
    def circle(name: str) -> dict:
        return {"claim": name, "id": name, "reasons": [{"claim": "b", "reasons": [{"ref": name}]}]}

    below = {"claim": "c", "reasons": [{"ref": "second"}]}
    written = {"thesis": {"claim": "T", "reasons": [below, circle("first"), circle("second")]}}
    assert circles(build(written)) == (("2", "2.1"), ("3", "3.1"))


def test_a_circle_with_another_reason_is_no_circle():
    inner = {"claim": "b", "reasons": [{"ref": "a"}, "bare"]}
    written = {"thesis": {"claim": "T", "reasons": [{"claim": "a", "id": "a", "reasons": [inner]}]}}
    assert circles(build(written)) == ()


def test_a_circle_may_close_through_a_warrant():
    warrant = {"claim": "w", "reasons": [{"ref": "a"}]}
    step = {"claim": "a", "id": "a", "reasons": [{"claim": "b", "warrant": warrant}]}
    assert circles(build({"thesis": {"claim": "T", "reasons": [step]}})) == (("1", "1.1w"),)


def test_attacks_in_a_circle_are_no_circle_of_support():
    written = {"thesis": {"claim": "T", **each_other(ours={"claim": "a"}, theirs={"claim": "b"})}}
    assert circles(build(written)) == ()
