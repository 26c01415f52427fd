"""The faces: what they cover, how they shape, and what becomes of characters that none of them has."""

from copy import deepcopy
from importlib.resources import files
from unicodedata import normalize

import pytest

from argmap.typeset import Face, Family, families, missing
from argmap.typeset.faces import ignorable, mark

SERIF, SANS = families().serif, families().sans
SYMBOLS = SERIF.fallback[-1]
FACES = [*SERIF.faces.values(), *SANS.faces.values()]
FONTS = files("argmap.typeset").joinpath("fonts")

KAZAKH = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
VIETNAMESE = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(
    normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in "\u0300\u0301\u0303\u0309\u0323"
)
POLYTONIC = "ἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷἈἉἊἋἌἍἎἏᾈᾏᾸᾹᾺΆᾼἐἠἰὀὐὠῤῥῬῼ῾᾿῁΄·ϟϡ"
PUNCTUATION = "‘’“”„«»‹›–—…·•†‡§¶©®™°′″‰№€£¥₸₽₹₫⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃½⅓\u00a0\u202f\u2007\u2009\u2011"
SYMBOL_SIGNS = "→←↔⇒⇔¬∧∨∀∃∴∵≠≤≥−×÷∞∈⊢⊨□■◇◆○●△▲✓✔✗✘☐☑☒⟨⟩"


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
@pytest.mark.parametrize(
    "letters", [KAZAKH, VIETNAMESE, POLYTONIC, PUNCTUATION], ids=["kk", "vi", "grc", "signs"]
)
def test_every_noto_face_has_the_letters_that_argmap_promises(face, letters):
    assert [letter for letter in letters if not face.covers(letter)] == []


def test_signs_arabic_and_hebrew_come_from_the_symbol_face():
    for family in (SERIF, SANS):
        assert missing(SYMBOL_SIGNS + "السلام عليكم پچگژ" + "שלום עולם אבגדהוזחטיכלמנסעפצקרשת", family) == ()


def test_the_fonts_stay_small_and_their_licences_lie_beside_them():
    size = {entry.name: len(entry.read_bytes()) for entry in FONTS.iterdir() if entry.name.endswith(".ttf")}
    assert len(size) == 8
    assert sum(size.values()) < 2_300_000
    assert size["DejaVuSans-Symbols.ttf"] < 350_000
    assert "SIL OPEN FONT LICENSE" in FONTS.joinpath("OFL.txt").read_text(encoding="utf-8")
    assert "Bitstream" in FONTS.joinpath("DejaVu-LICENSE.txt").read_text(encoding="utf-8")


def test_fonts_are_read_once():
    assert families() is families()


@pytest.mark.parametrize("face", [*FACES, SYMBOLS], ids=lambda face: face.name)
def test_measures_are_those_of_letters(face):
    assert face.descent < 0 < face.x_height < face.cap_height < face.ascent
    left, bottom, right, top = face.bounds
    assert left < right
    assert bottom < 0 < top


def test_weight_and_slope_are_told():
    assert {face.weight for face in (SERIF.face(), SERIF.face(bold=True))} == {400, 700}
    assert SERIF.face().italic_angle == 0 > SERIF.face(italic=True).italic_angle


@pytest.mark.parametrize("family", [SERIF, SANS], ids=lambda family: family.name)
def test_pairs_are_kerned(family):
    face = family.face()
    assert face.width("AV", 10) < face.width("A", 10) + face.width("V", 10)
    assert face.width("То", 10) < face.width("Т", 10) + face.width("о", 10)


def test_width_grows_with_the_size():
    assert SERIF.face().width("office", 20) == pytest.approx(2 * SERIF.face().width("office", 10))


