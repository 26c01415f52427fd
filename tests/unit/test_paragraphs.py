"""Paragraphs: nothing sticks out, nothing is lost, and lines end where they may."""

import json
from copy import deepcopy
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.typeset import Family, Run, Style, families, min_width, missing, set_paragraph
from argmap.typeset.breaks import clusters
from argmap.typeset.faces import ignorable, mark
from argmap.typeset.words import words
from corpora_files import CORPORA
from tools import examples

SERIF = Style(families().serif, size=10, leading=14)
SANS = Style(families().sans, size=8, leading=10)
SLACK = 1e-6
NAUGHTY = CORPORA / "unicode" / "blns.json"

LONG = "A claim is as strong as what is said for it, and no argument ends before the objections do. " * 4
HEBREW = "שלום עולם וברכה לכולם"
SPACES = "\u2002\u2003\u2009\u3000"

LETTERS = st.one_of(
    st.sampled_from("abc AV ffi-/—–.,\t\n\u00a0\u2002\u00ad\u200b\u200d⟨"),
    st.characters(min_codepoint=0x20, max_codepoint=0x24F),
    st.characters(min_codepoint=0x300, max_codepoint=0x52F),
    st.characters(min_codepoint=0x590, max_codepoint=0x6FF),
    st.characters(min_codepoint=0x1E00, max_codepoint=0x206F),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x4E20),
    st.characters(codec=None),
)
TEXTS = st.text(LETTERS, max_size=60)
RUNS = st.lists(
    st.builds(
        Run,
        TEXTS,
        bold=st.booleans(),
        italic=st.booleans(),
        size_factor=st.sampled_from([0.7, 1.0, 1.3]),
        line_break=st.booleans(),
    ),
    max_size=4,
)


def paragraph(text, width=200.0, style=SERIF, **rest):
    return set_paragraph((Run(text),), style, width, **rest)


def line_text(line):
    return "".join(piece.text for piece in line.pieces)


def lines_of(text, width=200.0, style=SERIF, **rest):
    return [line_text(line) for line in paragraph(text, width, style, **rest).lines]


def seen(text):
    """The text with white space collapsed and without what is never seen."""
    spaced = "".join(" " if c in SPACES else c for c in text if not ignorable(c))
    return " ".join(spaced.replace("\u00a0", "_").replace("\u202f", "_").replace("\u2007", "_").split())


def written(runs):
    """What a paragraph of these runs must say: characters that no font has stand as their mark."""
    text = "".join("\n" * run.line_break + run.text for run in runs)
    lost = set(missing(text, SERIF.family))
    return seen("".join(mark(c) if c in lost else c for c in text))


def set_text(setting):
    return seen("".join(line_text(line) + " " * line.ends_with_space for line in setting.lines))


def assert_inside(setting, left, right):
    for line in setting.lines:
        if len(list(clusters(line_text(line)))) > 1:
            assert all(piece.x >= left - SLACK for piece in line.pieces)
            assert all(piece.x + piece.width <= right + SLACK for piece in line.pieces)


@given(
    RUNS,
    st.floats(1, 400),
    st.sampled_from(["left", "center", "right"]),
    st.sampled_from([None, True, False]),
)
def test_nothing_sticks_out_and_nothing_is_lost(runs, width, align, rtl):
    style = Style(families().serif, size=10, leading=14, align=align)
    setting = set_paragraph(runs, style, width, rtl=rtl)
    assert_inside(setting, 0, width)
    assert set_text(setting) == written(runs)


@given(RUNS)
def test_pieces_lie_side_by_side_and_glyphs_fill_them(runs):
    for line in set_paragraph(runs, SERIF, 150).lines:
        for a, b in pairwise(sorted(line.pieces, key=lambda piece: (piece.x, piece.width))):
            assert a.x + a.width == pytest.approx(b.x)
        assert sum(piece.width for piece in line.pieces) == pytest.approx(line.width)
        for piece in line.pieces:
            advance = sum(glyph.advance for glyph in piece.glyphs)
            assert advance * piece.size / 1000 == pytest.approx(piece.width)
            assert all(0 <= glyph.cluster < len(piece.text) and glyph.number for glyph in piece.glyphs)


