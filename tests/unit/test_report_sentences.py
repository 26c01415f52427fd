"""Sentences of a report on small maps: each is said where it is true, in these words, and nowhere else."""

from dataclasses import replace
from itertools import combinations

import pytest

from argmap.evaluate import State, Status, Supposition, evaluate
from argmap.evaluate.judgements import key_judgements, resolves, speaker
from argmap.evaluate.restores import Need, Remedy
from argmap.evaluate.restores import restores as find_restores
from argmap.evaluate.strengths import spans_words, strengths
from argmap.evaluate.support import objections_of, speaks_for, support
from argmap.evaluate.words import state_words
from argmap.model import THESIS, Direction, Kind, Side
from argmap.report import subject as reported
from argmap.report.annex import whole_outline
from argmap.report.build import build
from argmap.report.document import plain
from argmap.report.glance import glance
from argmap.report.grounds import grounds, loads
from argmap.report.hinges import hinge
from argmap.report.offers import first_sentence
from argmap.report.unknown import unknown
from argmap.report.verdict import trust, verdict
from argmap.report.views import conclusion, judgements
from judged import ALL, material, path_of, said, stem, subject
from judged.proofs import (
    counts_open_objections,
    left_open_on,
    name,
    rests_on,
    status,
    weakest_points,
)
from judged.small import claim, evidence, judged
from maps import build as make

every = pytest.mark.parametrize("path", ALL, ids=stem)

BEATEN = claim(
    "The lake is clean.",
    evidence(
        "Fish came back.",
        "Abbey 2020",
        objections=[
            {
                "claim": "They were put there.",
                "replies": [
                    evidence("No fish were bought.", "Board 2021", objections=["Some were given."]),
                ],
            }
        ],
    ),
)
"""A part whose only answer to an objection has a source and is open to an objection itself."""

OLDER = claim("The mill is older.", evidence("A beam is.", "Court 2022"), objections=[{"ref": "newer"}])
UNSETTLED = claim(
    "The mill came first.",
    evidence("It is on a map.", "Abbey 2020"),
    objections=[evidence("The mill is newer.", "Board 2021", id="newer", replies=[OLDER])],
)
"""A thesis against which an objection and the answer to it undo each other."""


# Where a part is weakest.

WEAK = {
    "single": "It hangs on one source: Abbey 2020",
    "promise": "An objection is answered by a promise only",
    "granted": "It takes for granted: “Nothing else changed”",
    "open": "The objection “Nobody asked them”",
}


def weak(*weaknesses):
    """Return a map with a judgement that holds and has these weaknesses."""
    counted = evidence("Counts rose.", "Abbey 2020", *([] if "single" in weaknesses else ["Board 2021"]))
    premises = [counted, *([{"assumption": "Nothing else changed."}] if "granted" in weaknesses else [])]
    promised = {"claim": "Counters fail.", "replies": [{"assumption": "They will be mended."}]}
    reasons = [{"premises": premises, "undercutters": [promised] if "promise" in weaknesses else []}]
    if "open" in weaknesses:
        reasons.append({"claim": "Neighbours say so.", "objections": ["Nobody asked them."]})
    return judged(claim("More people cycle.", claim("Traffic grew.", *reasons)))


@pytest.mark.parametrize("first", range(len(WEAK) + 1))
def test_of_several_weaknesses_the_first_in_this_order_is_named(first):
    found = weak(*list(WEAK)[first:])
    (part,) = judgements(found)
    assert found.standing(part.place).status is Status.HOLDS
    assert plain(part.weakest) == [*WEAK.values(), "None found"][first]


SETS = [chosen for count in range(len(WEAK) + 1) for chosen in combinations(WEAK, count)]


@pytest.mark.parametrize("weaknesses", SETS, ids="-".join)
def test_whatever_weaknesses_meet_the_first_is_named(weaknesses):
    found = weak(*weaknesses)
    for part in (conclusion(found), *judgements(found)):
        assert plain(part.weakest) in weakest_points(found, part.place)


