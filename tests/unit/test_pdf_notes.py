"""Notes stand at the foot of the page of their words, whole or begun, and go on where they must."""

import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.report.document import Heading, Listing, Note, PageBreak, Paragraph, Quote, Strong, Table, Text
from argmap.report.finish import finished
from argmap.writers.pdf_styles import MARGIN
from pdftree import lines, read
from tests.pdffile import on_pages, opened, words_in, written
from tools import examples

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)


def note(words):
    return Note((Text(words),))


def said(words, *notes):
    return Paragraph((Text(words), *notes))


def sentence(name, words=60):
    return " ".join([f"{name}begins", *(f"{name}w{n}" for n in range(words)), f"{name}ends"])


def drawn(blocks):
    """The words of each page, in the order in which they stand on it."""
    return [[word for spot in page.spots for word in words_in(spot)] for page in on_pages(*finished(blocks))]


def where(pages, word):
    return [number for number, words in enumerate(pages) if word in words]


def test_a_note_stands_below_the_text_of_its_page():
    first, second = drawn((said("One", note("below")), said("Two"), PageBreak(), said("Three")))
    assert first == ["One", "1", "Two", "1", "below"]
    assert second == ["Three"]


def test_a_note_is_drawn_at_the_foot():
    with opened(written(*finished((said("One", note("below")),)))) as file:
        (place,) = [word for word in file.pages[0].extract_words() if word["text"].endswith("below")]
    assert abs(file.pages[0].height - MARGIN - place["bottom"]) < 6


def test_a_long_note_begins_on_its_page_and_goes_on_below_the_next():
    blocks = [said(sentence("t", 500)), said("Here", note(sentence("n", 900)))]
    blocks += [said(sentence(f"p{number}", 150)) for number in range(6)]
    pages = drawn(tuple(blocks))
    begins, ends = where(pages, "nbegins"), where(pages, "nends")
    assert begins == where(pages, "Here")
    assert len(ends) == 1
    assert ends[0] > begins[0]
    between = range(begins[0], ends[0] + 1)
    assert all(any(word.startswith(("p", "t", "Here")) for word in pages[n]) for n in between)


def test_what_is_referred_to_in_tables_lists_quotes_and_headings_is_below_too():
    cell = (Text("cell"), note("from-cell"))
    blocks = (
        Heading(1, (Text("head"), note("from-heading"))),
        Listing(((said("entry", note("from-list")),),)),
        Quote((Paragraph((Strong((Text("quoted"), note("from-quote"))),)),)),
        Table(
            ((Text("Head"), note("from-head")),),
            tuple((cell,) if n == 60 else ((Text("x"),),) for n in range(90)),
            (1.0,),
        ),
    )
    pages = drawn(blocks)
    words = [word for page in pages for word in page]
    for name in ("heading", "list", "quote", "head", "cell"):
        assert sum(word.endswith(f"from-{name}") for word in words) == 1
    assert len(pages) > 1


paragraphs = st.lists(
    st.tuples(st.integers(1, 260), st.lists(st.sampled_from([1, 3, 15, 40, 200, 1_200]), max_size=3)),
    max_size=7,
)


@pytest.mark.slow
@settings(max_examples=examples(25), deadline=None)
@given(paragraphs)
def test_every_note_is_drawn_once_in_order_and_begins_on_its_page(shape):
    blocks, names = [], []
    for number, (words, notes) in enumerate(shape):
        mine = [f"n{number}x{place}" for place in range(len(notes))]
        names += mine
        blocks.append(
            said(
                sentence(f"t{number}", words),
                *(note(sentence(name, size)) for name, size in zip(mine, notes, strict=True)),
            )
        )
    pages = on_pages(*finished(tuple(blocks)))
    found = [[word for spot in one.spots for word in words_in(spot)] for one in pages]
    drawn_words = [word for words in found for word in words]
    for name in names:
        assert [w for w in drawn_words if w.endswith((f"{name}begins", f"{name}ends"))] != []
        assert sum(word == f"{name}ends" for word in drawn_words) == 1
    ends = [word for word in drawn_words if word.startswith("n") and word.endswith("ends")]
    assert ends == [f"{name}ends" for name in names]
    for one in pages:
        bottoms = [spot.top + spot.strip.height for spot in one.spots]
        assert max(bottoms, default=0) <= one.height - 2 * MARGIN + 0.1
        tops = [spot.top for spot in one.spots]
        assert all(top >= bottom - 0.1 for top, bottom in zip(tops[1:], bottoms, strict=False))
    everything = sum(len(words) for words in found)
    assert len(pages) <= 2 + everything / 100 + len(shape)


def many():
    blocks = [said(f"Words {n}", note(sentence(f"n{n}", 30 * n)), note("see [x]")) for n in range(12)]
    cell = (Text("x"), note("from a cell"))
    return finished((*blocks, Table(((Text("A"),),), ((cell,),), (1.0,)), Heading(1, (Text("H"), note("h")))))


@pytest.mark.parametrize("profile", PROFILES)
def test_a_report_with_notes_keeps_both_standards(profile):
    content = written(*many(), language="en")
    assert [one.message for one in page.validate_pdf_bytes(content, profile=profile).failures] == []


def test_the_tree_has_a_note_with_the_words_that_it_is_on():
    tree = [*lines(read(written(*finished((said("One", note("below")), said("Two"))))))]
    names = [line.split()[0] for line in tree]
    assert names == ["Document", "P", "Link", "Note", "Link", "P"]


def test_number_and_note_lead_to_each_other():
    with opened(written(*finished((said("One", note("below")),)))) as file:
        down, back = sorted(file.annots, key=lambda annot: annot["top"])
        assert down["top"] < back["top"]
