"""Clauses after `if`: which works would have to be withdrawn, what would have to be answered and sourced."""

import pytest

from argmap.evaluate import Status
from argmap.evaluate.flips import Flips, flips
from argmap.evaluate.restores import restores
from argmap.model import THESIS
from argmap.report.document import plain
from argmap.report.hinges import MOST_NAMED, change, hinge, loss_clause, remedy_clause
from argmap.report.views import judgements
from judged.proofs import changes_by_loss, holds_by_remedies, left_open_on, weaker_by_loss
from judged.small import claim, evidence, judged

WORKS = ("Abbey 2020", "Board 2021", "Court 2022", "Dock 2023", "Estate 2024", "Forum 2025")


def each(works):
    """Write evidence of which each piece is a reason of its own."""
    return [evidence(f"{work} says so.", work) for work in works]


def linked(works):
    """Write evidence that counts only together."""
    return {"premises": each(works)}


CHALLENGED = evidence("Guild says so too.", "Guild 2019", objections=["Guild was not there."])
"""Evidence that is backed, so that a statement rests on it too, but of which nothing hangs."""

LOSSES = {
    "one": (each(WORKS[:1]), "Abbey 2020 were withdrawn"),
    "either of two": ([linked(WORKS[:2])], "Abbey 2020 or Board 2021 were withdrawn"),
    "one of five": (
        [linked(WORKS[:5])],
        "Abbey 2020, Board 2021, Court 2022, Dock 2023 or Estate 2024 were withdrawn",
    ),
    "both": (
        each(WORKS[:2]),
        "Abbey 2020 and Board 2021 were both withdrawn; no single one would do",
    ),
    "both of three": (
        [*each(WORKS[:2]), CHALLENGED],
        "Abbey 2020 and Board 2021 were both withdrawn; no single one would do",
    ),
    "all it rests on": (
        each(WORKS[:3]),
        "all three works it rests on were withdrawn; no two would do",
    ),
    "all but what it does not hang on": (
        [*each(WORKS[:3]), CHALLENGED],
        "Abbey 2020, Board 2021 and Court 2022 were all withdrawn; no two would do",
    ),
    "some two": (
        [linked(WORKS[:2]), *each(WORKS[2:3])],
        "two works were withdrawn together; no single one would do",
    ),
    "more than five it rests on": (
        each(WORKS),
        "all six works it rests on were withdrawn; no five would do",
    ),
    "more than five": (
        [*each(WORKS), CHALLENGED],
        "six works were withdrawn together; no five would do",
    ),
    "any of more than five": ([linked(WORKS)], "any one of six works were withdrawn"),
}


@pytest.mark.parametrize("kind", LOSSES)
def test_what_would_be_lost_is_named_or_counted_and_so_it_is(kind):
    reasons, clause = LOSSES[kind]
    found = judged(claim("It rained.", claim("The street is wet.", *reasons)))
    for place in (THESIS, "1"):
        assert found.standing(place).status is Status.HOLDS
        assert plain(loss_clause(found, flips(found.map, place))) == clause
        changes_by_loss(found, place, clause)
    assert plain(hinge(found)) == f"The conclusion would no longer hold if {clause}."
    (part,) = judgements(found)
    assert (part.change_lead, plain(part.change)) == ("Would change if", f"{clause}.")


def test_where_the_search_was_ended_it_is_said_that_fewer_could_do():
    found = judged(claim("It rained.", *each(WORKS[:3])))
    ended = Flips(
        THESIS, Status.HOLDS, (WORKS[:3],), total=1, least=2, exhaustive=False, then=Status.ASSERTED
    )
    assert plain(loss_clause(found, ended)).endswith(" were withdrawn; perhaps fewer would do")


def test_nothing_is_said_where_no_loss_would_do():
    found = judged(claim("It rained.", "The street is wet."))
    assert loss_clause(found, flips(found.map)) == ()


LAKE = claim("It is a lake.", evidence("It is large.", "Abbey 2020"))
MILL = claim("The mill is older.", evidence("A beam is.", "Court 2022"), objections=[{"ref": "newer"}])
NOT_HOLDING = {
    "challenged": ({**LAKE, "objections": ["It is salt."]}, "It would be weaker still if Abbey 2020"),
    "unsettled": (
        {**LAKE, "objections": [evidence("The mill is newer.", "Board 2021", id="newer", replies=[MILL])]},
        "How it stands would also change if Court 2022",
    ),
    "asserted": (claim("It is a lake.", "It is large."), ""),
}


