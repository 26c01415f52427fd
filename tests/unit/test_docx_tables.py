"""Tables and captions of the Word file."""

import pytest

from argmap.report.document import Link, Strong, Table
from tests.wordfile import (
    W,
    author,
    bookmarked,
    figure,
    heading,
    instructions,
    lines,
    paragraph,
    part,
    program,
    report,
    table,
    values,
    words,
    write,
)

CAPTION = (author("Two questions"),)


def rows(data: bytes) -> list:
    return list(part(data).iter(f"{W}tr"))


def kept(data: bytes) -> list[bool]:
    return [row.find(f".//{W}keepNext") is not None for row in rows(data)]


def test_a_short_table_stands_on_one_page_and_a_long_one_keeps_its_ends_together():
    short = [("A", "B"), *[("1", "2")] * 5]
    assert kept(write(report(table(*short)))) == [True] * 5 + [False]
    long = [("A", "B"), *[("1", "2")] * 40]
    assert kept(write(report(table(*long)))) == [True, *[False] * 38, True, False]


def test_no_word_is_parted_that_a_wider_column_would_hold():
    words = ("corroboration", "a", "b", "c", "d", "e")
    root = part(write(report(table(words, ("x",) * 6))))
    first, *others = [int(column.get(f"{W}w")) / 20 for column in root.iter(f"{W}gridCol")]
    assert first > 6 * len(words[0])
    assert max(others) - min(others) <= 0.1
    address = part(write(report(table(("A", "B"), ("https-without-end" * 40, "x"))))).iter(f"{W}gridCol")
    assert [int(column.get(f"{W}w")) for column in address] == [4536, 4535]


def test_the_header_row_is_repeated_and_rows_stay_whole():
    first, *others = rows(write(report(table(("A", "B"), ("1", "2"), ("3", "4")))))
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *others))
    assert not any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in others)


def test_a_row_that_fills_a_page_may_be_parted():
    _, row = rows(write(report(table(("A", "B"), ("1", "word " * 2_000)))))
    assert row.find(f"{W}trPr/{W}cantSplit") is None


def test_a_table_is_told_to_those_who_cannot_see_it():
    properties = part(write(report(table(("Part", "State"), ("a", "b"), caption=CAPTION)))).find(
        f".//{W}tblPr"
    )
    assert values(properties, "w:tblCaption") == ["Two questions"]
    assert values(properties, "w:tblDescription") == ["Columns: Part, State"]


@pytest.mark.parametrize(
    "shares",
    [(0.2, 0.3, 0.5), (1, 1, 1), (0, 0, 0), (0.5,), (float("nan"), -1, 0.9), (1e9, 1, 1), (0.2,) * 5],
)
def test_columns_fill_the_line_exactly(shares):
    cells = tuple((author(word),) for word in "abc")
    root = part(write(report(Table(cells, (cells,), shares))))
    widths = [int(column.get(f"{W}w")) for column in root.iter(f"{W}gridCol")]
    assert len(widths) == 3
    assert sum(widths) == int(root.find(f".//{W}tblW").get(f"{W}w")) == round(453.56 * 20)
    assert min(widths) > 300


def test_ragged_rows_lose_nothing():
    head, row = ((author("a"),),), ((author("1"),), (author("2"),), (author("3"),))
    data = write(report(Table(head, (row, ()), (1.0,))))
    assert [len(list(line.iter(f"{W}tc"))) for line in rows(data)] == [3, 3, 3]
    assert "".join(text for _, text in lines(data)) == "a123"


def test_a_table_without_columns_is_nothing():
    assert lines(write(report(Table((), (), ()), paragraph("x")))) == [("BodyText", "x")]


def test_captions_are_numbered_by_fields_inside_bookmarks():
    data = write(report(table(("A",), ("1",), number=1, caption=CAPTION), figure(1), figure(2)))
    assert instructions(data) == ["SEQ Table \\* ARABIC", "SEQ Figure \\* ARABIC", "SEQ Figure \\* ARABIC"]
    assert [text for style, text in lines(data) if style == "Caption"] == [
        "Table 1. Two questions",
        "Figure 1. Caption 1",
        "Figure 2. Caption 2",
    ]
    names = [mark.get(f"{W}name") for mark in part(data).iter(f"{W}bookmarkStart")]
    assert {"_Ref_Table_1", "_Ref_Figure_1", "_Ref_Figure_2"} <= set(names)


def test_the_text_refers_to_figures_and_tables_by_fields():
    link = Link("#figure-1", (program("Figure 1"),))
    other = Link("#table-1", (author("Table 1"),))
    loose = Link("#figure-1", (author("the picture"),))
    known = table(("A",), ("1",), number=1, caption=CAPTION, anchor="table-1")
    data = write(report(paragraph(link, " and ", Strong((other,)), ", or ", loose), known, figure(1)))
    assert instructions(data)[:2] == ["REF _Ref_Figure_1 \\h", "REF _Ref_Table_1 \\h"]
    assert lines(data)[0] == ("BodyText", "Figure 1 and Table 1, or the picture")
    assert [words(found) for found in part(data).iter(f"{W}hyperlink")] == ["the picture"]
    marks = bookmarked(data)
    assert (marks["_Ref_Figure_1"], marks["_Ref_Table_1"]) == ("Figure 1", "Table 1")


def test_a_reference_in_another_language_is_a_field_too():
    link = Link("#figure-1", (program("Abbildung 1"),))
    data = write(report(paragraph(link), figure(1), language="de"))
    assert instructions(data)[0] == "REF _Ref_Figure_1 \\h"


def test_a_caption_never_bears_the_end_of_a_section():
    data = write(report(figure(1), figure(2, own_page=True), figure(3, own_page=True)))
    bearing = [line for line in part(data).iter(f"{W}p") if line.find(f"{W}pPr/{W}sectPr") is not None]
    assert [values(line, "w:pPr/w:pStyle") for line in bearing] == [["ArgmapGap"], ["ArgmapGap"]]


def test_a_number_out_of_turn_stays_when_word_counts_again():
    assert instructions(write(report(figure(4), figure(5)))) == [
        "SEQ Figure \\* ARABIC \\r 4",
        "SEQ Figure \\* ARABIC",
    ]


def test_captions_stay_with_what_they_name():
    above, *_ = part(write(report(table(("A",), ("1",), number=1, caption=CAPTION)))).iter(f"{W}p")
    assert words(above).startswith("Table 1.")
    assert above.find(f"{W}pPr/{W}keepNext") is not None
    styles = part(write(report(figure(1))), "word/styles.xml")
    picture = next(style for style in styles if style.get(f"{W}styleId") == "ArgmapFigure")
    assert picture.find(f"{W}pPr/{W}keepNext") is not None


def test_a_table_without_number_has_its_words_as_caption_and_without_both_none():
    data = write(report(table(("A",), ("1",), caption=CAPTION), heading("x"), table(("B",), ("2",))))
    assert [text for style, text in lines(data) if style == "Caption"] == ["Two questions"]


def test_two_tables_are_never_one():
    body = part(write(report(table(("A",), ("1",)), table(("B",), ("2",)))))[0]
    assert [child.tag.removeprefix(W) for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_table_from_right_to_left_is_mirrored():
    root = part(write(report(table(("חלק", "State"), ("א", "b")), table(("Part",), ("b",)))))
    assert [found.find(f"{W}tblPr/{W}bidiVisual") is not None for found in root.iter(f"{W}tbl")] == [
        True,
        False,
    ]
