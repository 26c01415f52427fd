"""Laws of evaluation on generated maps that are written otherwise, or judged on a supposition."""

from dataclasses import replace

import pytest

from argmap.evaluate import NOTHING, State, Status, Supposition, circles, evaluate
from argmap.formats.schema import KINDS, LISTS, STEP_KEYS
from argmap.model import Citation, Kind, Source
from drawn import rewritten, try_on_any_map, try_on_pool
from occurrences import RELATIONS

SAID = {"title", "thesis", "aside", "sources", "id", "source", "ref", "outweighed", *KINDS, *LISTS}
"""The keys on which statuses depend, and what a map must have; a warrant counts if it is a statement."""


# Written otherwise.


def the_order_of_siblings_and_of_keys_does_not_matter(one, random):
    def shuffled(made):
        lists = {key: value for key, value in made.items() if key in LISTS and isinstance(value, list)}
        mixed = {key: random.sample(value, len(value)) for key, value in lists.items()}
        return dict(random.sample(list((made | mixed).items()), len(made)))

    assert by_words(rewritten(one.text, shuffled)) == by_words(one)


def what_is_only_said_about_it_does_not_matter(one, _):
    def stripped(made):
        if made.keys().isdisjoint({"thesis", "premises", "ref", *KINDS}):
            return made
        is_premise = isinstance(made.get("warrant"), dict)
        return {key: made[key] for key in made if key in SAID or (key == "warrant" and is_premise)}

    assert by_words(rewritten(one.text, stripped)) == by_words(one)


def a_group_of_one_is_that_one(one, _):
    def grouped(made):
        relations = [key for key in made if key in RELATIONS]
        return made | {key: [group_of_one(entry) for entry in listed(made[key])] for key in relations}

    assert rewritten(one.text, grouped).map == one.map


def a_named_group_of_one_stands_as_that_one_does(one, _):
    def named(made):
        relations = [key for key in made if key in RELATIONS]
        return made | {
            key: [{"label": "Named"} | group_of_one(entry) for entry in listed(made[key])]
            for key in relations
        }

    assert by_words(rewritten(one.text, named)) == by_words(one)


def group_of_one(entry):
    if isinstance(entry, str):
        return {"premises": entry}
    if "premises" in entry:
        return entry
    step = {key: entry[key] for key in entry if key in STEP_KEYS}
    return {"premises": [{key: entry[key] for key in entry if key not in STEP_KEYS}], **step}


def listed(value):
    return value if isinstance(value, list) else [value]


def by_words(one):
    return {one.map.statements[place].text: standing for place, standing in one.found.standings.items()}


# On a supposition.


def to_suppose_nothing_changes_nothing(one, _):
    assert evaluate(one.map, Supposition()) == evaluate(one.map, NOTHING) == one.found


def what_is_supposed_to_hold_holds_and_to_fail_fails(one, _):
    for place in one.map.statements:
        holding, failing = Supposition(holding=frozenset([place])), Supposition(failing=frozenset([place]))
        assert evaluate(one.map, holding).standings[place].status is Status.HOLDS
        assert evaluate(one.map, failing).standings[place].status is Status.CONTESTED


def a_step_supposed_to_fail_is_answered_and_one_to_hold_is_open(one, _):
    for step in one.against():
        here = frozenset([step.place])
        assert evaluate(one.map, Supposition(failing=here)).states[step.place] is State.ANSWERED
        if step.place not in one.map.statements:
            assert evaluate(one.map, Supposition(holding=here)).states[step.place] is State.OPEN


def to_suppose_a_source_is_to_have_one_and_to_doubt_it_to_have_none(one, _):
    for statement in one.map.statements.values():
        here = frozenset([statement.place])
        if statement.kind is Kind.EVIDENCE:
            sourced = citing(one.map, statement, "new")
            assert evaluate(one.map, Supposition(backed=here)) == evaluate(sourced)
        assert evaluate(one.map, Supposition(unbacked=here)) == evaluate(citing(one.map, statement))


def citing(argument_map, statement, *keys):
    """Return the map with these sources, which it then has, as the only ones of a statement."""
    cited = replace(statement, citations=tuple(Citation(key) for key in keys))
    return replace(
        argument_map,
        sources={**argument_map.sources, **{key: Source(key=key) for key in keys}},
        statements={**argument_map.statements, cited.place: cited},
    )


def with_all_met_and_every_end_backed_all_holds_but_circles(one, _):
    ends = frozenset(place for place in one.map.statements if not one.map.reasons(place))
    found = evaluate(one.map, Supposition(met=frozenset(one.found.states), backed=ends))
    everything_holds = all(standing.status is Status.HOLDS for standing in found.standings.values())
    assert everything_holds == (circles(one.map) == ())


LAWS = (
    the_order_of_siblings_and_of_keys_does_not_matter,
    what_is_only_said_about_it_does_not_matter,
    a_group_of_one_is_that_one,
    a_named_group_of_one_stands_as_that_one_does,
    to_suppose_nothing_changes_nothing,
    what_is_supposed_to_hold_holds_and_to_fail_fails,
    a_step_supposed_to_fail_is_answered_and_one_to_hold_is_open,
    to_suppose_a_source_is_to_have_one_and_to_doubt_it_to_have_none,
    with_all_met_and_every_end_backed_all_holds_but_circles,
)
every_law = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)


@every_law
def test_law(law):
    try_on_pool(law)


@pytest.mark.slow
@every_law
def test_law_on_more_maps(law):
    try_on_any_map(law)
