"""What the rules about reasoning find: bare claims, shared origins, objections, repetitions."""

import pytest

from argmap import rules
from argmap.diagnostics import Severity
from ruling import at, findings, messages, notes, places

BARE, LINKED, ORIGIN = "bare-assertion", "unsupported-linked-premise", "judgement-on-one-origin"
OPEN, UNSOURCED, SIDED = "open-objection", "objection-without-source", "one-sided-map"
BOTH, TWICE, NEEDLESS = "same-statement-for-and-against", "repeated-reason", "needless-outweighed"

SOURCES = "sources: {s: A work (2020), r: Another (2021)}\n"


def under(entries, key="reasons", head=""):
    """A map whose thesis has these entries under a key, as text."""
    lines = "".join(f"  {line}\n" for line in entries.strip("\n").splitlines())
    return f"title: T\n{SOURCES}{head}thesis:\n  id: t\n  claim: C\n  {key}:\n{lines}"


# bare-assertion, unsupported-linked-premise


def test_a_claim_of_our_side_without_reasons_is_bare():
    text = under(
        "- A\n- claim: B\n  objections:\n  - claim: O\n    replies: [D]\n- {evidence: E}\n- {assumption: F}"
    )
    assert at(BARE, text) == ["A", "B", "D"]
    assert messages(BARE, text)[0] == "Nothing speaks for 1 “A”"
    assert notes(BARE, under("- A")) == [
        "add `reasons:`, or call it evidence with a `source:`, or an assumption"
    ]


def test_a_thesis_without_reasons_is_bare():
    assert messages(BARE, "title: T\nthesis: C\n") == ["Nothing speaks for the thesis"]
    assert messages(BARE, under("- O", "objections")) == ["Nothing speaks for the thesis"]
    assert notes(BARE, "title: T\nthesis: C\n") == ["type what speaks for it under `reasons:`"]


def test_asides_and_what_stands_under_them_may_be_bare():
    text = under("- {assumption: A}", head="aside: [{claim: X, reasons: [Y]}]\n")
    assert at(BARE, text) == []
    assert at(LINKED, text) == []


GROUP = "- premises:\n  - {one}\n  - {two}\n  - N"


@pytest.mark.parametrize(
    ("one", "two", "bare", "linked"),
    [
        ("L", "M", ["L"], []),
        ("{evidence: L}", "M", ["M"], []),
        ("{assumption: L}", "M", [], ["M", "N"]),
        ("{evidence: L, source: s}", "M", [], ["M", "N"]),
        ("{claim: L, reasons: [{assumption: K}]}", "M", [], ["M", "N"]),
    ],
)
def test_premises_of_a_group_are_told_once_or_beside_those_with_a_footing(one, two, bare, linked):
    text = under(GROUP.format(one=one, two=two))
    assert at(BARE, text) == bare
    assert at(LINKED, text) == linked


def test_what_counts_together_is_named():
    assert messages(BARE, under(GROUP.format(one="L", two="M"))) == [
        "Nothing speaks for 1a “L” or for what counts together with it"
    ]
    text = under("- premises:\n  - L\n  - {assumption: M}")
    assert messages(LINKED, text) == ["Nothing speaks for 1a “L”, and 1b “M” counts only together with it"]


def test_a_warrant_that_is_a_statement_is_a_premise():
    text = under("- evidence: E\n  source: s\n  warrant: {claim: W}")
    assert at(LINKED, text) == ["W"]
    assert notes(LINKED, text) == ["add `reasons:`, or write the warrant as text, which is granted"]
    assert at(LINKED, text.replace("{claim: W}", "W")) == []


def test_a_bare_claim_is_told_once_however_often_it_is_used():
    text = under(
        "- {claim: A, id: a}\n- ref: a\n- premises:\n  - ref: a\n  - B\n- premises:\n  - ref: a\n  - D"
    )
    assert at(BARE, text) == ["A"]
    assert at(BARE, text.replace("- D", "- {assumption: D}")) == ["B"]
    assert at(LINKED, text.replace("- D", "- {assumption: D}")) == ["A"]


def test_a_waiver_on_the_group_or_on_a_premise_covers_the_group():
    text = under("- premises:\n  - {claim: L, waive: {bare-assertion: b}}\n  - M")
    assert at(BARE, text) == []
    assert at(BARE, under("- waive: {bare-assertion: b}\n  premises:\n  - L\n  - M")) == []
    assert (
        at(LINKED, under("- waive: {unsupported-linked-premise: b}\n  premises: [L, {assumption: M}]")) == []
    )


# judgement-on-one-origin


def judged(*sources, origin="other"):
    entries = "".join(f"  - {{evidence: E{n}, source: {key}}}\n" for n, key in enumerate(sources))
    return (
        f"title: T\nsources: {{s: {{title: A, origin: agency}}, r: {{title: B, origin: {origin}}}}}\n"
        f"thesis:\n  claim: C\n  reasons:\n  - claim: J\n    reasons:\n"
    ) + entries.replace("  - ", "    - ")


