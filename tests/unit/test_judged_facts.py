"""What briefings say of an argument is so: brute force over the evaluation is the judge of each sentence."""

import re
from itertools import combinations

import pytest

from argmap.evaluate import Status, Supposition, evaluate, without
from argmap.evaluate.attribution import attribution
from argmap.evaluate.judgements import key_judgements, resolves, speaker
from argmap.evaluate.restores import Need, Remedy
from argmap.evaluate.strengths import strengths
from argmap.evaluate.support import LEFT_OPEN, objections_of, speaks_for, support
from argmap.model import THESIS, Direction, Kind, Side
from argmap.report.document import plain
from argmap.report.hinges import change, hinge
from argmap.report.unknown import unknown
from argmap.report.glance import glance
from argmap.report.verdict import trust
from argmap.report.views import conclusion, judgements
from judged import ALL, JUDGED, path_of, pending, report, rows, stem, subject

three = pytest.mark.parametrize("path", JUDGED, ids=stem)
every = pytest.mark.parametrize("path", ALL, ids=stem)

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
BEST_FIRST = (Status.HOLDS, Status.CHALLENGED, Status.UNSETTLED, Status.ASSERTED, Status.CONTESTED)


def status(argument_map, place, remedies=()):
    supposing = Supposition(
        met=frozenset(one.place for one in remedies if one.need is Need.ANSWER),
        backed=frozenset(one.place for one in remedies if one.need is Need.SOURCE),
    )
    return evaluate(argument_map, supposing).standings[place].status


# Losses.


@every
def test_the_losses_named_at_a_judgement_change_it_and_fewer_do_not(path):
    judged = subject(path)
    for part in judgements(judged):
        lead, clause = change(judged, part.place)
        if lead == "Would change if":
            changes_by_loss(judged, part.place, plain(clause))


@every
def test_the_losses_named_as_the_hinge_change_the_conclusion(path):
    judged = subject(path)
    text = plain(hinge(judged))
    found = re.search(r"(?:no longer hold|weaker still) if (.+)\.$", text)
    if found:
        changes_by_loss(judged, THESIS, found[1])
    else:
        assert "No loss of sources" in text
        no_loss_changes(judged, THESIS)


@pytest.mark.parametrize(
    "path", pending("it may become challenged, which is no weaker", "unsettled"), ids=stem
)
def test_what_is_said_to_be_weaker_still_is_weaker(path):
    judged = subject(path)
    found = re.search(r"weaker still if (.+)\.$", plain(hinge(judged)))
    now = BEST_FIRST.index(judged.standing(THESIS).status)
    for key in sources_in(judged, found[1]) if found else ():
        assert BEST_FIRST.index(status(without(judged.map, [key]), THESIS)) > now, key


def changes_by_loss(judged, place, clause):
    """Assert what a clause says: these losses change how a statement stands, and no smaller ones do."""
    now = judged.standing(place).status
    keys = sources_in(judged, clause)
    number = len(keys) or NUMBERS.index(next(word for word in clause.split() if word in NUMBERS))
    least = 1 if re.search(r" or |any one of|perhaps fewer", clause) else number
    assert ("no single one" in clause) == (least == 2)
    lost = [keys] if keys else combinations(judged.map.sources, number)
    if keys and least == 1:
        lost = [(key,) for key in keys]
    changing = [status(without(judged.map, chosen), place) is not now for chosen in lost]
    assert all(changing) if keys else any(changing)
    for size in range(1, least):
        for fewer in combinations(judged.map.sources, size):
            assert status(without(judged.map, fewer), place) is now, fewer


def no_loss_changes(judged, place):
    nothing = without(judged.map, judged.map.sources)
    assert status(nothing, place) is judged.standing(place).status


def sources_in(judged, clause):
    return tuple(key for key, name in judged.names.items() if name in clause)


# Remedies.


@every
def test_the_remedies_named_make_a_judgement_hold(path):
    judged = subject(path)
    for part in judgements(judged):
        lead, clause = change(judged, part.place)
        if lead == "Would hold if":
            holds_by_remedies(judged, part.place, plain(clause))


@every
def test_the_remedies_named_make_the_conclusion_hold_and_nothing_less_does(path):
    judged = subject(path)
    found = re.search(r"would hold if (.+?[^.])\. (.*)", plain(hinge(judged)))
    assert bool(found) == (judged.standing(THESIS).status is not Status.HOLDS)
    if found:
        named = holds_by_remedies(judged, THESIS, found[1])
        assert "Nothing less would do" in found[2]
        for fewer in combinations(remedies(judged.map), len(named) - 1):
            assert status(judged.map, THESIS, fewer) is not Status.HOLDS, fewer


def holds_by_remedies(judged, place, clause):
    """Assert that a statement holds with what a clause names, or with as many remedies as it counts."""
    if clause == "a source were given for it":
        named = (Remedy(Need.SOURCE, place),)
    elif "“" in clause:
        named = remedies_in(judged, clause)
    else:
        number = NUMBERS.index(clause.split()[0])
        sets = combinations(remedies(judged.map), number)
        named = next((chosen for chosen in sets if status(judged.map, place, chosen) is Status.HOLDS), ())
    assert status(judged.map, place, named) is Status.HOLDS, clause
    return named


def remedies_in(judged, clause):
    """Read which objections are to be answered and which statements are to be sourced."""
    answers, _, sources = clause.rpartition("given for ") if "given for " in clause else (clause, "", "")
    steps = [
        Remedy(Need.ANSWER, step.place)
        for name in re.findall("“(.+?)”", answers)
        for step in objections_of(judged.map)
        if named(speaker(judged.map, step), name)
    ]
    found = [
        Remedy(Need.SOURCE, statement.place)
        for name in re.findall("“(.+?)”", sources)
        for statement in judged.map.statements.values()
        if named(statement, name)
    ]
    return (*steps, *found)


