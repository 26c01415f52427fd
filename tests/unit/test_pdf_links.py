"""Links and bookmarks of the PDF: they lead to what they name."""

import pypdfium2
import pytest

from argmap.report.document import (
    Figure,
    Heading,
    Link,
    Paragraph,
    Text,
)
from tests.pdffile import body, every_block, opened, placed, text, written


@pytest.fixture(scope="module")
def full():
    return written(*every_block(), marking="For official use", language="en")


def links(content):
    """Pairs of the words under each link and where it leads: an address, or a page number."""
    with opened(content) as read:
        numbers = {page.page_obj.pageid: page.page_number for page in read.pages}
        found = []
        for page in read.pages:
            for annotation in page.annots:
                area = tuple(annotation[key] for key in ("x0", "top", "x1", "bottom"))
                x0, top, x1, bottom = area
                words = page.crop((max(x0 - 0.5, 0), top, x1 + 0.5, bottom)).extract_text()
                dest = annotation["data"].get("Dest")
                found.append((words, annotation["uri"] or numbers[dest[0].objid]))
        return found


def test_links_lead_to_addresses_and_places(full):
    found = links(full)
    with opened(full) as read:
        entry = next(page.page_number for page in read.pages if "First entry" in page.extract_text())
    assert ("outer", "https://example.org/a?b=c") in found
    inner = [where for words, where in found if words.startswith(("inner", "link", "words"))]
    assert len(inner) > 1  # one for each line
    assert set(inner) == {entry}
    assert not any("harmless" in words or "nothing" in words for words, _ in found)


def test_boxes_of_figures_lead_to_places_that_the_document_has(full):
    assert [words for words, _ in links(full)].count("Proof box") == 2
    assert links(written(Figure(placed(), 1, (), "alt"))) == []


def test_a_link_keeps_its_area_on_its_own_words():
    content = written(
        Paragraph((Text("before "), Link("https://example.org/", text("linked")), Text(" after")))
    )
    assert links(content) == [("linked", "https://example.org/")]


def test_bookmarks_are_headings_of_two_levels_nested(full):
    read = pypdfium2.PdfDocument(full)
    found = [(mark.level, mark.get_title()) for mark in read.get_toc()]
    read.close()
    assert found == [(0, "First chapter"), (1, "A part"), (0, "Annex")]


def test_bookmarks_may_begin_with_a_part():
    content = written(*(Heading(level, text(f"h{level}")) for level in (2, 2, 1, 2, 4, 1)), body())
    read = pypdfium2.PdfDocument(content)
    found = [(mark.level, mark.get_title()) for mark in read.get_toc()]
    read.close()
    assert found == [(0, "h2"), (0, "h2"), (0, "h1"), (1, "h2"), (0, "h1")]
