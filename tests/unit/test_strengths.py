"""Strengths: base scores, steps, origins, circles, suppositions, bounds, and their words."""

import itertools
import time

import pytest

from argmap import formats
from argmap.evaluate.attribution import attribution, gradient
from argmap.evaluate.strengths import Strength, spans_words, strength_words, strengths
from argmap.evaluate.supposing import NOTHING, Supposition
from argmap.model import THESIS, ArgumentMap, Citation, Direction, Kind, Premise, Source, Statement, Step
from argmap.source import SourceText

SOURCES = """
sources:
  plain: A report.
  good: {title: Good, grade: B2}
  bad: {title: Bad, grade: E5}
  herald: {title: Herald, origin: agency}
  post: {title: Post, origin: agency}
"""


def read(thesis):
    found = formats.read(SourceText("map.yaml", f"title: A map\nthesis:\n{thesis}\n{SOURCES}"))
    assert found.value is not None, found.diagnostics
    assert not [d for d in found.diagnostics if d.severity == "error"], found.diagnostics
    return found.value


def value(argument_map, place=THESIS, supposing=NOTHING):
    return strengths(argument_map, supposing).statements[place].value


# Base scores.


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("{evidence: e, source: plain}", 0.5),
        ("{evidence: e, source: good}", 0.8),
        ("{evidence: e, source: bad}", 0.15),
        ("{evidence: e, source: good, grade: C3}", 0.6),
        ("{evidence: e, source: bad, grade: 0.72}", 0.72),
        ("{evidence: e, source: bad; good}", 0.8),
        ("{evidence: e, source: bad; plain}", 0.5),
        ("{evidence: e, source: bad; unheard-of}", 0.15),
        ("{evidence: e, source: unheard-of}", 0.3),
        ("{evidence: e}", 0.3),
        ("{evidence: e, grade: A1}", 0.3),
        ("{evidence: e, grade: 0.1}", 0.1),
        ("{assumption: a}", 0.5),
        ("{assumption: a, grade: A1}", 0.5),
        ("{assumption: a, grade: 0.2}", 0.2),
        ("{claim: c}", 0.3),
        ("{claim: c, grade: A1}", 0.3),
        ("{claim: c, source: good}", 0.3),
        ("{claim: c, reasons: {evidence: e, weight: 0}}", 0.0),
        ("{claim: c, grade: A1, reasons: {evidence: e, weight: 0}}", 0.0),
    ],
)
def test_what_a_statement_is_worth_by_itself(statement, expected):
    found = strengths(read(f"  claim: T\n  reasons:\n  - {statement}"))
    assert found.statements["1"] == Strength(expected, 0.0, expected, expected)


def test_the_lesser_half_of_an_admiralty_grade_counts():
    letters = dict(zip("ABCDEF", (0.95, 0.85, 0.70, 0.50, 0.20, 0.50), strict=True))
    digits = dict(zip("123456", (0.95, 0.80, 0.60, 0.40, 0.15, 0.50), strict=True))
    for letter, digit in itertools.product(letters, digits):
        argument_map = read(f"  {{evidence: e, source: plain, grade: {letter}{digit}}}")
        assert value(argument_map) == min(letters[letter], digits[digit])


def test_evidence_with_reasons_and_objections_moves_from_what_it_is_worth():
    reason = "  evidence: e\n  source: plain\n  reasons: [{evidence: r, source: plain}]"
    assert value(read(reason)) == 0.75
    assert value(read(reason.replace("reasons", "objections"))) == 0.25


# Steps.


def test_premises_weights_and_undercutters_multiply():
    argument_map = read("""
  claim: T
  reasons:
  - premises:
    - {evidence: a, source: plain, grade: 0.8}
    - {evidence: b, source: good, grade: 0.6}
    weight: 0.9
    undercutters:
    - {evidence: u, source: herald, grade: 0.25}
  objections:
  - {evidence: o, source: bad, grade: 0.3}
""")
    found = strengths(argument_map)
    assert found.steps == pytest.approx({"1": 0.324, "1u1": 0.25, "2": 0.3})
    assert found.statements[THESIS].value == pytest.approx(0.024)
    assert found.statements[THESIS].net == pytest.approx(0.024)


