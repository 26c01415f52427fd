"""Laws of writing: what is written is read as an equal map, and written again as the same text."""

import json
import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_reading_laws import CUTS, SEEDS, nested

from argmap.diagnostics import broken
from argmap.formats import FORMATS, read, schema
from argmap.formats.writing import write
from argmap.model import ArgumentMap, Citation, Kind, Statement
from argmap.source import SourceText
from corpora_files import CORPORA, only_with
from drawn import texts
from generated import maps, values_of
from reading import ROOT
from tools import examples

EXAMPLES = re.findall(
    r"^```yaml\n(.*?)^```$", (ROOT / "docs" / "format.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
)
FILES = sorted(
    path
    for folder in (ROOT / "maps", ROOT / "tests" / "judged", ROOT.parent / "shared" / "examples")
    for path in folder.glob("*.yaml")
)
OF_THE_TEXT = {"lost-text", "swallowed-entry", "split-by-comma", "id-not-normalised"}
"""Warnings of how a text is written and not of what the map says."""


def understood(text):
    """Read a text; the map is None where there are errors."""
    found = read(SourceText("map.yaml", text))
    return (None if broken(found.diagnostics) else found.value), found.diagnostics


def kept(text):
    """Hold what is written of a map to its laws and return it, or nothing where the text has errors."""
    before, warned = understood(text)
    if before is None:
        return ""
    written = write(before)
    after, diagnostics = understood(written)
    assert after is not None, (written, diagnostics)
    assert after == before, written
    assert write(after) == written
    assert list(after.sources) == list(before.sources)
    assert not OF_THE_TEXT & {found.code for found in diagnostics}, written
    if not OF_THE_TEXT & {found.code for found in warned}:
        assert {found.code for found in diagnostics} <= {found.code for found in warned}, written
    return written


# Every map.


def test_what_is_written_of_any_map_is_read_as_that_map():
    for text in texts()[:250]:
        assert kept(text), text


@pytest.mark.slow
@settings(max_examples=examples(500), deadline=None, suppress_health_check=list(HealthCheck))
@given(maps())
def test_what_is_written_of_any_map_that_can_be_drawn_is_read_as_that_map(text):
    assert kept(text), text


@pytest.mark.slow
@settings(max_examples=examples(2_000), deadline=None)
@given(st.sampled_from(SEEDS), st.lists(CUTS, min_size=1, max_size=2))
def test_what_is_written_of_a_mutilated_map_that_can_still_be_read_is_read_as_that_map(seed, cuts):
    for where, piece, lost in cuts:
        start = int(where * len(seed))
        seed = seed[:start] + piece + seed[start + lost :]
    kept(seed)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_written_of_a_map_of_ours_is_read_as_that_map(path):
    assert kept(path.read_text("utf-8"))


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_what_is_written_of_an_example_is_read_as_that_map(text):
    assert kept(text)


def test_every_format_can_be_written():
    before = understood(EXAMPLES[0])[0]
    for known in FORMATS:
        name = f"map{known.suffixes[0]}"
        assert read(SourceText(name, known.write(before))).value == before


# Every text.


def fields(text):
    """Return a map for each place of the format where any text may stand, with this one there."""
    claim = {"claim": "c"}
    for value in ({"claim": text}, {"assumption": text}, text, *({**claim, key: text} for key in ABOUT)):
        yield {"thesis": value}
    yield {"thesis": {"evidence": text, "source": ["s, p. 4", f"s, {text}"]}}
    yield {"thesis": {**claim, "source": text, "tags": [text, "t"], "quote": ["q", text]}}
    yield {"thesis": {**claim, "id": text, "waive": {"r": text}, "reasons": [{"ref": "r", "warrant": text}]}}
    yield {"thesis": {**claim, "reasons": [text, {"claim": "r", "warrant": text, "scheme": text}]}}
    yield {"thesis": {**claim, "reasons": [{"id": text, "commentary": text, "premises": [text, claim]}]}}
    yield {"thesis": {**claim, "objections": [{"claim": "o", "outweighed": text, "undercutters": [text]}]}}
    yield {"thesis": "t", **dict.fromkeys(OF_MAP, text), "authors": [text, "One"], "aside": [text]}
    yield {"thesis": "t", "sources": {"s": text, "t": {"short": text, "title": text, "author": [text]}}}
    yield {"thesis": "t", "sources": {"s": {"title": text, "custom": {"x": [text]}}}}
    yield {"thesis": "t", "sources": {"s": {"custom": {text: {"x": [[text], {"y": text}]}}}, text: "work"}}
    yield {"thesis": {**claim, "id": text}, "waive": [{"r": text, "essay": text}, {"r": text, "at": text}]}
    yield {"thesis": {**claim, "id": text}, "expect": {text: "holds"}, "rules": {text: "off"}}
    yield {"thesis": "t", "waive": [{text: "because"}], "report": dict.fromkeys(OF_REPORT, text)}


ABOUT = ("label", "commentary", "quote", "source", "extract", "tags", "accepted")
OF_MAP = ("title", "subtitle", "date", "language", "bottom-line", "essay", "bibliography", "fonts")
OF_REPORT = ("template", "paper", "reference-docx", "to", "from", "ask", "next")
HARD = (
    *("- a", "-", "--- a", "...", "a: b", "a:", ":a", "? a", "a #b", "#a", "a#b", "[a]", "{a", "*a", "&a"),
    *("!a", "%a", "@a", "@@a", "`a", "|", ">", "'a'", '"a"', '"', "'", 'it\'s "so"', "\\n", "C:\\x"),
    *("no", "~", "null", "1e3", "12:30", "2026-03-10", "<<", "=", "claim:x", "https://a.b/c?d#e", "a\u00a0"),
    *(
        "a\nb",
        "a\n\nb\n",
        "  a\nb",
        "\ta\n b",
        "\n a\n\n",
        "a \n b ",
        "a\n\n\n",
        "a\r\nb",
        "\n",
        "  \n a\n  \n",
    ),
    *(
        "a\x85b\u2028c",
        "a\n\u2029b",
        "\ufeffa",
        "\x07",
        "a\x00\nb",
        "[[a]]",
        "[a, p. 4]",
        "[@a; b]",
        "a, b; c",
    ),
    *(";", ",", "\u037e", "a\u0301", "Ж_1", "argument from sign", "argument argument from x", "from from x"),
    *("x" * 1_100, "x y" * 500, "a: " * 500),
)


def kept_everywhere(text):
    """Hold a text to the laws wherever it may stand; return in how many ways it was read without errors."""
    made = [{"title": "T", **rest} for rest in fields(text)]
    return sum(bool(kept(json.dumps(one, ensure_ascii=plain))) for one in made for plain in (True, False))


@pytest.mark.slow
@pytest.mark.parametrize("text", HARD, ids=lambda text: ascii(text)[:20])
def test_hard_text_is_written_so_that_it_is_read_again(text):
    assert kept_everywhere(text) > 1


@pytest.mark.slow
@settings(max_examples=examples(150), deadline=None)
@given(st.text(max_size=30) | st.text(alphabet=" \t\n#:-'\"\\|[]@,;a\x85\u2028\ufeff", max_size=12))
def test_any_text_is_written_so_that_it_is_read_again(text):
    kept_everywhere(text)


@only_with(CORPORA / "unicode")
def test_naughty_strings_are_written_so_that_they_are_read_again():
    naughty = json.loads((CORPORA / "unicode" / "blns.json").read_text("utf-8"))
    made = [
        {
            "title": text or "T",
            "thesis": {"claim": text, "label": text, "commentary": text},
            "sources": {"s": text},
        }
        for text in naughty
    ]
    read_at_all = sum(bool(kept(json.dumps(one, ensure_ascii=False))) for one in made)
    named = [kept(json.dumps({"title": "T", "thesis": {"claim": "c", "id": text}})) for text in naughty]
    assert read_at_all > 450
    assert sum(map(bool, named)) > 10


# What it looks like.

CALM = """\
title: "Cars: in or out?"
authors:
- Transport desk
- Health desk
date: 2026-03-10
bottom-line: |
  Close the centre.

      and this is code
accepted: 834e64149cc3

sources:
  air-2025:
    type: report
    author:
    - literal: City Environment Office
    issued:
      date-parts:
      - - 2025
        - 3
    grade: A2
  trade-2023: "Chamber of Commerce (2023). Retail turnover: a survey."

waive:
- bare-assertion: The survey is due in May.
  at: close
- unused-source: The list is kept whole.

thesis:
  claim: The city should close its centre to private cars.
  id: close
  quote:
  - the first passage
  - the second, with "quotes"
  waive:
    label-too-long: It is short enough.
  objections:
  - '"Never", say the shops: they will lose trade.'
  - claim: The works disturb the festival.
    weight: 0.5
    outweighed: One summer's noise against lasting health.
    replies:
    - ref: limit
      undercutters:
      - It was another year.
  reasons:
  - evidence: The limit was exceeded.
    id: limit
    source:
    - air-2025, p. 4, n. 2
    - trade-2023
    grade: 0.7
    key: true
  - id: at-night
    scheme: practical reasoning
    premises:
    - Shops can be supplied at night.
    - assumption: Night deliveries stay legal.
    warrant:
      claim: What can move in time need not share the day.
      reasons:
      - It never did.

aside:
- The old tram depot is for sale.
"""


def test_a_map_is_written_as_people_write_one():
    assert kept(CALM) == CALM


def test_nothing_is_folded_and_nothing_stands_in_brackets():
    for text in texts()[:100]:
        written = kept(text)
        for event in yaml.parse(written, Loader=yaml.CSafeLoader):
            assert not getattr(event, "flow_style", False) or written[event.end_mark.index] in "}]", written
            if isinstance(event, yaml.ScalarEvent) and event.style != "|":
                assert event.start_mark.line == event.end_mark.line


ORDERS = tuple(
    tuple(keys.table)
    for keys in (schema.MAP, schema.STATEMENT_STEP, schema.GROUP, schema.REUSE, schema.REPORT)
)


def test_keys_stand_in_the_order_of_the_table_save_that_what_is_long_stands_last():
    for text in texts()[:100]:
        made = values_of(kept(text))
        for record in (
            *records(made["thesis"]),
            *records(made.get("aside", [])),
            made,
            made.get("report", {}),
        ):
            order = next(order for order in ORDERS if record.keys() <= {*order})
            ranks = [(length(key, record[key]), order.index(key)) for key in record if key != "reasons"]
            assert ranks == sorted(ranks), record


def records(value):
    """Give the statements, groups and reuses in nested values."""
    if isinstance(value, list):
        for entry in value:
            yield from records(entry)
    elif isinstance(value, dict):
        yield value
        for key in schema.LISTS | {"warrant"}:
            yield from records(value.get(key, []))


def length(key, value):
    """Rank a value: text or a list of texts, keys, statements."""
    if key in schema.LISTS or key == "thesis" or (key == "warrant" and isinstance(value, dict)):
        return 2
    return int(isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict)))


