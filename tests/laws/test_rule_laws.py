"""Laws of the rules on generated maps: they never fail, point into the text, and are waived one by one."""

from collections import Counter
from dataclasses import replace

import pytest

from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.model import Waiver
from argmap.rules import KNOWN, RULES, House, Reading, run
from argmap.source import SourceText
from drawn import pool, try_on_any_map, try_on_pool

LOUD = House("teaching", dict.fromkeys(KNOWN, "warning"), "icd-203")
ESSAY = Essay("The essay has some words, and other words of the essay.", "essay.txt")
ABOUT_RULES = {"unknown-rule", "unused-waiver"}


def reading(one, argument_map=None):
    source = SourceText("map.yaml", one.text)
    return Reading(argument_map or one.map, source, one.found, ESSAY, LOUD, KNOWN)


def found(one, argument_map=None):
    """What all rules find, however quiet they are; the map sets and waives nothing of its own."""
    return run(reading(one, argument_map or bare(one.map)))


def bare(argument_map):
    """Return a map without severities and waivers of its own."""
    return replace(
        argument_map,
        rules={},
        waivers=(),
        statements={place: replace(s, waivers=()) for place, s in argument_map.statements.items()},
        steps={place: replace(s, waivers=()) for place, s in argument_map.steps.items()},
    )


def findings_stand_in_the_text(one, _):
    texts = {"map.yaml": one.text, "essay.txt": ESSAY.text}
    for diagnostic in found(one, one.map):
        for span in (diagnostic.span, *(note.span for note in diagnostic.notes if note.span)):
            assert 0 <= span.start <= span.end <= len(texts[span.source]), diagnostic


def findings_are_the_same_twice(one, _):
    assert found(one, one.map) == found(one, one.map)


def messages_are_lines_without_a_full_stop(one, _):
    for diagnostic in found(one):
        assert "\n" not in diagnostic.message
        assert not diagnostic.message.endswith(".")
        assert all("\n" not in note.message and not note.message.endswith(".") for note in diagnostic.notes)


def a_waiver_on_its_places_keeps_a_finding_back_and_no_other(one, random):
    argument_map = bare(one.map)
    findings = [
        (rule.code, finding)
        for rule in RULES
        if rule.code not in ABOUT_RULES
        for finding in rule.check(reading(one, argument_map))
    ]
    placed = [(code, finding) for code, finding in findings if finding.places]
    if not placed:
        return
    code, waived = random.choice(placed)
    after = Counter(told(one) for one in found(one, with_waiver(argument_map, code, waived.places)))
    before = Counter(told(one) for one in found(one, argument_map))
    kept_back = before - after
    assert after - before == Counter()
    assert (code, waived.span, waived.message) in kept_back
    others = {
        (other, finding.span, finding.message)
        for other, finding in findings
        if other != code or not set(finding.places) & set(waived.places)
    }
    assert not kept_back.keys() & others


def told(diagnostic):
    return diagnostic.code, diagnostic.span, diagnostic.message


def with_waiver(argument_map, code, places):
    """Return a map with a waiver of a rule on the statements and steps at some places."""
    waivers = (Waiver(code, "so"),)

    def waiving(parts):
        return {place: replace(s, waivers=waivers) if place in places else s for place, s in parts.items()}

    return replace(
        argument_map, statements=waiving(argument_map.statements), steps=waiving(argument_map.steps)
    )


LAWS = (
    findings_stand_in_the_text,
    findings_are_the_same_twice,
    messages_are_lines_without_a_full_stop,
    a_waiver_on_its_places_keeps_a_finding_back_and_no_other,
)
every_law = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)


@every_law
def test_law(law):
    try_on_pool(law)


@pytest.mark.slow
@every_law
def test_law_on_more_maps(law):
    try_on_any_map(law)


def test_rules_of_reasoning_have_something_to_find_in_these_maps():
    told_of = Counter(diagnostic.code for one in pool() for diagnostic in found(one))
    reasoning = ("bare-assertion", "unsupported-linked-premise", "open-objection", "repeated-reason")
    assert all(told_of[code] > 5 for code in reasoning), told_of


def test_evaluation_is_that_of_the_map_without_its_waivers():
    for one in pool()[:10]:
        assert evaluate(bare(one.map)) == one.found
