"""What the rules find, and how a map sets, silences and waives them."""

from dataclasses import replace

import pytest

from argmap.diagnostics import Severity
from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.formats import read
from argmap.model import Field, Source
from argmap.rules import RULES, Reading, run
from argmap.source import SourceText
from maps import build

PROOF = {"evidence": "a proof", "source": "s"}
LONG = "x" * 61
MAP = SourceText("map.yaml", "")


def findings(thesis: dict, essay: str | None = None, **rest):
    return run_on(build({"thesis": {"claim": "T", **thesis}, **rest}), essay)


def run_on(argument_map, essay: str | None = None):
    return run(Reading(argument_map, MAP, evaluate(argument_map), None if essay is None else Essay(essay)))


def codes(*args, **rest) -> list[str]:
    return [found.code for found in findings(*args, **rest)]


def messages(*args, **rest) -> list[str]:
    return [found.message for found in findings(*args, **rest)]


def test_every_rule_is_in_the_file_of_its_name():
    for rule in RULES:
        assert rule.check.__module__ == f"argmap.rules.{rule.code.replace('-', '_')}"


# unmet-expectation


def test_an_expectation_that_fails_names_both_statuses_in_words():
    assert messages({"id": "t", "reasons": ["r"]}, expect={"t": "holds"}) == [
        "Expected holds (Sourced, holds) of t “T”, found asserted (Asserted, not sourced)"
    ]


def test_what_is_taken_for_granted_is_expected_so_too():
    thesis = {"id": "t", "reasons": [{"assumption": "a"}], "objections": ["o"]}
    (message,) = messages(thesis, expect={"t": "holds"})
    assert "Expected holds (Taken for granted, holds)" in message
    assert "found challenged (Taken for granted, but challenged)" in message


def test_expectations_that_are_met_or_mean_nothing_are_silent():
    assert codes({"id": "t"}, expect={"t": "asserted"}) == []
    assert codes({"id": "t"}, expect={"nobody": "holds", "t": "splendid"}) == []


# circle-of-support

CIRCLE = {"claim": "a", "id": "a", "reasons": [{"claim": "b", "reasons": [{"ref": "a"}]}]}


def test_a_circle_of_support_is_told_once_with_its_members():
    (found,) = findings({"reasons": [CIRCLE]})
    assert found.code == "circle-of-support"
    assert found.severity is Severity.WARNING
    assert found.message == "The support of a “a” leads back only to itself"
    assert [note.message for note in found.notes] == [
        "a reason for a “a” is 1.1 “b”",
        "a reason for 1.1 “b” is a “a”",
    ]


def test_a_circle_with_support_from_outside_is_none():
    inner = {"claim": "b", "reasons": [{"ref": "a"}, "bare"]}
    assert codes({"reasons": [{"claim": "a", "id": "a", "reasons": [inner]}]}) == []


# quote-not-found


def test_a_quote_is_looked_for_in_the_essay():
    thesis = {"quote": ["open on Sundays", "open each Sunday"]}
    (found,) = findings(thesis, essay="Libraries open\non Sundays.")
    assert found.code == "quote-not-found"
    assert found.message == "The essay does not have the words “open each Sunday”"


def test_a_quote_that_begins_right_is_told_where_it_goes_wrong():
    (found,) = findings(
        {"quote": "they never open on Mondays, he said"}, essay="So they never open on Sundays at all."
    )
    assert [note.message for note in found.notes] == [
        "line 1 begins like it, up to “they never open on”, and reads “they never open on Sundays at”"
    ]


@pytest.mark.parametrize("length", range(2, 8))
def test_the_longest_beginning_that_the_essay_has_is_told(length):
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    (found,) = findings({"quote": " ".join(words)}, essay=" ".join(words[:length]) + " and more.")
    assert f"up to “{' '.join(words[:length])}”" in found.notes[0].message


def test_without_an_essay_no_quote_is_looked_for():
    assert codes({"quote": "anything"}) == []


# label-too-long


def test_labels_of_statements_and_groups_may_have_sixty_characters():
    group = {"premises": ["a", "b"], "label": LONG + "x"}
    assert messages({"label": LONG, "reasons": [group]}) == [
        f"The label “{'x' * 47}…” has 61 characters, 60 at most fit",
        f"The label “{'x' * 47}…” has 62 characters, 60 at most fit",
    ]
    assert codes({"label": LONG[1:]}) == []


def test_a_finding_points_at_the_field():
    argument_map = build({"thesis": {"claim": "T", "label": LONG}})
    thesis = replace(argument_map.thesis, fields={"label": Field(MAP.span(3, 8), MAP.span(10, 71))})
    (found,) = run_on(replace(argument_map, statements={"thesis": thesis}))
    assert found.span == MAP.span(10, 71)
    assert "61 characters" in found.message


# evidence-without-source


def test_evidence_must_name_a_source_whether_the_map_knows_it_or_not():
    (found,) = findings({"reasons": [{"evidence": "e"}, {"evidence": "f", "source": "lost"}, "c"]})
    assert (found.code, found.severity) == ("evidence-without-source", Severity.HINT)
    assert found.message == "Evidence without a source: 1 “e”"


# unused-source


def test_a_source_is_used_by_statements_commentary_and_bottom_line():
    thesis = {
        "commentary": "See [@in-commentary, p. 3].",
        "reasons": [PROOF, {"premises": ["a", "b"], "commentary": "So [@s; @in-group]."}],
    }
    keys = ["s", "in-commentary", "in-group", "in-bottom-line", "nowhere"]
    (found,) = findings(thesis, sources=keys, **{"bottom-line": "As in [@in-bottom-line]."})
    assert found.code == "unused-source"
    assert found.message == "The source `nowhere` is cited nowhere"


