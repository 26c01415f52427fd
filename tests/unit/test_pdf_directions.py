"""Lists, quotes, tables and outlines that run from right to left: what hangs beside hangs at the right."""

import pytest

from argmap.report.document import Listing, Outline, OutlineEntry, PageBreak, Paragraph, Quote, Role
from argmap.typeset.bidi import levels_by_voice
from argmap.writers.pdf_layout import lay_out, with_contents
from argmap.writers.pdf_strips import Words
from argmap.writers.pdf_styles import PAPERS, looks
from tests.pdffile import text
from tests.wordfile import author, heading, paragraph, program, report, table

HEBREW = "ספרייה פתוחה בשבת"
ARABIC = "مكتبة مفتوحة يوم الأحد"
ENGLISH = "A library that is open on Sundays"
WIDTH = PAPERS["A4"][0] - looks(report().theme).margins.across
RIGHT = pytest.mark.parametrize("words", [HEBREW, ARABIC])


def lines(*blocks):
    """Return the words of each line with its left and right ends, in points from the left of the text."""
    spots = (spot for page in lay_out(report(*blocks)) for spot in page.spots)
    return [_line(part) for spot in spots for part in words_in(spot)]


def words_in(spot):
    return [part for part in spot.strip.parts if isinstance(part, Words)]


def _line(part):
    pieces = part.line.pieces
    left = min(piece.x for piece in pieces)
    right = max(piece.x + piece.width for piece in pieces)
    return "".join(piece.text for piece in pieces), part.x + left, part.x + right


def entries(words, count=3, **form):
    return Listing(tuple((paragraph(words * 12),) for _ in range(count)), **form)


@RIGHT
@pytest.mark.parametrize("ordered", [False, True])
def test_marks_of_lists_hang_at_the_right_of_their_text(words, ordered):
    found = lines(entries(words, ordered=ordered))
    marks = [line for line in found if line[0] in ("•", "1.", "2.", "3.")]
    others = [line for line in found if line not in marks]
    assert len(marks) == 3
    assert all(right <= WIDTH + 0.01 for _, _, right in marks)
    assert max(right for _, _, right in others) < min(left for _, left, _ in marks)
    assert max(right for _, _, right in others) > WIDTH - 40


def test_marks_of_other_lists_hang_at_the_left():
    found = lines(entries(ENGLISH))
    marks = [line for line in found if line[0] == "•"]
    others = [line for line in found if line not in marks]
    assert max(right for _, _, right in marks) < min(left for _, left, _ in others)


@RIGHT
def test_each_entry_of_a_list_has_its_mark_where_its_own_words_begin(words):
    found = lines(Listing(((paragraph(words),), (paragraph(ENGLISH),)), ordered=True))
    places = {said: (left, right) for said, left, right in found}
    assert places["1."][0] > places[words][1]
    assert places["2."][1] < places[ENGLISH][0]
    assert places["2."][0] < 5


@RIGHT
def test_lists_in_lists_stand_further_in_from_the_right(words):
    inner = Listing(((paragraph(words),),))
    outer = Listing(((paragraph(words), inner),))
    (_, _, first), (_, _, second) = (line for line in lines(outer) if line[0] not in "•–")
    assert second < first - 10


@RIGHT
def test_the_bar_of_a_quote_stands_at_its_right(words):
    [page] = lay_out(report(Quote((paragraph(words * 8),))))
    bars = {band.x for spot in page.spots for band in spot.strip.bands}
    assert min(bars) > max(right for spot in page.spots for _, _, right in map(_line, words_in(spot)))


@RIGHT
def test_the_first_column_of_a_table_stands_at_its_right(words):
    found = lines(table((f"{words} 1", f"{words} 2"), ("א", "ב")))
    places = {said: left for said, left, _ in found}
    assert places[f"{words} 1"] > places[f"{words} 2"]
    assert places["א"] > places["ב"]


