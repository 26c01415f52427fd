"""The rules about essays leave texts alone in which there is nothing to find."""

from collections import Counter

import pytest
from false_alarms import ABOUT_ESSAYS, MICROTEXTS, found, table, texts

from corpora_files import only_with

pytestmark = [only_with(MICROTEXTS), pytest.mark.slow]

MEASURED = {
    "en": {"lost-dash": 2, "hearsay": 9},
    "de": {},
}
"""Findings in the profile `strict`. The gaps are two blanks wide; hearsay is "some say" or the like."""


@pytest.mark.parametrize("language", MEASURED)
def test_no_more_is_found_than_was_looked_at_and_judged(language):
    counts = Counter(code for code, _, _ in found(language))
    print(table())
    assert counts == MEASURED[language]


def test_all_texts_are_there():
    assert [len(list(texts(language))) for language in ("en", "de")] == [189, 75]


def test_the_gaps_that_are_found_are_wide_ones():
    assert {words for code, _, words in found("en") if code == "lost-dash"} == {"  "}


def test_the_table_has_a_row_for_each_rule_about_essays():
    rows = table().splitlines()
    assert [row.split("`")[1] for row in rows[2:]] == [rule.code for rule in ABOUT_ESSAYS]
    assert rows[0].startswith("| rule | severity | en (189 texts, 13,624 words)")
