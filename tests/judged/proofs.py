"""Brute force over the evaluation: the judge of what a report says of losses and remedies."""

import re
from itertools import combinations, product

from argmap.evaluate import State, Status, Supposition, evaluate, without
from argmap.evaluate.judgements import key_judgements, resolves, speaker
from argmap.evaluate.restores import Need, Remedy
from argmap.evaluate.support import LEFT_OPEN, objections_of, support
from argmap.model import THESIS, Direction, Kind, Side

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
BEST_FIRST = (Status.HOLDS, Status.CHALLENGED, Status.UNSETTLED, Status.ASSERTED, Status.CONTESTED)


def status(argument_map, place, remedies=()):
    """Return how a statement stands once the remedies are there."""
    supposing = Supposition(
        met=frozenset(one.place for one in remedies if one.need is Need.ANSWER),
        backed=frozenset(one.place for one in remedies if one.need is Need.SOURCE),
    )
    return evaluate(argument_map, supposing).standings[place].status


# Losses.


def changes_by_loss(judged, place, clause):
    """Assert that a clause tells the smallest losses that change how a statement stands, and all of them."""
    found = smallest_losses(judged, place)
    least = len(found[0])
    what, _, remark = clause.partition("; ")
    named = sources_in(judged, what)
    if counted := re.fullmatch(r"any one of (\w+) works were withdrawn", what):
        assert (least, number(counted[1])) == (1, len(found))
    elif counted := re.fullmatch(r"(\w+) works were withdrawn together", what):
        assert number(counted[1]) == least
        assert len(found) > 1 or least > 5
    elif counted := re.fullmatch(r"all (\w+) works it rests on were withdrawn", what):
        assert [set(lost) for lost in found] == [rests_on(judged, place)]
        assert number(counted[1]) == least
    elif " or " in what:
        assert {(key,) for key in named} == set(found)
    else:
        assert [set(lost) for lost in found] == [set(named)]
        assert what.endswith({1: "were withdrawn", 2: "were both withdrawn"}.get(least, "were all withdrawn"))
    fewer = {1: "", 2: "no single one would do"}
    assert remark == fewer.get(least, f"no {NUMBERS[least - 1]} would do")


def smallest_losses(judged, place):
    """Return the losses of sources that change how a statement stands and take the fewest sources."""
    now = judged.standing(place).status
    for size in range(1, len(judged.map.sources) + 1):
        lost = combinations(judged.map.sources, size)
        found = [gone for gone in lost if status(without(judged.map, gone), place) is not now]
        if found:
            return found
    return []


def no_loss_changes(judged, place):
    """Assert that a statement stands as it does without any source."""
    nothing = without(judged.map, judged.map.sources)
    assert status(nothing, place) is judged.standing(place).status


def weaker_by_loss(judged, text):
    """Assert that a hinge says `weaker still` where that is sure, and of other losses that they change it."""
    now, lost = judged.standing(THESIS).status, []
    if re.search(r"It would be weaker still if|How it stands would also change if", text):
        lost = [status(without(judged.map, gone), THESIS) for gone in smallest_losses(judged, THESIS)]
        assert now is not Status.HOLDS
        assert lost
    weaker = [BEST_FIRST.index(then) > BEST_FIRST.index(now) for then in lost]
    sure = bool(weaker) and all(weaker) and now is not Status.UNSETTLED
    assert ("It would be weaker still if" in text) is sure
    assert ("How it stands would also change if" in text) is (bool(lost) and not sure)


def sources_in(judged, clause):
    """Return the sources that a clause names."""
    return tuple(key for key, work in judged.names.items() if work in clause)


def rests_on(judged, place):
    """Return the sources that backed evidence under a statement cites."""
    under = [s for s in support(judged.map, place).statements if judged.standing(s.place).backed]
    cited = {c.source for s in under if resolves(judged.map, s) for c in s.citations}
    return cited & set(judged.map.sources)


def number(word):
    """Read a number in words or digits."""
    return NUMBERS.index(word) if word in NUMBERS else int(word)


# Remedies.


def holds_by_remedies(judged, place, clause):
    """Assert that a statement holds with what a clause names, and with as much more as it counts."""
    named, counted = remedies_in(judged, place, clause), counted_in(clause)
    every = remedies(judged.map)
    more = [combinations([one for one in every if one.need is need], counted.get(need, 0)) for need in Need]
    sets = ((*named, *answers, *sources) for answers, sources in product(*more))
    found = next((chosen for chosen in sets if status(judged.map, place, chosen) is Status.HOLDS), None)
    assert found is not None, clause
    return found


def counted_in(clause):
    """Read how many objections are to be answered and how many statements are to be sourced, unnamed."""
    answers = re.search(r"(\w+) objections? met", clause)
    sources = re.search(r"given for (\w+) statements?", clause)
    found = {Need.ANSWER: answers, Need.SOURCE: sources}
    return {need: number(counted[1]) for need, counted in found.items() if counted}