def test_a_warrant_counts_if_it_is_a_statement():
    step = "  claim: T\n  reasons:\n  - {evidence: e, source: good, warrant: WARRANT}"
    assert value(read(step.replace("WARRANT", "granted"))) == pytest.approx(0.8)
    assert value(read(step.replace("WARRANT", "{assumption: a}"))) == pytest.approx(0.4)


def test_an_objection_that_is_outweighed_still_weighs():
    objection = "  claim: T\n  reasons: [{evidence: e, source: good}]\n  objections: [{claim: o%s}]"
    outweighed = strengths(read(objection % ", outweighed: because"))
    assert outweighed == strengths(read(objection % ""))
    assert outweighed.statements[THESIS].value == pytest.approx(0.5)


def test_net_tells_what_is_refuted_from_what_is_not_established():
    refuted = read("  claim: T\n  reasons: [r]\n  objections: [{evidence: e, source: good}]")
    idle = read("  claim: T\n  reasons: [{claim: r, weight: 0}]")
    assert strengths(refuted).statements[THESIS].value == strengths(idle).statements[THESIS].value == 0
    assert strengths(refuted).statements[THESIS].net == pytest.approx(-0.5)
    assert strengths(idle).statements[THESIS].net == 0


def test_a_step_that_bears_on_nothing_has_no_strength():
    whole = read("  claim: T\n  reasons: [{evidence: e, source: good}]")
    lost = Step(place="2", direction=Direction.FOR, target=THESIS, premises=(Premise("nowhere"),))
    broken = ArgumentMap(
        title="", statements=whole.statements, steps={**whole.steps, "2": lost}, sources=whole.sources
    )
    assert strengths(broken).steps == {"1": 0.8, "2": 0.0}
    assert strengths(broken).statements == strengths(whole).statements


# Origins.


def cited(*sources, against=False):
    reasons = "".join(f"\n  - {{evidence: e, source: {source}}}" for source in sources)
    return value(read(f"  evidence: T\n  grade: 0\n  reasons:{reasons}"))


def test_what_shares_an_origin_counts_once():
    assert cited("herald", "post") == cited("herald") == 0.5
    assert cited("plain", "plain") == 0.5
    assert cited("herald; post", "herald") == 0.5
    assert cited("plain", "herald") == 0.75
    assert cited("herald", "plain", "post") == 0.75


def test_two_items_that_cite_the_same_two_sources_count_once():
    assert cited("plain; herald", "herald; plain") == 0.5
    assert cited("plain; herald", "plain") == 0.75


def test_items_without_a_source_share_no_origin():
    argument_map = read("  claim: T\n  reasons: [{evidence: a}, {evidence: b}]")
    assert value(argument_map) == pytest.approx(0.51)


def test_an_unknown_source_is_an_origin_too():
    argument_map = read("  claim: T\n  reasons: [{evidence: a, source: x}, {evidence: b, source: x}]")
    assert value(argument_map) == pytest.approx(0.3)


def test_the_strongest_of_one_origin_counts():
    reasons = "[{evidence: a, source: herald}, {evidence: b, source: post, grade: B2}]"
    assert value(read(f"  claim: T\n  reasons: {reasons}")) == pytest.approx(0.8)


def test_origins_reach_up_through_claims_and_groups():
    argument_map = read("""
  claim: T
  reasons:
  - claim: a
    reasons: [{evidence: e, source: herald}]
  - premises:
    - claim: b
      reasons: [{evidence: f, source: post}]
    - assumption: c
""")
    assert value(argument_map) == 0.5