@given(RUNS, st.floats(30, 300))
def test_the_same_runs_are_always_set_alike(runs, width):
    assert set_paragraph(runs, SERIF, width) == set_paragraph(runs, SERIF, width)


@given(RUNS)
def test_at_least_width_no_word_is_cut(runs):
    runs = [run for run in runs if not run.line_break]
    width = max(min_width(runs, SERIF), 1.0)
    setting = set_paragraph(runs, SERIF, width, rtl=False)
    whole = set_paragraph(runs, SERIF, 100_000, rtl=False)
    assert setting.width <= width + SLACK
    assert set_text(setting) == set_text(whole)
    assert min_width(runs, SERIF) <= whole.width + SLACK


def naughty():
    if not NAUGHTY.exists():
        pytest.skip("the list of naughty strings is not here: set ARGMAP_CORPORA to the folder that has it")
    return json.loads(NAUGHTY.read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("width", [1.0, 37.0, 400.0])
def test_naughty_strings_are_set_whole(width):
    for text in naughty():
        setting = paragraph(text, width)
        assert_inside(setting, 0, width)
        assert set_text(setting) == written((Run(text),))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "x" * 60_000,
        "م" * 60_000,
        "שלום " * 12_000,
        "a" + "\u0301" * 60_000,
        "\u202b" * 60_000 + "א",
        "😀" * 8_000,
    ],
    ids=["word", "joined word", "right to left", "marks", "controls", "no font"],
)
def test_cost_is_linear_in_the_length(text):
    began = perf_counter()
    setting = paragraph(text)
    assert perf_counter() - began < 15  # a quadratic cost would be minutes
    assert_inside(setting, 0, 200)


def test_a_word_that_is_too_wide_fills_its_lines():
    setting = paragraph("x" * 10_000, 200)
    letter = setting.lines[0].width / len(line_text(setting.lines[0]))
    assert all(line.width > 200 - letter for line in setting.lines[:-1])
    assert not any(line.ends_with_space for line in setting.lines)


def test_parts_that_would_be_wider_together_still_fit():
    symbols = families().serif.fallback[-1]  # this face moves some letters away from a hyphen
    style = Style(Family("user", {(False, False): symbols}), size=10, leading=14)
    parts = symbols.width("one-", 10) + symbols.width("Job", 10)
    assert symbols.width("one-Job", 10) > parts + 0.1
    setting = paragraph("one-Job", parts + 0.1, style)
    assert len(setting.lines) == 1
    assert_inside(setting, 0, parts + 0.1)


def test_letters_keep_their_marks_where_a_word_is_cut():
    lines = lines_of("q\u0303\u0323" * 200, 100)
    assert len(lines) > 5
    assert all(line.startswith("q") and line.endswith("\u0323") for line in lines)


def test_lines_end_at_spaces_and_say_so():
    setting = paragraph("one two three four five six seven", 60)
    assert [line_text(line) for line in setting.lines] == ["one two", "three four", "five six", "seven"]
    assert [line.ends_with_space for line in setting.lines] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("well-known", ["well-", "known"]),
        ("either/or", ["either/", "or"]),
        ("yes—no", ["yes—", "no"]),
        ("pages–books", ["pages–", "books"]),
        ("zero\u200bwidth", ["zero\u200b", "width"]),
    ],
)
def test_words_may_be_parted_after_hyphens_and_dashes(text, parts):
    assert lines_of(text, min_width((Run(text),), SERIF)) == parts


