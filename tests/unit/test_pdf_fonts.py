"""Fonts in the PDF: what is copied is what was written, and glyphs stand where they were set."""

import hashlib
import os
import subprocess
import sys
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.typeset import Face, Family, Run, Style, families, set_paragraph
from argmap.writers.pdf_canvas import Colophon, finish_page, new_canvas, written
from argmap.writers.pdf_fonts import font_of
from argmap.writers.pdf_glyphs import letters
from argmap.writers.pdf_lines import draw_line, draw_paragraph
from tests.tools import need

WIDTH, LEFT = 380.0, 20.0
SERIF, SANS = families().serif, families().sans
KAZAKH = "Қазақстан Республикасында азаматтық қоғам: ә ғ қ ң ө ұ ү һ і ӘҒҚҢӨҰҮҺІ"
RUSSIAN = "Гражданское общество — это не роскошь, ёж и объём"
GREEK = "Ἐν ἀρχῇ ἦν ὁ λόγος, καὶ ὁ λόγος ἦν πρὸς τὸν θεόν ᾧ"
VIETNAMESE = "Tiếng Việt: Nguyễn, phở, được, thị trường, Hội đồng, cụ thể, đẹp, ọp ẹp"
LIGATURES = "office affine fluffy AVATAR Te To waffle"
SIGNS = "A → B ∧ ¬C ⊢ ∀x ✓ ☐ 5\u202f% “so” ⟨U+1F600⟩"
APART = "thị trường cụ thể, ẹ ị ọ ụ và q\u0303 Hội đồng"
MARKS = "e\u0301 q\u0323\u0307 and q\u0323\u0307 x\u030c e\u0301 thi\u0323 tru\u031bo\u031b\u0300ng"
UNSEEN = "infra\u00adstructure a\u200bb zero\u200djoin f\u200cfi"
ARABIC = "السلام عليكم ورحمة الله لا إلا"
HEBREW = "שלום עולם וברכה"
LEFT_TO_RIGHT = {
    "kazakh": KAZAKH,
    "russian": RUSSIAN,
    "greek": GREEK,
    "vietnamese": VIETNAMESE,
    "ligatures": LIGATURES,
    "signs": SIGNS,
}
DIFFICULT = {"marks": MARKS, "apart": APART, "unseen": UNSEEN, "arabic": ARABIC, "hebrew": HEBREW}
SEEDED = "from tests.unit.test_pdf_fonts import print_hash; print_hash()"
ROOT = Path(__file__).parents[2]


def drawn(*paragraphs):
    """A page with paragraphs one below the other, as a PDF."""
    canvas = new_canvas(Colophon(title="Fonts", language="en"))
    canvas.setPageSize((WIDTH + 2 * LEFT, 800))
    top = 780.0
    for paragraph in paragraphs:
        draw_paragraph(canvas, paragraph, LEFT, top)
        top -= paragraph.height + 8
    finish_page(canvas)
    return written(canvas)


def setting(text, family=SERIF, **form):
    return set_paragraph((Run(text, **form),), Style(family, 12, 16), WIDTH)


def pdfium(content):
    read = pypdfium2.PdfDocument(content)
    try:
        return " ".join(read[0].get_textpage().get_text_bounded().split())
    finally:
        read.close()


def plumber(content):
    with pdfplumber.open(BytesIO(content)) as read:
        return " ".join(read.pages[0].extract_text().split())


def chars(content):
    with pdfplumber.open(BytesIO(content)) as read:
        return read.pages[0].chars


def poppler(content, tmp_path):
    path = tmp_path / "read.pdf"
    path.write_bytes(content)
    command = [need("pdftotext"), "-enc", "UTF-8", str(path), "-"]
    found = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    return " ".join(found.translate(dict.fromkeys((0x202A, 0x202B, 0x202C))).split())


@pytest.mark.parametrize("family", [SERIF, SANS], ids=lambda family: family.name)
@pytest.mark.parametrize("text", LEFT_TO_RIGHT.values(), ids=LEFT_TO_RIGHT.keys())
def test_copied_text_is_what_was_written(text, family, tmp_path):
    for style in ({}, {"bold": True}, {"italic": True}):
        content = drawn(setting(text, family, **style))
        expected = " ".join(text.split())
        assert pdfium(content) == expected
        assert normalize("NFC", plumber(content)) == expected
        assert poppler(content, tmp_path) == expected


