"""What the rules find, and how a map sets, silences and waives them."""

from dataclasses import replace

import pytest

from argmap.diagnostics import Severity
from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.evaluate.fingerprints import of_verdict, of_wording
from argmap.formats import read
from argmap.model import Field, Source
from argmap.rules import KNOWN, RULES, House, Reading, run
from argmap.source import SourceText
from maps import build

PROOF = {"evidence": "a proof", "source": "s"}
LONG = "x" * 61
MAP = SourceText("map.yaml", "")
TESTED = {
    "circle-of-support",
    "unmet-expectation",
    "verdict-changed",
    "commentary-for-earlier-wording",
    "quote-not-found",
    "label-too-long",
    "evidence-without-source",
    "unused-source",
}
QUIET = House(rules=dict.fromkeys(KNOWN - TESTED, "off"))
"""Silences the rules that other files test."""


def findings(thesis: dict, essay: str | None = None, **rest):
    return run_on(build({"thesis": {"claim": "T", **thesis}, **rest}), essay)


def run_on(argument_map, essay: str | None = None):
    read_essay = None if essay is None else Essay(essay)
    return run(Reading(argument_map, MAP, evaluate(argument_map), read_essay, QUIET))


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


def notes(thesis, expect, **rest):
    """What is said beside an expectation that fails."""
    (found,) = findings({"id": "t", **thesis}, expect=expect, **rest)
    assert found.code == "unmet-expectation"
    return [note.message for note in found.notes]


def test_an_expectation_that_fails_names_the_nearest_premise_without_a_source():
    deep = {"claim": "a", "reasons": ["b", {"evidence": "e"}]}
    quiet = {"evidence-without-source": "off"}
    assert notes({"reasons": [PROOF, deep]}, {"t": "asserted"}, sources=["s"], rules=quiet) == []
    linked = {"premises": [PROOF, {"claim": "a", "reasons": [{"evidence": "e"}]}]}
    assert notes({"reasons": [linked]}, {"t": "holds"}, sources=["s"], rules=quiet) == [
        "1b.1 “e” has no source"
    ]
    assert notes({"reasons": [deep, "c"]}, {"t": "holds"}, rules=quiet) == [
        "nothing with a source speaks for 2 “c”"
    ]
    assert notes({}, {"t": "holds"}) == ["nothing with a source speaks for t “T”"]


def test_an_expectation_that_fails_names_what_is_left_open():
    reason = PROOF | {"objections": ["far"], "undercutters": ["doubt"]}
    thesis = {"reasons": [reason], "objections": ["near", {"claim": "met", "replies": [PROOF]}]}
    assert notes(thesis, {"t": "holds"}, sources=["s"]) == [
        "what speaks against it is left open: 2 “near”",
        "what speaks against 1 is left open: 1.1 “far”",
        "what speaks against the step 1 is left open: 1u1 “doubt”",
    ]


def test_an_answer_without_a_source_and_a_deadlock_are_named_as_such():
    answered = {"claim": "o", "replies": ["r"]}
    assert notes({"reasons": [PROOF], "objections": [answered]}, {"t": "holds"}, sources=["s"]) == [
        "what speaks against it is answered without a source: 2 “o”"
    ]
    deadlock = {"claim": "o", "id": "o", "replies": [PROOF | {"objections": [{"ref": "o"}]}]}
    assert notes({"reasons": [PROOF], "objections": [deadlock]}, {"t": "holds"}, sources=["s"]) == [
        "what speaks against it cannot be settled: o “o”"
    ]


def test_what_is_only_asserted_lacks_a_source_whatever_has_been_said_against_it():
    answered = {"claim": "o", "replies": ["r"]}
    assert notes({"reasons": ["a"], "objections": [answered]}, {"t": "holds"}) == [
        "nothing with a source speaks for 1 “a”"
    ]


def test_a_statement_that_lacks_both_is_told_both():
    assert notes({"reasons": ["a"], "objections": ["o"]}, {"t": "holds"}) == [
        "nothing with a source speaks for 1 “a”",
        "what speaks against it is left open: 2 “o”",
    ]


def test_no_more_than_three_objections_are_named():
    said = notes({"reasons": [PROOF], "objections": list("abcdef")}, {"t": "holds"}, sources=["s"])
    assert [words[-3:] for words in said] == ["“a”", "“b”", "“c”"]


