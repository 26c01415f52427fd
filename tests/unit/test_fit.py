"""Lines are chosen for the paragraph as a whole, and words are parted only where their language lets them."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from argmap.typeset import Run, Style, families, set_paragraph
from argmap.typeset.fit import SHRINK, fitted
from argmap.typeset.hyphens import SOFT_HYPHEN, hyphen_places
from argmap.typeset.words import Word, words

RAGGED = Style(families().serif, 10.5, 14.0)
PARTED = replace(RAGGED, hyphenate=True)
FILLED = replace(PARTED, align="justify")
TEXT = (
    "The inspection of the bridge was carried out by the transport department in the autumn, and its report "
    "recommended extraordinarily comprehensive strengthening of the foundations before the following winter."
)


def lines(text, style, width, language="en"):
    setting = set_paragraph((Run(text),), style, width, language=language)
    return ["".join(piece.text for piece in line.pieces) for line in setting.lines]


def greedy(text, width):
    """How many lines a paragraph has when each takes as many words as it can."""
    count, used = 1, 0.0
    for number, word in enumerate(words((Run(text),), RAGGED, language="en", rtl=False)):
        space = word.space.width if word.space and number else 0.0
        if used and used + space + word.width > width:
            count, used, space = count + 1, 0.0, 0.0
        used += space + word.width
    return count


def test_without_hyphens_a_paragraph_has_as_few_lines_as_can_be():
    random = Random(7)
    for _ in range(60):
        text = " ".join(random.choice(TEXT.split()) for _ in range(random.randint(1, 40)))
        width = random.uniform(90, 400)
        assert len(lines(text, RAGGED, width)) == greedy(text, width)


class Plain:
    """Room for lines of ten, ragged, as few as possible."""

    justified = False
    shortest = True

    def room(self, number):
        return 10.0


def word(width, *, line_break=False):
    bit = replace(next(words((Run("x"),), RAGGED, language="en", rtl=False)).bits[0], width=float(width))
    return Word((bit,), replace(bit, width=1.0), line_break)


def widths(found):
    return [[int(word.width) for word in line] for line in found]


def test_the_unevenness_is_shared_out():
    assert widths(fitted([word(n) for n in (5, 4, 4, 9)], Plain())) == [[5], [4, 4], [9]]


def test_a_last_line_is_not_one_short_word_where_there_is_another_way():
    assert widths(fitted([word(n) for n in (4, 2, 2, 1)], Plain())) == [[4, 2], [2, 1]]


def test_a_forced_break_ends_a_line():
    found = fitted([word(3), word(2, line_break=True), word(2)], Plain())
    assert widths(found) == [[3], [2, 2]]


def test_a_word_wider_than_its_line_stands_alone():
    assert widths(fitted([word(3), word(12), word(2)], Plain())) == [[3], [12], [2]]


def test_a_parted_word_is_copied_with_a_soft_hyphen_and_keeps_its_letters():
    found = lines("extraordinarily comprehensive recommendations", PARTED, 90)
    parted = [line for line in found if line.endswith(SOFT_HYPHEN)]
    assert parted
    joined = " ".join(found).replace(f"{SOFT_HYPHEN} ", "")
    assert joined == "extraordinarily comprehensive recommendations"


def test_the_hyphen_is_seen_and_the_line_does_not_end_with_a_space():
    setting = set_paragraph((Run("extraordinarily comprehensive"),), PARTED, 60, language="en")
    line = setting.lines[0]
    assert line.pieces[-1].text == SOFT_HYPHEN
    assert line.pieces[-1].width > 2
    assert not line.ends_with_space
    assert max(piece.x + piece.width for piece in line.pieces) <= 60 + 1e-6


def test_words_are_parted_only_where_asked_for():
    assert not any(SOFT_HYPHEN in line for line in lines(TEXT, RAGGED, 60))
    setting = set_paragraph((Run(TEXT, verbatim=True),), PARTED, 60, language="en")
    assert not any(piece.text == SOFT_HYPHEN for line in setting.lines for piece in line.pieces)


@pytest.mark.parametrize(
    ("text", "language", "parted"),
    [
        ("information", "en", ["in", "form", "a", "tion"]),
        ("(information),", "en-GB", ["(in", "form", "a", "tion),"]),
        ("Donaudampfschiff", "de", ["Do", "nau", "dampf", "schiff"]),
        ("развитие", "ru", ["раз", "ви", "тие"]),
        ("Washington", "en", ["Washington"]),
        ("report2019.pdf", "en", ["report2019.pdf"]),
        ("ақпараттандыру", "kk", ["ақпараттандыру"]),
        ("information", "", ["information"]),
        ("bridge", "en", ["bridge"]),
        ("", "en", [""]),
    ],
)
def test_words_are_parted_by_the_patterns_of_their_language(text, language, parted):
    places = [0, *hyphen_places(text, language), len(text)]
    assert [text[a:b] for a, b in pairwise(places)] == parted


def test_justified_lines_fill_their_room_except_the_last():
    setting = set_paragraph((Run(TEXT),), FILLED, 220, language="en")
    ends = [max(piece.x + piece.width for piece in line.pieces) for line in setting.lines]
    assert len(ends) > 3
    assert all(abs(end - 220) < 0.01 for end in ends[:-1])
    assert ends[-1] < 219


def test_the_spaces_of_a_justified_line_do_not_vanish():
    setting = set_paragraph((Run(TEXT),), FILLED, 220, language="en")
    (space,) = RAGGED.family.asked(bold=False, italic=False)[0].shape(" ")
    spaces = [
        glyph.advance
        for line in setting.lines[:-1]
        for piece in line.pieces
        for glyph in piece.glyphs
        if piece.text[glyph.cluster] == " "
    ]
    assert min(spaces) >= (1 - SHRINK) * space.advance - 20


def test_a_justified_line_of_one_word_stays_as_it_is():
    setting = set_paragraph((Run("bridge bridge"),), FILLED, 40, language="en")
    assert [round(line.pieces[0].x, 3) for line in setting.lines] == [0.0, 0.0]


@pytest.mark.slow
def test_no_justified_line_sticks_out_not_even_the_last():
    random = Random(11)
    for _ in range(200):
        text = " ".join(random.choice(TEXT.split()) for _ in range(random.randint(2, 60)))
        setting = set_paragraph((Run(text),), FILLED, 220, language="en")
        assert max(piece.x + piece.width for line in setting.lines for piece in line.pieces) < 220.01
