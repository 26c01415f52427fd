"""The PDF: all words in order, inside the margins, well broken over pages, linked, always the same."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest

from argmap.diagram.boxes import (
    Arrow,
    Box,
    Joint,
    Placed,
    PlacedArrow,
    PlacedBox,
    PlacedJoint,
    PlacedText,
)
from argmap.model import Direction, Kind, Side
from argmap.report.document import (
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Figure,
    Heading,
    LineBreak,
    Link,
    Listing,
    Outline,
    OutlineEntry,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Strong,
    Table,
    Text,
    passages,
    plain,
)
from argmap.typeset import Run, Style, families, set_paragraph
from argmap.writers import pdf
from argmap.writers.pdf_figure import one_page
from argmap.writers.pdf_styles import MARGIN

SENTENCE = "The office of the fifth district affirms that traffic efficiently flows round the closed centre. "
WORD = "Donaudampfschifffahrt" * 500
ARABIC = "يجب على المدينة أن تبني خط ترام لأنه يقلل من وقت السفر والانبعاثات بنسبة كبيرة. "


def text(words):
    return (Text(words),)


def body(words=SENTENCE, **rest):
    return Paragraph(text(words), **rest)


def table(rows, *, columns=3, cell=SENTENCE, **rest):
    head = tuple(text(f"Column{number}") for number in range(columns))
    widths = (1 / columns,) * columns
    return Table(head, tuple(tuple(text(cell) for _ in head) for _ in range(rows)), widths, **rest)


def words_at(words, x, y):
    style = Style(family=families().sans, size=9, leading=11)
    return PlacedText(set_paragraph((Run(words),), style, 90, language="en"), x, y)


def placed(width=220.0, height=200.0, link="#target"):
    thesis = Box(name="n0", place="thesis", label="Thesis", kind=Kind.CLAIM, side=Side.OURS, thesis=True)
    proof = Box(name="n1", place="1", label="Proof", kind=Kind.EVIDENCE, side=Side.THEIRS, link=link)
    joint = Joint(name="n2", place="1", word="but", direction=Direction.AGAINST, linked=True)
    curve = ((60.0, 110.0), (60.0, 95.0), (60.0, 80.0), (60.0, 50.0))
    tip = ((50.0, 50.0), (70.0, 50.0), (70.0, 48.0), (50.0, 48.0))
    return Placed(
        title="A drawing",
        description="One box on another",
        width=width,
        height=height,
        boxes=(
            PlacedBox(thesis, 10, 10, 100, 38, (words_at("Thesis box", 16, 16),)),
            PlacedBox(proof, 10, height - 50, 100, 40, (words_at("Proof box", 16, height - 44),)),
        ),
        joints=(PlacedJoint(joint, 45, 90, 30, 15, words_at("but", 48, 92), ((45, 105), (75, 105))),),
        arrows=(PlacedArrow(Arrow("n0", "n1", joint, tipped=True), curve, tip),),
        smallest=9.0,
    )


def every_block():
    return (
        Paragraph(text("A centre without cars"), Role.TITLE),
        Paragraph(text("An appraisal"), Role.SUBTITLE),
        Paragraph(text("To: the council"), Role.META),
        Paragraph((Strong(text("Decision needed by May")),), Role.META),
        body(SENTENCE * 5),
        Heading(1, text("First chapter"), "first"),
        Paragraph(text("Sourced, holds."), Role.STANDING),
        Paragraph(
            (
                Strong(text("Strong words ")),
                Emphasis((Text("slanted "), Strong(text("both ")))),
                Code("typed words"),
                LineBreak(),
                Link("#target", text("inner link words " * 8)),
                Link("https://example.org/a?b=c", text("outer")),
                Text(" or "),
                Link("javascript:alert(1)", text("harmless")),
                Text(" and "),
                Link("#nowhere", text("nothing")),
            )
        ),
        Heading(2, text("A part"), "part"),
        Listing(
            ((body("one"), body("one more")), (Listing(((body("inner"),),)),), ()), ordered=True, start=9
        ),
        Quote((body("quoted words"), Quote((body("deeper"),)))),
        CodeBlock("thesis:\n  claim: x\n\n  last"),
        table(2, number=1, caption=text("What is offered"), anchor="table-1"),
        Figure(placed(), 1, text("What the drawing shows"), "alt", "figure-1"),
        PageBreak(),
        Heading(1, text("Annex"), "annex", new_page=True),
        Heading(3, text("Third level")),
        Heading(4, text("Fourth level")),
        Outline(
            (
                OutlineEntry(0, "", text("The thesis entry")),
                OutlineEntry(1, "1", text("First entry"), "target"),
                OutlineEntry(2, "1.1", text("Second entry")),
            )
        ),
        Paragraph(text("Small print"), Role.SMALL),
        Figure(placed(1500, 600), 2, text("The whole map"), "alt", own_page=True),
    )


def document(*blocks, **rest):
    return Document(**{"title": "A title", "blocks": blocks, **rest})


def written(*blocks, **rest):
    return pdf.write(document(*blocks, **rest), epoch=86_400, creator="argmap test")


def opened(content):
    return pdfplumber.open(BytesIO(content))


def pages_of_words(content):
    """The words in each page's text area, in the order in which they are drawn."""
    read = pypdfium2.PdfDocument(content)
    found = []
    for page in read:
        width, height = page.get_size()
        margin = 36 if width > 700 else MARGIN
        area = page.get_textpage().get_text_bounded(0, margin, width, height - margin)
        found.append(area.replace("\ufffe", "").split())
    read.close()
    return found


