"""Edits of a map's text: how they are applied, and where a key is put."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import TextEdit
from argmap.edit import accepting, applied
from argmap.edit.keys import setting
from argmap.evaluate import evaluate
from argmap.formats import read
from argmap.source import SourceText

TEXT = SourceText("map.yaml", "one two three")


def edit(start, end, text):
    return TextEdit(TEXT.span(start, end), text)


def test_edits_speak_of_the_text_as_it_was_in_whatever_order_they_come():
    edits = (edit(8, 13, "drei"), edit(0, 3, "eins"), edit(4, 4, "und "))
    assert applied(TEXT, edits) == SourceText("map.yaml", "eins und two drei")
    assert applied(TEXT, ()) == TEXT


def test_insertions_at_one_place_keep_their_order_and_stand_outside_of_a_replacement():
    edits = (edit(7, 7, "c"), edit(4, 7, "2"), edit(4, 4, "a"), edit(4, 4, "b"))
    assert applied(TEXT, edits).text == "one ab2c three"


def test_edits_that_overlap_are_refused():
    with pytest.raises(ValueError, match="the character at 2"):
        applied(TEXT, (edit(0, 3, ""), edit(2, 5, "")))


@settings(deadline=None)
@given(st.data())
def test_edits_that_are_undone_leave_the_text_as_it_was(data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(TEXT.text)), max_size=8)))
    edits = [edit(a, b, data.draw(st.text(max_size=3))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    after, back, moved = applied(TEXT, edits), [], 0
    for one in edits:
        start = one.span.start + moved
        back.append(TextEdit(TEXT.span(start, start + len(one.text)), TEXT.words(one.span)))
        moved += len(one.text) - (one.span.end - one.span.start)
    assert applied(after, back) == TEXT


MAP = "title: t\nthesis:\n{}\n"
LAYOUTS = {
    "block": ("  claim: c\n  commentary: d", "  claim: c\n  commentary: d\n  accepted: F"),
    "remark": (
        "  commentary: d  # why\n  # of the claim\n  claim: c",
        "  commentary: d  # why\n  accepted: F\n  # of the claim\n  claim: c",
    ),
    "two lines": ("  claim: c\n  commentary: d\n    e", "  claim: c\n  commentary: d\n    e\n  accepted: F"),
    "below": ("  claim: c\n  commentary:\n    d", "  claim: c\n  commentary:\n    d\n  accepted: F"),
    "literal": (
        "  commentary: |\n    d\n\n  claim: c",
        "  commentary: |\n    d\n  accepted: F\n\n  claim: c",
    ),
    "kept ends": (
        "  commentary: |+\n    d\n\n\n  claim: c",
        "  commentary: |+\n    d\n  accepted: F\n\n\n  claim: c",
    ),
    "blanks below": (
        "  commentary: |\n    d\n      \n  claim: c",
        "  commentary: |\n    d\n  accepted: F\n      \n  claim: c",
    ),
    "a hard blank below": (
        "  commentary: |\n    d\n    \N{NO-BREAK SPACE}\n  claim: c",
        "  commentary: |\n    d\n    \N{NO-BREAK SPACE}\n  accepted: F\n  claim: c",
    ),
    "explicit": (
        "  ? claim\n  : c\n  ? commentary\n  : d",
        "  ? claim\n  : c\n  ? commentary\n  : d\n  accepted: F",
    ),
    "quoted keys": (
        "  \"claim\": c\n  'commentary': 'd'",
        "  \"claim\": c\n  'commentary': 'd'\n  'accepted': 'F'",
    ),
    "braces": ("  {claim: c, commentary: d}", "  {claim: c, commentary: d, accepted: F}"),
    "braces first": ("  { commentary: d , claim: c }", "  { commentary: d, accepted: F , claim: c }"),
    "last comma": ("  {claim: c, commentary: d,}", "  {claim: c, commentary: d, accepted: F,}"),
    "braces on lines": (
        "  {\n    claim: c,\n    commentary: d,  # why\n  }",
        "  {\n    claim: c,\n    commentary: d, accepted: F,  # why\n  }",
    ),
    "like JSON": ('  {"claim":"c","commentary":"d"}', '  {"claim":"c","commentary":"d", "accepted": "F"}'),
    "in place": (
        "  accepted:   3f # Ann\n  claim: c\n  commentary: d",
        "  accepted:   F # Ann\n  claim: c\n  commentary: d",
    ),
    "in quotes": (
        "  claim: c\n  accepted: '3f'\n  commentary: d",
        "  claim: c\n  accepted: 'F'\n  commentary: d",
    ),
    "empty": (
        "  claim: c\n  accepted:  # todo\n  commentary: d",
        "  claim: c\n  accepted: F  # todo\n  commentary: d",
    ),
    "empty quotes": (
        '  {commentary: d, "accepted":"", claim: c}',
        '  {commentary: d, "accepted":"F", claim: c}',
    ),
    "empty in braces": (
        "  {commentary: d, accepted: , claim: c}",
        "  {commentary: d, accepted: F , claim: c}",
    ),
}


@pytest.mark.parametrize(("before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_key_is_set_in_the_layout_of_its_neighbours(before, after):
    source = SourceText("map.yaml", MAP.format(before))
    thesis = read(source).value.thesis
    edited = applied(source, [setting(source, thesis, "accepted", "F", after="commentary")])
    assert edited.text == MAP.format(after)
    assert read(edited).value.thesis == replace(thesis, accepted="F")


@pytest.mark.parametrize("dash", ["- ", "-   ", "  - ", "-\n    "])
def test_in_a_list_the_key_stands_below_the_first_key(dash):
    margin = " " * len(f"  {dash}".rpartition("\n")[2])
    entry = f"  {dash}claim: c\n{margin}commentary: d"
    source = SourceText("map.yaml", f"title: t\nthesis:\n  claim: a\n  reasons:\n{entry}")
    reason = read(source).value.statements["1"]
    edited = applied(source, [setting(source, reason, "accepted", "F", after="commentary")])
    assert edited.text == f"{source.text}\n{margin}accepted: F"
    assert read(edited).value.statements["1"].accepted == "F"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(end, mark):
    source = SourceText("map.yaml", mark + end.join(["bottom-line: b", "title: t", "thesis: c", ""]))
    argument_map = read(source).value
    edited = applied(source, [setting(source, argument_map, "accepted", "F", after="bottom-line")])
    assert edited.text == mark + end.join(["bottom-line: b", "accepted: F", "title: t", "thesis: c", ""])
    assert read(edited).value.accepted == "F"


def test_an_edit_that_would_change_something_else_is_refused_and_shown():
    fine = "  - claim: c\n    commentary: d\n"
    odd = "  - claim: e\n    commentary: f\n    ? accepted\n"
    source = SourceText("map.yaml", f"title: t\nthesis:\n  claim: a\n  reasons:\n{fine * 5}{odd}{fine}")
    argument_map = read(source).value
    made = accepting(source, argument_map, evaluate(argument_map))
    assert (made.value.edits, made.value.text) == ((), source)
    (found,) = made.diagnostics
    assert found.code == "edit-refused"
    assert found.span == argument_map.statements["6"].fields["commentary"].key
    assert found.notes[0].message.startswith("nothing is written; type `accepted: ")


def test_a_source_too_deep_to_compare_is_no_reason_to_fall_over():
    deep = "[" * 996 + "]" * 996
    source = SourceText(
        "map.yaml", f"title: t\nthesis: c\nbottom-line: b\nsources: {{s: {{custom: {deep}}}}}\n"
    )
    argument_map = read(source).value
    made = accepting(source, argument_map, evaluate(argument_map))
    assert [found.code for found in made.diagnostics] == ["edit-refused"]
