"""The forms in which check tells what it found, for people, workflows and spreadsheets."""

import csv
import io
import json
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import printing
from argmap.cli import main
from argmap.cli.check import PROFILES as OFFERED
from argmap.diagnostics import Diagnostic, Note, Severity
from argmap.pipeline import Outcome, check
from argmap.printing.csv import COLUMNS, row
from argmap.printing.github import as_command
from argmap.rules.house import PROFILES
from argmap.source import SourceText, Span

NAME = "talk.yaml"
TEXT = "title: T\nthesys: S\n"
SOURCES = {NAME: SourceText(NAME, TEXT)}
MAP = """\
title: Should we meet on Mondays?
thesis:
  claim: We should meet on Mondays.
  reasons:
  - premises:
    - evidence: Four of five plan in whole weeks.
      source: survey, p. 3
    - assumption: The office stays open.
  - evidence: Everyone is there on Mondays.
    source: letter
  objections:
  - claim: Holidays often fall on a Monday.
    replies:
    - evidence: Only five did last year.
      source: survey
  - claim: It is early.
sources:
  survey: {title: A survey, origin: office}
  letter: {title: A letter, origin: office}
"""


def finding(severity=Severity.WARNING, words="thesys", message="no key `thesys`", **rest):
    start = TEXT.index(words)
    span = Span(NAME, start, start + len(words))
    return Diagnostic(code="unknown-key", severity=severity, message=message, **{"span": span, **rest})


def table(*paths):
    printed = "\n".join(printing.printed("csv", {path: check(path) for path in paths}))
    return list(csv.DictReader(io.StringIO(printed, newline="")))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(NAME).write_text(MAP, encoding="utf-8")
    return tmp_path


def test_the_profiles_that_are_offered_are_those_there_are():
    assert set(OFFERED) == set(PROFILES)


def test_a_command_of_github_has_place_title_and_words():
    assert as_command(finding(), NAME, SOURCES) == (
        "::warning file=talk.yaml,line=2,endLine=2,col=1,endColumn=7,title=unknown-key::no key `thesys`"
    )


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "::error "), (Severity.WARNING, "::warning "), (Severity.HINT, "::notice ")],
)
def test_severities_are_commands_of_github(severity, command):
    assert as_command(finding(severity), NAME, SOURCES).startswith(command)


def test_notes_are_lines_of_their_own_to_github_and_nothing_ends_the_command():
    notes = (Note("100 % of it\r\nand: more, too"), Note("the first", Span(NAME, 0, 5)))
    told = as_command(finding(message="50% :: x", notes=notes), NAME, SOURCES)
    assert told.endswith("::50%25 :: x%0A100 %25 of it\u240d%0Aand: more, too%0Athe first (talk.yaml:1)")


def test_the_name_of_a_file_cannot_end_its_property():
    found = finding(span=Span("a,b:50%\n.yaml", 0, 0))
    assert "file=a%2Cb%3A50%25\u240a.yaml,title" in as_command(found, NAME, SOURCES)


def test_what_goes_over_several_lines_has_no_columns_for_github_refuses_them():
    told = as_command(finding(words="T\nthesys"), NAME, SOURCES)
    assert "line=1,endLine=2,title" in told


def test_what_has_no_place_is_shown_at_its_map():
    assert as_command(finding(span=Span("", 0, 0)), NAME, SOURCES).startswith(
        "::warning file=talk.yaml,title="
    )


def test_a_row_counts_what_a_map_has(folder):
    (told,) = table(Path(NAME))
    assert {column: told[column] for column in COLUMNS[:15]} == {
        "map": "talk.yaml",
        "title": "Should we meet on Mondays?",
        "thesis": "We should meet on Mondays.",
        "status": "challenged",
        "verdict": "Sourced, but challenged",
        "statements": "7",
        "claims": "3",
        "evidence": "3",
        "sourced evidence": "3",
        "assumptions": "1",
        "objections": "2",
        "open objections": "1",
        "replies": "1",
        "sources": "2",
        "origins": "1",
    }