def test_a_reason_with_two_origins_stands_by_itself():
    both = "{claim: b, reasons: [{evidence: f, source: post}, {evidence: g, source: plain}]}"
    argument_map = read(f"  claim: T\n  reasons: [{{evidence: e, source: herald}}, {both}]")
    assert value(argument_map) == pytest.approx(1 - 0.5 * 0.25)


def test_two_reasons_with_two_origins_each_are_two():
    both = "{claim: b, reasons: [{evidence: f, source: post}, {evidence: g, source: plain}]}"
    argument_map = read(f"  claim: T\n  reasons: [{both}, {both.replace('plain', 'good')}]")
    assert value(argument_map) == pytest.approx(1 - 0.25 * 0.1)


def test_objections_and_undercutters_of_one_origin_count_once():
    both = "[{evidence: a, source: herald}, {evidence: b, source: post}]"
    step = "  claim: T\n  reasons: [{evidence: e, source: good}]\n  objections: "
    assert value(read(step + both)) == pytest.approx(0.3)
    undercut = f"  claim: T\n  reasons: [{{evidence: e, source: good, undercutters: {both}}}]"
    assert value(read(undercut)) == pytest.approx(0.4)


# Circles.


def test_a_circle_of_support_is_worth_nothing():
    circle = "{claim: a, id: a, reasons: [{claim: b, reasons: [{ref: a}]}]}"
    found = strengths(read(f"  claim: T\n  reasons: [{circle}]"))
    assert [found.statements[place].value for place in ("1", "1.1", THESIS)] == [0, 0, 0]
    assert found.settled


def test_a_circle_of_support_hands_on_what_comes_from_outside_and_adds_nothing():
    argument_map = read("""
  claim: T
  reasons:
  - claim: a
    id: a
    reasons:
    - evidence: e
      source: plain
    - claim: b
      reasons:
      - {ref: a, weight: 0.8}
      - evidence: weaker
        source: bad
""")
    found = strengths(argument_map)
    assert found.statements["1"].value == pytest.approx(0.5)
    assert found.statements["1.2"].value == pytest.approx(0.4)
    assert found.statements[THESIS].value == pytest.approx(0.5)


def test_evidence_gains_nothing_from_what_rests_on_it():
    circle = "{evidence: e, id: e, source: plain, reasons: [{claim: b, reasons: [{ref: e}]}]}"
    found = strengths(read(f"  claim: T\n  reasons: [{circle}]"))
    assert found.statements["1"].value == found.statements["1.1"].value == 0.5


def test_an_attack_on_a_circle_of_support_counts():
    argument_map = read("""
  claim: T
  reasons:
  - claim: a
    id: a
    reasons:
    - {evidence: e, source: good}
    - claim: b
      reasons: [{ref: a}]
      objections: [{evidence: o, source: plain}]
""")
    found = strengths(argument_map)
    assert found.statements["1"].value == pytest.approx(0.8)
    assert found.statements["1.2"].value == pytest.approx(0.3)


def test_what_attacks_each_other_meets_halfway():
    argument_map = read("""
  evidence: a
  id: a
  source: plain
  grade: 1
  objections:
  - evidence: b
    id: b
    source: good
    grade: 1
    replies:
    - claim: so a says
      reasons: [{evidence: c, id: c, source: bad, grade: 1, objections: [{ref: b}]}]
""")
    found = strengths(argument_map)
    assert found.settled
    assert found.statements["1"].value == pytest.approx(0.5, abs=1e-8)
    assert found.statements["1.1.1"].value == pytest.approx(0.5, abs=1e-8)


def oscillating():
    """Build a statement that, by ever steeper majorities, attacks itself, and so is never at rest."""
    statements, steps = {}, {}

    def state(place, kind=Kind.CLAIM):
        statements[place] = Statement(place=place, kind=kind, text=place, grade="1")

    def lead(place, target, premises, direction=Direction.FOR):
        found = tuple(Premise(premise) for premise in premises)
        steps[place] = Step(place=place, target=target, premises=found, direction=direction)

    state(THESIS, Kind.EVIDENCE)
    below = THESIS
    for level in range(2):
        four = [f"{level}.{n}" for n in range(4)]
        for place in four:
            state(place)
            lead(f"to {place}", place, [below])
        below = f"majority {level}"
        state(below)
        for n in range(11):
            lead(f"{below}.{n}", below, four)
    lead("back", THESIS, [below], Direction.AGAINST)
    return ArgumentMap(title="", statements=statements, steps=steps)


