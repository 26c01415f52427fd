"""The PDF's structure: what a reader who hears the page is told, in the order of the argument."""

import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from unicodedata import normalize

import pikepdf
import pytest

from argmap.report.document import (
    Code,
    CodeBlock,
    Figure,
    Heading,
    LineBreak,
    Link,
    Listing,
    Outline,
    OutlineEntry,
    Paragraph,
    Quote,
    Role,
    Strong,
    Table,
    Text,
    Voice,
    passages,
    plain,
)
from argmap.typeset.hyphens import SOFT_HYPHEN
from tests.pdffile import ARABIC, SENTENCE, body, every_block, in_order, opened, placed, table, text, written
from tests.pdftree import Element, lines, read
from tools import need

PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh"}


@pytest.fixture(scope="module")
def full():
    return written(*every_block(), marking="For official use", language="en")


def tree(*blocks, **rest):
    return read(written(*blocks, **rest))


def drawn(element):
    return list(lines(element))


EVERY_BLOCK = """\
Document
  H1 A centre without cars
  P An appraisal
  P To: the council
  P Decision needed by May
  P {sentences}
  H2 First chapter
  P Sourced, holds.
  P Strong words slanted both  or harmless and nothing
    Code typed words
    Link {inner}
    Link outer
  H3 A part
  L
    LI
      Lbl 9.
      LBody
        P one
        P one more
    LI
      Lbl 10.
      LBody
        L
          LI
            Lbl –
            LBody
              P inner
    LI
      Lbl 11.
  BlockQuote
    P quoted words
    BlockQuote
      P deeper
  P
    Code thesis: \xa0\xa0claim: x \xa0\xa0last
  Table
    Caption Table 1. What is offered
    THead
      TR
        TH Column0
        TH Column1
        TH Column2
    TBody
{rows}
  Div
    Figure but Thesis box Proof box
      Link
    Caption Figure 1. What the drawing shows
  H2 Annex
  H3 Third level
  H4 Fourth level
  L
    LI
      LBody
        P The thesis entry
        L
          LI
            Lbl 1
            LBody
              P First entry
              L
                LI
                  Lbl 1.1
                  LBody
                    P Second entry
  P Small print
  Div
    Figure but Thesis box Proof box
      Link
    Caption Figure 2. The whole map"""


def test_every_kind_of_block_has_its_element_and_they_come_in_order(full):
    row = "\n".join(["      TR", *[f"        TD {SENTENCE.strip()}"] * 3])
    filled = EVERY_BLOCK.format(
        sentences=(SENTENCE * 5).strip(), inner=("inner link words " * 8).strip(), rows=f"{row}\n{row}"
    )
    assert drawn(read(full)) == filled.split("\n")


# Text: every word, once, in order, apart from its neighbours.


def test_all_words_of_the_document_are_in_the_tree_in_order(full):
    expected = [word for passage in passages(every_block()) for word in plain(passage).split()]
    assert in_order(expected, " ".join(said(read(full))).split()) == []


def said(element):
    """Yield the texts of an element and all in it."""
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from said(kid)
        elif isinstance(kid, str):
            yield kid


