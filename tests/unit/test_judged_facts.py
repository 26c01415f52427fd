"""What briefings say of an argument is so: brute force over the evaluation is the judge of each sentence."""

import re
from itertools import combinations

import pytest

from argmap.evaluate import State, Status
from argmap.evaluate.attribution import attribution
from argmap.evaluate.judgements import key_judgements, resolves, speaker
from argmap.evaluate.strengths import strengths
from argmap.evaluate.support import objections_of, speaks_for
from argmap.model import THESIS, Kind, Side
from argmap.report.document import Table, plain
from argmap.report.glance import glance
from argmap.report.hinges import hinge
from argmap.report.unknown import unknown
from argmap.report.verdict import trust
from argmap.report.views import conclusion, judgements
from judged import ALL, JUDGED, path_of, report, rows, said, stem, subject
from judged.proofs import (
    bare,
    changes_by_loss,
    counts_open_objections,
    holds_by_remedies,
    left_open_on,
    name,
    no_loss_changes,
    number,
    remedies,
    rests_on,
    status,
    weaker_by_loss,
    weakest_points,
)

three = pytest.mark.parametrize("path", JUDGED, ids=stem)
every = pytest.mark.parametrize("path", ALL, ids=stem)

LARGE = ("kazakhstan-civil-society",)
"""Maps of which trying all sets of remedies takes seconds."""


# Losses and remedies.


@every
def test_the_losses_named_at_a_judgement_change_it_and_fewer_do_not(path):
    judged = subject(path)
    for part in judgements(judged):
        if part.change_lead == "Would change if":
            changes_by_loss(judged, part.place, plain(part.change).removesuffix("."))


@every
def test_the_losses_named_as_the_hinge_change_the_conclusion(path):
    judged = subject(path)
    text = plain(hinge(judged))
    found = re.search(r"(?:no longer hold|weaker still|also change) if (.+)\.$", text)
    if found:
        changes_by_loss(judged, THESIS, found[1])
    else:
        no_loss_changes(judged, THESIS)
        holds = judged.standing(THESIS).status is Status.HOLDS
        assert ("No loss of sources would undo the conclusion" in text) is holds


@every
def test_what_is_said_to_be_weaker_still_is_weaker_and_what_is_not_need_not_be(path):
    weaker_by_loss(subject(path), plain(hinge(subject(path))))


@every
def test_the_remedies_named_make_a_judgement_hold(path):
    judged = subject(path)
    for part in judgements(judged):
        if part.change_lead == "Would hold if":
            holds_by_remedies(judged, part.place, plain(part.change).removesuffix("."))


@every
def test_the_remedies_named_make_the_conclusion_hold_and_nothing_less_does(path):
    judged = subject(path)
    found = made_to_hold(judged)
    assert bool(found) == (judged.standing(THESIS).status is not Status.HOLDS)
    if found:
        used = len(holds_by_remedies(judged, THESIS, found["remedies"]))
        assert [ways(judged, size) for size in range(used)] == [[]] * used


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=pytest.mark.slow if path.stem in LARGE else ()) for path in ALL],
    ids=stem,
)
def test_all_other_ways_that_take_as_little_are_counted(path):
    judged = subject(path)
    found = made_to_hold(judged)
    if found:
        used = len(holds_by_remedies(judged, THESIS, found["remedies"]))
        others = re.search(r"there (?:is|are) (\w+) other ways? that takes? as little", found["others"])
        assert len(ways(judged, used)) == 1 + (number(others[1]) if others else 0)


def made_to_hold(judged):
    """Return what the hinge says of remedies, where it does."""
    said = r"would hold if (?P<remedies>.+?[^.])\. Nothing less would do(?P<others>(?:; .+?)?)\."
    return re.search(said, plain(hinge(judged)))


def ways(judged, size):
    """Return the sets of so many remedies that make the conclusion hold."""
    sets = combinations(remedies(judged.map), size)
    return [chosen for chosen in sets if status(judged.map, THESIS, chosen) is Status.HOLDS]


