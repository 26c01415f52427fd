"""Laws of evaluation on generated maps: what statuses and states mean, and what changes them."""

from collections import Counter
from dataclasses import replace

import pytest
from test_evaluation import RANK, naive

from argmap.evaluate import State, Status, Supposition, evaluate, without
from argmap.model import Citation, Direction, Kind, Premise, Source, Statement, Step
from drawn import pool, texts, try_on_any_map, try_on_pool, understood
from occurrences import circular, every_form, every_key, occurrences

ANSWERED = (State.ANSWERED, State.ANSWERED_BY_PROMISE)

# A rank may fall though its statement gains: an attack that runs in a circle comes into view, or goes.
INTO_VIEW = (Status.CHALLENGED, Status.UNSETTLED)
OUT_OF_VIEW = (Status.UNSETTLED, Status.ASSERTED)


# That all of the format occurs, and all that evaluation can find.


def test_every_key_occurs_at_every_place_and_every_form_too():
    found = sum((occurrences(text) for text in texts()), Counter())
    found += sum((circular(understood(text)) for text in texts()), Counter())
    assert sorted((every_key() | every_form()) - found.keys()) == []


def test_every_status_and_every_state_occurs():
    found = Counter(standing.status for one in pool() for standing in one.found.standings.values())
    found += Counter(state for one in pool() for state in one.found.states.values())
    assert [one for one in (*Status, *State) if not found[one]] == []


# What statuses and states mean.


def evaluation_is_the_definition(one, _):
    bare = {p: replace(s, citations=known(one.map, s)) for p, s in one.map.statements.items()}
    statuses, states = naive(replace(one.map, statements=bare))
    assert {place: standing.status for place, standing in one.found.standings.items()} == statuses
    assert one.found.states == states


def readings_and_statuses_agree(one, _):
    for standing in one.found.standings.values():
        assert standing.backed or not standing.sourced
        assert standing.backed or standing.status not in (Status.HOLDS, Status.CHALLENGED)
        assert not standing.backed or standing.status not in (Status.ASSERTED, Status.CONTESTED)
        assert standing.believed or standing.status is not Status.ASSERTED
        assert not standing.believed or standing.status is not Status.CONTESTED


def what_holds_stands_up_and_has_nothing_open_against_it(one, _):
    for place, standing in one.found.standings.items():
        own = is_granted(one.map, one.map.statements[place])
        stands_up = own or any(stands(one, step) for step in one.map.reasons(place))
        is_met = all(met(one, step) for step in one.map.objections(place))
        assert (standing.status is Status.HOLDS) == (stands_up and is_met), place


def what_is_answered_is_met_by_something_that_stands(one, _):
    for step in one.against():
        answers = [*one.map.undercutters(step.place)]
        answers += [s for premise in step.all_premises for s in one.map.objections(premise.statement)]
        answered = any(stands(one, answer) for answer in answers if not answer.outweighed)
        assert (one.found.states[step.place] in ANSWERED) == answered, step.place


def stands(one, step):
    """Tell whether all premises of a step hold and nothing that undercuts it is left."""
    hold = all(one.found.standings[p.statement].status is Status.HOLDS for p in step.all_premises)
    return hold and all(met(one, undercutter) for undercutter in one.map.undercutters(step.place))


def met(one, step):
    return bool(step.outweighed) or one.found.states[step.place] in ANSWERED


def a_promise_is_an_answer_that_needs_an_assumption(one, _):
    claims = {
        place: replace(statement, kind=Kind.CLAIM) if statement.kind is Kind.ASSUMPTION else statement
        for place, statement in one.map.statements.items()
    }
    states = evaluate(replace(one.map, statements=claims)).states
    for place, state in one.found.states.items():
        if state in ANSWERED:
            assert (state is State.ANSWERED) == (states[place] is State.ANSWERED), place


def what_is_answered_without_a_source_is_doubted_by_somebody(one, _):
    for step in one.against():
        doubted = not all(one.found.standings[p.statement].believed for p in step.all_premises)
        doubted |= any(not undercutter.outweighed for undercutter in one.map.undercutters(step.place))
        assert one.found.states[step.place] is not State.ANSWERED_WITHOUT_SOURCE or doubted, step.place


def what_is_outweighed_says_so(one, _):
    outweighed = [place for place, state in one.found.states.items() if state is State.OUTWEIGHED]
    assert outweighed == [step.place for step in one.map.steps.values() if step.outweighed]


# What changes them, and which way.


def lower(before, after, *but):
    """Tell whether a standing fell from one evaluation to the next, in another way than is allowed."""
    fell = RANK.index(after.status) > RANK.index(before.status)
    return fell and (before.status, after.status) not in but


def lowered(before, after, *but):
    """Return the places of statements that stand lower in the second evaluation."""
    return [
        place for place in before.standings if lower(before.standings[place], after.standings[place], *but)
    ]


