"""The manual of the rules is true: its examples run, and the page on disk is the one they make."""

from pathlib import Path

import pytest

from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.formats import read
from argmap.rules import RULES, Reading, run
from argmap.rules.manual import manual, page
from argmap.source import SourceText

RULES_PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def codes(text: str, essay: str) -> list[str]:
    source = SourceText("map.yaml", text)
    checked = read(source)
    assert checked.value is not None, checked.diagnostics
    reading = Reading(checked.value, source, evaluate(checked.value), Essay(essay) if essay else None)
    return [found.code for found in (*checked.diagnostics, *run(reading))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_map_has_exactly_this_finding_and_the_right_one_none(rule):
    told = page(rule)
    assert codes(told.wrong, told.essay) == [rule.code]
    assert codes(told.right, told.essay) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_page_says_what_and_why(rule):
    told = page(rule)
    assert told.summary.endswith(".")
    assert "\n" not in told.summary
    assert len(told.why) > 100


def test_the_rules_page_is_up_to_date():
    assert RULES_PAGE.read_text(encoding="utf-8") == manual()