@pytest.mark.parametrize("kind", NOT_HOLDING)
def test_a_conclusion_that_does_not_hold_is_said_to_be_weaker_by_a_loss_only_where_that_is_sure(kind):
    thesis, lead = NOT_HOLDING[kind]
    found = judged(thesis)
    assert found.standing(THESIS).status == kind
    said = plain(hinge(found))
    weaker_by_loss(found, said)
    assert said.endswith(f". {lead} were withdrawn." if lead else "Nothing less would do.")


# Remedies.

DOUBTED = ("Wet", "Cold", "Dark", "Late", "Grey", "Long")


def raised(count):
    """Write a part to which so many objections are left open."""
    return claim("It was night.", *each(WORKS[:1]), objections=[{"claim": word} for word in DOUBTED[:count]])


def unsourced(count, **rest):
    """Write a part that needs so many sources."""
    return claim("It was night.", {"premises": [f"{word} it was." for word in DOUBTED[:count]]}, **rest)


REMEDIES = {
    "one answer": (raised(1), "a sourced answer met the objection “Wet”", ""),
    "two answers": (
        raised(2),
        "sourced answers met the objections “Wet” and “Cold”",
        "two objections met sourced answers",
    ),
    "more than five answers": (
        raised(6),
        "six objections met sourced answers",
        "six objections met sourced answers",
    ),
    "one source": (unsourced(1), "a source were given for “Wet it was”", ""),
    "two sources": (
        unsourced(2),
        "sources were given for “Wet it was” and “Cold it was”",
        "sources were given for two statements",
    ),
    "more than five sources": (
        unsourced(6),
        "sources were given for six statements",
        "sources were given for six statements",
    ),
    "an answer and a source": (
        unsourced(1, objections=["Dawn."]),
        "a sourced answer met the objection “Dawn” and a source were given for “Wet it was”",
        "",
    ),
    "an answer and two sources": (
        unsourced(2, objections=["Dawn."]),
        "a sourced answer met the objection “Dawn” and sources were given for “Wet it was” and “Cold it was”",
        "a sourced answer met the objection “Dawn” and sources were given for two statements",
    ),
}
"""Parts with what would make them hold: by name, and by number, where that is not the same."""


@pytest.mark.parametrize("kind", REMEDIES)
def test_what_would_make_a_part_hold_is_said_by_name_and_by_number_and_so_it_is(kind):
    part, by_name, by_number = REMEDIES[kind]
    found = judged(claim("Nobody saw it.", part))
    remedies = restores(found.map, "1").sets[0]
    for clause, named in ((by_name, True), (by_number or by_name, False)):
        assert plain(remedy_clause(found, remedies, named=named)) == clause
        assert set(holds_by_remedies(found, "1", clause)) == set(remedies)
    assert (len(remedies) > MOST_NAMED) is ("six" in by_name)
    assert plain(hinge(found)).startswith(f"The conclusion would hold if {by_name}. Nothing less would do.")


@pytest.mark.parametrize("kind", REMEDIES)
def test_on_page_1_several_remedies_are_counted_and_one_is_named(kind):
    part, by_name, by_number = REMEDIES[kind]
    found = judged(claim("Nobody saw it.", part))
    lead, clause = change(found, "1")
    assert (lead, plain(clause)) == ("Would hold if", by_number or by_name)


def test_a_single_open_objection_is_named_once():
    (part,) = judgements(judged(claim("Nobody saw it.", raised(1))))
    assert plain(part.because) == "One work supports it. The objection “Wet” is left open."
    assert (part.change_lead, plain(part.change)) == ("Would hold if", "a sourced answer met it.")


def test_a_statement_that_needs_a_source_itself_is_not_named_again():
    (part,) = judgements(judged(claim("Nobody saw it.", "It was night.")))
    assert plain(part.because) == "No source speaks for it."
    assert (part.change_lead, plain(part.change)) == ("Would hold if", "a source were given for it.")


def test_which_of_two_open_objections_is_to_be_met_is_said():
    doubted = [evidence(f"{work} says so.", work, undercutters=[f"{work} was paid."]) for work in WORKS[:2]]
    found = judged(claim("Nobody saw it.", claim("It was night.", *doubted)))
    (part,) = judgements(found)
    assert len(left_open_on(found, "1")) == 2
    assert plain(part.because).endswith("“Abbey 2020 was paid” and one other are left open.")
    assert plain(part.change) == "a sourced answer met the objection “Abbey 2020 was paid”."
