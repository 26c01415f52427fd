"""Laws of the schema for editors: it accepts what reading finds no fault with, and nothing else.

Values are compared as reading takes them, every one of them text; an editor, which gives them types, must
accept good maps as well.
"""

import json
import re
from datetime import date
from functools import cache
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from argmap.cli import main
from argmap.diagnostics import Severity
from argmap.formats import codes, read, schema
from argmap.formats.json_schema import json_schema
from argmap.source import SourceText
from changed import changed, text_of
from drawn import texts
from generated import values_of, written
from reading import MAPS, ROOT
from tools import examples

ELSEWHERE = {"duplicate-id", "unknown-id", "forbidden-ref"}
"""What is wrong with one place because of another: a schema sees each place by itself."""

OF_A_GROUP = "names a group"
"""So does the message, a wrong value, of an expectation whose id another place gives to a group."""

OF_THE_TEXT = {
    *("unknown-format", "too-large", "too-deep", "control-character", "yaml-syntax", "tab-indentation"),
    *("wrong-indentation", "unclosed-quote", "unclosed-bracket", "no-space-after-colon", "swallowed-entry"),
    *("anchor", "alias", "tag", "several-documents", "duplicate-key", "lost-text"),
}
"""What is wrong with the way a text is written: a schema sees only the values that a parser makes of it."""


@cache
def validator():
    return Draft7Validator(json_schema())


def accepts(value):
    return validator().is_valid(value)


def errors(text):
    """Return the codes of the errors in a map, but for what is wrong with the name of a group."""
    found = read(SourceText("map.yaml", text)).diagnostics
    return {one.code for one in found if one.severity is Severity.ERROR and OF_A_GROUP not in one.message}


def faults(text):
    """Return the codes of the errors in a map that a schema can express."""
    return errors(text) - ELSEWHERE - OF_THE_TEXT


def typed(text):
    """Return the values of a text as an editor has them, in types that JSON has."""
    return _in_json(yaml.load(text, Loader=yaml.CSafeLoader))