def remedies_in(judged, place, clause):
    """Read which objections are to be answered and which statements are to be sourced, by their names."""
    if clause == "a source were given for it":
        return (Remedy(Need.SOURCE, place),)
    if clause == "a sourced answer met it":
        (only,) = left_open_on(judged, place)
        assert judged.evaluation.states[only.place] is not State.UNSETTLED
        return (Remedy(Need.ANSWER, only.place),)
    answers, _, sources = clause.rpartition("given for ") if "given for " in clause else (clause, "", "")
    steps = [
        Remedy(Need.ANSWER, step.place)
        for said in re.findall("“(.+?)”", answers)
        for step in objections_of(judged.map)
        if name(speaker(judged.map, step)) == said
    ]
    found = [
        Remedy(Need.SOURCE, statement.place)
        for said in re.findall("“(.+?)”", sources)
        for statement in judged.map.statements.values()
        if name(statement) == said
    ]
    assert len(steps) + len(found) == clause.count("“")
    circles = [judged.evaluation.states[one.place] is State.UNSETTLED for one in steps]
    assert ("unbeaten answer" in clause) is (bool(steps) and all(circles))
    return (*steps, *found)


def name(statement):
    """Return what a report calls a statement."""
    return statement.name.rstrip(".")


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
    """Tell whether a statement has a source or a reason."""
    return resolves(argument_map, statement) or bool(argument_map.reasons(statement.place))


# Objections and weak points.


def against(judged, place):
    """Return the steps that speak against anything that speaks for a statement."""
    below = support(judged.map, place)
    statements, steps = {s.place for s in below.statements}, {step.place for step in below.steps}
    every = (judged.map.steps[place] for place in judged.evaluation.states)
    return [s for s in every if s.target in (steps if s.undercuts else statements)]


def left_open_on(judged, place):
    """Return those of them that are left open."""
    return [step for step in against(judged, place) if judged.evaluation.states[step.place] in LEFT_OPEN]


def counts_open_objections(judged, text):
    """Assert that the introduction of the overview counts the objections left open, and says to what."""
    raised = objections_of(judged.map)
    unmet = {step.place for step in raised if judged.evaluation.states[step.place] in LEFT_OPEN}
    counted = rf"{NUMBERS[len(raised)]} objections? (?:was|were) raised, and "
    (left,) = re.findall(rf"{counted}(.+)\.$", text, re.IGNORECASE)
    how_many, _, where = left.partition(" left open")
    assert how_many == how_many_are(len(unmet), len(raised))
    found = shares(judged, unmet) if len(raised) > 1 else {}
    told = re.findall(r"(?:(\w+) )?to (the conclusion itself|judgement \d+|an answer|answers)", where)
    assert {target: number(many or "one") for many, target in told} == found
    assert where.startswith(": " if len(unmet) > 1 else ", ") is bool(found)


def how_many_are(unmet, raised):
    """Say of how many objections it is said that they are left open."""
    if raised == 1:
        return "it is" if unmet else "it is not"
    if unmet == 0:
        return "none of them is"
    if unmet == raised:
        return "both are" if raised == 2 else "all are"
    return "one is" if unmet == 1 else f"{NUMBERS[unmet]} are"


def shares(judged, unmet):
    """Count to what objections are left open: each judgement, else the conclusion itself, else answers."""
    found = {}
    parts = enumerate(key_judgements(judged.map), 1)
    targets = [*((f"judgement {n}", part.place) for n, part in parts), ("the conclusion itself", THESIS)]
    for target, place in targets:
        found[target] = unmet & {step.place for step in against(judged, place)}
        unmet = unmet - found[target]
    found["an answer" if len(unmet) == 1 else "answers"] = unmet
    return {target: len(places) for target, places in found.items() if places}


def weakest_points(judged, place):
    """Return what may be called the weakest point of a part: the first kind of weakness that it has."""
    under = support(judged.map, place).statements
    unmet = {f"The objection “{name(speaker(judged.map, step))}”" for step in left_open_on(judged, place)}
    if not judged.standing(place).backed:
        bare = [s for s in under if s.place != place and not judged.standing(s.place).backed]
        return {f"No source for “{name(s)}”" for s in bare} or {"No source at all"}
    if judged.standing(place).status is not Status.HOLDS and unmet:
        return unmet
    return leaning(judged, place, under) or unmet or {"None found"}


def leaning(judged, place, under):
    """Return on what a part may be said to lean most, or nothing."""
    works = [judged.names[lost[0]] for lost in smallest_losses(judged, place) if len(lost) == 1]
    if works:
        return hanging_on(works)
    if State.ANSWERED_BY_PROMISE in {judged.evaluation.states[s.place] for s in against(judged, place)}:
        return {"An objection is answered by a promise only"}
    if granted := [s for s in under if s.kind is Kind.ASSUMPTION]:
        return {f"It takes for granted: “{name(s)}”" for s in granted}
    return set()


def hanging_on(works):
    """Return what is said of what falls with each of these works."""
    if len(works) > 1:
        return {f"It hangs on each of {NUMBERS[len(works)]} sources"}
    return {f"It hangs on one source: {work}" for work in works}
