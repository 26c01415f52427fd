"""The list of contents of the Word file: only in long reports, finished, and one that Word can make anew."""

from argmap.report.contents import MOST_UNLISTED, listed
from argmap.report.document import Heading, Listing, PageBreak, Quote, Role
from argmap.writers.pdf_layout import lay_out, with_contents
from tests.wordfile import (
    W,
    author,
    bookmarked,
    everything,
    heading,
    instructions,
    lines,
    paragraph,
    part,
    report,
    values,
    words,
    write,
)

PAGE = paragraph("Some words of a page. " * 130)
"""About as much as a page holds."""


def long(pages: int, *more, **form):
    """Return a report of so many pages, each with a heading."""
    parts = [block for n in range(pages) for block in (heading(f"Part {n}", new_page=True), PAGE)]
    return report(*parts, *more, **form)


def contents_pages(document):
    return with_contents(document).numbers


def entries(data: bytes) -> list[tuple[str, str]]:
    """Return style and words of the lines of the list of contents."""
    [listing] = part(data).iter(f"{W}sdtContent")
    return [(values(line, "w:pPr/w:pStyle")[0], words(line)) for line in listing]


def test_a_report_has_contents_from_nine_pages_of_body_on():
    assert MOST_UNLISTED == 8
    assert contents_pages(long(8)) == ()
    assert contents_pages(long(9)) == tuple(range(2, 11))


def test_pages_of_annexes_do_not_count_but_their_headings_are_listed():
    annex = heading("Annex A", anchor="annex-a", new_page=True)
    assert contents_pages(long(8, annex, *[PAGE] * 9)) == ()
    assert len(contents_pages(long(9, annex, PAGE))) == 10


def test_annexes_that_are_a_file_of_their_own_are_listed_by_all_their_pages():
    annexes = [heading(f"Annex {n}", anchor=f"annex-{n}", new_page=n > 0) for n in range(9)]
    blocks = [block for annex in annexes for block in (annex, PAGE)]
    assert len(contents_pages(report(paragraph("Title", role=Role.TITLE), *blocks))) == 9


def test_each_listed_heading_has_the_page_that_it_has_in_the_pdf():
    document = long(9, heading("Within", level=2), heading("Deeper", level=3), PAGE)
    found = [spot for page in lay_out(document) for spot in page.spots if spot.strip.bookmark]
    assert len(contents_pages(document)) == len(found) == len([*listed(document.blocks)]) == 10


def test_a_contents_page_moves_those_behind_it():
    first = (paragraph("Title", role=Role.TITLE), heading("On page 1"), PageBreak())
    assert contents_pages(report(*first, *long(9).blocks)) == (1, *range(3, 12))


def test_entries_are_finished_and_lead_to_their_headings():
    blocks = (heading("One"), paragraph("x"), heading("Two", level=2), heading("Three", level=3))
    data = write(report(*blocks), pages=(1, 4))
    assert entries(data) == [("TOCHeading", "Contents"), ("TOC1", "One\t1"), ("TOC2", "Two\t4")]
    assert instructions(data) == [
        'TOC \\o "1-2" \\h \\z \\u',
        "PAGEREF _Toc100000001 \\h",
        "PAGEREF _Toc100000002 \\h",
    ]
    marks = {name: said for name, said in bookmarked(data).items() if name.startswith("_Toc")}
    assert marks == {"_Toc100000001": "One", "_Toc100000002": "Two"}
    links = [link.get(f"{W}anchor") for link in part(data).iter(f"{W}hyperlink")]
    assert links == [*marks]


def test_the_field_of_the_contents_begins_and_ends_with_its_entries():
    data = write(report(heading("One"), heading("Two")), pages=(1, 1))
    [listing] = part(data).iter(f"{W}sdtContent")
    kinds = [mark.get(f"{W}fldCharType") for mark in listing.iter(f"{W}fldChar")]
    inner = ["begin", "separate", "end"]
    assert kinds == ["begin", "separate", *inner, *inner, "end"]
    assert values(part(data), ".//w:docPartGallery") == ["Table of Contents"]
    assert all(mark.get(f"{W}dirty") is None for mark in listing.iter(f"{W}fldChar"))  # or Word asks


def test_headings_in_lists_and_quotes_are_counted_as_word_does():
    inner = Listing(((heading("In a list"),),)), Quote((heading("Quoted"),))
    data = write(report(*inner, heading(" "), heading("Last")), pages=(1,))
    assert [said for _, said in entries(data)] == ["Contents", "In a list\t1", "Quoted\t1", "Last\t1"]
    named = {name: said for name, said in bookmarked(data).items() if name.startswith("_Toc")}
    assert [*named.values()] == ["In a list", "Quoted", "Last"]


def test_contents_stand_behind_a_first_page_and_else_below_the_title():
    title, sub = paragraph("Title", role=Role.TITLE), paragraph("Meta", role=Role.META)
    paged = write(report(title, paragraph("first"), PageBreak(), heading("H"), paragraph("x")), pages=(2,))
    assert [text for _, text in lines(paged)] == ["Title", "first", "Contents", "H\t2", "H", "x"]
    broken = [line for line in part(paged).iter(f"{W}p") if line.find(f".//{W}pageBreakBefore") is not None]
    assert [words(line) for line in broken] == ["Contents", "H"]
    flowing = write(report(title, sub, paragraph("first"), heading("H")), pages=(1,))
    assert [text for _, text in lines(flowing)] == ["Title", "Meta", "Contents", "H\t1", "first", "H"]
    late = write(report(title, *[paragraph("w " * 900)] * 3, PageBreak(), heading("H")), pages=(1,))
    assert [style for style, _ in lines(late)][:2] == ["Title", "TOCHeading"]


def test_contents_in_another_language_and_direction():
    data = write(report(heading("שלום")), pages=(1,))
    assert part(data).find(f".//{W}sdtContent").findall(f".//{W}bidi")
    german = write(report(heading("Teil"), language="de"), pages=(1,))
    assert entries(german)[0] == ("TOCHeading", "Inhalt")


def test_a_report_without_pages_has_no_contents_and_one_without_headings_none_either():
    assert not [*part(write(everything())).iter(f"{W}sdt")]
    assert not [*part(write(report(paragraph("x")), pages=(1,))).iter(f"{W}sdt")]


def test_the_numbers_of_pages_may_be_too_few():
    data = write(report(heading("One"), heading("Two"), heading("Three")), pages=(1, 5))
    assert [said for _, said in entries(data)][1:] == ["One\t1", "Two\t5", "Three\t5"]


def test_empty_headings_are_no_entries():
    assert [*listed((Heading(1, (author(" "),)), heading("x", level=9)))] == []
