"""Diagnostics as they are printed: the right place underlined, nothing that a terminal would obey."""

import json
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import printing
from argmap.diagnostics import Diagnostic, Fix, Note, Severity, TextEdit
from argmap.source import SourceText, Span

NAME = "talk.yaml"


def told(text, words, **rest):
    """A diagnostic at the first occurrence of some words of a text, and the sources to print it with."""
    source = SourceText(NAME, text)
    start = text.index(words)
    found = Diagnostic(
        code="unknown-key", severity=Severity.ERROR, message="unknown key", **rest,
        span=source.span(start, start + len(words)),
    )  # fmt: skip
    return found, {NAME: source}


def underlined(text, words):
    """The two lines of the excerpt."""
    return printing.as_text(*told(text, words)).splitlines()[1:3]


def test_place_severity_code_and_message_come_first_and_the_words_are_underlined():
    assert printing.as_text(*told("title: T\nthesys: S\n", "thesys")).splitlines() == [
        "talk.yaml:2:1: error[unknown-key]: unknown key",
        "    2 | thesys: S",
        "      | ^^^^^^",
    ]


def test_notes_and_the_fix_follow():
    edit = TextEdit(Span(NAME, 0, 6), "thesis")
    notes = (Note("a map has one thesis"), Note("the first is here", Span(NAME, 0, 1)))
    found, sources = told("thesys: S", "thesys", notes=notes, fix=Fix("did you mean `thesis`", (edit,)))
    assert printing.as_text(found, sources).splitlines()[3:] == [
        "      = a map has one thesis",
        "      = the first is here (talk.yaml:1:1)",
        "      = fix: did you mean `thesis`",
    ]


@pytest.mark.parametrize(
    ("text", "before", "under"),
    [
        ("\tkey: x", 4, 3),
        ("日本key: x", 4, 3),
        ("e\u0301key: x", 1, 3),
        ("می\u200cشودkey: x", 5, 3),
    ],
    ids=["tab", "wide", "combining", "joiner"],
)
def test_underline_stands_below_the_words_whatever_stands_before_them(text, before, under):
    assert underlined(text, "key")[1] == "      | " + " " * before + "^" * under


def test_wide_words_are_underlined_over_their_whole_width():
    assert underlined("title: 日本", "日本")[1] == "      | " + " " * 7 + "^^^^"


@pytest.mark.parametrize("before", [0, 150, 3000])
@pytest.mark.parametrize("after", [0, 150, 3000])
def test_of_a_long_line_the_part_with_the_words_is_shown(before, after):
    line, carets = underlined("x" * before + "KEY" + "y" * after, "KEY")
    assert line[carets.index("^") : carets.rindex("^") + 1] == "KEY"
    assert len(line) <= len("    1 | ") + printing.WIDEST + 2
    assert ("…x" in line) is (before > 100)
    assert ("y…" in line) is (after > 100)


def test_words_longer_than_the_window_are_underlined_as_far_as_they_are_shown():
    line, carets = underlined("x" * 500, "x" * 500)
    assert carets.count("^") == line.count("x") == printing.WIDEST


def test_of_words_over_several_lines_the_first_line_is_shown():
    assert underlined("key: one\n  two\n", "one\n  two") == ["    1 | key: one", "      |      ^^^"]


def test_a_place_at_the_end_of_the_text_has_one_caret():
    source = SourceText(NAME, "title: T")
    found = Diagnostic(code="x", severity=Severity.HINT, message="m", span=source.span(8, 8))
    assert printing.as_text(found, {NAME: source}).splitlines()[2] == "      |         ^"


def test_plain_is_one_sentence_after_another_without_signs():
    notes = (Note("a map has one thesis"),)
    found, sources = told("title: T\nthesys: S\n", "thesys", notes=notes, fix=Fix("write `thesis`", ()))
    assert printing.as_plain(found, sources) == (
        "Error: unknown key. In talk.yaml, line 2, column 1. "
        "A map has one thesis. To mend it: write `thesis`."
    )


def test_colour_goes_round_severity_and_code_only():
    found, sources = told("thesys: S", "thesys")
    painted = printing.as_text(found, sources, colour=True)
    assert "\x1b[1;31merror[unknown-key]\x1b[0m" in painted
    assert painted.replace("\x1b[1;31m", "").replace("\x1b[0m", "") == printing.as_text(found, sources)


def test_json_counts_from_one_in_code_points_and_ends_are_exclusive():
    edit = TextEdit(Span(NAME, 9, 15), "thesis")
    note = Note("a note", Span(NAME, 0, 5))
    found, sources = told(
        "tïtle: 日\nthesys: S\n", "thesys", notes=(note,), fix=Fix("write `thesis`", (edit,))
    )
    place = {"file": NAME, "line": 2, "column": 1, "end_line": 2, "end_column": 7}
    first = {"file": NAME, "line": 1, "column": 1, "end_line": 1, "end_column": 6}
    assert json.loads(printing.as_json([found], sources)) == {
        "diagnostics": [
            {
                "code": "unknown-key",
                "severity": "error",
                "message": "unknown key",
                **place,
                "notes": [{"message": "a note", **first}],
                "fix": {"title": "write `thesis`", "safe": False, "edits": [{**place, "text": "thesis"}]},
            }
        ]
    }


def test_json_without_findings_is_an_empty_list():
    assert json.loads(printing.as_json([], {})) == {"diagnostics": []}


def test_summary_counts_in_words_and_leaves_out_what_there_is_none_of():
    severities = [Severity.ERROR, Severity.HINT, Severity.HINT]
    found = [Diagnostic(code="c", severity=severity, message="m") for severity in severities]
    assert printing.summary(found) == "1 error, 2 hints"


def test_a_name_with_a_line_end_cannot_pass_for_a_line_of_ours():
    name = "a\nb.yaml:1:1: error[x]: y"
    found = Diagnostic(code="c", severity=Severity.ERROR, message="m", span=Span(name, 0, 1))
    for printed in (
        printing.as_text(found, {}),
        printing.as_text(found, {name: SourceText(name, "")}).splitlines()[0],
        printing.as_plain(found, {name: SourceText(name, "")}),
    ):
        assert "\n" not in printed


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)


@given(ANYTHING, ANYTHING, st.integers(0, 300), st.integers(0, 300))
def test_no_text_reaches_the_terminal_as_a_command(text, message, start, length):
    source = SourceText(NAME, text)
    start = min(start, len(text))
    span = source.span(start, min(start + length, len(text)))
    found = Diagnostic(code="c", severity=Severity.ERROR, message=message, span=span, notes=(Note(message),))
    for printed in (printing.as_text(found, {NAME: source}), printing.as_plain(found, {NAME: source})):
        obeyed = {c for c in printed if category(c) in ("Cc", "Cf", "Zl", "Zp") and c not in "\n\u200c\u200d"}
        assert obeyed == set()
        printed.encode("utf-8")