@pytest.mark.parametrize(
    ("sources", "origin", "told"),
    [
        (("s", "s"), "other", True),
        (("s", "r"), "agency", True),
        (("s", "lost", "s"), "other", True),
        (("s", "r"), "other", False),
        (("s", "s; r"), "other", False),
        (("s",), "other", False),
        (("s", "lost"), "other", False),
    ],
)
def test_a_judgement_whose_evidence_has_one_origin_is_told(sources, origin, told):
    said = ["All evidence for 1 “J” has one origin, “agency”"] if told else []
    assert messages(ORIGIN, judged(*sources, origin=origin)) == said


def test_the_evidence_of_one_origin_is_named_three_pieces_at_most():
    assert notes(ORIGIN, judged("s", "s", "s", "s")) == [
        "so has 1.1 “E0”",
        "so has 1.2 “E1”",
        "so has 1.3 “E2”",
    ]


def test_evidence_deep_below_counts_and_that_against_does_not():
    text = judged("s", "s").replace(
        "E1, source: s}", "E1, source: s, objections: [{evidence: O, source: r}]}"
    )
    assert len(messages(ORIGIN, text)) == 1
    deep = judged("s", "s").replace("E1, source: s}", "E1, source: s, reasons: [{evidence: F, source: r}]}")
    assert messages(ORIGIN, deep) == []


# open-objection, objection-without-source


def test_an_objection_that_nothing_answers_is_open():
    text = under("- O", "objections")
    assert at(OPEN, text) == ["O"]
    assert messages(OPEN, text) == ["Nothing answers what speaks against the thesis: 1 “O”"]
    assert notes(OPEN, text) == [
        "put a reply with a source under it, as `replies:`, or say with `outweighed:` why it does not defeat"
    ]


@pytest.mark.parametrize(
    ("objection", "told"),
    [
        ("{claim: O, outweighed: so}", []),
        ("{claim: O, replies: [{evidence: E, source: s}]}", []),
        ("{claim: O, replies: [{assumption: E}]}", []),
        ("{claim: O, replies: [A]}", []),
        ("{claim: O, undercutters: [{evidence: E, source: s}]}", []),
        ("{claim: O, replies: [{claim: A, objections: [B]}]}", ["No reply that stands meets"]),
        ("{claim: O, reasons: [{evidence: E, source: s, replies: [A]}]}", ["Nothing answers"]),
        ("{claim: O, undercutters: [{claim: A, objections: [B]}]}", ["No reply that stands meets"]),
    ],
)
def test_what_is_met_or_outweighed_is_not_open(objection, told):
    said = messages(OPEN, under(f"- {objection}", "objections"))
    assert [one.partition(" what speaks")[0] for one in said] == told


def test_doubts_about_steps_and_reuses_are_told_at_their_place():
    text = under(
        "- claim: A\n  undercutters: [U]\n- claim: B\n  id: b\n  reasons: [D]\n  objections:\n  - ref: b2"
    )
    text = text + "  - {claim: B2, id: b2}\n"
    assert at(OPEN, text) == ["U", "ref: b2"]
    assert messages(OPEN, text)[0] == "Nothing answers what speaks against the step 1: 1u1 “U”"
    assert places(OPEN, text)[1] == (13, 7)


def test_what_bears_on_no_support_of_the_thesis_may_stay_open():
    text = under(
        "- claim: A\n  objections: [{claim: O, outweighed: so, replies: [{claim: P, objections: [Q]}]}]"
    )
    assert at(OPEN, text) == []
    assert at(OPEN, under("- A", head="aside: [{claim: X, objections: [Y]}]\n")) == []


def test_a_waiver_on_the_objection_lets_it_be_open():
    assert at(OPEN, under("- {claim: O, waive: {open-objection: so}}", "objections")) == []


def test_an_objection_is_unsourced_until_something_with_a_source_speaks_for_it():
    assert at(UNSOURCED, under("- O\n- {evidence: P}\n- premises: [Q, R]", "objections")) == ["O", "P", "Q"]
    sourced = "- premises: [{evidence: O, source: s}, Q]\n- {claim: P, reasons: [{evidence: E, source: s}]}"
    assert at(UNSOURCED, under(sourced, "objections")) == []
    assert at(UNSOURCED, under("- claim: O\n  replies: [A]", "objections")) == ["O"]


# one-sided-map


def test_a_map_of_eight_statements_wants_an_objection():
    six, seven = under("- A\n" * 6), under("- A\n" * 7)
    assert messages(SIDED, six) == []
    assert messages(SIDED, seven) == ["None of the 8 statements of this argument speaks against another"]
    assert messages(SIDED, seven + "  objections: [O]\n") == []
    assert messages(SIDED, seven + "  - {claim: B, undercutters: [O]}\n") == []
    assert messages(SIDED, seven + "aside: [{claim: X, objections: [Y]}]\n") != []
    assert messages(SIDED, six + "aside: [X, Y, Z]\n") == []


