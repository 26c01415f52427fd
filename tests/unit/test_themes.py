"""A theme file says how a report looks; what is wrong with it is shown at its place."""

import re

import pytest

from argmap.diagnostics import Severity
from argmap.source import SourceText
from argmap.themes import Colours, Margins
from argmap.themes.contrast import contrast, faint
from argmap.themes.fonts import NoFontError, cuts, grouped, named
from argmap.themes.reading import COLOURS, KEYS, ThemeFile, read_theme
from argmap.themes.theme import PLAIN, Theme
from argmap.typeset import families
from made_fonts import LATIN, collection, font
from reading import ROOT

MANUAL = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
MM = 72 / 25.4
SIZE = "expected 9 to 13 points in `size`, found"
MILLIMETRES = "expected 10 to 60 millimetres"
NAME = "expected the name of a family of type in quotes"
TOO_HIGH = "does not fit into a margin of 25 mm at the top"


def theme(text):
    read = read_theme(SourceText("house.toml", text))
    assert read.diagnostics == ()
    return read.value


def faults(text):
    """Code, line, column and message of all that is wrong with a theme."""
    source = SourceText("house.toml", text)
    return [
        (one.code, *source.position(one.span.start), one.message) for one in read_theme(source).diagnostics
    ]


def test_a_theme_that_says_nothing_changes_nothing():
    assert theme("") == ThemeFile()
    assert Theme() == PLAIN
    assert PLAIN.families == families()


def test_a_theme_sets_paper_margins_size_and_colours():
    read = theme('paper = "Letter"\nmargins = 20\nsize = 12\njustify = true\ncolours.accent = "#993300"\n')
    assert (read.paper, read.size, read.justify) == ("Letter", 12.0, True)
    assert read.margins == Margins(top=20 * MM, right=20 * MM, bottom=20 * MM, left=20 * MM)
    assert read.colours == Colours(accent=(0.6, 0.2, 0.0))


def test_margins_that_are_not_named_stay_as_they_are():
    assert theme("margins = {left = 40}").margins == Margins(left=40 * MM)


