"""Where pages of the PDF break: nothing stands alone that belongs to what comes next."""

import pytest

from argmap.report.document import (
    Figure,
    Heading,
    Listing,
    Outline,
    OutlineEntry,
    PageBreak,
    Paragraph,
    Role,
)
from tests.pdffile import (
    SENTENCE,
    body,
    on_pages,
    opened,
    pages_of_words,
    placed,
    table,
    text,
    words_in,
    written,
)


@pytest.mark.parametrize(
    "follows",
    [
        (body(SENTENCE * 6),),
        (Heading(2, text("Part")), body(SENTENCE * 6)),
        (Paragraph(text("Standing"), Role.STANDING), body(SENTENCE * 6)),
        (table(3, caption=text("Caption"), number=1),),
        (Listing(((body(SENTENCE * 6),),)),),
        (Figure(placed(), 1, text("Caption"), "alt"),),
    ],
    ids=["text", "heading", "standing", "table", "list", "figure"],
)
def test_a_heading_is_never_the_last_thing_on_a_page(follows):
    for lines in range(30, 50):
        before = [body("x", anchor=f"line-{n}") for n in range(lines)]
        pages = on_pages(*before, Heading(1, text("Chapter")), *follows)
        for page in pages:
            *_, but_last, last = (None, *page.spots)
            assert last.strip.bookmark is None
            assert lines_below_heading(page) >= 2 or not isinstance(follows[0], Paragraph | Listing)
            assert but_last is not None


def lines_below_heading(page):
    for number, spot in enumerate(page.spots):
        if spot.strip.bookmark is not None:
            return len(page.spots) - number - 1
    return 2


def test_no_line_of_a_paragraph_stands_alone_on_a_page():
    for lines in range(30, 50):
        pages = on_pages(*[body("x")] * lines, body(SENTENCE * 6), *[body("x")] * 30)
        for page in pages:
            paragraph = [spot for spot in page.spots if len(spot.strip.parts[0].line.pieces[0].text) > 1]
            assert len(paragraph) != 1


def test_the_header_of_a_table_is_repeated_and_rows_stay_whole():
    content = written(table(40, number=1, caption=text("Caption words"), cell="alpha beta gamma " * 8))
    found = pages_of_words(content)
    assert len(found) > 2
    assert found[0][:4] == ["Table", "1.", "Caption", "words"]
    assert all(page[:3] == ["Column0", "Column1", "Column2"] for page in found[1:])
    assert all(page.count("gamma") % 24 == 0 for page in found)


def test_a_caption_stays_with_header_and_first_row():
    for lines in range(25, 40):
        pages = on_pages(*[body("x")] * lines, table(3, number=1, caption=text("Caption")))
        first = next(page for page in pages if any(words_in(spot)[:1] == ["Table"] for spot in page.spots))
        kinds = [words_in(spot)[:1] for spot in first.spots]
        start = kinds.index(["Table"])
        assert kinds[start + 1] == ["Column0"]
        assert kinds[start + 2] == ["The"]


def test_a_row_taller_than_a_page_goes_on_with_the_header():
    found = pages_of_words(written(table(1, columns=2, cell=SENTENCE * 60)))
    assert len(found) > 1
    assert all(page[:2] == ["Column0", "Column1"] for page in found)
    assert sum(page.count("affirms") for page in found) == 120


def test_a_figure_stands_with_its_caption():
    for lines in range(20, 40):
        pages = on_pages(*[body("x")] * lines, Figure(placed(), 1, text("Caption"), "alt"))
        first = next(page for page in pages if any(words_in(spot)[:1] == ["Figure"] for spot in page.spots))
        assert hasattr(first.spots[-2].strip.parts[0], "placed")


@pytest.mark.parametrize("lines", range(5))
def test_an_outline_entry_stays_whole_when_short(lines):
    entries = tuple(OutlineEntry(1, f"{n}", text(SENTENCE * 4)) for n in range(30))
    _, *later = on_pages(*[body("x")] * lines, Outline(entries))
    assert later
    assert all(words_in(page.spots[0])[0].isdigit() for page in later)


@pytest.mark.parametrize("lines", range(8))
def test_a_line_that_only_joins_those_below_stands_on_the_page_of_the_first(lines):
    pair = (OutlineEntry(1, "9", text("Together.")), OutlineEntry(2, "9a", text("One."), "s-one"))
    pages = on_pages(*[body("x")] * lines, Outline(pair * 60))
    assert len(pages) > 1
    assert all("Together." not in words_in(page.spots[-1]) for page in pages)


@pytest.mark.parametrize("kind", ["outline", "table"])
def test_the_last_line_of_an_outline_or_a_table_has_no_page_for_itself(kind):
    entries = tuple(OutlineEntry(1, f"{n}", text("Said."), f"s-{n}") for n in range(12))
    long = Outline(entries) if kind == "outline" else table(9)
    last = [on_pages(*[body("x")] * lines, long)[-1] for lines in range(20, 50)]
    assert all(len(page.spots) >= 3 for page in last)  # of a table, the header is repeated
    assert any(words_in(page.spots[0])[:1] != ["x"] for page in last)


def test_new_pages_begin_where_asked_and_none_is_empty():
    pages = on_pages(
        PageBreak(),
        body(),
        PageBreak(),
        PageBreak(),
        Heading(1, text("x"), new_page=True),
        body(),
        PageBreak(),
    )
    assert [len(page.spots) > 0 for page in pages] == [True, True]


def test_a_heading_can_begin_a_page():
    pages = on_pages(body(), Heading(1, text("x"), new_page=True), body())
    assert [len(page.spots) for page in pages] == [1, 2]


def test_an_empty_document_has_one_page():
    assert len(on_pages()) == 1


def test_a_figure_with_a_page_of_its_own_gets_as_large_a_page_as_it_needs():
    blocks = [
        body(),
        Heading(1, text("Annex")),
        Figure(placed(1500, 400), 1, text("The map"), "alt", own_page=True),
    ]
    with opened(written(*blocks, body("after"))) as read:
        sizes = [(round(page.width), round(page.height)) for page in read.pages]
        assert sizes == [(595, 842), (1572, 595), (595, 842)]
        sheet = read.pages[1].extract_text()
    assert "Annex" in sheet
    assert "Figure 1. The map" in sheet


@pytest.mark.parametrize(
    ("size", "expected"), [((100, 300), (595, 842)), ((300, 100), (842, 595)), ((100, 2000), (595, 2090))]
)
def test_the_least_page_for_a_figure_is_a4(size, expected):
    (page,) = on_pages(Figure(placed(*size), 1, text("The map"), "alt", own_page=True))
    assert (round(page.width), round(page.height)) == expected


def test_a_figure_in_the_text_is_never_enlarged():
    (page,) = on_pages(Figure(placed(200, 200), 1, (), "alt"))
    assert page.spots[0].strip.parts[0].scale == 1
