"""Fonts of a theme inside the Word file: those that Word takes, and that their makers let go."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from argmap.themes import Theme
from argmap.themes.fonts import cuts, grouped
from argmap.writers import docx
from argmap.writers.docx_embedded import LARGEST, may_go, mixed
from made_fonts import font
from tests.wordfile import EPOCH, NAMESPACE_R, W, everything, part

HEBREW = "".join(map(chr, range(0x5D0, 0x5EB)))


def family(name="Made", weights=(400,), **more):
    [found] = grouped(cut for weight in weights for cut in cuts(font(name, weight=weight, **more)))
    return found


def written(**theme):
    document = replace(everything(), theme=Theme(**theme))
    return docx.write(document, figures={}, epoch=EPOCH, creator="argmap")


def named(data):
    """Return the styles of each family of which fonts go with a file, with the number each is mixed with."""
    return {
        row.get(f"{W}name"): {
            child.tag.removeprefix(f"{W}embed"): (child.get(f"{NAMESPACE_R}id"), child.get(f"{W}fontKey"))
            for child in row
            if child.tag.startswith(f"{W}embed")
        }
        for row in part(data, "word/fontTable.xml")
        if any(child.tag.startswith(f"{W}embed") for child in row)
    }


def members(data):
    with zipfile.ZipFile(BytesIO(data)) as whole:
        return {name: whole.read(name) for name in whole.namelist() if name.endswith(".odttf")}


def keeps_fonts(data):
    return part(data, "word/settings.xml").find(f"{W}embedTrueTypeFonts") is not None


def test_fonts_of_a_theme_go_with_the_file_each_in_its_style():
    data = written(body=family(weights=(400, 700)), heading=family("Other"))
    found = named(data)
    assert {name: [*styles] for name, styles in found.items()} == {
        "Made": ["Regular", "Bold"],
        "Other": ["Regular"],
    }
    assert len(members(data)) == 3
    assert keeps_fonts(data)


def test_what_is_mixed_is_the_font_again_when_it_is_mixed_back():
    data = written(body=family())
    [(_, key)] = named(data)["Made"].values()
    [content] = members(data).values()
    assert content[:4] != b"\0\1\0\0"
    back = mixed(content, key.strip("{}").replace("-", ""))
    assert back == family().face().content
    assert TTFont(BytesIO(back))["name"].getDebugName(1) == "Made"


def test_a_font_is_mixed_as_the_standard_has_it():
    key = "000102030405060708090A0B0C0D0E0F"
    assert mixed(bytes(40), key) == bytes(range(15, -1, -1)) * 2 + bytes(8)


def test_a_file_without_a_theme_carries_no_font():
    data = written()
    assert (named(data), members(data), keeps_fonts(data)) == ({}, {}, False)


def test_a_font_for_other_scripts_goes_along_if_the_styles_name_it():
    data = written(helping=(family("Ivrit", letters=f"x {HEBREW}"), family("Signs", letters="x ☃")))
    assert [*named(data)] == ["Ivrit"]


@pytest.mark.parametrize("allowed", [4, 0x0200, 0x0204, 4 | 0x0100])
def test_what_a_maker_does_not_let_be_edited_with_stays_behind(allowed):
    made = TTFont(BytesIO(font()))
    made["OS/2"].fsType = allowed
    saved = BytesIO()
    made.save(saved)
    [chosen] = grouped(cuts(saved.getvalue()))
    data = written(body=chosen)
    assert members(data) == {}
    assert not keeps_fonts(data)


def test_outlines_that_word_does_not_take_and_large_fonts_stay_behind():
    assert not may_go(family(cff=True).face())
    face = family().face()
    assert may_go(face)
    assert not may_go(replace(face, content=face.content + bytes(LARGEST)))


def test_the_same_theme_gives_the_same_bytes():
    assert written(body=family()) == written(body=family())
