"""Sentences of a report on small maps: each is said where it is true, in these words, and nowhere else."""

from itertools import combinations

import pytest

from argmap.evaluate import State, Status
from argmap.evaluate.judgements import speaker
from argmap.evaluate.support import objections_of, speaks_for
from argmap.evaluate.words import state_words
from argmap.model import THESIS, Direction, Side
from argmap.report.annex import whole_outline
from argmap.report.build import build
from argmap.report.document import plain
from argmap.report.glance import glance
from argmap.report.grounds import loads
from argmap.report.offers import first_sentence
from argmap.report.unknown import unknown
from argmap.report.verdict import trust, verdict
from argmap.report.views import conclusion, judgements
from judged import ALL, material, path_of, said, stem, subject
from judged.proofs import left_open_on, name, weakest_points
from judged.small import claim, evidence, judged

every = pytest.mark.parametrize("path", ALL, ids=stem)

BEATEN = claim(
    "The lake is clean.",
    evidence(
        "Fish came back.",
        "Adams 2020",
        objections=[
            {
                "claim": "They were put there.",
                "replies": [
                    evidence("No fish were bought.", "Baker 2021", objections=["Some were given."]),
                ],
            }
        ],
    ),
)
"""A part whose only answer to an objection has a source and is open to an objection itself."""

OLDER = claim("The mill is older.", evidence("A beam is.", "Clark 2022"), objections=[{"ref": "newer"}])
UNSETTLED = claim(
    "The mill came first.",
    evidence("It is on a map.", "Adams 2020"),
    objections=[evidence("The mill is newer.", "Baker 2021", id="newer", replies=[OLDER])],
)
"""A thesis against which an objection and the answer to it undo each other."""


# Where a part is weakest.

WEAK = {
    "open": "The objection “Nobody asked them”",
    "promise": "An objection is answered by a promise only",
    "granted": "It takes for granted: “Nothing else changed”",
    "single": "One source carries it: Adams 2020",
}


def weak(*weaknesses):
    """Return a map with a judgement that holds and has these weaknesses."""
    counted = evidence("Counts rose.", "Adams 2020", *([] if "single" in weaknesses else ["Baker 2021"]))
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


@pytest.mark.xfail(strict=True, reason="only a work that does it alone is looked for")
def test_no_weak_point_is_found_only_where_the_loss_of_no_work_would_change_the_part():
    both = {"premises": [evidence("It is long.", "Adams 2020"), evidence("It is deep.", "Baker 2021")]}
    (part,) = judgements(judged(claim("It is a lake.", claim("It is large.", both))))
    assert plain(part.change) == "Adams 2020 or Baker 2021 were withdrawn."
    assert plain(part.weakest) != "None found"


# Why the conclusion stands as it does.


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


# What is made of works.


def test_works_of_several_origins_are_named_in_one_sentence_with_one_stop():
    works = ("Adams n.d.", "Baker 2021", "Clark 2022", "Daly n.d.")
    thesis = claim("It rained.", *(evidence(f"{work} says so.", work) for work in works))
    found = judged(thesis, agency=works[:2], ministry=works[2:])
    assert trust(found) == (
        "Four works are cited. "
        "Works of one origin do not confirm one another: Adams n.d. and Baker 2021; Clark 2022 and Daly n.d. "
        "Of its 5 claims and reports, four name a source."
    )


def test_works_of_one_origin_are_named_in_a_sentence_of_their_own():
    thesis = claim("It rained.", evidence("Streets were wet.", "Adams n.d.", "Daly n.d."))
    assert "Adams n.d. and Daly n.d. share one origin and do not confirm one another. " in trust(
        judged(thesis, agency=("Adams n.d.", "Daly n.d."))
    )
    assert "origin" not in trust(judged(thesis, agency=("Adams n.d.",), ministry=("Daly n.d.",)))


def test_the_table_of_what_works_carry_is_left_out_where_none_carries_anything():
    supported = claim("It rained.", evidence("Streets were wet.", "Adams 2020"))
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
        ("It is so [@adams, p. 4]. “No”, said Baker.", "It is so [@adams, p. 4]."),
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


@pytest.mark.xfail(strict=True, reason="a group has no state there")
def test_annex_a_prints_the_state_of_an_objection_of_several_premises():
    against = {"premises": ["It snowed.", "Snow is no rain."]}
    entries = whole_outline(judged({"claim": "It rained.", "objections": [against]})).entries
    assert plain(entries[1].children) == "But, only together (open)."


# What is left open, and what is not known.


@pytest.mark.xfail(strict=True, reason="what bears on no judgement's support is counted to the conclusion")
def test_an_objection_to_an_answer_is_no_objection_to_the_conclusion():
    found = judged(claim("Swim there.", BEATEN))
    assert len(objections_of(found.map)) == 2
    assert left_open_on(found, THESIS) == left_open_on(found, "1") == [found.map.steps["1.1.1"]]
    assert "to the conclusion itself" not in glance(found)


@pytest.mark.xfail(strict=True, reason="a sourced answer is given, though it does not meet the objection")
def test_an_answer_with_a_source_is_not_denied():
    told = "\n".join(plain(sentence) for sentence in unknown(judged(claim("Swim there.", BEATEN))))
    assert "They were put there" in told
    assert "No sourced answer is given to the objections “They were put there”" not in told


@pytest.mark.xfail(strict=True, reason="of what is backed in part it is said that it has no source")
def test_a_judgement_of_which_a_part_has_a_source_is_not_said_to_have_none():
    part = {"premises": [evidence("It is long.", "Adams 2020"), "It is deep."]}
    found = judged(claim("It is a lake.", claim("It is large.", part)))
    assert plain(judgements(found)[0].because) == "One work supports only part of it."
    told = [plain(sentence) for sentence in unknown(found)]
    assert any("It is large" in line or "It is deep" in line for line in told)
    assert "No source is given for the judgement “It is large”." not in told


@pytest.mark.xfail(strict=True, reason="an objection that is used twice is told twice")
def test_nothing_that_is_not_known_is_said_twice():
    told = [plain(sentence) for sentence in unknown(judged(UNSETTLED))]
    assert any("undo each other" in line for line in told)
    assert len(told) == len(set(told))