def test_sources_of_another_file_need_not_be_used():
    spans = {"here": MAP.span(0, 4), "there": SourceText("works.bib", "").span(0, 5)}
    sources = {key: Source(key=key, span=span) for key, span in spans.items()}
    argument_map = replace(build({"thesis": "T"}), sources=sources)
    assert [found.message for found in run_on(argument_map)] == ["The source `here` is cited nowhere"]


# Severities and waivers.


@pytest.mark.parametrize("severity", ["hint", "warning", "error"])
def test_a_map_sets_the_severity_of_a_rule(severity):
    (found,) = findings({"label": LONG}, rules={"label-too-long": severity})
    assert found.severity == severity


def test_a_map_turns_a_rule_off():
    assert codes({"label": LONG}, rules={"label-too-long": "off"}) == []


def test_a_severity_of_no_meaning_changes_nothing():
    (found,) = findings({"label": LONG}, rules={"label-too-long": "loud"})
    assert found.severity is Severity.WARNING


def test_a_waiver_on_a_statement_is_for_that_statement_and_that_rule():
    waived = {"claim": "r", "label": LONG, "waive": {"label-too-long": "quoted"}}
    assert codes({"reasons": [waived]}) == []
    assert codes({"reasons": [{**waived, "waive": {"quote-not-found": "no"}}]}) == ["label-too-long"]
    assert codes({"waive": {"label-too-long": "mine"}, "reasons": [{"claim": "r", "label": LONG}]}) == [
        "label-too-long"
    ]


def test_a_waiver_on_a_group_is_for_its_step():
    group = {"premises": ["a", "b"], "label": LONG, "waive": {"label-too-long": "quoted"}}
    assert codes({"reasons": [group]}) == []


def test_a_waiver_of_the_map_names_an_id_or_covers_all():
    thesis = {"id": "t", "label": LONG, "reasons": [{"claim": "r", "id": "r", "label": LONG}]}
    general = {"rule": "label-too-long", "because": "so"}
    assert codes(thesis, waive=[general]) == []
    assert messages(thesis, waive=[{**general, "at": "r"}])[0].startswith("The label")
    assert codes(thesis, waive=[{**general, "at": "r"}, {**general, "at": "t"}]) == []
    assert codes(thesis, waive=[{**general, "at": "nobody"}]) != []
    assert codes(thesis, waive=[{**general, "rule": "quote-not-found"}]) != []


def test_a_waiver_of_the_map_may_name_a_group():
    group = {"premises": ["a", "b"], "id": "g", "label": LONG}
    assert codes({"reasons": [group]}, waive=[{"rule": "label-too-long", "because": "so", "at": "g"}]) == []


def test_a_waiver_at_any_member_covers_a_circle():
    general = {"rule": "circle-of-support", "because": "on purpose"}
    assert codes({"reasons": [CIRCLE]}, waive=[{**general, "at": "a"}]) == []


def test_a_waiver_may_name_words_of_the_essay():
    thesis = {"quote": ["not “there” at all", "nor here"]}
    waiver = {"rule": "quote-not-found", "because": "so", "essay": '"there"  at'}
    (found,) = findings(thesis, essay="Nothing.", waive=[waiver])
    assert found.message == "The essay does not have the words “nor here”"


def test_findings_come_in_the_order_of_the_text():
    argument_map = build({"thesis": {"claim": "T", "label": LONG, "reasons": [{"evidence": "e"}]}})
    thesis = replace(argument_map.thesis, span=MAP.span(9, 10))
    evidence = replace(argument_map.statements["1"], text_span=MAP.span(2, 3))
    found = run_on(replace(argument_map, statements={"thesis": thesis, "1": evidence}))
    assert [one.code for one in found] == ["evidence-without-source", "label-too-long"]


WRITTEN = f"""\
title: A map
sources:
  s: "Smith (2020)."
thesis:
  id: t
  claim: T
  label: {LONG}
  quote: not there
  reasons:
  - evidence: e
  - id: a
    claim: going
    reasons:
    - claim: round
      reasons:
      - ref: a
  - premises: [one, two]
    label: {LONG}y
expect: {{t: holds}}
"""


def test_findings_in_a_map_that_was_read_point_at_its_words():
    source = SourceText("map.yaml", WRITTEN)
    argument_map = read(source).value
    assert argument_map is not None
    found = run(Reading(argument_map, source, evaluate(argument_map), Essay("Nothing.")))
    assert [(one.code, source.words(one.span)) for one in found] == [
        ("unused-source", 's: "Smith (2020)."'),
        ("label-too-long", LONG),
        ("quote-not-found", "not there"),
        ("evidence-without-source", "e"),
        ("circle-of-support", "going"),
        ("label-too-long", LONG + "y"),
        ("unmet-expectation", "t: holds"),
    ]


def test_an_unmet_expectation_can_be_given_up():
    source = SourceText("map.yaml", "title: M\nthesis: {id: t, claim: T}\nexpect: {t: holds}\n")
    argument_map = read(source).value
    assert argument_map is not None
    (found,) = run(Reading(argument_map, source, evaluate(argument_map)))
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert (found.fix.title, edit.text, source.words(edit.span)) == ("Expect asserted", "asserted", "holds")