def test_each_code_that_was_found_has_a_column_and_a_map_with_errors_has_its_row(folder):
    Path("bad.yaml").write_text(MAP.replace("reasons:", "reason:", 1), encoding="utf-8")
    Path("gone.yaml").unlink(missing_ok=True)
    good, bad, gone = table(Path(NAME), Path("bad.yaml"), Path("gone.yaml"))
    assert (bad["errors"], bad["unknown-key"], bad["title"]) == ("1", "1", good["title"])
    assert (bad["status"], bad["statements"], bad["cannot-read"]) == ("", "", "")
    assert (good["errors"], good["unknown-key"]) == ("0", "0")
    assert (gone["map"], gone["title"], gone["cannot-read"]) == ("gone.yaml", "", "1")


def test_the_columns_are_the_same_whatever_is_found_and_codes_come_behind(folder):
    (head, _) = printing.printed("csv", {Path(NAME): check(Path(NAME))})
    assert head.rstrip("\r").split(",")[: len(COLUMNS)] == list(COLUMNS)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum(a1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell):
    (read,) = next(csv.reader([row([cell])]))
    assert read[0] == "'"
    assert not read[1:].startswith(("\t", "\r"))


@pytest.mark.parametrize("cell", ["plain", "a, b", 'He said "no"', "", " blank", "Ünïcödé 東京", "a = b"])
def test_other_cells_are_read_back_as_they_were(cell):
    assert next(csv.reader([row([cell, 12])])) == [cell, "12"]


def test_a_row_ends_as_the_standard_says_once_it_is_printed(folder, capfd):
    with pytest.raises(SystemExit):
        main(["check", NAME, "--format", "csv"])
    said = capfd.readouterr().out
    assert said.count("\r\n") == said.count("\n") == 2


def test_plain_is_short_for_its_form(folder, capfd):
    Path(NAME).write_text(TEXT, encoding="utf-8")
    said = []
    for words in (("--plain",), ("--format", "plain")):
        with pytest.raises(SystemExit):
            main(["check", NAME, *words])
        said.append(capfd.readouterr().out)
    assert said[0] == said[1]
    assert said[0].startswith("Error: ")


def test_a_question_needs_no_full_stop_when_it_is_read_aloud():
    assert "did you mean `x`? In talk" in printing.as_plain(finding(message="did you mean `x`?"), SOURCES)


def taught(folder, profile, capfd):
    with pytest.raises(SystemExit):
        main(["check", NAME, "--profile", profile, "--format", "json"])
    return json.loads(capfd.readouterr().out)["diagnostics"]


def test_for_learners_each_finding_of_a_rule_says_what_the_rule_is_and_where_to_read_on(folder, capfd):
    Path(NAME).write_text(MAP.replace("      source: survey, p. 3\n", ""), encoding="utf-8")
    found = [one for one in taught(folder, "teaching", capfd) if one["code"] == "evidence-without-source"]
    last = "Evidence names no source. `argmap explain evidence-without-source` says why"
    assert [one["notes"][-1]["message"] for one in found] == [last]
    assert "argmap explain" not in json.dumps(taught(folder, "default", capfd))


def test_what_reading_finds_is_no_rule_and_is_not_taught(folder, capfd):
    Path(NAME).write_text(MAP.replace("source: letter", "source: lettre"), encoding="utf-8")
    (found,) = [one for one in taught(folder, "teaching", capfd) if one["code"] == "unknown-source"]
    assert "argmap explain" not in json.dumps(found)


def test_the_profile_of_the_command_comes_before_that_of_the_folder(folder, capfd):
    Path("argmap.toml").write_text('profile = "strict"\n', encoding="utf-8")
    Path(NAME).write_text(MAP.replace("      source: survey, p. 3\n", ""), encoding="utf-8")

    def severity(*words):
        with pytest.raises(SystemExit):
            main(["check", NAME, "--format", "json", *words])
        found = json.loads(capfd.readouterr().out)["diagnostics"]
        return next(one["severity"] for one in found if one["code"] == "evidence-without-source")

    assert severity() == "warning"
    assert severity("--profile", "default") == "hint"


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


@given(ANYTHING, ANYTHING)
def test_no_form_lets_a_text_command_the_terminal(text, name):
    notes = (Note(text), Note(text, Span(NAME, 0, 1)))
    found = finding(message=text, notes=notes, span=Span(name, 0, 0))
    outcomes = {Path(name.replace("\0", "") or "a"): Outcome((found,), SOURCES)}
    for form in printing.FORMS:
        for piece in printing.printed(form, outcomes):
            obeyed = {c for c in piece.removesuffix("\r") if category(c) in ("Cc", "Cf", "Zl", "Zp")}
            assert obeyed <= set("\n\u200c\u200d"), form