@pytest.mark.parametrize(
    "text", ["-5", "--engine", "(-5)", "1/2", "a\u00a0b", "5\u202f%", "x\u2060y", "10\u200799"]
)
def test_some_texts_are_never_parted(text):
    assert min_width((Run(text),), SERIF) == pytest.approx(paragraph(text, 1000).width)


def test_ideographs_may_be_parted_but_not_from_their_stop():
    from argmap.typeset.breaks import breaks

    assert list(breaks("漢字、仮名。」と")) == [1, 3, 4, 7]
    assert list(breaks("「漢")) == []


def test_white_space_collapses_and_wide_spaces_stay_wide():
    assert lines_of(" a \t\r\n  b ", 200) == ["a b"]
    assert lines_of("1\u2002a", 200) == ["1\u2002a"]
    assert paragraph("1\u2002a").width > paragraph("1 a").width
    assert lines_of("a\n\u0301b", 200)[0].startswith("a ")


def test_runs_can_break_lines_and_leave_empty_ones():
    runs = (Run("one "), Run("two", line_break=True), Run("", line_break=True), Run("three", line_break=True))
    setting = set_paragraph(runs, SERIF, 200)
    assert [line_text(line) for line in setting.lines] == ["one", "two", "", "three"]
    assert [line.ends_with_space for line in setting.lines] == [True, True, True, False]
    assert setting.height == 4 * 14


def test_an_empty_paragraph_is_one_empty_line():
    for runs in ((), (Run(""),), (Run("  \n"),), (Run("\u200d"),)):
        setting = set_paragraph(runs, SERIF, 100)
        assert set_text(setting) == ""
        assert (len(setting.lines), setting.height) == (1, 14)


def test_baselines_are_a_leading_apart():
    baselines = [line.baseline for line in paragraph(LONG, 100).lines]
    assert [b - a for a, b in pairwise(baselines)] == pytest.approx([14] * (len(baselines) - 1))
    assert 0 < baselines[0] < 14


def test_no_short_word_is_left_alone_on_the_last_line():
    text = "The council could not say what the tram would cost to build and to run at all"
    for width in range(60, 300):
        *_, last = lines_of(text, width)
        assert last != "all", width


def test_a_long_word_may_stand_alone_on_the_last_line():
    assert lines_of("one two three four Donaudampfschiff", 100)[-1] == "Donaudampfschiff"


def test_lines_stand_where_the_style_says():
    left, centre, right = (
        paragraph("one", 100, Style(families().serif, 10, 14, align=align)).lines[0].pieces[0]
        for align in ("left", "center", "right")
    )
    assert left.x == 0
    assert centre.x + centre.width / 2 == pytest.approx(50)
    assert right.x + right.width == pytest.approx(100)


def test_indents_narrow_the_lines():
    style = Style(families().serif, 10, 14, indent=20, first=15, right=30)
    setting = paragraph(LONG, 200, style)
    assert [line.pieces[0].x for line in setting.lines[:2]] == [35, 20]
    assert_inside(setting, 20, 170)


def test_indents_wider_than_the_paragraph_do_no_harm():
    style = Style(families().serif, 10, 14, indent=300)
    assert set_text(paragraph("one two", 100, style)) == "one two"


def test_right_to_left_paragraphs_begin_at_the_right():
    line = paragraph(HEBREW, 200).lines[0]
    assert line_text(line) == HEBREW
    assert line.pieces[0].x + line.pieces[0].width == pytest.approx(200)
    assert all(a.x > b.x for a, b in pairwise(line.pieces))
    assert line.end == pytest.approx(200 - line.width)


def test_numbers_and_latin_words_run_from_left_to_right_among_hebrew():
    line = paragraph("שלום 123 abc עולם", 300).lines[0]
    places = {piece.text.strip(): piece for piece in line.pieces if piece.text.strip()}
    assert places["שלום"].x > places["abc"].x > places["עולם"].x
    assert places["שלום"].rtl
    assert not places["abc"].rtl