def in_order(expected, found):
    rest = iter(found)
    return [word for word in expected if word not in rest]


@pytest.fixture(scope="module")
def full():
    return written(*every_block(), marking="For official use", language="en")


def test_all_words_are_there_in_reading_order(full):
    expected = [word for passage in passages(every_block()) for word in plain(passage).split()]
    found = [word for page in pages_of_words(full) for word in page]
    assert in_order(expected, found) == []


def test_the_words_of_figures_are_text(full):
    with opened(full) as read:
        assert "Thesis box" in read.pages[-1].extract_text()


def test_words_do_not_run_together_at_line_ends():
    found = pages_of_words(written(body(SENTENCE * 9)))
    assert found == [(SENTENCE * 9).split()]


def test_every_font_is_embedded_and_none_is_helvetica(full):
    assert b"Helvetica" not in full
    assert full.count(b"/FontFile2") == full.count(b"/CIDFontType2") > 4
    with opened(full) as read:
        names = {char["fontname"].partition("+")[2] for page in read.pages for char in page.chars}
    assert {"NotoSerif-Regular", "NotoSans-Bold"} <= names


HOSTILE = {
    "nothing": (),
    "empty": (body(""), Heading(1, ()), Listing(()), Outline(()), Quote(()), CodeBlock(""), table(0)),
    "no columns": (Table((), (), ()), Table((), ((),), ()), Table((), ((text("cell only"),),), ())),
    "long word": (body(WORD), Heading(1, text(WORD[:3000])), CodeBlock(WORD)),
    "long word in a table": (table(1, cell=WORD[:2000]), table(2, columns=4, cell=WORD[:200])),
    "right to left": (body(ARABIC * 20), Heading(1, text(ARABIC)), table(2, cell=ARABIC)),
    "controls": (body("a\x00b\x1fc\x7f\ud800d\ufffe e\u202eabc"), Heading(1, text("\x00\ud800"))),
    "many columns": (table(2, columns=60, cell="word"),),
    "ragged rows": (Table((text("a"), text("b")), ((), (text("1"), text("2"), text("3"))), (0.5, 0.5)),),
    "breaks": (PageBreak(), PageBreak(), body(), PageBreak(), PageBreak()),
    "large numbers": (Listing(((body(),),) * 3, ordered=True, start=10**15),),
    "anchors": (body("", anchor="a"), body(anchor="a"), Heading(1, text("x"), "a")),
    "tall row": (table(3, cell=SENTENCE * 40),),
    "tall header": (Table((text(SENTENCE * 90),), ((text(SENTENCE),),) * 40, (1.0,)),),
    "tall figure": (Heading(1, text("Tall")), Figure(placed(300, 3000), 1, text("cap"), "alt")),
    "huge figure": (Figure(placed(40_000, 300), 1, text("cap"), "alt", own_page=True),),
    "deep outline": (
        Outline(tuple(OutlineEntry(n, ".".join("1" * (n + 1)), text(SENTENCE)) for n in range(60))),
    ),
}


def deep(levels):
    block = body()
    for level in range(levels):
        block = Quote((block,)) if level % 3 == 0 else Listing(((block,),), ordered=level % 2 == 0)
    return block


@pytest.mark.parametrize("blocks", [*HOSTILE.values(), (deep(60),)], ids=[*HOSTILE, "deep"])
def test_nothing_stands_beyond_the_margins(blocks):
    with opened(written(*blocks, title=SENTENCE * 9, marking=SENTENCE * 9)) as read:
        assert read.pages
        for page in read.pages:
            margin = 36 if page.width > 700 else MARGIN
            seen = [char for char in page.chars if char["text"].strip()]
            inside = [
                char for char in seen if char["x0"] > margin - 0.1 and char["x1"] < page.width - margin + 0.1
            ]
            assert len(inside) == len(seen)
            assert all(char["top"] > 0 and char["bottom"] < page.height for char in page.chars)
            assert max(page.width, page.height) <= 14_400