@pytest.mark.parametrize("text", HARD, ids=lambda text: ascii(text)[:20])
def test_text_is_text_to_other_readers_of_yaml_as_well(text):
    written = kept(json.dumps({"title": "T", "thesis": {"claim": f"{text}"}}))
    if written:
        assert yaml.load(written, Loader=yaml.CSafeLoader)["thesis"] is not None


# Great maps, and what no text says.


def test_a_key_that_is_too_long_for_a_line_is_written():
    long = "x" * 1_100
    kept_rule = kept(f"title: T\nthesis: t\nrules:\n  ? {long}\n  : off\n")
    assert f"  ? {long}\n  : off\n" in kept_rule
    custom = f"{{? {long} : {{? {long} : [{{? {long} : [a], b: c}}]}}}}"
    assert kept(f"title: T\nthesis: t\nsources: {{s: {{custom: {custom}}}}}").count(long) == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("levels", "opening", "closing"),
    [
        (450, "{claim: c, reasons: [", "]}"),
        (900, "{claim: c, undercutters: [", "]}"),
        (450, "{premises: [m, {claim: c, reasons: [", "]}]}"),
        (300, "{claim: c, reasons: [{claim: r, warrant: ", "}]}"),
    ],
    ids=["reasons", "undercutters", "groups", "warrants"],
)
def test_any_depth_that_can_be_read_is_written(levels, opening, closing):
    text = (
        "title: T\nthesis: {claim: t, reasons: [" + opening * levels + "{claim: c}" + closing * levels + "]}"
    )
    assert kept(text).count("claim: c") > 0.9 * levels
    assert kept(nested(900))