def test_a_circle_without_footing_lacks_no_premise_in_particular():
    circle = {"claim": "a", "id": "a", "reasons": [{"claim": "b", "reasons": [{"ref": "a"}]}]}
    quiet = {"circle-of-support": "off"}
    assert notes({"reasons": [circle]}, {"t": "holds"}, rules=quiet) == []


# verdict-changed, commentary-for-earlier-wording


def accepted(argument_map):
    """The map as `argmap accept` would leave it."""
    statements = {
        place: replace(s, accepted=of_wording(argument_map, s))
        for place, s in argument_map.statements.items()
    }
    steps = {
        place: replace(s, accepted=of_wording(argument_map, s)) for place, s in argument_map.steps.items()
    }
    verdict = of_verdict(argument_map, evaluate(argument_map))
    return replace(argument_map, accepted=verdict, statements=statements, steps=steps)


def reworded(argument_map, place, text):
    statement = replace(argument_map.statements[place], text=text)
    return replace(argument_map, statements={**argument_map.statements, place: statement})


TOLD = {
    "claim": "T",
    "commentary": "c",
    "reasons": [
        {"premises": ["a", "b"], "label": "both", "commentary": "c"},
        {"claim": "d", "commentary": "c"},
    ],
}


def told(**rest):
    return accepted(build({"thesis": TOLD, "bottom-line": "So it is.", **rest}))


def test_a_map_as_it_was_accepted_is_silent():
    assert run_on(told()) == ()


def test_a_bottom_line_for_another_verdict_is_told_with_the_present_one():
    argument_map = told()
    objection = build({"thesis": TOLD | {"objections": ["o"]}})
    (found,) = run_on(
        replace(
            objection,
            statements={**objection.statements, **argument_map.statements},
            bottom_line="So it is.",
            accepted=argument_map.accepted,
        )
    )
    assert (found.code, found.severity) == ("verdict-changed", Severity.WARNING)
    assert found.message == (
        "What the bottom line speaks of has changed; the verdict is now “Asserted and challenged”"
    )
    assert [note.message for note in found.notes] == [
        "read the bottom line again, correct it, then type `argmap accept MAP`"
    ]
    assert found.fix is None


def test_without_a_bottom_line_or_before_it_was_accepted_no_verdict_is_watched():
    argument_map = replace(told(), accepted="0123456789ab")
    assert [found.code for found in run_on(argument_map)] == ["verdict-changed"]
    assert run_on(replace(argument_map, bottom_line="")) == ()
    assert run_on(replace(argument_map, accepted="")) == ()


def test_commentary_for_earlier_words_is_told_of_statements_and_groups():
    argument_map = reworded(reworded(told(), "1b", "bb"), "2", "dd")
    found = [one for one in run_on(argument_map) if one.code == "commentary-for-earlier-wording"]
    assert [one.message for one in found] == [
        "The commentary on 2 “dd” was accepted for other words than are there now",
        "The commentary on the group 1 “both” was accepted for other words than are there now",
    ]
    assert all(one.severity is Severity.WARNING and one.fix is None for one in found)
    assert found[0].notes[0].message == (
        "read the commentary again, correct it, then type `argmap accept MAP`"
    )


def test_words_without_commentary_may_change():
    argument_map = replace(reworded(told(), "1a", "aa"), bottom_line="")
    steps = {place: replace(step, commentary="") for place, step in argument_map.steps.items()}
    assert run_on(replace(argument_map, steps=steps)) == ()


def test_a_finding_about_accepted_words_points_at_what_to_read_again():
    text = SourceText(
        "map.yaml",
        "title: t\nbottom-line: So.\naccepted: 3f\nthesis: {claim: c, commentary: why, accepted: 3f}\n",
    )
    argument_map = read(text).value
    assert argument_map is not None
    found = run(Reading(argument_map, text, evaluate(argument_map), None, QUIET))
    assert [(one.code, text.words(one.span)) for one in found] == [
        ("verdict-changed", "So."),
        ("commentary-for-earlier-wording", "why"),
    ]


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
    other = {**waived, "waive": {"quote-not-found": "no"}}
    assert codes({"reasons": [other]}) == ["label-too-long"]
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
    found = run(Reading(argument_map, source, evaluate(argument_map), Essay("Nothing."), QUIET))
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
    (found,) = run(Reading(argument_map, source, evaluate(argument_map), None, QUIET))
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert (found.fix.title, edit.text, source.words(edit.span)) == ("Expect asserted", "asserted", "holds")
