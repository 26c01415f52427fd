"""The list of contents of the PDF: only in long reports, with the pages that headings stand on, and links."""

import re
from io import BytesIO

import pdfplumber
import pikepdf
import pytest

from argmap.report.document import PageBreak, Role
from argmap.writers import pdf
from argmap.writers.pdf_layout import with_contents
from tests.unit.test_docx_contents import PAGE, long
from tests.wordfile import heading, paragraph, report

FIRST = (paragraph("Title", role=Role.TITLE), heading("On page 1"), PageBreak())
LONG = report(
    *FIRST,
    *long(9).blocks,
    heading("Within, and so long that its words do not stand on one line of the list " * 2, level=2),
    PAGE,
    heading("Deeper", level=3),
    heading("Last"),
)


@pytest.fixture(scope="module")
def made():
    return pdf.write(LONG, epoch=0, creator="x")


def pages(content):
    with pdfplumber.open(BytesIO(content)) as file:
        return [page.extract_text() for page in file.pages]


def test_only_a_long_report_has_contents():
    assert with_contents(long(8)).numbers == ()
    assert len(with_contents(long(9)).numbers) == 9


def test_the_list_has_a_page_behind_the_first_and_tells_where_each_heading_stands(made):
    found = pages(made)
    assert found[1].startswith("Contents") or found[1].split("\n")[1] == "Contents"
    listed = dict(re.findall(r"^(.+?)[ .]*\. (\d+)$", found[1], re.MULTILINE))
    assert set(listed) >= {"On page 1", "Part 0", "Part 8", "Last"}
    assert "Deeper" not in listed
    for words, number in listed.items():
        assert words in found[int(number) - 1].replace("\n", " "), words


def test_entries_lead_to_their_headings(made):
    with pikepdf.open(BytesIO(made)) as file:
        places = [page.objgen for page in file.pages]
        led = [places.index(area.Dest[0].objgen) + 1 for area in file.pages[1].Annots]
    assert set(led) == set(with_contents(LONG).numbers)
    assert len(led) > 2 * len(with_contents(LONG).numbers)  # for words and for numbers, of one in two lines


def test_the_tree_has_a_list_of_contents_with_deeper_headings_in_one_of_their_own(made):
    with pikepdf.open(BytesIO(made)) as file:
        document = file.Root.StructTreeRoot.K[0]
        contents = next(kid for kid in document.K if kid.S == "/TOC")
        kinds = [str(kid.S) for kid in contents.K]
    assert kinds == ["/TOCI"] * 10 + ["/TOC", "/TOCI"]


def test_dots_stand_between_words_and_numbers_and_on_neither(made):
    with pdfplumber.open(BytesIO(made)) as file:
        rows = {}
        for char in file.pages[1].chars:
            rows.setdefault(round(char["top"] + char["height"]), []).append(char)
    for row in rows.values():
        dots = [char for char in row if char["text"] == "." and char["fontname"] != row[0]["fontname"]]
        others = [char for char in row if char["text"].strip() and char not in dots]
        if len(dots) > 5:
            left, right = min(c["x0"] for c in dots), max(c["x1"] for c in dots)
            assert all(c["x1"] <= left or c["x0"] >= right for c in others)


def test_the_pdf_and_the_word_file_tell_the_same_pages(made):
    assert with_contents(LONG).numbers[0] == 1
    assert with_contents(LONG).numbers[1] == 3