WORDS = {
    "lines": SENTENCE * 9,
    "ligatures": "office affine fluffy waffle " * 9,
    "kazakh": "Қазақстан Республикасында азаматтық қоғам ә ғ қ ң ө ұ ү һ і " * 5,
    "vietnamese": "thị trường cụ thể, ẹ ị ọ ụ và Hội đồng " * 5,
    "right to left": "שלום עולם וברכה " * 20,
    "both": "The word שלום means peace and סלאם does too (says the dictionary). " * 4,
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_are_read_as_they_were_written(words):
    assert tree(body(words)).one("P").text.split() == words.split()


def test_marks_are_read_after_the_letter_that_they_stand_on():
    found = tree(body("e\u0301 q\u0323\u0307 x\u030c " * 40)).one("P").text
    assert normalize("NFC", found).split() == ["é", "q\u0323\u0307", "x\u030c"] * 40


def test_letters_that_only_their_marks_tell_apart_are_each_said_once():
    content = written(body("q\u0323\u0307 " * 30))
    with pikepdf.open(BytesIO(content)) as file:
        said = [
            str(operands[1].ActualText)
            for operands, operator in pikepdf.parse_content_stream(file.pages[0])
            if str(operator) == "BDC" and "/ActualText" in operands[1]
        ]
    assert "".join(said).split() == ["q\u0323\u0307"] * 30


def test_a_space_at_the_end_of_a_line_is_not_swallowed_by_the_letter_before():
    lines_of_letters = (Text("q\u0323\u0307"), LineBreak()) * 4
    assert tree(Paragraph(lines_of_letters)).one("P").kids == ["q\u0323\u0307", " "] * 3 + ["q\u0323\u0307"]


def test_a_parted_word_is_whole_again_without_its_soft_hyphen():
    words = "many incomprehensibilities characterise administrations internationally " * 3
    found = next(tree(table(1, columns=4, cell=words), language="en").below("TD")).text
    assert SOFT_HYPHEN in found
    assert found.replace(SOFT_HYPHEN, "").split() == words.split()


def test_lines_of_code_stay_apart():
    assert tree(CodeBlock("a: 1\nb: 2\n\nc")).one("Code").text.split() == ["a:", "1", "b:", "2", "c"]


def test_a_paragraph_over_two_pages_is_one_element():
    *_, long = tree(*[body("x")] * 30, body(SENTENCE * 30)).below("P")
    assert long.pages == [0, 1]
    assert long.text.split() == (SENTENCE * 30).split()


def test_another_reader_of_trees_finds_the_same_words(full, tmp_path):
    program = need("pdfinfo")
    path = tmp_path / "read.pdf"
    path.write_bytes(full)
    run = subprocess.run([program, "-struct-text", path], capture_output=True, check=True, encoding="utf-8")
    expected = [word for passage in passages(every_block()) for word in plain(passage).split()]
    assert in_order(expected, run.stdout.replace('"', " ").split()) == []


# Headings.


def levels(*blocks):
    return [element.name for element in tree(*blocks).below(*(f"H{level}" for level in range(1, 7)))]


def test_headings_begin_at_one_and_skip_no_level():
    headings = [Heading(level, text("h")) for level in (2, 2, 1, 2, 4, 3, 4, 1)]
    assert levels(*headings) == ["H1", "H1", "H1", "H2", "H3", "H3", "H4", "H1"]


def test_the_title_ranks_above_all_headings():
    title = Paragraph(text("T"), Role.TITLE)
    assert levels(title, Heading(1, text("h")), Heading(3, text("h")), title, Heading(2, text("h"))) == [
        "H1",
        "H2",
        "H3",
        "H1",
        "H2",
    ]


def test_headings_in_lists_and_quotes_rank_with_the_others():
    inner = Heading(2, text("h"))
    assert levels(Heading(1, text("h")), Listing(((inner,),)), Quote((inner, Heading(3, text("h"))))) == [
        "H1",
        "H2",
        "H2",
        "H3",
    ]


# Lists.


def test_lists_say_how_they_are_numbered(full):
    numbering = [listing.entries["ListNumbering"] for listing in read(full).below("L")]
    assert numbering == ["Decimal", "Disc", *["Decimal"] * 3]


def outline(*levels):
    return Outline(tuple(OutlineEntry(level, f"{n}", text(f"e{n}")) for n, level in enumerate(levels)))


def test_an_outline_may_jump_down_and_comes_back_to_the_list_that_it_left():
    (listing,) = tree(outline(1, 4, 4, 2, 1)).elements
    first, second = listing.elements
    assert [inner.text for inner in first.below("L")] == ["1e12e2", "3e3"]
    assert second.text == "4e4"


def test_lists_within_lists_come_to_an_end():
    found = tree(outline(*range(60)))
    assert found.text == "".join(f"{n}e{n}" for n in range(60))
    depth = max(len(line) - len(line.lstrip()) for line in drawn(found)) // 2
    assert depth < 33 * 3 + 3


# Tables.


def rows(element):
    return [[cell.name for cell in row.kids] for row in element.below("TR")]


def test_the_header_of_a_table_is_of_columns_and_rows_are_all_alike():
    ragged = Table((text("a"), text("b")), ((), (text("1"), text("2"), text("3"))), (0.5, 0.5))
    found = tree(ragged)
    assert rows(found) == [["TH"] * 3, ["TD"] * 3, ["TD"] * 3]
    assert {cell.entries["Scope"] for cell in found.below("TH")} == {"Column"}


def test_a_table_without_header_is_read_by_the_first_cell_of_each_row():
    bare = Table(((), ()), ((text("Price"), text("5")), (text("Term"), text("May"))), (0.5, 0.5))
    found = tree(bare)
    assert rows(found) == [["TH", "TD"]] * 2
    assert {cell.entries["Scope"] for cell in found.below("TH")} == {"Row"}


def test_a_table_without_rows_still_has_a_body():
    assert [kid.name for kid in tree(table(0)).one("Table").kids] == ["TBody"]


def test_the_header_of_a_table_is_read_once_however_often_it_is_printed():
    content = written(table(50, cell="word"))
    with opened(content) as file:
        assert all("Column0" in page.extract_text() for page in file.pages)
        assert len(file.pages) == 2
    assert read(content).text.count("Column0") == 1


def test_a_row_over_several_pages_is_one_row():
    found = tree(table(1, columns=4, cell=SENTENCE * 18))
    assert rows(found) == [["TH"] * 4, ["TD"] * 4]
    for cell in found.below("TD"):
        assert set(cell.pages) == {0, 1}
        assert cell.text.replace(SOFT_HYPHEN, "").split() == (SENTENCE * 18).split()


def test_a_table_that_is_written_out_is_paragraphs():
    found = tree(table(1, columns=30, cell="word", number=1, caption=text("Many")))
    assert [kid.name for kid in found.one("Div").kids] == ["P"] * 31


# Figures and links.


def test_a_figure_is_where_it_is_drawn_and_says_what_it_shows():
    content = written(body(), Figure(placed(), 1, text("Caption"), "what it shows"))
    figure = read(content).one("Figure")
    left, bottom, right, top = figure.entries["BBox"]
    assert figure.entries["Alt"] == "what it shows"
    with opened(content) as file:
        page = file.pages[0]
        boxes = [shape for shape in (*page.rects, *page.curves) if shape["stroke"]]
        height = page.height
    assert boxes
    for box in boxes:
        assert left <= box["x0"] <= box["x1"] <= right
        assert bottom <= height - box["bottom"] <= height - box["top"] <= top


@pytest.mark.parametrize(
    ("alt", "description", "caption", "title", "said"),
    [
        (" ", "in words", "Caption", "Title", "in words"),
        ("", "", "Caption", "Title", "Caption"),
        ("", " ", "", "Title", "Title"),
        ("", "", "", "", "A diagram"),
    ],
)
def test_a_figure_always_says_something(alt, description, caption, title, said):
    drawing = replace(placed(), description=description, title=title)
    figure = tree(Figure(drawing, 1, text(caption), alt)).one("Figure")
    assert figure.entries["Alt"] == said


def test_boxes_that_lead_somewhere_are_links_that_say_what_is_in_the_box(full):
    figure = next(read(full).below("Figure"))
    link = figure.one("Link")
    assert [link.entries["Alt"], *link.areas] == ["Proof", "Proof"]


def test_a_link_over_several_lines_and_pages_is_one_and_says_all_its_words():
    words = "inner link words that go on "
    found = tree(*[body("x")] * 30, Paragraph((Link("https://example.org/", text(words * 60)),)))
    link = found.one("Link")
    assert len(link.areas) > 15
    assert set(link.pages) == {0, 1}
    assert set(link.areas) == {(words * 60).strip()}


def test_what_a_link_says_is_not_parted():
    words = "incomprehensibilities characterise administrations internationally"
    cells = ((Link("https://example.org/", text(words)),), *[text(words)] * 3)
    link = tree(Table(cells, (cells,), (0.25,) * 4)).one("TBody").one("Link")
    assert SOFT_HYPHEN in link.text
    assert set(link.areas) == {words}


def test_words_in_bold_do_not_part_a_link_and_words_between_do():
    address = "https://example.org/"
    bold = Link(address, (Text("one "), Strong(text("two")), Text(" three")))
    plain_words = (Link(address, text("four")), Text(" or "), Link(address, text("five")))
    found = tree(Paragraph((bold, Text(", "), *plain_words)))
    assert [link.text for link in found.below("Link")] == ["one two three", "four", "five"]
    assert [len(link.areas) for link in found.below("Link")] == [1, 1, 1]


def test_code_in_a_link_stays_in_it():
    found = tree(Paragraph((Link("https://example.org/", (Text("see "), Code("x"))),)))
    assert found.one("Link").text == "see x"
    assert found.one("Link").one("Code").text == "x"
    assert found.one("Link").areas == ["see x"]


# Languages.


def test_words_of_the_program_that_are_not_in_the_language_of_the_document_say_theirs():
    mixed = Paragraph((Text("Το συμπέρασμα", Voice.AUTHOR), Text(" is sourced", Voice.PROGRAM)))
    found = tree(mixed, language="el")
    assert found.one("Span").text == " is sourced"
    assert found.one("Span").entries["Lang"] == "en"
    assert list(tree(mixed, language="fr").below("Span")) == []


@pytest.mark.parametrize(
    ("named", "said"), [("kk", "kk"), ("en_GB", "en-GB"), (" de-AT ", "de-AT"), ("the Queen's", "en")]
)
def test_the_language_is_a_code_or_said_to_be_unknown(named, said):
    with pikepdf.open(BytesIO(written(body(), language=named))) as file:
        assert str(file.Root.Lang) == said


# What is drawn on the page.


def marked(page):
    """Yield each operator of a page with the marks that it stands between."""
    marks = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in ("BDC", "BMC"):
            marks.append((str(operands[0]), operands[1] if len(operands) > 1 else {}))
        elif str(operator) == "EMC":
            marks.pop()
        else:
            yield str(operator), list(marks)
    assert marks == []


HOSTILE = (
    *every_block(),
    Paragraph((Code("a"), Link("https://example.org/", (Code("b"), Text(ARABIC * 5))))),
    body("q\u0323\u0307 " * 30),
    table(40),
    Figure(replace(placed(), description="q\u0323\u0307"), 3, (), ""),
)


@pytest.fixture(scope="module")
def file():
    with pikepdf.open(BytesIO(written(*HOSTILE, marking="M"))) as opened_file:
        yield opened_file


def test_all_that_is_drawn_is_content_or_an_artifact_and_never_both(file):
    for page in file.pages:
        for operator, marks in marked(page):
            if operator in PAINTS:
                outer = [mark for mark in marks if mark[0] == "/Artifact" or "/MCID" in mark[1]]
                assert len(outer) == 1, (operator, marks)


def test_the_parents_of_stretches_and_areas_are_the_elements_that_have_them(file):
    root = file.Root.StructTreeRoot
    keys, owners = root.ParentTree.Nums[::2], root.ParentTree.Nums[1::2]
    assert list(keys) == list(range(root.ParentTreeNextKey))
    claimed = {}

    def walk(element, parent):
        assert element.P.objgen == parent.objgen
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                claimed[element.Pg.StructParents, kid] = element.objgen
            elif "/MCID" in kid:
                claimed[kid.Pg.StructParents, kid.MCID] = element.objgen
            elif "/Obj" in kid:
                claimed[kid.Obj.StructParent] = element.objgen
            else:
                walk(kid, element)

    walk(root.K[0], root)
    listed = {}
    for key, owner in zip(keys, owners, strict=True):
        if isinstance(owner, pikepdf.Array):
            listed.update({(key, number): element.objgen for number, element in enumerate(owner)})
        else:
            listed[key] = owner.objgen
    assert claimed == listed
    assert [int(page.obj.StructParents) in keys for page in file.pages] == [True] * len(file.pages)


def test_heads_feet_rules_and_headers_that_come_again_are_artifacts(file):
    kinds = {
        (str(marks[0][1].get("/Type")), str(marks[0][1].get("/Subtype")), operator in ("Tj", "TJ"))
        for page in file.pages
        for operator, marks in marked(page)
        if operator in PAINTS and marks[0][0] == "/Artifact"
    }
    assert kinds == {
        ("/Pagination", "/Header", True),
        ("/Pagination", "/Footer", True),
        ("/Pagination", "None", True),
        ("/Layout", "None", False),
    }


def test_pages_are_walked_through_in_the_order_of_the_tree(file):
    assert [str(page.obj.Tabs) for page in file.pages] == ["/S"] * len(file.pages)
    assert bool(file.Root.MarkInfo.Marked)


def test_anchors_lead_to_elements(file):
    table_of_idents = file.Root.StructTreeRoot.IDTree.Names
    names = [bytes(name) for name in table_of_idents[::2]]
    assert names == sorted(names)
    assert {b"first", b"part", b"table-1", b"figure-1", b"annex", b"target"} <= set(names)
    for name, element in zip(names, table_of_idents[1::2], strict=True):
        assert bytes(element.ID) == name
    found = dict(zip(names, table_of_idents[1::2], strict=True))
    assert [str(found[name].S) for name in (b"first", b"table-1", b"target")] == ["/H2", "/Table", "/LI"]


def test_of_two_elements_with_one_anchor_the_first_has_it():
    found = tree(body("one", anchor="a"), body("two", anchor="a"), Heading(1, text("x"), "ж"))
    assert [kid.entries["ID"] for kid in found.elements] == [b"a", b"", "ж".encode()]


def test_an_empty_document_has_a_tree():
    assert drawn(tree()) == ["Document"]


def test_elements_come_in_the_order_of_pages(file):
    reached = read_pages(file)
    assert all(a <= b for a, b in pairwise(reached))


def read_pages(file):
    numbers = {page.obj.objgen: number for number, page in enumerate(file.pages)}

    def walk(element):
        if "/Pg" in element:
            yield numbers[element.Pg.objgen]
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid)

    return list(walk(file.Root.StructTreeRoot.K[0]))