def test_a_table_of_too_many_columns_is_written_out():
    (found,) = pages_of_words(written(table(1, columns=30, cell="word")))
    assert found[:4] == ["Column0:", "word", "Column1:", "word"]


def test_columns_are_as_wide_as_their_longest_word_where_there_is_room():
    rows = ((text("word"), text("Incomprehensibility")),)
    lopsided = Table((text("a"), text("b")), rows, (0.99, 0.01))
    assert "Incomprehensibility" in pages_of_words(written(lopsided))[0]


def test_head_and_foot(full):
    with opened(full) as read:
        total = len(read.pages)
        lines = [page.extract_text().split("\n") for page in read.pages]
    assert all(page[0] == "For official use" for page in lines)
    assert [page[1] == "A title" for page in lines] == [False] + [True] * (total - 1)
    assert [page[-1] for page in lines] == [f"Page {n} of {total}" for n in range(1, total + 1)]


def test_a_running_title_that_is_too_long_is_cut_with_an_ellipsis():
    content = written(body(), PageBreak(), body(), title=SENTENCE * 3)
    with opened(content) as read:
        assert read.pages[1].extract_text().split("\n")[0].endswith("…")


def on_pages(*blocks, **rest):
    return pdf.lay_out(document(*blocks, **rest))


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


def words_in(spot):
    pieces = [piece.text for part in spot.strip.parts if hasattr(part, "line") for piece in part.line.pieces]
    return " ".join(pieces).split()


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


def test_an_outline_entry_stays_whole_when_short():
    entries = tuple(OutlineEntry(1, f"{n}", text(SENTENCE * 4)) for n in range(60))
    for page in on_pages(Outline(entries)):
        assert words_in(page.spots[0])[0].isdigit()


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


def test_paper(full):
    with opened(full) as read:
        assert (round(read.pages[0].width), round(read.pages[0].height)) == (595, 842)
    with opened(written(body(), paper="Letter")) as read:
        assert (read.pages[0].width, read.pages[0].height) == (612, 792)


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


def test_information():
    content = written(
        body(), title="Қала (\\) ж", authors=("A. B.", "C"), subject="S", keywords=("k", "l"), language="kk"
    )
    read = pypdfium2.PdfDocument(content)
    info = read.get_metadata_dict()
    read.close()
    assert (info["Title"], info["Author"], info["Subject"]) == ("Қала (\\) ж", "A. B., C", "S")
    assert (info["Keywords"], info["Creator"]) == ("k, l", "argmap test")
    assert info["CreationDate"] == info["ModDate"] == "D:19700102000000+00'00'"
    assert b"/DisplayDocTitle true" in content
    assert b"/Lang (kk)" in content


def test_the_seal_stands_in_the_file_once_and_can_be_replaced():
    seal = "argmap-seal-" + "0" * 64
    content = pdf.write(document(body()), epoch=0, creator="c", seal=seal)
    assert content.count(seal.encode()) == 1
    replaced = content.replace(seal.encode(), b"argmap-seal-" + b"f" * 64)
    assert pages_of_words(replaced) == [SENTENCE.split()]


def test_the_identity_of_the_file_comes_from_its_content():
    ids = [written(body(words)).rpartition(b"/ID")[2][:40] for words in ("a", "b", "a")]
    assert ids[0] == ids[2] != ids[1]


SCRIPT = """
import sys, hashlib
from tests.unit.test_pdf import every_block, written
sys.stdout.write(hashlib.sha256(written(*every_block(), marking="m")).hexdigest())
"""


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Almaty"), ("77", "America/New_York")])
def test_the_same_document_gives_the_same_bytes(seed, zone):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
    made = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    )
    assert made.stdout == hashlib.sha256(written(*every_block(), marking="m")).hexdigest()


def test_one_figure_alone_fills_its_page():
    with opened(one_page(placed())) as read:
        (page,) = read.pages
        assert (page.width, page.height) == (220, 200)
        assert page.extract_text().split("\n") == ["Thesis box", "but", "Proof box"]


def test_lines_of_a_page_do_not_overlap(full):
    with opened(full) as read:
        for page in read.pages[:-1]:
            tops = sorted({round(line["top"]) for line in page.extract_text_lines() if line["text"].strip()})
            assert all(b - a >= 7 for a, b in pairwise(tops) if b - a > 3)