# Other sentences.


@every
def test_the_weakest_point_of_a_part_is_the_first_kind_of_weakness_that_it_has(path):
    judged = subject(path)
    for part in (conclusion(judged), *judgements(judged)):
        assert plain(part.weakest) in weakest_points(judged, part.place)


@every
def test_an_objection_said_to_be_met_by_no_sourced_answer_is_met_by_none_and_all_others_are(path):
    judged = subject(path)
    text = "\n".join(plain(sentence) for sentence in unknown(judged))
    (listed,) = re.findall("No sourced answer meets the objections? (.+)\\.", text) or ("",)
    told = re.findall("“(.+?)”", listed)
    assert len(told) == len(set(told))
    elsewhere = (State.ANSWERED_BY_PROMISE, State.UNSETTLED)  # which other sentences tell
    for step in objections_of(judged.map):
        standings = [judged.standing(s.place) for s in replies(judged, step)]
        met = any(standing.sourced and standing.status is Status.HOLDS for standing in standings)
        told_elsewhere = step.outweighed or judged.evaluation.states[step.place] in elsewhere
        assert (name(speaker(judged.map, step)) in told) is not (met or told_elsewhere), step.place


def replies(judged, step):
    """What our side says against an objection."""
    against = [s for premise in step.premises for s in judged.map.objections(premise.statement)]
    for reply in (*against, *judged.map.undercutters(step.place)):
        if speaks_for(judged.map, reply) is Side.OURS:
            yield speaker(judged.map, reply)


@every
def test_a_judgement_said_to_have_no_source_rests_on_none_and_one_backed_in_part_on_some(path):
    judged = subject(path)
    told = [plain(sentence) for sentence in unknown(judged)]
    for part in key_judgements(judged.map):
        backed, works = judged.standing(part.place).backed, bool(rests_on(judged, part.place))
        said = f"the judgement “{name(part)}”."
        assert (f"No source is given for {said}" in told) is (not backed and not works)
        assert (f"Sources back only part of {said}" in told) is (not backed and works)


@every
def test_statements_counted_as_bare_are_all_of_our_side_that_bear_on_the_conclusion(path):
    judged = subject(path)
    text = "\n".join(plain(sentence) for sentence in unknown(judged))
    found = re.search(
        r"(\w+) statements? offered in support (?:has|have) neither a source nor a reason", text
    )
    beside = {place for place in judged.map.statements if place.startswith("x")}
    counted = [s for s in bare(judged.map) if s.side is Side.OURS and s.place not in beside]
    assert number(found[1].lower() if found else "no") == len(counted)


@every
def test_the_figures_in_how_far_to_trust_it_are_counted(path):
    judged = subject(path)
    claims = [s for s in judged.map.statements.values() if s.kind is not Kind.ASSUMPTION]
    sourced = [s for s in claims if resolves(judged.map, s)]
    cited = {c.source for s in sourced for c in s.citations}
    if sourced:
        works, kinds = re.match(r"(\w+) works are cited: (.+?)\. ", trust(judged)).groups()
        assert number(works.lower()) == len(cited)
        assert sum(number(kind.split()[0]) for kind in re.split(", | and ", kinds)) == len(cited)
        some = judged.language.number(len(sourced))
        assert f"Of its {len(claims)} claims and reports, {some} name a source." in trust(judged)
    else:
        assert trust(judged) == "No work is cited. No claim or report in the map names a source."


@every
def test_sources_of_one_origin_are_named(path):
    judged = subject(path)
    origins = {}
    for key, source in judged.map.sources.items():
        origins.setdefault(source.origin, set()).add(judged.names[key])
    shared = [names for origin, names in origins.items() if origin and len(names) > 1]
    for names in shared:
        assert all(name in trust(judged) for name in names)
    assert trust(judged).count("confirm one another") == bool(shared)