def test_what_never_settles_is_told():
    argument_map = oscillating()
    backed = Supposition(backed=frozenset({THESIS}))
    assert not strengths(argument_map, backed).settled
    assert all(slope == 0 for slope in gradient(argument_map, THESIS, backed).values())
    given = Supposition(backed=backed.backed, strengths={"majority 1": 0.4})
    assert strengths(argument_map, given).settled


# Suppositions.

SUPPOSED = """
  claim: T
  id: t
  reasons:
  - {evidence: a, id: a, source: good}
  - id: both
    premises:
    - {claim: b, reasons: [{evidence: c}]}
    - {assumption: d}
  objections:
  - {evidence: o, source: plain}
"""


@pytest.mark.parametrize(
    ("supposing", "expected"),
    [
        ({}, 1 - 0.2 * 0.85 - 0.5),
        ({"strengths": {"1": 0.6}}, 1 - 0.4 * 0.85 - 0.5),
        ({"strengths": {THESIS: 0.9}}, 0.9),
        ({"strengths": {THESIS: 0.9}, "failing": frozenset({THESIS})}, 0.9),
        ({"holding": frozenset({"1"})}, 0.5),
        ({"holding": frozenset({THESIS})}, 1),
        ({"failing": frozenset({"1"})}, 0),
        ({"failing": frozenset({"2"})}, 0.3),
        ({"holding": frozenset({"2"})}, 0.5),
        ({"failing": frozenset({"2a"}), "holding": frozenset({"2a"})}, 0.3),
        ({"met": frozenset({"3"})}, 1 - 0.2 * 0.85),
        ({"backed": frozenset({"2a.1"})}, 1 - 0.2 * 0.75 - 0.5),
        ({"backed": frozenset({"1"})}, 1 - 0.2 * 0.85 - 0.5),
        ({"backed": frozenset({"2a"})}, 1 - 0.2 * (1 - 0.65 * 0.5) - 0.5),
        ({"unbacked": frozenset({"1"})}, 0),
        ({"unbacked": frozenset({"3"})}, 1 - 0.2 * 0.85 - 0.3),
        ({"unbacked": frozenset({"3"}), "backed": frozenset({"3"})}, 1 - 0.2 * 0.85 - 0.5),
    ],
)
def test_suppositions(supposing, expected):
    found = strengths(read(SUPPOSED), Supposition(**supposing))
    assert found.statements[THESIS].value == pytest.approx(expected)


def test_a_group_that_is_supposed_to_hold_or_fail_has_that_strength():
    argument_map = read(SUPPOSED)
    assert strengths(argument_map, Supposition(holding=frozenset({"2"}))).steps["2"] == 1
    assert strengths(argument_map, Supposition(failing=frozenset({"2"}))).steps["2"] == 0


def test_what_is_supposed_to_fall_takes_no_part_in_origins():
    """A reason that fell says no more where the others come from than one that was never there."""
    two = "{claim: b, reasons: [{evidence: f, source: post}, {evidence: g, source: plain}]}"
    argument_map = read(f"  claim: T\n  reasons: [{{evidence: e, source: herald}}, {two}]")
    assert value(argument_map, supposing=Supposition(failing=frozenset({"2.2"}))) == 0.5


# Bounds and words.