def test_a_part_that_hangs_on_each_of_several_works_has_a_weak_point():
    both = {"premises": [evidence("It is long.", "Abbey 2020"), evidence("It is deep.", "Board 2021")]}
    found = judged(claim("It is a lake.", claim("It is large.", both)))
    (part,) = judgements(found)
    assert plain(part.change) == "Abbey 2020 or Board 2021 were withdrawn."
    assert plain(part.weakest) == "It hangs on each of two sources"
    assert weakest_points(found, part.place) == {plain(part.weakest)}


def test_a_part_that_is_challenged_is_weakest_at_the_objection_though_it_hangs_on_one_work():
    part = claim("It is large.", evidence("It is long.", "Abbey 2020"), objections=["It is a pond."])
    found = judged(claim("It is a lake.", part))
    assert found.standing("1").status is Status.CHALLENGED
    assert plain(judgements(found)[0].weakest) == "The objection “It is a pond”"
    assert weakest_points(found, "1") == {"The objection “It is a pond”"}


# What is offered for a judgement.


def test_offered_are_sourced_evidence_then_other_evidence_then_bare_claims():
    part = claim(
        "It is large.",
        "Everyone says so.",
        claim("It takes a day to cross.", {"evidence": "I crossed it."}, "It is far."),
        evidence("It is long.", "Abbey 2020"),
        *(evidence(f"Map {n} shows it.", "Board 2021") for n in range(3)),
    )
    (found,) = judgements(judged(claim("It is a lake.", part)))
    assert [plain(offer.text) for offer in found.offered] == [
        "It is long.",
        *(f"Map {n} shows it." for n in range(3)),
        "I crossed it.",
        "Everyone says so.",
    ]
    assert found.more_offered == 1


@every
def test_all_that_a_judgement_rests_on_in_the_end_is_offered_or_counted(path):
    found = subject(path)
    for part in judgements(found):
        under = support(found.map, part.place).statements[1:]
        ends = [s for s in under if s.kind is Kind.CLAIM and not found.map.reasons(s.place)]
        evidence_first = [s for s in under if s.kind is Kind.EVIDENCE]
        ranked = sorted(evidence_first, key=lambda s: not resolves(found.map, s)) + ends
        assert [plain(offer.text) for offer in part.offered] == [s.text for s in ranked[:6]]
        assert part.more_offered == max(len(ranked) - 6, 0)
        for offer, statement in zip(part.offered, ranked, strict=False):
            cut = len(offer.remark.removesuffix(" […]").split()) < len(statement.commentary.split())
            assert offer.remark.endswith(" […]") is cut


# Why the conclusion stands as it does.


def test_all_premises_of_the_conclusion_are_counted_though_five_are_shown():
    witnesses = [evidence(f"Witness {n} says so.", "Abbey 2020") for n in range(6)]
    found = judged(claim("It rained.", {"premises": ["Streets were wet.", *witnesses]}))
    assert len(key_judgements(found.map)) == 5
    counted = "Of the seven judgements it rests on, six hold and one is asserted without a source."
    assert plain(verdict(found)) == counted
    assert glance(found).startswith("Seven judgements are offered for the conclusion; ")


def test_an_objection_in_a_circle_asks_for_an_answer_that_nothing_beats():
    found = judged(UNSETTLED)
    wanted = "an unbeaten answer met the objection “The mill is newer”"
    assert plain(hinge(found)).startswith(f"The conclusion would hold if {wanted}. ")
    assert plain(conclusion(found).change) == f"{wanted}."
    (objection, *_) = found.map.objections(THESIS)
    assert found.evaluation.states[objection.place] is State.UNSETTLED
    assert status(found.map, THESIS, [Remedy(Need.ANSWER, objection.place)]) is Status.HOLDS


