"""Markdown becomes the blocks that its writer meant."""

import pytest

from argmap.report.document import (
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    Listing,
    PageBreak,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    Voice,
    plain,
)
from argmap.report.markdown import Reader, blocks

A = Voice.AUTHOR


def read(markdown, **how):
    return blocks(markdown, Reader(A, **how))


def test_every_form_of_text():
    (paragraph,) = read("plain **bold** *lean* `code` \\\nnext")
    assert paragraph.children == (
        Text("plain ", A),
        Strong((Text("bold", A),)),
        Text(" ", A),
        Emphasis((Text("lean", A),)),
        Text(" ", A),
        Code("code", A),
        Text(" ", A),
        LineBreak(),
        Text("next", A),
    )


def test_every_kind_of_block():
    found = read("# H\n\n1. a\n2. b\n\n- c\n\n> q\n\n```\ncode\n```\n\n---\n")
    assert [type(block) for block in found] == [Heading, Listing, Listing, Quote, CodeBlock, PageBreak]
    assert (found[1].ordered, len(found[1].entries), found[2].ordered) == (True, 2, False)


def test_a_list_keeps_its_first_number():
    assert read("4. four\n5. five")[0].start == 4


def test_table_takes_shares_from_dashes_and_caption_from_the_paragraph_before():
    (table,) = read("Table: What *there* is.\n\n| a | b |\n|------|--|\n| 1 | 2 |\n")
    assert isinstance(table, Table)
    assert table.widths == (0.75, 0.25)
    assert plain(table.caption) == "What there is."
    assert [[plain(cell) for cell in row] for row in table.rows] == [["1", "2"]]


def test_a_caption_without_its_table_is_a_paragraph():
    assert read("Table: alone.\n\nText.") == (
        Paragraph((Text("Table: alone.", A),)),
        Paragraph((Text("Text.", A),)),
    )


def test_only_harmless_links_are_links():
    safe = read("[a](https://example.org) [b](mailto:x@example.org) [c](#d)")[0].children
    assert [inline.target for inline in safe if isinstance(inline, Link)] == [
        "https://example.org",
        "mailto:x@example.org",
        "#d",
    ]
    for target in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "../secret"):
        assert not any(isinstance(i, Link) for i in read(f"[x]({target})")[0].children)


def test_raw_html_is_text():
    assert plain(read("a <b onclick='x'>c</b>")[0].children) == "a <b onclick='x'>c</b>"


def test_an_empty_link_is_named_by_what_it_points_to():
    def label(target):
        return Link(f"#s-{target[1:]}", (Text("The words", A),))

    (paragraph,) = read("See [](#here).", label=label)
    assert paragraph.children[1] == Link("#s-here", (Text("The words", A),))


@pytest.mark.parametrize("marks", ["*", "**", "***"])
def test_emphasis_in_emphasis_is_one_and_runs_of_marks_come_to_an_end(marks):
    for times in (2, 1000):
        (paragraph,) = read(f"{marks * times}x{marks[::-1] * times}")
        assert plain(paragraph.children) == "x"
        assert repr(paragraph).count("Strong") <= 1
        assert repr(paragraph).count("Emphasis") <= 1


def test_a_table_may_have_the_line_ends_of_any_machine():
    for end in ("\n", "\r\n", "\r"):
        (table,) = read("Table: x\n\n| a | b |\n|---|-|\n| 1 | 2 |\n".replace("\n", end))
        assert table.widths == (0.75, 0.25)