def named(statement, name):
    return statement.name.rstrip(".") == name


def remedies(argument_map):
    """All that a report may propose: an answer to any objection, a source for what has none."""
    steps = argument_map.steps.values()
    answers = [Remedy(Need.ANSWER, s.place) for s in steps if s.direction is Direction.AGAINST]
    ours = [s for s in bare(argument_map) if s.side is Side.OURS]
    return [*answers, *(Remedy(Need.SOURCE, s.place) for s in ours)]


def bare(argument_map):
    """The statements that have neither a source nor a reason and are not openly taken for granted."""
    statements = argument_map.statements.values()
    return [s for s in statements if not founded(argument_map, s) and s.kind is not Kind.ASSUMPTION]


def founded(argument_map, statement):
    return resolves(argument_map, statement) or bool(argument_map.reasons(statement.place))


# Other sentences.


@pytest.mark.parametrize("path", pending("an assumption has no source either", "holds"), ids=stem)
def test_where_no_statement_is_said_to_lack_a_source_none_does(path):
    judged = subject(path)
    for part in (conclusion(judged), *judgements(judged)):
        if plain(part.weakest) == "No statement under it lacks a source":
            under = support(judged.map, part.place).statements[1:]
            assert [s.handle for s in under if not founded(judged.map, s)] == [], part.place


@pytest.mark.parametrize("path", pending("both sides have a source", "unsettled"), ids=stem)
def test_an_objection_said_to_have_no_sourced_answer_has_none(path):
    judged = subject(path)
    text = "\n".join(plain(sentence) for sentence in unknown(judged))
    for name in re.findall("No sourced answer is given to the objection “(.+)”", text):
        step = next(s for s in objections_of(judged.map) if named(speaker(judged.map, s), name))
        assert not any(standing.sourced for standing in replies(judged, step)), name


def replies(judged, step):
    """The standings of what our side says against an objection."""
    against = [s for premise in step.premises for s in judged.map.objections(premise.statement)]
    for reply in (*against, *judged.map.undercutters(step.place)):
        if speaks_for(judged.map, reply) is Side.OURS:
            yield judged.standing(speaker(judged.map, reply).place)


ONE_SIDE = ("contested", "unsettled", "car-free-centre", "first", "kazakhstan-civil-society")


@pytest.mark.parametrize("path", pending("of the map it counts one side", *ONE_SIDE), ids=stem)
def test_statements_counted_as_bare_are_all_that_are(path):
    judged = subject(path)
    text = "\n".join(plain(sentence) for sentence in unknown(judged))
    found = re.search(r"(\w+) statements? (.*)neither a source nor a reason", text)
    both_sides = found is not None and "of the map" in found[2]
    counted = [s for s in bare(judged.map) if both_sides or s.side is Side.OURS]
    assert (found[1] if found else "0") in (str(len(counted)), judged.language.number(len(counted)))


@every
def test_the_figures_in_how_far_to_trust_it_are_counted(path):
    judged = subject(path)
    claims = [s for s in judged.map.statements.values() if s.kind is not Kind.ASSUMPTION]
    sourced = [s for s in claims if resolves(judged.map, s)]
    cited = {c.source for s in sourced for c in s.citations}
    number = judged.language.number
    if sourced:
        assert f"{number(len(cited))} works" in trust(judged)
        assert f"Of its {len(claims)} claims and reports, {number(len(sourced))} name" in trust(judged)
    else:
        assert trust(judged) == "The map cites no work. No claim or report in it names a source."


def test_sources_of_one_origin_are_named():
    assert "Daily Post 2025 and Evening Gazette 2025 share one origin." in trust(
        subject(path_of("contested"))
    )
    assert "origin" not in trust(subject(path_of("holds")))


@every
def test_as_many_objections_are_left_open_as_is_said(path):
    judged = subject(path)
    raised = objections_of(judged.map)
    unmet = [step for step in raised if judged.evaluation.states[step.place] in LEFT_OPEN]
    found = re.search(r"(\w+) (?:is|are) left open", glance(judged))
    assert found
    said = {"none": 0, "it": 1, "all": len(raised)}.get(found[1])
    assert found[1] == judged.language.number(len(unmet)) if said is None else said == len(unmet)


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
        unmet = left_open_on(judged, part.place)
        left = "None that it depends on" if standing.status is Status.HOLDS else f"Yes, {unmet}"
        assert row[2] == (left if unmet else "No")


def left_open_on(judged, place):
    """In words, how many steps that are left open bear on what speaks for a statement; nothing for none."""
    below = support(judged.map, place)
    under = {s.place for s in below.statements} | {step.place for step in below.steps}
    states = judged.evaluation.states
    unmet = [s for s in judged.map.steps.values() if s.target in under and states.get(s.place) in LEFT_OPEN]
    return judged.language.number(len(unmet)) if unmet else ""


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
        if weaker.startswith("Nothing would"):
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
def test_annex_b_prints_what_each_source_carries(path):
    judged = subject(path)
    carried = {
        judged.names[c.source]: (-c.removal, c.shapley) for c in attribution(judged.map, THESIS).sources
    }
    found = rows(report(path), "What the strength of the conclusion owes")
    assert [row[0] for row in found] == sorted(carried, key=lambda name: -carried[name][1])
    for name, *figures in found:
        shown = [float(figure.replace("−", "-")) for figure in figures]
        assert shown == pytest.approx(carried[name], abs=0.0051)