@pytest.mark.parametrize("exhaustive", [True, False])
def test_where_not_all_was_searched_page_1_says_that_less_may_do(monkeypatch, exhaustive):
    sought = replace(
        find_restores(make({"thesis": claim("It rained.", "Streets were wet.")})), exhaustive=exhaustive
    )
    monkeypatch.setattr(reported, "restores", lambda *_, **__: sought)
    change = plain(conclusion(judged(claim("It rained.", "Streets were wet."))).change)
    assert change.endswith("; perhaps less would do.") is not exhaustive


def test_of_an_unsettled_conclusion_it_is_said_first_that_each_side_undoes_the_other():
    found = judged(UNSETTLED)
    assert found.standing(THESIS).status is Status.UNSETTLED
    assert plain(verdict(found)) == (
        "Each side undoes the other. The one judgement it rests on holds. "
        "The objection “The mill is newer” and the answer to it undo each other."
    )


@every
def test_of_no_other_conclusion_that_is_said(path):
    unsettled = subject(path).standing(THESIS).status is Status.UNSETTLED
    assert plain(verdict(subject(path))).startswith("Each side undoes the other. ") is unsettled


@every
def test_a_part_holds_despite_an_objection_just_where_one_is_left_open(path):
    found = subject(path)
    for part in (conclusion(found), *judgements(found)):
        holds = found.standing(part.place).status is Status.HOLDS
        despite = plain(part.because).endswith("It holds despite an objection to one of its reasons.")
        assert despite is (holds and bool(left_open_on(found, part.place)))
        assert "left open" not in plain(part.because) or not holds


def test_the_part_that_holds_despite_an_objection():
    (part, *_) = judgements(subject(path_of("holds")))
    assert (
        plain(part.because) == "Two reports support it. It holds despite an objection to one of its reasons."
    )


SUPPOSED = claim("Sail.", evidence("It is fair.", "Abbey 2020"), "It is calm.", objections=["It is far."])


@pytest.mark.parametrize("place", [THESIS, "1", "2"])
@pytest.mark.parametrize("stands", ["holding", "failing"])
def test_of_what_is_supposed_no_more_is_said_than_that(place, stands):
    found, supposing = judged(SUPPOSED), Supposition(**{stands: frozenset({place})})
    found = replace(found, evaluation=evaluate(found.map, supposing), supposing=supposing)
    for part in (conclusion(found), *judgements(found)):
        assert (plain(part.because) == "This is supposed.") is (part.place == place)
        assert found.is_supposed(part.place) is (part.place == place)
    assert (plain(verdict(found)) == "This is supposed.") is (place == THESIS)
    assert (hinge(found) == ()) is (place == THESIS)


# What is made of works.


def test_works_of_several_origins_are_named_in_one_sentence_with_one_stop():
    works = ("Abbey n.d.", "Board 2021", "Court 2022", "Dock n.d.")
    thesis = claim("It rained.", *(evidence(f"{work} says so.", work) for work in works))
    found = judged(thesis, agency=works[:2], ministry=works[2:])
    assert trust(found) == (
        "Four works are cited. "
        "Works of one origin do not confirm one another: Abbey n.d. and Board 2021; Court 2022 and Dock n.d. "
        "Of its 5 claims and reports, four name a source."
    )


def test_works_of_one_origin_are_named_in_a_sentence_of_their_own():
    thesis = claim("It rained.", evidence("Streets were wet.", "Abbey n.d.", "Dock n.d."))
    assert "Abbey n.d. and Dock n.d. share one origin and do not confirm one another. " in trust(
        judged(thesis, agency=("Abbey n.d.", "Dock n.d."))
    )
    assert "origin" not in trust(judged(thesis, agency=("Abbey n.d.",), ministry=("Dock n.d.",)))


@every
def test_what_a_strength_that_cannot_be_graded_depends_on_is_works_only_where_there_are_several(path):
    found = subject(path)
    parts = (found.map.thesis, *key_judgements(found.map))
    for ground, part in zip(grounds(found), parts, strict=True):
        several = len(rests_on(found, part.place)) > 1
        why = "it depends on whether the sources repeat one another" if several else "its band is too wide"
        cannot = f"cannot be graded: {why}"
        assert (ground.words == cannot) is spans_words(strengths(found.map).statements[part.place])
        assert ground.words in {cannot, "strong", "moderate", "weak", "no strength"}