@pytest.mark.parametrize(
    ("thesis", "low", "high"),
    [
        ("reasons: [{premises: [A, B]}]", 0.3, 0.5),
        ("reasons: [{premises: [A, B], weight: 0.5}]", 0.15, 0.25),
        ("reasons: [A, B]", 0.8, 1.0),
        ("reasons: [A, {evidence: c, source: good}]", 0.8, 0.8),
        ("reasons: [A], objections: [B]", 0.3, 0.3),
        ("reasons: [A, {claim: c}], objections: [B]", 0.3, 0.5),
        ("reasons: [A], objections: [B, {claim: c}]", 0.0, 0.3),
        ("reasons: [A], objections: [{premises: [B, C]}]", 0.3, 0.5),
        ("reasons: [{evidence: a, source: good, undercutters: [{premises: [B, C]}]}]", 0.3, 0.7),
    ],
)
def test_bounds_take_nothing_to_be_independent(thesis, low, high):
    items = {
        "A": "{evidence: a, source: good}",
        "B": "{evidence: b, source: plain}",
        "C": "{evidence: d, source: good}",
    }
    for name, item in items.items():
        thesis = thesis.replace(name, item)
    found = strengths(read(f"  {{claim: T, {thesis}}}")).statements[THESIS]
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(("key", "low", "high"), [("reasons", 0.5, 0.8), ("objections", 0.2, 0.5)])
def test_bounds_of_evidence_on_which_something_bears(key, low, high):
    found = strengths(read(f"  {{evidence: T, source: good, grade: 0.5, {key}: [{{claim: c}}]}}"))
    assert found.statements[THESIS].low == pytest.approx(low)
    assert found.statements[THESIS].high == pytest.approx(high)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0, "none"),
        (0.049, "none"),
        (0.05, "weak"),
        (0.3, "weak"),
        (0.4, "weak"),
        (0.45, "moderate"),
        (0.5, "moderate"),
        (0.7, "moderate"),
        (0.75, "strong"),
        (1, "strong"),
    ],
)
def test_words(value, word):
    assert strength_words(Strength(value, value, value, value)) == word


def test_a_band_may_span_words():
    assert not spans_words(Strength(0.5, 0.5, 0.45, 0.7))
    assert spans_words(Strength(0.5, 0.5, 0.4, 0.7))
    assert spans_words(Strength(0.5, 0.5, 0.5, 0.8))


# Size.


def chain(length):
    statements = {THESIS: Statement(place=THESIS, kind=Kind.CLAIM, text="T")}
    steps, above = {}, THESIS
    for number in range(length):
        place = str(number)
        kind = Kind.EVIDENCE if number == length - 1 else Kind.CLAIM
        statements[place] = Statement(place=place, kind=kind, text=place, citations=(Citation("s"),))
        steps[place] = Step(place=place, direction=Direction.FOR, target=above, premises=(Premise(place),))
        above = place
    return ArgumentMap(title="", statements=statements, steps=steps, sources={"s": Source(key="s")})


@pytest.mark.slow
def test_a_chain_of_five_thousand_statements_passes_on_what_it_rests_on():
    argument_map = chain(5_000)
    found = strengths(argument_map).statements[THESIS]
    assert (found.value, found.low, found.high) == (0.5, 0.5, 0.5)
    assert attribution(argument_map).sources[0].removal == pytest.approx(0.2)
    assert gradient(argument_map)["4999"] == 1


@pytest.mark.slow
@pytest.mark.parametrize("direction", list(Direction))
def test_a_thousand_statements_in_one_circle_are_no_trouble(direction):
    argument_map = chain(1_000)
    closing = Step(place="back", direction=direction, target="999", premises=(Premise(THESIS),))
    closed = ArgumentMap(
        title="",
        statements=argument_map.statements,
        steps={**argument_map.steps, "back": closing},
        sources=argument_map.sources,
    )
    before = time.perf_counter()
    found = strengths(closed).statements[THESIS]
    assert time.perf_counter() - before < 10  # less than one on a quiet machine; minutes if quadratic
    expected = 0.5 if direction is Direction.FOR else 1 / 3
    assert found.value == pytest.approx(expected)