def test_a_theme_names_fonts_and_a_logo_where_it_names_them():
    read = theme('fonts = ["a.ttf"]\nbody-font = "House"\nlogo = {file = "x.png", height = 10, alt = "A  b"}')
    assert [words.text for words in read.fonts] == ["a.ttf"]
    assert (read.body_font.text, read.body_font.span.start) == ("House", 18)
    assert (read.logo.file.text, round(read.logo.height, 2), read.logo.alt) == ("x.png", 28.35, "A b")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('\ncolors = {}', ("unknown-key", 2, 1, "no part of a theme is called `colors`")),
        ('paper = "A5"', ("wrong-value", 1, 1, "expected one of `A4`, `Letter` in `paper`, found `A5`")),
        ("size = 20", ("wrong-value", 1, 1, f"{SIZE} `20`")),
        ('size = "11"', ("wrong-value", 1, 1, "expected 9 to 13 points in `size`, found “11”, a text")),
        ("size = true", ("wrong-value", 1, 1, f"{SIZE} `True`")),
        ("size = nan", ("wrong-value", 1, 1, f"{SIZE} `nan`")),
        ("size = 0x" + "f" * 9_000, ("wrong-value", 1, 1, f"{SIZE} `a very large number`")),
        ("margins = 5", ("wrong-value", 1, 1, f"{MILLIMETRES} in `margins`, found `5`")),
        ("margins = {lef = 20}", ("unknown-key", 1, 12, "no margin is called `lef`")),
        ('margins = {left = "x"}', ("wrong-value", 1, 12, f"{MILLIMETRES} in `left`, found “x”, a text")),
        ('justify = "yes"', ("wrong-type", 1, 1, "expected true or false in `justify`")),
        ("fonts = 3", ("wrong-type", 1, 1, "expected a list of paths in `fonts`")),
        ("body-font = 3", ("wrong-type", 1, 1, f"{NAME} in `body-font`")),
        ("[colours]\nacent = 3", ("unknown-key", 2, 1, "no colour is called `acent`")),
        ('[colours]\nink = "red"', ("wrong-value", 2, 1, "expected a colour such as `#123456` in `ink`")),
        ('colours = {ink = "#123456", link = 3} # link', (
            "wrong-value", 1, 29, "expected a colour such as `#123456` in `link`"
        )),
        ("colours = 3", ("wrong-type", 1, 1, "expected colours by name")),
        ("logo = {}", ("missing-key", 1, 1, "expected the path of a picture in `file`")),
        ('logo = "x.png"', ("wrong-type", 1, 1, "expected a table in `logo`")),
        ('logo = {file = "x", height = 16}', ("wrong-value", 1, 1, f"a logo of 16 mm {TOO_HIGH}")),
        ("a = ", ("toml-syntax", 1, 5, "invalid value")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_theme_is_shown_at_its_place(text, fault):
    assert fault in faults(text)
    assert read_theme(SourceText("house.toml", text)).value is None


def test_a_slip_of_the_pen_is_answered_with_what_was_meant():
    (found,) = read_theme(SourceText("house.toml", "[colours]\nacent = 3")).diagnostics
    assert [note.message for note in found.notes] == ["did you mean `accent`?"]


@pytest.mark.parametrize("key", ["ink", "quiet", "accent", "link", "support", "attack"])
def test_text_that_cannot_be_read_is_warned_of_and_the_theme_still_serves(key):
    read = read_theme(SourceText("house.toml", f'[colours]\n{key} = "#ff9966"'))
    assert [(one.code, one.severity) for one in read.diagnostics] == [("low-contrast", Severity.WARNING)]
    assert f"`{key}` stands out from the" in read.diagnostics[0].message
    assert "2.1 to 1" in read.diagnostics[0].message or "2.0 to 1" in read.diagnostics[0].message
    assert read.value is not None


def test_heads_of_tables_must_stand_out_from_their_shade():
    assert [one.key for one in faint(Colours(shade=(0.2, 0.3, 0.4)))] == ["shade"]
    assert [*faint(Colours(accent=(0.3, 0.0, 0.1), line=(1.0, 1.0, 0.9)))] == []


def test_contrast_is_that_of_wcag():
    assert contrast((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)) == pytest.approx(21)
    assert contrast((0x76 / 255,) * 3, (1.0, 1.0, 1.0)) == pytest.approx(4.54, abs=0.01)
    assert contrast((1.0, 0.0, 0.0), (1.0, 1.0, 1.0)) == pytest.approx(4.0, abs=0.01)


# The manual.


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_every_theme_in_the_manual_is_read_without_a_finding(example):
    assert theme(example) is not None


def test_the_manual_tells_every_key_and_every_colour():
    told = {
        name for row in re.findall(r"^\| (`.*?) \|", MANUAL, re.MULTILINE) for name in row.split("`")[1::2]
    }
    assert {*KEYS, *COLOURS} <= told


# Fonts.


def test_a_font_file_is_a_family_with_its_styles():
    styles = [font("House"), font("House", weight=700)]
    (family,) = grouped(cut for content in styles for cut in cuts(content))
    assert (family.name, sorted(family.faces)) == ("House", [(False, False), (True, False)])
    assert family.face(bold=True).name == "House-700"


def test_families_are_named_in_whatever_case_and_ours_are_always_there():
    known = grouped(cuts(font("House")))
    assert named("hOUSE", known) is known[0]
    assert named("serif", known) == families().serif
    assert named("other", known) is None


def test_faces_of_one_name_are_kept_apart():
    made = grouped([*cuts(font("House")), *cuts(font("Hou se"))])
    assert [family.face().name for family in made] == ["House-400", "House-400-2"]


def test_a_collection_holds_several_families():
    found = cuts(collection(font("One", "abx"), font("Two", "cdx")))
    assert [(cut.family, cut.face.covers("a"), cut.face.covers("c")) for cut in found] == [
        ("One", True, False),
        ("Two", False, True),
    ]


def test_a_variable_font_is_the_one_it_is_by_default():
    (cut,) = cuts(font(variable=True))
    assert b"fvar" not in cut.face.content
    assert cut.face.width("a", 10) == 6.0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is no TrueType or OpenType font"),
        (b"wOF2" + bytes(99), "is a font for browsers; use the TrueType or OpenType version"),
        (b"\0\1\0\0" + bytes(99), "has no outlines; use the TrueType version"),
        (font()[:200], "is a broken font"),
        (b"ttcf" + b"\xff" * 99, "is a broken font"),
        (font(forbidden=True), "may not be embedded in documents, as its maker says in it"),
        (font(letters=""), "has no characters"),
    ],
)
def test_what_is_no_font_is_refused_with_the_reason(content, why):
    with pytest.raises(NoFontError, match=re.escape(why)):
        cuts(content)


def test_a_family_is_helped_by_ours_and_then_by_the_others():
    house, other = grouped([*cuts(font("House", "a")), *cuts(font("Other", "a漢"))])
    chosen = Theme(body=house, helping=(house, other)).families.serif
    asked = {letter: chosen.face_for(letter).name for letter in "ab漢"}
    assert asked == {"a": "House-400", "b": "NotoSerif-Regular", "漢": "Other-400"}
    assert Theme(helping=(other,)).families.serif.face_for("a").name == "NotoSerif-Regular"


def test_latin_is_what_the_made_fonts_have():
    assert all(cuts(font())[0].face.covers(letter) for letter in LATIN)