def _in_json(value):
    if isinstance(value, dict):
        return {str(key): _in_json(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_in_json(below) for below in value]
    return value.isoformat() if isinstance(value, date) else value


# The schema is one, and has all the keys.


def test_the_schema_is_one():
    Draft7Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "//" not in json_schema()["$id"]


def test_it_is_printed(capsys):
    main(["schema"])
    assert json.loads(capsys.readouterr().out) == json_schema()


PLACES = [value for value in vars(schema).values() if isinstance(value, schema.Keys)]


@pytest.mark.parametrize("keys", PLACES, ids=lambda keys: keys.place)
def test_it_has_the_keys_of_every_table_with_their_meanings(keys):
    records = [record for record in _within(json_schema()) if record.get("title") == keys.place]
    assert records
    for record in records:
        table = {name: key.means for name, key in keys.table.items() if name in record["properties"]}
        assert {name: value["description"] for name, value in record["properties"].items()} == table
        assert keys.table.keys() - table.keys() <= {*schema.AGAINST, "outweighed"}
    assert {name for record in records for name in record["properties"]} >= keys.table.keys() - {"replies"}


def _within(value):
    if isinstance(value, dict):
        yield value
    for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _within(below)


# Good maps.


def test_every_map_is_accepted_as_text_and_with_types():
    for text in texts()[:40]:
        assert accepts(values_of(text)), text
        assert accepts(typed(text)), text


MANUAL = (ROOT / "docs" / "format.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
FILES = [*MAPS, *sorted((ROOT / "tests" / "judged").glob("*.yaml"))]


@pytest.mark.parametrize(
    "text", [*EXAMPLES, *(path.read_text("utf-8") for path in FILES)], ids=lambda text: text[:40]
)
def test_maps_of_ours_are_accepted(text):
    assert accepts(values_of(text))
    assert accepts(typed(text))


# Maps with a fault, one of each kind.

GOOD = """\
title: T
thesis:
  claim: t
  reasons:
  - claim: r
    id: r
    objections:
    - claim: o
      outweighed: because
      undercutters: u
  - premises:
    - claim: m
    - ref: r
    id: g
    weight: 0.5
    warrant: {claim: w}
aside: a
sources: {s: work, c: {title: work, grade: B2}}
waive:
- {a: because, at: r}
report: {pages: 2}
"""
CHANGES = [
    ("title: T", "titel: T", "unknown-key"),
    ("title: T\n", "", "missing-key"),
    ("title: T", "title:", "missing-text"),
    ("title: T", "title: [T]", "unquoted-text"),
    ("title: T", "title:\n- T", "wrong-type"),
    ("title: T", "title: T\nformat: 2", "unsupported-format"),
    ("title: T", "title: T\nclaim: x", "misplaced-key"),
    ("title: T", "title: T\n<<: {}", "merge-key"),
    ("title: T", 'title: T\n"": x', "odd-key"),
    ("  claim: t", "  claim: t\n  weight: 0.5", "misplaced-key"),
    ("  claim: t", "  claim: t\n  undercutters: u", "misplaced-key"),
    ("  claim: t\n", "", "missing-key"),
    ("  claim: t", "  claim: t\n  evidence: t", "two-kinds"),
    ("claim: r\n", "claim:\n", "missing-text"),
    ("claim: r\n", 'claim: " "\n', "missing-text"),
    ("claim: r\n", "ref: r\n", "misplaced-key"),
    ("claim: r\n", "claim: r\n    outweighed: because\n", "misplaced-key"),
    ("claim: r\n", "claim: r\n    premises: p\n", "misplaced-key"),
    ("    id: r", "    id: 1st", "malformed-id"),
    ("    id: r", "    id:", "missing-text"),
    ("    objections:", "    replies:", "wrong-side"),
    ("claim: o\n", "claim: o\n      objections: x\n", "wrong-side"),
    ("- claim: o\n", "- objected: so\n", "sentence-as-key"),
    ("undercutters: u", "undercutters: {claim: u, replies: x}", "wrong-side"),
    ("outweighed: because", "outweighed:", "missing-text"),
    ("- claim: m", "- claim: m\n      undercutters: u", "misplaced-key"),
    ("- claim: m", "- premises: m", "wrong-form"),
    ("- ref: r", "- ref: r\n      weight: 1", "misplaced-key"),
    ("- ref: r", "- ref:", "missing-text"),
    ("    - claim: m\n    - ref: r\n", "", "missing-text"),
    ("premises:\n    - claim: m\n    - ref: r\n", "premises: []\n", "missing-text"),
    ("id: g", "reasons: x", "misplaced-key"),
    ("weight: 0.5", "weight: 1.5", "wrong-value"),
    ("weight: 0.5", "weight: high", "wrong-value"),
    ("warrant: {claim: w}", "warrant: {ref: r}", "wrong-form"),
    ("warrant: {claim: w}", "warrant: {claim: w, scheme: sign}", "misplaced-key"),
    ("warrant: {claim: w}", "warrant: {claim: a, b}", "split-by-comma"),
    ("aside: a", "aside: {ref: r}", "wrong-form"),
    ("sources: {s: work,", "sources: {s t: work,", "malformed-id"),
    ("sources: {s: work,", "sources: {s: ,", "missing-text"),
    ("grade: B2", "grade: G7", "wrong-value"),
    ("grade: B2", "titel: B2", "unknown-key"),
    ("at: r", "at: r, essay: w", "wrong-value"),
    ("a: because, at: r", "at: r", "missing-key"),
    ("a: because, at: r", "essay: words", "missing-key"),
    ("{a: because, at: r}", "a", "wrong-type"),
    ("    id: g", "    id: g\n    waive: {a: }", "missing-text"),
    ("    id: g", "    id: g\n    waive: {a: b, at: r}", "misplaced-key"),
    ("pages: 2", "pages: 0", "wrong-value"),
    ("pages: 2", "stance: ours", "wrong-value"),
    ("pages: 2", "paper: [A4]", "unquoted-text"),
    ("pages: 2", "paper: A3", "wrong-value"),
    (GOOD, "", "empty-map"),
    (GOOD, "- T", "not-a-map"),
]


def test_the_map_to_change_is_good():
    assert faults(GOOD) == set()
    assert accepts(values_of(GOOD))


@pytest.mark.parametrize(
    ("old", "new", "code"), CHANGES, ids=[f"{new[:30]!r} {code}" for _, new, code in CHANGES]
)
def test_a_fault_that_reading_reports_is_rejected(old, new, code):
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    assert faults(text) == {code}
    assert not accepts(values_of(text))
    assert code == "merge-key" or not accepts(typed(text))  # an editor shows what was merged


WELCOME = [
    ("title: T", "title: 3\nsubtitle: null\ndate: 2026-03-10\nauthors: [1.5, yes, ]\nformat: 1"),
    ("title: T", "title: no\nessay:\nbibliography:\nexpect:\nrules: {a: off, b: }\nbottom-line: 1e3"),
    ("claim: r\n", "claim: 12:30\n    reasons:\n    label:\n    quote:\n    source:\n    key:\n    waive:\n"),
    ("claim: r\n", "claim: r\n    reasons: 7\n    key: yes\n    grade: 1\n    weight:\n    scheme: sign\n"),
    ("claim: r\n", "assumption: r\n    reasons: []\n    grade: 0.5\n    weight: 0\n    warrant:\n"),
    ("    id: r\n", "    id: r\n    reasons: {claim: c, id: no}\n"),
    ("    id: r\n", "    id: r\n    reasons: [{claim: c, id: Ж_1}, {claim: c, id: é-2}]\n"),
    ("aside: a", "aside:"),
    ("{a: because, at: r}", "{a: because, at: }"),
    ("- {a: because, at: r}", "- {a: because, b: as well}\n-"),
    ("sources: {s: work,", "sources: {s: 2020,"),
    ("pages: 2", "pages: "),
    ("report: {pages: 2}", "report:"),
    ("pages: 2", "paper: Letter, stance: , annex: included, next: [a, 2]"),
]


@pytest.mark.parametrize(("old", "new"), WELCOME, ids=[new[:30] for _, new in WELCOME])
def test_what_reading_takes_is_accepted_whatever_type_an_editor_gives_it(old, new):
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    assert faults(text) == set()
    assert accepts(typed(text))


def test_every_error_of_reading_is_rejected_or_is_none_of_a_schema():
    rejected = {code for *_, code in CHANGES}
    assert rejected.isdisjoint(ELSEWHERE | OF_THE_TEXT)
    assert rejected | ELSEWHERE | OF_THE_TEXT == {
        *codes.ERRORS,
        "lost-text",
        "split-by-comma",
        "swallowed-entry",
    }


# Maps with whatever faults.


def check(random):
    made = changed(written(random), random, random.choice((1, 1, 1, 2, 3)))
    text = text_of(made)
    assert accepts(made) == (not faults(text)), text


def test_a_changed_map_is_rejected_just_when_reading_reports_an_error():
    for seed in range(80):
        check(Random(seed))


@pytest.mark.slow
@settings(max_examples=examples(1_000), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_any_changed_map_is_rejected_just_when_reading_reports_an_error(random):
    check(random)


def slips():
    """Give the texts of known slips of which a parser makes values, with these."""
    for path in sorted((ROOT / "tests" / "diagnostics").glob("*.yaml")):
        text = path.read_bytes().decode("utf-8", "replace")
        try:
            yield pytest.param(text, values_of(text), id=path.stem)
        except (yaml.YAMLError, RecursionError):
            continue


@pytest.mark.parametrize(("text", "values"), list(slips()))
def test_a_known_slip_is_rejected_where_its_values_show_it(text, values):
    if faults(text):
        assert not accepts(values)
    elif not accepts(values):
        assert errors(text)