def test_hebrew_among_latin_words_is_turned_word_by_word():
    line = paragraph("The word שלום עולם means peace", 400).lines[0]
    places = {piece.text.strip(): piece.x for piece in line.pieces if piece.text.strip()}
    assert places["The word"] < places["עולם"] < places["שלום"] < places["means peace"]


def test_the_direction_can_be_told():
    assert paragraph("abc", 100, rtl=True).lines[0].pieces[0].x > 50
    assert paragraph(HEBREW, 400, rtl=False).lines[0].pieces[0].x < 200
    assert paragraph("123 – שלום").rtl
    assert not paragraph("a שלום").rtl


def test_brackets_are_mirrored_where_text_runs_from_right_to_left():
    piece = next(piece for piece in paragraph("שלום (עולם) שלום").lines[0].pieces if "(" in piece.text)
    (at,) = (glyph.number for glyph in piece.glyphs if piece.text[glyph.cluster] == "(")
    assert at == piece.face.shape(")")[0].number


def test_characters_without_a_font_are_marked_where_they_stand():
    assert lines_of("so 😀 it\x00 is", 300) == ["so ⟨U+1F600⟩ it⟨U+0000⟩ is"]
    assert lines_of("\ud800", 300) == ["⟨U+D800⟩"]
    assert lines_of("😀" * 3, 70) == ["⟨U+1F600⟩"] * 3


def test_a_letter_and_its_marks_come_from_one_face():
    faces = {piece.face.name for piece in paragraph("اَب").lines[0].pieces}
    assert faces == {"DejaVuSans-Symbols"}
    assert {piece.face.name for piece in paragraph("x\u030cy").lines[0].pieces} == {"NotoSerif-Regular"}


def test_neighbours_of_one_form_are_one_piece():
    pieces = paragraph("a line of words, kerned as one").lines[0].pieces
    assert len(pieces) == 1


def test_runs_carry_their_form():
    runs = (Run("plain "), Run("bold", bold=True, colour=(1, 0, 0), rise=3), Run("small", size_factor=0.5))
    plain, bold, small = set_paragraph(runs, SERIF, 300).lines[0].pieces[::1][:1] + tuple(
        piece for piece in set_paragraph(runs, SERIF, 300).lines[0].pieces if piece.run is not runs[0]
    )
    assert (plain.face.name, bold.face.name) == ("NotoSerif-Regular", "NotoSerif-Bold")
    assert (plain.colour, bold.colour) == ((0, 0, 0), (1, 0, 0))
    assert (bold.run.rise, small.size) == (3, 5)


def test_line_ends_inside_a_run_keep_kerning():
    whole = paragraph("AVAVAV", 300, SANS).width
    assert whole < 6 * paragraph("A", 300, SANS).width


def test_copies_of_paragraphs_are_themselves():
    setting = paragraph(LONG)
    assert deepcopy(setting) is setting


def test_an_address_never_ends_a_line_in_the_middle_of_its_strokes():
    style = Style(families().serif, 10.0, 14.0)
    for width in range(30, 300, 7):
        paragraph = set_paragraph([Run("see https://example.org/a/b")], style, float(width))
        ends = ["".join(piece.text for piece in line.pieces) for line in paragraph.lines]
        assert not any(end.endswith(("https:/", "https://")) for end in ends[:-1] if width > 100)


@settings(max_examples=examples(60))
@given(
    st.lists(
        st.sampled_from(["a ", " b", "c-d", "e\u0301", "\u00a0", "\t", "f\u2002g", "  ", "fi", "漢字", "x"]),
        max_size=6,
    )
)
def test_the_widest_word_is_that_of_the_whole_however_runs_are_cut(texts):
    runs = [Run(text, bold=number % 2 == 1) for number, text in enumerate(texts)]
    found = words(runs, SERIF, language="", rtl=False)
    assert min_width(runs, SERIF) == pytest.approx(max((word.width for word in found), default=0.0))
