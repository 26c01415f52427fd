"""A map in YAML becomes statements and steps with the places that the format gives them."""

from pathlib import Path

import pytest

from argmap.diagnostics import Severity
from argmap.formats import FORMATS, read
from argmap.model import THESIS, ArgumentMap, Citation, Direction, Kind, Premise, Side
from argmap.rules import House, heard
from argmap.source import SourceText, Span

ROOT = Path(__file__).parent.parent.parent
HEAD = "title: Mondays\nthesis:\n  id: meet\n  claim: The team should meet.\n"


def the_map(text: str) -> ArgumentMap:
    found = read(SourceText("map.yaml", text))
    assert [one for one in found.diagnostics if one.severity is Severity.ERROR] == []
    assert found.value is not None
    return found.value


def outline(argument_map: ArgumentMap) -> list[tuple[str, str, str, list[str]]]:
    return [
        (step.place, step.direction, step.target, [premise.statement for premise in step.all_premises])
        for step in argument_map.steps.values()
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "maps").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_maps_of_this_project_are_read_without_errors(path: Path) -> None:
    assert the_map(path.read_text(encoding="utf-8")).thesis.text


def test_reasons_and_what_speaks_against_share_one_count_in_file_order() -> None:
    text = HEAD + (
        "  objections:\n  - one\n  reasons:\n"
        "  - claim: two\n    objections: a\n    reasons: [b, c]\n  - three\n"
    )
    assert outline(the_map(text)) == [
        ("1", "against", "thesis", ["1"]),
        ("2", "for", "thesis", ["2"]),
        ("2.1", "against", "2", ["2.1"]),
        ("2.2", "for", "2", ["2.2"]),
        ("2.3", "for", "2", ["2.3"]),
        ("3", "for", "thesis", ["3"]),
    ]


GROUP = """\
  reasons:
  - id: joint
    premises:
    - claim: first
      reasons: below the first
    - ref: later
    - second
    warrant:
      claim: granted by none
      reasons: a backing
    undercutters:
    - claim: doubt
      replies: no doubt
      undercutters: doubt about the doubt
    - premises: [one, two]
  - {id: later, evidence: x}
"""


def test_members_warrants_and_undercutters_have_places_of_their_own() -> None:
    found = the_map(HEAD + GROUP)
    assert outline(found) == [
        ("1", "for", "thesis", ["1a", "2", "1c", "1w"]),
        ("1a.1", "for", "1a", ["1a.1"]),
        ("1w.1", "for", "1w", ["1w.1"]),
        ("1u1", "against", "1", ["1u1"]),
        ("1u1.1", "against", "1u1", ["1u1.1"]),
        ("1u1u1", "against", "1u1", ["1u1u1"]),
        ("1u2", "against", "1", ["1u2a", "1u2b"]),
        ("2", "for", "thesis", ["2"]),
    ]
    assert [place for place, step in found.steps.items() if step.undercuts] == ["1u1", "1u1u1", "1u2"]
    assert found.steps["1"].premises[1] == Premise("2", "later")
    assert found.steps_by_id == {"joint": "1"}
    assert found.by_id == {"meet": THESIS, "later": "2"}


def test_sides_change_with_each_step_that_speaks_against() -> None:
    found = the_map(HEAD + GROUP + "  objections:\n  - claim: o\n    replies: {claim: r, objections: p}\n")
    theirs = [place for place, statement in found.statements.items() if statement.side is Side.THEIRS]
    assert theirs == ["1u1", "1u2a", "1u2b", "3", "3.1.1"]


def test_a_group_of_one_without_a_name_is_that_one() -> None:
    text = "  reasons:\n  - premises: [alone]\n    weight: 0.5\n  - premises: alone\n    label: Named\n"
    found = the_map(HEAD + text)
    assert outline(found) == [("1", "for", "thesis", ["1"]), ("2", "for", "thesis", ["2a"])]
    assert [step.grouped for step in found.steps.values()] == [False, True]
    assert found.steps["1"].weight == 0.5


def test_members_after_z_are_aa_and_none_takes_the_place_of_a_warrant() -> None:
    members = "    premises: [" + ", ".join(f"m{at}" for at in range(28)) + "]\n"
    places = [
        premise.statement for premise in the_map(HEAD + "  reasons:\n  -\n" + members).steps["1"].premises
    ]
    assert places[22:] == ["1w", "1x", "1y", "1z", "1aa", "1ab"]
    warranted = the_map(HEAD + "  reasons:\n  -\n" + members + "    warrant: {claim: w}\n")
    assert [one.statement for one in warranted.steps["1"].premises[22:]] == [
        "1x",
        "1y",
        "1z",
        "1aa",
        "1ab",
        "1ac",
    ]
    assert warranted.statements["1w"].text == "w"