@pytest.mark.parametrize("family", [SERIF, SANS], ids=lambda family: family.name)
@pytest.mark.parametrize("text", DIFFICULT.values(), ids=DIFFICULT.keys())
def test_marks_unseen_characters_and_right_to_left_text_are_copied_too(text, family, tmp_path):
    content = drawn(setting(text, family))
    assert pdfium(content) == text
    assert poppler(content, tmp_path) == text


def test_arabic_words_in_a_latin_line_are_copied_in_place(tmp_path):
    content = drawn(setting("The word سلام means peace", SANS))
    assert pdfium(content) == "The word سلام means peace"
    assert "سلام" in poppler(content, tmp_path)


def test_words_do_not_run_together_over_line_ends():
    content = drawn(setting(LIGATURES * 5 + " " + KAZAKH * 4))
    assert pdfium(content) == LIGATURES * 5 + " " + KAZAKH * 4


def test_a_line_ends_with_a_space_only_where_a_word_ends():
    spaced, cut = (
        drawn(set_paragraph((Run(text),), Style(SERIF, 12, 16), 50)) for text in ("so and so", "x" * 30)
    )
    assert [char["text"] for char in chars(spaced)].count(" ") == 2
    assert " " not in [char["text"] for char in chars(cut)]


def test_text_is_written_in_logical_order():
    content = drawn(setting("one שלום two"))
    order = [char["text"] for char in chars(content) if char["text"].strip()]
    assert "".join(order) == "one" + "שלום" + "two"


@pytest.mark.parametrize("text", [*LEFT_TO_RIGHT.values(), ARABIC, MARKS])
def test_glyphs_stand_where_they_were_set(text):
    paragraph = setting(text)
    found = chars(drawn(paragraph))
    for line in paragraph.lines:
        for piece in line.pieces:
            assert any(abs(char["x0"] - LEFT - piece.x) < 0.1 for char in found), piece.text
    letters_seen = [char for char in found if char["text"].strip() and char["width"]]
    assert max(char["x1"] for char in letters_seen) <= LEFT + WIDTH + 0.1


def test_kerning_reaches_the_page():
    a, v = chars(drawn(setting("AV")))
    assert v["x0"] - a["x0"] < a["width"] - 0.3


@pytest.mark.parametrize("family", [SERIF, SANS], ids=lambda family: family.name)
def test_marks_stand_where_they_were_set(family):
    paragraph = setting("aq\u0303d\u0323", family)
    (piece,) = paragraph.lines[0].pieces
    at, places = LEFT, []
    for glyph in piece.glyphs:
        places.append(at + glyph.dx * piece.size / 1000)
        at += glyph.advance * piece.size / 1000
    found = chars(drawn(paragraph))
    assert [char["matrix"][4] for char in found] == pytest.approx(places, abs=0.05)
    assert any(glyph.dx for glyph in piece.glyphs)


def test_what_is_never_seen_takes_no_glyph_and_is_copied_with_the_letter_before():
    assert [char["text"] for char in chars(drawn(setting("\u200da\u00ad\u200bb")))] == [
        "\u200da\u00ad\u200b",
        "b",
    ]


def test_colour_size_and_rise_reach_the_page():
    runs = (Run("a", colour=(1, 0, 0), size_factor=2), Run("b", rise=4))
    style = Style(SERIF, 10, 30, colour=(0, 0, 1))
    a, b = chars(drawn(set_paragraph(runs, style, WIDTH)))
    assert [char["non_stroking_color"] for char in (a, b)] == [(1, 0, 0), (0, 0, 1)]
    assert [round(char["size"]) for char in (a, b)] == [20, 10]
    assert b["matrix"][5] - a["matrix"][5] == pytest.approx(4, abs=0.01)


def test_a_line_is_drawn_on_its_baseline():
    canvas = new_canvas(Colophon(title="Fonts", language="en"))
    draw_line(canvas, setting("line").lines[0], 50, 100)
    finish_page(canvas)
    first = chars(written(canvas))[0]
    assert first["matrix"][4:] == (50, 100)


def ink(content):
    read = pypdfium2.PdfDocument(content)
    try:
        picture = read[0].render(scale=2).to_pil().convert("L")
    finally:
        read.close()
    return picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()