def test_deep_fields_of_a_source_are_written():
    text = "title: T\nthesis: t\nsources: {s: {custom: " + "{a: [" * 900 + "x" + "]}" * 900 + "}}"
    written = write(understood(text)[0])
    assert written.count("a:") == 900
    assert write(understood(written)[0]) == written


def test_a_group_of_one_keeps_what_is_said_of_the_group():
    group = "thesis: {claim: t, reasons: {premises: {claim: c, tags: [a]}, tags: [b], waive: {r: because}}}"
    assert "  - tags: b\n    waive:\n      r: because\n    premises:\n    - claim: c\n" in kept(
        f"title: T\n{group}"
    )
    assert '  - label: ""\n    premises:\n    - c\n' in kept(
        "title: T\nthesis: {claim: t, reasons: {label: , premises: c}}"
    )


def test_a_semicolon_in_a_locator_becomes_a_comma():
    cited = Statement(place="thesis", kind=Kind.EVIDENCE, text="t", citations=(Citation("s", "p. 4; n. 2"),))
    assert "source: s, p. 4, n. 2\n" in write(ArgumentMap(title="T", statements={"thesis": cited}, steps={}))


def test_a_map_that_was_read_with_errors_is_written_all_the_same():
    for path in sorted((ROOT / "tests" / "diagnostics").glob("*.yaml")):
        found = read(SourceText(path.name, path.read_bytes().decode("utf-8", "surrogateescape")))
        assert found.value is None or write(found.value).startswith("title: ")