def test_two_works_of_one_origin_do_not_confirm_one_another():
    said = "Daily Post 2025 and Evening Gazette 2025 share one origin and do not confirm one another."
    assert said in trust(subject(path_of("contested")))


@every
def test_as_many_objections_are_left_open_as_is_said_and_where(path):
    judged = subject(path)
    counts_open_objections(judged, glance(judged))


@three
def test_the_two_questions_are_answered_as_evaluated(path):
    judged = subject(path)
    parts = (judged.map.thesis, *key_judgements(judged.map))
    found = rows(report(path), "Two questions")
    assert [row[0] for row in found] == [
        f"{number or 'Conclusion:'} {part.name.rstrip('.')}" for number, part in enumerate(parts)
    ]
    for row, part in zip(found, parts, strict=True):
        standing = judged.standing(part.place)
        assert row[1] == ("Yes" if standing.backed else "No")
        unmet = len(left_open_on(judged, part.place))
        yes = f"Yes, {judged.language.number(unmet)}"
        left = "None that it depends on" if standing.status is Status.HOLDS else yes
        assert row[2] == (left if unmet else "No")


@three
def test_the_legend_of_the_two_questions_says_that_an_answer_must_settle_the_objection(path):
    assert "Left open: no sourced answer settles the objection." in said(report(path).blocks)


# Annex B.


@three
def test_annex_b_tells_the_three_readings(path):
    judged = subject(path)
    found = rows(report(path), "The three readings")
    for row, part in zip(found, (judged.map.thesis, *key_judgements(judged.map)), strict=True):
        standing = judged.standing(part.place)
        last = "Undecided" if standing.status is Status.UNSETTLED else stands(standing.status is Status.HOLDS)
        assert row[1:4] == [stands(standing.believed), stands(standing.backed), last]


def stands(yes):
    return "Stands" if yes else "Does not stand"


@three
def test_annex_b_tells_what_would_change_each_part(path):
    judged = subject(path)
    found = rows(report(path), "The smallest losses")
    for (_, weaker, better), part in zip(
        found, (judged.map.thesis, *key_judgements(judged.map)), strict=True
    ):
        if weaker == "No loss would":
            no_loss_changes(judged, part.place)
        else:
            changes_by_loss(judged, part.place, weaker)
        holds = judged.standing(part.place).status is Status.HOLDS
        assert (better == "It holds") is holds
        if not holds:
            holds_by_remedies(judged, part.place, better)


@three
def test_annex_b_prints_the_strengths(path):
    judged = subject(path)
    weighed = strengths(judged.map)
    found = rows(report(path), "Strengths, by house convention")
    for row, part in zip(found, (judged.map.thesis, *key_judgements(judged.map)), strict=True):
        strength = weighed.statements[part.place]
        net = f"{strength.net:.2f}".replace("-", "−")
        assert row[1:4] == [f"{strength.value:.2f}", net, f"{strength.low:.2f}–{strength.high:.2f}"]


@three
def test_annex_b_prints_what_each_source_carries_where_any_does(path):
    judged = subject(path)
    carried = {
        judged.names[c.source]: (-c.removal, c.shapley) for c in attribution(judged.map, THESIS).sources
    }
    captions = [plain(block.caption) for block in report(path).blocks if isinstance(block, Table)]
    printed = any(caption.startswith("What the strength of the conclusion owes") for caption in captions)
    assert printed == any(f"{share:.3f}" not in ("0.000", "-0.000") for _, share in carried.values())
    if printed:
        found = rows(report(path), "What the strength of the conclusion owes")
        assert [row[0] for row in found] == sorted(carried, key=lambda name: -carried[name][1])
        for name, *figures in found:
            shown = [float(figure.replace("−", "-")) for figure in figures]
            assert shown == pytest.approx(carried[name], abs=0.00051)


def test_annex_b_has_that_table_for_two_of_the_three():
    captions = [plain(b.caption) for path in JUDGED for b in report(path).blocks if isinstance(b, Table)]
    assert sum(caption.startswith("What the strength of the conclusion owes") for caption in captions) == 2