def test_the_table_of_what_works_carry_is_left_out_where_none_carries_anything():
    supported = claim("It rained.", evidence("Streets were wet.", "Abbey 2020"))
    for thesis, tells in (
        (supported, True),
        ({**supported, "objections": ["They were washed.", "It is dew."]}, False),
        ("It rained.", False),
    ):
        found = judged(thesis)
        made = build(material(ALL[0], map=found.map, evaluation=found.evaluation, essay=None))
        assert loads(found).tell is tells
        assert (
            "What the strength of the conclusion owes to each source." in said(made.value.blocks)
        ) is tells
        assert ("Shapley" in said(made.value.blocks)) is tells


# Commentary.


@pytest.mark.parametrize(
    ("commentary", "first"),
    [
        ("One. Two.", "One."),
        ("One, cf. p. 30 of the report. Two.", "One, cf. p. 30 of the report."),
        ("One, e.g. in spring. Two.", "One, e.g. in spring."),
        ("See No. 4 of the list. Two.", "See No. 4 of the list."),
        ("Is it so? Nobody knows.", "Is it so?"),
        ("He said “It is so.” Then he left.", "He said “It is so.”"),
        ("It is so (see the map). Then more.", "It is so (see the map)."),
        ("It is so [@adams, p. 4]. “No”, said Board.", "It is so [@adams, p. 4]."),
        ("It cost 3.5 million… Perhaps.", "It cost 3.5 million…"),
        ("One line\nand the next. Two.", "One line and the next."),
        ("No stop at all\n\nA second paragraph.", "No stop at all"),
        ("", ""),
    ],
)
def test_a_remark_is_the_first_sentence_whatever_abbreviations_it_has(commentary, first):
    assert first_sentence(commentary) == first


# Annex A.


@every
def test_annex_a_prints_the_state_of_each_objection_and_none_of_our_answers(path):
    found = subject(path)
    entries = {entry.label: plain(entry.children) for entry in whole_outline(found).entries}
    for step in found.map.steps.values():
        if step.direction is Direction.FOR or step.grouped:
            continue
        theirs = speaks_for(found.map, step) is Side.THEIRS
        state = f" ({state_words(found.evaluation.states[step.place])})" if theirs else ""
        lead = f"Doubts the step{state}: " if step.undercuts else f"But{state}: "
        statement = speaker(found.map, step)
        words = name(statement) if step.premises[0].ref else statement.text.rstrip(".")
        assert entries[step.place].startswith(f"{lead}{words}")


def test_annex_a_prints_all_six_states():
    text = "\n".join(plain(e.children) for path in ALL for e in whole_outline(subject(path)).entries)
    assert all(f"({state_words(state)}): " in text for state in State)


def test_annex_a_prints_the_state_of_what_speaks_against_with_several_premises():
    answer = {"premises": ["It fell.", "It was wet."]}
    objection = {"premises": [claim("It snowed.", replies=[answer]), "Snow is no rain."]}
    doubt = {"premises": ["It was dark.", "Nobody looked."]}
    reason = {"claim": "Streets were wet.", "undercutters": [doubt]}
    found = judged(claim("It rained.", reason, objections=[objection]))
    entries = {entry.label: plain(entry.children) for entry in whole_outline(found).entries}
    grouped = [step for step in found.map.steps.values() if step.grouped]
    assert [entries[step.place] for step in grouped] == [
        "Doubts the step (open), only together.",
        "But (answered without a source), only together.",
        "But, only together.",
    ]


# What is left open, and what is not known.