def test_letters_that_have_a_ligature_are_one_glyph():
    glyphs = SERIF.face().shape("office")
    assert [glyph.cluster for glyph in glyphs] == [0, 1, 4, 5]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_letter_with_its_marks_is_one_glyph_where_it_is_one_character(face):
    assert [letter for letter in VIETNAMESE + POLYTONIC if len(face.shape(letter)) != 1] == []


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_marks_stand_over_their_letter(face):
    letter, mark_glyph = face.shape("q\u0303")
    assert (letter.cluster, mark_glyph.cluster, mark_glyph.advance) == (0, 1, 0)
    assert face.width("q\u0303", 10) == pytest.approx(face.width("q", 10))
    assert (mark_glyph.dx, mark_glyph.dy) != (0, 0)


def test_arabic_letters_join():
    apart = [SYMBOLS.shape(letter, rtl=True)[0].number for letter in "سمع"]
    joined = [glyph.number for glyph in SYMBOLS.shape("سمع", rtl=True)]
    assert set(apart).isdisjoint(joined)


def test_right_to_left_text_begins_at_the_right():
    assert [glyph.cluster for glyph in SYMBOLS.shape("אבג", rtl=True)] == [2, 1, 0]


@pytest.mark.parametrize("text", ["", "\x00\x1b", "\ud800", "a\udfffb", "\U0010ffff", "\u202e\u2066"])
def test_any_text_can_be_shaped(text):
    assert len(SERIF.face().shape(text)) == len(text)


@pytest.mark.parametrize(
    "language", ["", "kk", "sr-Latn-RS", "en_GB", "-", "x" * 999, "\x00", "\ud800", "ру"]
)
def test_any_language_can_be_named(language):
    assert SERIF.face().width("office", 10, language=language) > 0


def test_language_chooses_the_form_of_letters():
    face = SERIF.face(italic=True)
    assert face.shape("б", language="sr") != face.shape("б", language="ru")


def test_long_texts_are_shaped_alike_whether_or_not_they_are_kept():
    word = SERIF.face().width("office", 10)
    assert SERIF.face().width("office" * 50, 10) == pytest.approx(50 * word, rel=0.01)


def test_missing_characters_are_listed_once_in_order():
    assert missing("a😀b漢😀\x07", SERIF) == ("😀", "漢", "\x07")


@pytest.mark.parametrize("lost", ["\x00", "\x7f", "\ud83d", "\uffff", "\U000f0000", "\ufffb"])
def test_what_no_font_can_show_is_missing(lost):
    assert missing(f"a{lost}b", SERIF) == (lost,)


def test_white_space_and_what_is_never_seen_is_not_missing():
    unseen = "\u00ad\u200b\u200c\u200d\u200e\u202e\u2060\u2066\ufe0f\ufeff\u034f\U000e0041\U000e0100"
    assert missing(" \t\r\n\x0b\x85\u2028\u3000" + unseen, SERIF) == ()
    assert all(map(ignorable, unseen))


@pytest.mark.parametrize("seen", ["\u0600", "\u06dd", "\ufff9", "a", " ", "\u0301"])
def test_format_characters_that_are_seen_are_not_ignored(seen):
    assert not ignorable(seen)


def test_the_mark_of_a_missing_character_can_itself_be_printed():
    for family in (SERIF, SANS):
        assert missing(mark("😀") + mark("\udfff") + mark("\x00"), family) == ()
    assert mark("😀") == "⟨U+1F600⟩"


def test_the_nearest_face_stands_in_for_one_that_a_family_lacks():
    assert SANS.face(bold=True, italic=True) is SANS.face(bold=True)
    assert SANS.face_for("→", bold=True) is SYMBOLS
    assert SANS.face_for("😀") is None


def test_further_faces_are_asked_before_the_last_resort():
    more = Face("More", SYMBOLS.content)
    family = SERIF.with_fallback((more,))
    assert family.face_for("→") is more
    assert family.face_for("a") is SERIF.face()


def test_two_fonts_of_one_name_are_two():
    first, second = (Face("Same", face.content) for face in (SERIF.face(), SANS.face()))
    assert first != second
    assert first.width("office", 10) != second.width("office", 10)


def test_copies_of_faces_and_families_are_themselves():
    assert deepcopy(SERIF) is SERIF
    assert deepcopy(SERIF.face()) is SERIF.face()
    assert isinstance(SERIF, Family)