def test_a_table_with_an_english_head_begins_at_the_left():
    places = {said: left for said, left, _ in lines(table(("One", "Two"), (HEBREW, "ב")))}
    assert places["One"] < places["Two"]
    assert places[HEBREW] < places["ב"]


@RIGHT
def test_numbers_of_an_outline_hang_at_the_right_of_all_its_lines(words):
    rows = [
        ("", 0, words),
        ("1", 1, words),
        ("1a", 2, f"But: {words}"),
        ("2", 1, "But only so."),
        ("2.1", 2, words),
    ]
    found = lines(Outline(tuple(OutlineEntry(level, label, text(said)) for label, level, said in rows)))
    places = {said.strip(): (left, right) for said, left, right in found}
    for label, _, said in rows:
        if label and said != words:
            assert places[said][1] < places[label][0]
            assert places[label][0] - places[said][1] < 30
    assert places["1"][1] == pytest.approx(WIDTH)
    assert places["2.1"][1] < places["2"][0] + 1


@RIGHT
def test_numbers_of_pages_stand_at_the_left_of_the_contents(words):
    page = paragraph("Some words of a page. " * 130)
    parts = [block for n in range(9) for block in (heading(f"{words} {n}", new_page=True), page)]
    document = report(paragraph(author(words), role=Role.TITLE), heading(words), PageBreak(), *parts)
    listed = with_contents(document)
    found = [_line(part) for spot in listed.pages[1].spots for part in words_in(spot)]
    numbers = [line for line in found if line[0].isdigit()]
    assert len(numbers) == len(listed.numbers)
    assert all(left == pytest.approx(0) for _, left, _ in numbers)
    assert all(right <= WIDTH + 0.01 for _, _, right in found)
    headings = [line for line in found if words in line[0]]
    assert all(right > WIDTH - 30 for _, _, right in headings)
    assert {left > 20 for _, left, _ in headings} == {True}


def test_nothing_stands_beyond_the_margins_whatever_the_direction():
    deep = entries(HEBREW)
    for _ in range(12):
        deep = Listing(((paragraph(HEBREW), deep),), ordered=True, start=999_999)
    for _, left, right in lines(deep, Quote((deep,))):
        assert left > -0.01
        assert right < WIDTH + 0.01


OURS = "Sourced, holds. It would change if "


def shown(*inlines):
    """Return the pieces of a paragraph's first line from left to right, blanks left out."""
    (spot, *_) = (spot for page in lay_out(report(Paragraph(inlines))) for spot in page.spots)
    (part,) = words_in(spot)
    pieces = [piece.text.strip() for piece in sorted(part.line.pieces, key=lambda piece: piece.x)]
    return [text for text in pieces if text]


@RIGHT
def test_our_words_behind_some_from_the_right_are_one_sentence_from_the_left(words):
    found = shown(author(f"{words}."), program(f" {OURS}"), author("Müller 2020"), program(" were so."))
    assert found == [OURS.strip(), "Müller 2020", "were so.", ".", *reversed(words.split())]


@RIGHT
def test_words_from_the_right_within_ours_keep_their_stop_at_their_left(words):
    ours, *theirs, ours_again = shown(program("We judge: "), author(f"{words}."), program(" Not so."))
    assert (ours, ours_again) == ("We judge:", "Not so.")
    assert theirs == [".", *reversed(words.split())]


def test_every_character_has_a_level_and_voices_are_kept_apart():
    text = "Said: אב 1. Not so."
    voices = ["program"] * 6 + ["author"] * 5 + ["program"] * 8
    found = levels_by_voice(text, voices, rtl=False)
    assert len(found) == len(text)
    assert [level for level, voice in zip(found, voices, strict=True) if voice == "program"] == [0] * 14
    assert found[text.index(".")] == 1  # the stop of what runs from the right is its own
    assert levels_by_voice("abc", ["a"] * 3, rtl=False) == [0, 0, 0]
    assert levels_by_voice("", [], rtl=True) == []