def another_reason_never_lowers_a_status(one, random):
    for target, before in one.found.standings.items():
        after = evaluate(with_reason(one.map, target, random)).standings[target]
        assert after.backed >= before.backed
        assert after.believed == before.believed
        assert not lower(before, after, INTO_VIEW), target


def what_is_believed_does_not_depend_on_sources(one, _):
    for gone in (one.map.sources, *([key] for key in one.map.sources)):
        after = evaluate(without(one.map, gone)).standings
        for place, before in one.found.standings.items():
            assert after[place].believed == before.believed, place


def a_source_more_lowers_nothing_on_either_side(one, _):
    for statement in one.map.statements.values():
        if statement.kind is Kind.EVIDENCE and not known(one.map, statement):
            after = evaluate(with_source(one.map, statement))
            assert lowered(one.found, after, INTO_VIEW) == []
            answered = [place for place, state in one.found.states.items() if state in ANSWERED]
            assert all(after.states[place] in ANSWERED for place in answered)


def a_source_less_raises_nothing_on_either_side(one, _):
    for gone in (one.map.sources, *([key] for key in one.map.sources)):
        assert lowered(evaluate(without(one.map, gone)), one.found, INTO_VIEW) == []


def to_withdraw_a_source_is_to_cite_it_nowhere(one, _):
    for gone in (one.map.sources, *([key] for key in one.map.sources)):
        statements = {
            place: replace(statement, citations=tuple(c for c in statement.citations if c.source not in gone))
            for place, statement in one.map.statements.items()
        }
        assert evaluate(without(one.map, gone)) == evaluate(replace(one.map, statements=statements))


def an_objection_less_never_lowers_its_target(one, _):
    for step in one.against():
        if not step.undercuts:
            after = evaluate(lacking(one.map, step)).standings[step.target]
            assert not lower(one.found.standings[step.target], after, INTO_VIEW, OUT_OF_VIEW), step.place


def to_outweigh_to_meet_and_to_take_away_come_to_the_same(one, _):
    for step in one.against():
        steps = {**one.map.steps, step.place: replace(step, outweighed="why")}
        outweighed = evaluate(replace(one.map, steps=steps)).standings
        assert outweighed == evaluate(lacking(one.map, step)).standings
        assert outweighed == evaluate(one.map, Supposition(met=frozenset([step.place]))).standings


def known(argument_map, statement):
    return tuple(citation for citation in statement.citations if citation.source in argument_map.sources)


def is_granted(argument_map, statement):
    sourced = statement.kind is Kind.EVIDENCE and bool(known(argument_map, statement))
    return sourced or statement.kind is Kind.ASSUMPTION


def with_source(argument_map, statement):
    sourced = replace(statement, citations=(Citation("new"),))
    return replace(
        argument_map,
        sources={**argument_map.sources, "new": Source(key="new")},
        statements={**argument_map.statements, sourced.place: sourced},
    )


def with_reason(argument_map, target, random):
    """Give a statement another reason: a new one of any kind, a statement of the map, or both together."""
    kind, old = random.choice(list(Kind)), random.choice(list(argument_map.statements))
    new = Statement(place="new", kind=kind, text="new", citations=(Citation("new"),))
    places = random.choice([["new"], [old], [old, "new"]])
    reason = Step(
        place="reason", direction=Direction.FOR, target=target, premises=tuple(map(Premise, places))
    )
    return replace(
        argument_map,
        statements={**argument_map.statements, "new": new},
        sources={**argument_map.sources, **random.choice([{}, {"new": Source(key="new")}])},
        steps={**argument_map.steps, "reason": reason},
    )


def lacking(argument_map, step):
    """Return a map without a step and what undercuts it; the statements stay."""
    gone, waiting = set(), [step]
    while waiting:
        here = waiting.pop()
        gone.add(here.place)
        waiting += argument_map.undercutters(here.place)
    return replace(argument_map, steps={p: s for p, s in argument_map.steps.items() if p not in gone})


LAWS = (
    evaluation_is_the_definition,
    readings_and_statuses_agree,
    what_holds_stands_up_and_has_nothing_open_against_it,
    what_is_answered_is_met_by_something_that_stands,
    a_promise_is_an_answer_that_needs_an_assumption,
    what_is_answered_without_a_source_is_doubted_by_somebody,
    what_is_outweighed_says_so,
    another_reason_never_lowers_a_status,
    what_is_believed_does_not_depend_on_sources,
    a_source_more_lowers_nothing_on_either_side,
    a_source_less_raises_nothing_on_either_side,
    to_withdraw_a_source_is_to_cite_it_nowhere,
    an_objection_less_never_lowers_its_target,
    to_outweigh_to_meet_and_to_take_away_come_to_the_same,
)
every_law = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)


@every_law
def test_law(law):
    try_on_pool(law)


@pytest.mark.slow
@every_law
def test_law_on_more_maps(law):
    try_on_any_map(law)