def test_asides_are_x1_and_on_our_side() -> None:
    found = the_map("title: t\nthesis: c\naside:\n- claim: a\n  reasons: b\n- d\n")
    assert found.asides == ("x1", "x2")
    assert outline(found) == [("x1.1", "for", "x1", ["x1.1"])]
    assert found.statements["x1"].side is Side.OURS


def test_every_key_of_a_statement() -> None:
    text = """\
title: t
thesis:
  evidence: "  white   space
    is one blank "
  id: cafe\u0301
  label: A   label
  commentary: |

    Markdown  as it  is.
  quote: [one, two]
  source: smith-2020, p. 4; jones-2021
  extract: words
  grade: 0.7
  key: true
  tags: x
  waive: {bare-assertion: because}
  accepted: abc
sources: {smith-2020: a, jones-2021: b}
"""
    thesis = the_map(text).thesis
    assert (thesis.kind, thesis.text, thesis.label) == (Kind.EVIDENCE, "white space is one blank", "A label")
    assert thesis.id == "caf\u00e9"
    assert thesis.commentary == "Markdown  as it  is."
    assert [quote.text for quote in thesis.quotes] == ["one", "two"]
    assert thesis.citations == (Citation("smith-2020", "p. 4"), Citation("jones-2021"))
    assert (thesis.extract, thesis.grade, thesis.key, thesis.tags) == ("words", "0.7", True, ("x",))
    assert [(waiver.rule, waiver.because) for waiver in thesis.waivers] == [("bare-assertion", "because")]
    assert thesis.accepted == "abc"


def test_every_key_of_a_step() -> None:
    text = (
        "  objections:\n  - claim: o\n    weight: 1e-1\n    warrant: w\n"
        "    scheme: Argument from Sign\n    outweighed: y\n"
    )
    step = the_map(HEAD + text).steps["1"]
    assert (step.weight, step.warrant, step.scheme, step.outweighed) == (0.1, "w", "sign", "y")
    assert step.direction is Direction.AGAINST
    assert step.warrant_premise is None


@pytest.mark.parametrize(
    "written",
    [
        "smith-2020, p. 4",
        '"@smith-2020, p. 4"',
        '"[@smith-2020, p. 4]"',
        '["@smith-2020, p. 4"]',
        "\n  - smith-2020, p. 4",
        "smith-2020 ,  p.  4 ;",
    ],
)
def test_the_ways_to_cite_mean_the_same(written: str) -> None:
    text = f"title: t\nthesis:\n  evidence: e\n  source: {written}\nsources: {{smith-2020: s}}\n"
    found = read(SourceText("map.yaml", text))
    assert found.diagnostics == ()
    assert found.value is not None
    (citation,) = found.value.thesis.citations
    assert citation == Citation("smith-2020", "p. 4")
    assert text[citation.span.start : citation.span.end] == "smith-2020"


def test_scalars_are_text_typed_by_their_field() -> None:
    text = (
        "title: 12:30\nsubtitle: 1e3\nauthors: [no, ~, 007]\ndate: 2024-02-30\nthesis: {id: no, claim: yes}\n"
    )
    found = the_map(text)
    assert (found.title, found.subtitle, found.authors, found.date) == (
        "12:30",
        "1e3",
        ("no", "~", "007"),
        "2024-02-30",
    )
    assert (found.thesis.id, found.thesis.text) == ("no", "yes")