# same-statement-for-and-against, repeated-reason


def test_one_statement_for_and_against_is_told_where_it_speaks_against():
    text = under("- {claim: A, id: a}\n- claim: B") + "  objections:\n  - ref: a\n  - b.\n  - D\n"
    assert at(BOTH, text) == ["ref: a", "b."]
    assert messages(BOTH, text) == ["a “A” is given for and against t", "4 “b.” is given for and against t"]
    _, (found, _) = findings(BOTH, text)
    assert [note.message for note in found.notes] == [
        "it is given for it here",
        "keep the use that is meant, or split the statement into what is for and what is against",
    ]


@pytest.mark.parametrize(
    ("reason", "objection", "told"),
    [
        ("premises: [A, B]", "A", ["A"]),
        ("claim: A", "premises: [A, B]", ["A"]),
        ("premises: [A, B]", "premises: [A, D]", []),
        ("claim: A", "claim: Not A", []),
        ("{claim: B, reasons: [A]}", "A", []),
    ],
)
def test_common_ground_among_several_premises_is_let_be(reason, objection, told):
    text = under(f"- {reason}") + f"  objections:\n  - {objection}\n"
    assert at(BOTH, text) == told


@pytest.mark.parametrize(
    "entries",
    [
        "- {claim: A, id: a}\n- ref: a",
        "- A.\n- a",
        "- premises: [A, B]\n- premises: [B, A]",
        "- {claim: A, id: a, warrant: W}\n- {ref: a, warrant: W}",
        "- {claim: A, undercutters: [U, U]}",
        "- {claim: A, objections: [U, U]}",
        "- premises: [A, B, A]",
    ],
)
def test_a_reason_given_twice_is_told(entries):
    assert len(messages(TWICE, under(entries))) == 1


@pytest.mark.parametrize(
    "entries",
    [
        "- {claim: A, id: a, warrant: W}\n- {ref: a, warrant: V}",
        "- {claim: A, id: a}\n- {ref: a, scheme: sign}",
        "- {claim: A, id: a}\n- {claim: B, reasons: [{ref: a}]}",
        "- A\n- premises: [A, B]",
        "- premises: [A, B]\n- premises: [A, D]",
        "- A\nobjections:\n- A",
    ],
)
def test_other_arguments_from_the_same_statement_are_none(entries):
    assert messages(TWICE, under(entries)) == []


def test_a_repetition_is_told_at_its_place_with_the_first():
    text = under("- {claim: A, id: a}\n- ref: a\n- premises: [B, D, B]")
    assert messages(TWICE, text) == [
        "a “A” is given twice for t",
        "3c “B” is twice among the premises of the step 3",
    ]
    source, found = findings(TWICE, text)
    assert [source.words(one.span) for one in found] == ["ref: a", "B"]
    assert [source.words(one.notes[0].span) for one in found] == ["A", "B"]
    assert at(TWICE, text.replace("id: a}", "id: a, waive: {repeated-reason: so}}")) == ["B"]


# needless-outweighed


@pytest.mark.parametrize(
    ("objection", "told"),
    [
        ("claim: O, outweighed: so", False),
        ("claim: O, outweighed: so, replies: [A]", False),
        ("claim: O, outweighed: so, replies: [{evidence: E, source: s}]", True),
        ("claim: O, outweighed: so, replies: [{assumption: E}]", True),
        ("claim: O, outweighed: so, undercutters: [{evidence: E, source: s}]", True),
        ("claim: O, outweighed: so, replies: [{evidence: E, source: s, objections: [P]}]", False),
        ("claim: O, outweighed: so, replies: [{evidence: E, source: s, outweighed: no}]", False),
        ("claim: O, outweighed: so, replies: [{evidence: E, source: s, undercutters: [U]}]", False),
        ("claim: O, replies: [{evidence: E, source: s}]", False),
    ],
)
def test_what_is_answered_need_not_be_outweighed(objection, told):
    text = under(f"- {{{objection}}}", "objections")
    assert at(NEEDLESS, text) == (["so"] if told else [])
    if told:
        assert messages(NEEDLESS, text) == ["1 “O” is outweighed, and answered as well"]


# All of them.


def test_what_is_surely_a_fault_warns_and_the_rest_hints():
    usual = {rule.code: rule.severity for rule in rules.RULES}
    assert {usual[code] for code in (ORIGIN, BOTH, TWICE)} == {Severity.WARNING}
    assert {usual[code] for code in (BARE, LINKED, OPEN, SIDED, NEEDLESS)} == {Severity.HINT}
    assert usual[UNSOURCED] is None
