"""Laws of distributing strips over pages."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.themes.theme import even
from argmap.writers.pdf_pages import Page, paginated
from argmap.writers.pdf_strips import Strip, total_height

BLANK = Page(200, 140, even(20))
ROOM = 100

strips = st.lists(
    st.builds(
        Strip,
        height=st.integers(0, 70),
        gap=st.integers(0, 20),
        tied=st.booleans(),
        new_page=st.sampled_from([False, False, False, True]),
        header=st.sampled_from([(), (), (Strip(height=10),)]),
        sheet=st.sampled_from([0, 0, 0, 0, 900]),
    ),
    max_size=40,
)


def chains(row):
    found = []
    for strip in row:
        if not found or strip.new_page or not strip.tied:
            found.append([])
        found[-1].append(strip)
    return found


def own(page):
    return [spot.strip for spot in page.spots if not spot.repeated]


@given(strips)
def test_every_strip_stands_once_and_in_order(row):
    assert [id(strip) for page in paginated(row, BLANK) for strip in own(page)] == [id(s) for s in row]


@given(strips)
def test_no_page_of_text_is_overfull(row):
    for page in paginated(row, BLANK):
        last = page.spots[-1] if page.spots else None
        assert last is None or page.width > BLANK.width or last.top + last.strip.height <= ROOM + 0.1


@given(strips)
def test_strips_of_a_page_follow_one_another_at_their_gaps(row):
    for page in paginated(row, BLANK):
        bottom = 0
        for number, spot in enumerate(page.spots):
            assert spot.top == bottom + (spot.strip.gap if number else 0)
            bottom = spot.top + spot.strip.height


@given(strips)
def test_what_is_tied_and_fits_a_page_stands_on_one(row):
    where = {id(strip): number for number, page in enumerate(paginated(row, BLANK)) for strip in own(page)}
    for chain in chains(row):
        header = 10 if chain[0].header else -chain[0].gap
        if header + total_height(chain) <= ROOM:
            assert len({where[id(strip)] for strip in chain}) == 1


@given(strips)
def test_pages_begin_where_asked(row):
    firsts = {id(own(page)[0]) for page in paginated(row, BLANK) if page.spots}
    assert all(id(chain[0]) in firsts for chain in chains(row) if chain[0].new_page)


@given(strips)
def test_only_an_empty_report_has_an_empty_page(row):
    pages = paginated(row, BLANK)
    assert all(page.spots for page in pages) == bool(row)


@given(strips)
def test_a_table_that_goes_on_has_its_header_at_the_top(row):
    for page in paginated(row, BLANK):
        if page.spots and page.width == BLANK.width and own(page)[0].header:
            assert [spot.strip for spot in page.spots[:1]] == list(own(page)[0].header)