FAIR = evidence("It is fair.", "Abbey 2020")
CALM = evidence("It is calm.", "Board 2021")
MET = {"claim": "It may rain.", "replies": [evidence("It is dry.", "Court 2022")]}
LEFT = {
    "it is not left open": claim("Sail.", FAIR, objections=[MET]),
    "it is left open": claim("Sail.", FAIR, objections=["It is far."]),
    "none of them is left open": claim("Sail.", {**FAIR, "objections": [MET]}, objections=[MET]),
    "one is left open, to the conclusion itself": claim("Sail.", FAIR, objections=["It is far.", MET]),
    "one is left open, to judgement 2": claim(
        "Sail.", FAIR, {**CALM, "objections": ["It is late."]}, objections=[MET]
    ),
    "one is left open, to an answer": claim(
        "Sail.",
        FAIR,
        objections=[
            {
                "claim": "It may rain.",
                "replies": [{"claim": "It is dry.", "objections": ["Says who?"]}, MET["replies"][0]],
            }
        ],
    ),
    "both are left open: one to the conclusion itself and one to judgement 1": claim(
        "Sail.", {**FAIR, "objections": ["It is late."]}, objections=["It is far."]
    ),
    "both are left open: two to the conclusion itself": claim(
        "Sail.", {**FAIR, "undercutters": ["Fair is not safe."]}, objections=["It is far."]
    ),
    "both are left open: one to judgement 1 and one to an answer": claim("Swim there.", BEATEN),
    "two are left open: two to judgement 2": claim(
        "Sail.", FAIR, {**CALM, "objections": ["It is late.", "It is long."]}, objections=[MET]
    ),
    "all are left open: three to the conclusion itself": claim(
        "Sail.", FAIR, objections=["It is far.", "It is late.", "It is long."]
    ),
    "three are left open: one to judgement 1 and two to answers": claim(
        "Swim there.",
        {
            **FAIR,
            "objections": [
                {
                    "claim": "It may rain.",
                    "replies": [claim("It is dry.", objections=["Says who?", "It was not."])],
                },
                MET,
            ],
        },
    ),
}


@pytest.mark.parametrize("left", LEFT)
def test_how_many_objections_are_left_open_to_what_is_said_and_so_it_is(left):
    found = judged(LEFT[left])
    raised = len(objections_of(found.map))
    objections = f"{found.language.number(raised).capitalize()} objection{'s were' if raised > 1 else ' was'}"
    assert glance(found).endswith(f" {objections} raised, and {left}.")
    counts_open_objections(found, glance(found))


def test_an_objection_to_an_answer_is_no_objection_to_the_conclusion():
    found = judged(claim("Swim there.", BEATEN))
    assert len(objections_of(found.map)) == 2
    assert left_open_on(found, THESIS) == left_open_on(found, "1") == [found.map.steps["1.1.1"]]
    assert "to the conclusion itself" not in glance(found)


def test_an_answer_with_a_source_is_not_denied():
    told = [plain(sentence) for sentence in unknown(judged(claim("Swim there.", BEATEN)))]
    assert "No sourced answer meets the objections “They were put there” and “Some were given”." in told
    assert "given to the objection" not in "\n".join(told)


def test_a_judgement_of_which_a_part_has_a_source_is_not_said_to_have_none():
    part = {"premises": [evidence("It is long.", "Abbey 2020"), "It is deep."]}
    found = judged(claim("It is a lake.", claim("It is large.", part)))
    assert plain(judgements(found)[0].because) == "One work supports only part of it."
    told = [plain(sentence) for sentence in unknown(found)]
    assert "Sources back only part of the judgement “It is large”." in told
    assert "No source is given for the judgement “It is large”." not in told


def test_nothing_that_is_not_known_is_said_twice():
    told = [plain(sentence) for sentence in unknown(judged(UNSETTLED))]
    assert any("undo each other" in line for line in told)
    assert len(told) == len(set(told))


def test_an_objection_to_an_aside_is_none_to_the_conclusion():
    aside = {"claim": "It snowed.", "objections": ["Nobody saw it."]}
    argument_map = make({"thesis": claim("It rained.", "Streets were wet."), "aside": aside})
    assert objections_of(argument_map) == ()