@pytest.mark.parametrize("text", [*LEFT_TO_RIGHT.values(), HEBREW, ARABIC])
def test_ink_stays_within_the_paragraph(text):
    paragraph = setting(text)
    left, top, right, bottom = (edge / 2 for edge in ink(drawn(paragraph)))
    assert left >= LEFT - 1
    assert right <= LEFT + WIDTH + 1
    assert 20 - 2 <= top < bottom <= 20 + paragraph.height + 3


def test_what_is_drawn_is_the_glyph_and_not_an_empty_box():
    assert ink(drawn(setting("A"))) != ink(drawn(setting("L")))
    assert ink(drawn(setting("\u200d"))) is None


def test_only_our_fonts_are_in_the_file_and_only_what_is_used_of_them():
    content = drawn(*(setting(text) for text in (*LEFT_TO_RIGHT.values(), ARABIC)))
    with pikepdf.open(BytesIO(content)) as file:
        assert {str(font.Subtype) for font in file.pages[0].Resources.Font.values()} == {"/Type0"}
    assert len(content) < 60_000
    names = {char["fontname"] for char in chars(content)}
    assert {name.split("+")[1] for name in names} == {"NotoSerif-Regular", "DejaVuSans-Symbols"}
    assert all(len(name.split("+")[0]) == 6 and name[:6].isupper() for name in names)


def test_subsets_of_different_glyphs_have_different_names():
    names = {chars(drawn(setting(text)))[0]["fontname"] for text in ("abc", "abd", "cba")}
    assert len(names) == 2


def test_two_fonts_of_one_name_do_not_mix():
    style = (False, False)
    same = [Family("user", {style: Face("My Font", family.face().content)}) for family in (SERIF, SANS)]
    content = drawn(*(setting("Qg", family) for family in (*same, same[0])))
    first, second, third = (
        [round(char["width"], 3) for char in chars(content)[at : at + 2]] for at in (0, 2, 4)
    )
    assert first == third != second
    assert pdfium(content) == "Qg Qg Qg"


def test_no_code_stands_for_what_archives_forbid():
    canvas = new_canvas(Colophon(title="Fonts", language="en"))
    for text in (*LEFT_TO_RIGHT.values(), *DIFFICULT.values(), "\ufeffa\x00"):
        draw_paragraph(canvas, setting(text), 0, 0)
    for face in (SERIF.face(), SERIF.fallback[-1]):
        for (glyph, text), code in font_of(canvas, face).codes.items():
            assert (glyph, code) == (0, 0) or (text and glyph)
            assert not {"\0", "\ufeff", "\ufffe"} & set(text)


@given(st.text(st.sampled_from("aé ffi\u0301\u0323\u200d\u00adịб→שׁלָםلاَ12()"), max_size=30))
def test_the_texts_of_all_glyphs_make_up_the_text(text):
    for line in setting(text, SANS).lines:
        for piece in line.pieces:
            parts = [
                letter.actual or "".join(shown.text for shown in letter.shown) for letter in letters(piece)
            ]
            whole = "".join(parts) if piece.rtl else normalize("NFC", "".join(parts))
            expected = piece.text if piece.rtl else normalize("NFC", piece.text)
            if any(glyph.advance for glyph in piece.glyphs):
                assert sorted(whole) == sorted(expected)
                assert piece.rtl or whole == expected


def everything():
    return drawn(
        *(setting(text, family) for family in (SERIF, SANS) for text in (*LEFT_TO_RIGHT.values(), ARABIC))
    )


def print_hash():
    sys.stdout.write(hashlib.sha256(everything()).hexdigest())


@pytest.mark.slow
def test_the_same_text_gives_the_same_bytes_in_every_process():
    found = {hashlib.sha256(everything()).hexdigest()}
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(["tests", "."])}
        command = [sys.executable, "-c", SEEDED]
        run = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True, text=True)
        found.add(run.stdout)
    assert len(found) == 1


def test_documents_do_not_share_codes():
    first, second = (new_canvas(Colophon(title="Fonts", language="en")) for _ in range(2))
    draw_paragraph(first, setting("abc"), 0, 0)
    assert font_of(second, SERIF.face()).codes != font_of(first, SERIF.face()).codes
    assert font_of(first, SERIF.face()) is font_of(first, SERIF.face())


def test_copies_of_embedded_fonts_are_themselves():
    embedded = font_of(new_canvas(Colophon(title="Fonts", language="en")), SERIF.face())
    assert deepcopy(embedded) is embedded
    assert embedded.stringWidth("office", 10) == SERIF.face().width("office", 10)
