"""A defect planted in a sound essay is found at its place, and in the sound essay nothing of its kind is."""

from random import Random

import pytest

from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.rules import RULES, Reading
from argmap.source import SourceText
from maps import build
from planted import PLANTS, clean_essay, style
from planted_prose import PLANTS as PROSE

MAP = build({"thesis": "The essay has a point."})
EVALUATION = evaluate(MAP)
CHECKS = {rule.code: rule.check for rule in RULES}
DEFECTS = {**PLANTS, **PROSE}


def found(code: str, text: str) -> set[tuple[int, int]]:
    reading = Reading(MAP, SourceText("map.yaml", ""), EVALUATION, Essay(text, "essay.txt"))
    return {(one.span.start, one.span.end) for one in CHECKS[code](reading) if one.span.source == "essay.txt"}


@pytest.mark.parametrize("code", DEFECTS)
@pytest.mark.parametrize("seed", range(3))
def test_a_planted_defect_is_found_where_it_is(code, seed):
    random = Random(f"{code} {seed}")
    essay = clean_essay(random, style(code))
    assert found(code, essay) == set(), essay
    text, start, end = DEFECTS[code](random, essay)
    assert (start, end) in found(code, text), text
