"""The manual of the rules is true: its examples run, and the page on disk is the one they make."""

from pathlib import Path

import pytest

from argmap.diagnostics import Severity
from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.formats import read
from argmap.rules import RULES, House, Reading, Rule, run
from argmap.rules.manual import manual, page
from argmap.source import SourceText

RULES_PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


MAP = """
title: What does the essay claim?
essay: essay.txt
thesis: The essay has a point.
"""


def codes(rule: Rule, text: str, essay: str) -> list[str]:
    """The warnings about a map, and the findings of the rule in question, however quiet it is."""
    source = SourceText("map.yaml", text or MAP)
    checked = read(source)
    assert checked.value is not None, checked.diagnostics
    house = House(rules={rule.code: "warning"})
    read_essay = Essay(essay, "essay.txt") if essay else None
    found = run(
        Reading(checked.value, source, evaluate(checked.value), read_essay, house), checked.diagnostics
    )
    return [one.code for one in found if one.severity is not Severity.HINT]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_example_has_exactly_this_finding_and_the_right_one_none(rule):
    told = page(rule)
    assert codes(rule, told.wrong, told.essay or told.wrong_essay) == [rule.code]
    assert codes(rule, told.right, told.essay or told.right_essay) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_page_says_what_and_why(rule):
    told = page(rule)
    assert told.summary.endswith(".")
    assert "\n" not in told.summary
    assert len(told.why) > 100


def test_the_rules_page_is_up_to_date():
    assert RULES_PAGE.read_text(encoding="utf-8") == manual()