def test_every_key_of_the_map_is_kept() -> None:
    text = """\
title: t
thesis: {id: c, claim: c}
language: en-GB
bottom-line: b
essay: the  essay.txt
bibliography: one.bib
fonts: [a.ttf, b.ttf]
expect: {c: asserted}
rules: {label-too-long: off}
waive:
- {bare-assertion: known, at: c}
- {x: y, essay: words}
accepted: f
report: {from: us, to: them, pages: 4, next: n, decide-by: soon, reference-docx: r.docx, stance: own}
sources:
  a: {type: book, author: [{family: X}], issued: {date-parts: [[2020, 1]]}, short: A, origin: o, grade: B2}
  b: Plain   text
"""
    found = the_map(text)
    assert (found.language, found.bottom_line, found.essay, found.accepted) == (
        "en-GB",
        "b",
        "the  essay.txt",
        "f",
    )
    assert [one.text for one in (*found.bibliography, *found.fonts)] == ["one.bib", "a.ttf", "b.ttf"]
    assert [(one.id, one.status) for one in found.expect] == [("c", "asserted")]
    assert dict(found.rules) == {"label-too-long": "off"}
    assert [(one.rule, one.at, one.essay) for one in found.waivers] == [
        ("bare-assertion", "c", ""),
        ("x", "", "words"),
    ]
    report = found.report
    assert (report.sender, report.to, report.pages, report.next) == ("us", "them", 4, ("n",))
    assert (report.decide_by, report.reference_docx, report.stance) == ("soon", "r.docx", "own")
    source = found.sources["a"]
    assert source.csl == {
        "type": "book",
        "author": [{"family": "X"}],
        "issued": {"date-parts": [["2020", "1"]]},
    }
    assert (source.short, source.origin, source.grade) == ("A", "o", "B2")
    assert (found.sources["b"].text, dict(found.sources["b"].csl)) == ("Plain text", {})


def test_fields_know_where_keys_and_values_stand() -> None:
    text = (
        HEAD
        + "  label: Meet\n  reasons:\n  - ref: later\n    weight: 0.5\n"
        + "  - {id: later, claim: x}\nreport: {paper: A4}\n"
    )
    found = the_map(text)

    def words(span: Span) -> str:
        return text[span.start : span.end]

    thesis = found.thesis.fields["label"]
    assert (words(thesis.key), words(thesis.value)) == ("label", "Meet")
    assert words(found.steps["1"].fields["weight"].value) == "0.5"
    assert words(found.report.fields["paper"].value) == "A4"
    assert words(found.fields["title"].value) == "Mondays"
    assert words(found.thesis.text_span) == "The team should meet."
    assert words(found.steps["1"].premises[0].span) == "ref: later\n    weight: 0.5"


def test_a_map_with_errors_is_still_whole() -> None:
    text = (
        HEAD + "  reasons:\n  - ref: nothing\n  - premises: [a, {ref: nothing}, [b]]\n  - label: no words\n"
    )
    found = read(SourceText("map.yaml", text)).value
    assert found is not None
    assert outline(found) == [
        ("1", "for", "thesis", []),
        ("2", "for", "thesis", ["2a"]),
        ("3", "for", "thesis", ["3"]),
    ]
    assert found.statements["3"].text == ""


def test_the_suffix_chooses_the_format() -> None:
    text = "title: t\nthesis: c\n"
    suffixes = [suffix for known in FORMATS for suffix in known.suffixes]
    for name in ("<input>", "map", "a.b/map", ".hidden", *(f"map{suffix}" for suffix in suffixes), "MAP.YML"):
        assert read(SourceText(name, text)).diagnostics == ()
    assert [one.code for one in read(SourceText("map.docx", text)).diagnostics] == ["unknown-format"]


def test_warnings_follow_the_wishes_of_the_map_and_errors_do_not() -> None:
    text = HEAD + (
        "  commentary: a <b> c\n  reasons:\n  - claim: x\n    source: q\n    scheme: y\n"
        "    waive: {source-on-claim: known, unknown-source: to come}\n"
        "  - {id: z, claim: x, source: q}\n  - {clam: x}\n"
        "rules: {raw-html: off, unknown-scheme: hint, unknown-key: off}\n"
        "waive: [{unknown-source: soon, at: z}]\n"
    )
    checked = read(SourceText("map.yaml", text))
    assert checked.value is not None
    found = [(one.severity.value, one.code) for one in heard(checked.diagnostics, checked.value, House())]
    assert found == [("hint", "unknown-scheme"), ("warning", "source-on-claim"), ("error", "unknown-key")]


def test_line_separators_of_word_processors_are_white_space() -> None:
    found = the_map("title: a\u2028b\nthesis: c\u0085d\u2029e\n")
    assert (found.title, found.thesis.text) == ("a b", "c d e")


@pytest.mark.parametrize(
    "text", ["thesis: {claim: BLANK}", "thesis: BLANK", "thesis: {claim: T, reasons: [BLANK]}"]
)
def test_a_blank_that_is_not_yaml_s_is_no_statement(text):
    found = read(SourceText("m.yaml", "title: T\n" + text.replace("BLANK", '"\\u00a0"')))
    assert [one.code for one in found.diagnostics] == ["missing-text"]
