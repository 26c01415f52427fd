"""The page says what the report says, can be walked, runs nothing and fetches nothing."""

import re

import pytest
from lxml import etree, html

from argmap.diagram.boxes import Box, Placed, PlacedBox
from argmap.model import Kind, Side
from argmap.report.document import (
    Document,
    Figure,
    Heading,
    Link,
    Listing,
    Outline,
    OutlineEntry,
    Paragraph,
    Role,
    Strong,
    Table,
    Text,
    Voice,
)
from argmap.writers.html import LONG, write
from hard import INVISIBLE, MARKDOWN, MARKUP, SCRIPTS


def text(words):
    return (Text(words),)


def page(*blocks, seal="", **rest):
    document = Document(title=rest.pop("title", "T"), blocks=blocks, **rest)
    return write(document, creator="argmap test", seal=seal).decode()


def parsed(*blocks, **rest):
    return html.document_fromstring(page(*blocks, **rest))


def content(*blocks, **rest):
    return parsed(*blocks, **rest).get_element_by_id("content")


def said(element):
    return " ".join(element.text_content().split())


def drawing(**form):
    box = Box(
        name="n0", place="1", label="a", kind=Kind.CLAIM, side=Side.OURS, title="A <b>", ident="s-1", **form
    )
    placed = PlacedBox(box, 0, 0, 10, 10, ())
    return Placed(
        title="Map", description="", width=20, height=20, boxes=(placed,), joints=(), arrows=(), smallest=8
    )


def test_the_page_has_its_language_title_and_one_main_part():
    shown = parsed(
        Paragraph(text("Title"), Role.TITLE), Paragraph(text("x")), language="fr", title="Un <titre>"
    )
    assert shown.get("lang") == "fr"
    assert shown.findtext(".//title") == "Un <titre>"
    assert [said(element) for element in shown.iter("h1")] == ["Title"]
    assert len(shown.findall(".//main")) == 1


def test_a_page_that_reads_from_the_right_says_so():
    assert parsed(title="خريطة").get("dir") == "rtl"
    assert parsed(title="A map").get("dir") is None


def test_the_two_voices_are_kept_apart_where_one_runs_from_the_right():
    ours, theirs = Text(" Not so.", Voice.PROGRAM), Text("ספר 1.", Voice.AUTHOR)
    (mixed, first) = content(Paragraph((ours, theirs, ours)), Paragraph((theirs, Strong((ours,)), ours)))
    assert [element.text for element in mixed.iter("bdi")] == ["ספר 1."]
    assert [(element.get("dir"), said(element)) for element in first.iter("span")] == [
        ("ltr", "Not so. Not so.")
    ]


@pytest.mark.parametrize(
    ("title", "directions"), [("A map", [None, "rtl", None]), ("מפה", ["ltr", None, None])]
)
def test_an_entry_of_a_list_has_its_mark_where_it_begins(title, directions):
    entries = tuple((Paragraph(text(words)),) for words in ("Said", "ספר", "1"))
    shown = parsed(Listing(entries), title=title)
    assert [element.get("dir") for element in shown.iter("li")] == directions


def test_headings_go_down_by_one():
    shown = content(Heading(1, text("A"), "a"), Heading(2, text("B")), Heading(9, text("C")))
    assert [(element.tag, said(element)) for element in shown] == [("h2", "A"), ("h3", "B"), ("h4", "C")]
    assert shown[0].get("id") == "a"


def test_the_outline_is_a_list_in_lists():
    entries = [OutlineEntry(level, str(n), text(f"e{n}"), f"s{n}") for n, level in enumerate((0, 1, 3, 1, 0))]
    shown = content(Outline(tuple(entries)))
    depths = {said(span): len(list(span.iterancestors("ul"))) for span in shown.iter("span")}
    assert depths == {"0 e0": 1, "1 e1": 2, "2 e2": 4, "3 e3": 2, "4 e4": 1}
    for parent in shown.iter("ul"):
        assert {child.tag for child in parent} == {"li"}


def test_lists_keep_their_numbers():
    listing = Listing(((Paragraph(text("a")),), (Paragraph(text("b")),)), ordered=True, start=4)
    (shown,) = content(listing)
    assert (shown.tag, shown.get("start"), [said(entry) for entry in shown]) == ("ol", "4", ["a", "b"])


def test_a_table_has_a_caption_and_heads_for_columns_and_rows():
    table = Table(
        (text("H1"), text("H2")), ((text("a"), text("b")), (text("c"),)), (0.5, 0.5), 3, text("Cap"), "t"
    )
    shown = content(table)
    assert said(shown.find(".//caption")) == "Table 3. Cap"
    assert [(head.get("scope"), said(head)) for head in shown.iter("th")] == [
        ("col", "H1"), ("col", "H2"), ("row", "a"), ("row", "c"),
    ]  # fmt: skip
    assert [len(row) for row in shown.iter("tr")] == [2, 2, 2]
    assert shown.find(".//table").get("id") == "t"


def test_a_box_leads_to_its_statement_and_bears_its_full_text():
    figure = Figure(drawing(link="#here"), 1, text("Cap"), "What it shows")
    shown = content(figure, Paragraph(text("x"), anchor="here"))
    (link,) = shown.iter("{*}a")
    assert (link.get("href"), link.get("aria-label")) == ("#here", "A <b>")
    assert said(shown.find(".//p")) == "What it shows"
    assert said(shown.find(".//figcaption")) == "Figure 1. Cap"


def test_a_box_whose_statement_is_not_there_leads_to_its_source_or_nowhere():
    shown = content(Figure(drawing(link="#gone", url="https://example.org/"), 1, (), ""))
    assert [link.get("href") for link in shown.iter("{*}a")] == ["https://example.org/"]
    assert not list(content(Figure(drawing(link="#gone", url="javascript:x"), 1, (), "")).iter("{*}a"))


def test_no_name_stands_twice():
    figures = [Figure(drawing(), number, text("c"), "") for number in (1, 2)]
    names = re.findall(r' id="([^"]*)"', page(*figures, Paragraph(text("x"), anchor="s-1")))
    assert len(names) == len(set(names))


def test_links_lead_only_where_they_may():
    targets = (
        "#here",
        "#gone",
        "https://example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.org",
    )
    links = tuple(Link(target, text("x")) for target in targets)
    shown = content(Paragraph(links, anchor="here"))
    assert [link.get("href") for link in shown.iter("a")] == [
        "#here",
        "https://example.org/",
        "mailto:a@b.org",
    ]


def test_a_link_in_a_link_is_plain():
    shown = content(Paragraph((Link("https://example.org/", (Link("#here", text("x")),)),), anchor="here"))
    assert [link.get("href") for link in shown.iter("a")] == ["https://example.org/"]


@pytest.mark.parametrize("hard", [*MARKUP, *SCRIPTS, *MARKDOWN, *INVISIBLE])
def test_hard_text_comes_back_and_injects_nothing(hard):
    hard = f"x{hard}"
    blocks = (Heading(1, text(hard), hard), Table((text(hard),), ((text(hard),),), (1.0,), 1, text(hard)))
    shown = parsed(*blocks, title=hard, marking=hard, subject=hard, authors=(hard,))
    plain = parsed(*(Heading(1, text("x"), "x"), Table((text("x"),), ((text("x"),),), (1.0,), 1, text("x"))),
                   title="x", marking="x", subject="x", authors=("x",))  # fmt: skip
    assert [element.tag for element in shown.iter(etree.Element)] == [
        element.tag for element in plain.iter(etree.Element)
    ]
    kept = re.sub(r"[\x00-\x1f\x7f-\x9f\s\ufdd0-\ufdef\ufffd\ufffe\uffff]+", "", hard)
    heading = re.sub(r"[\x00-\x1f\x7f-\x9f\s\ufffd]+", "", shown.find(".//h2").text_content())
    assert heading == kept


def test_the_page_runs_nothing_and_fetches_nothing():
    shown = parsed(Figure(drawing(), 1, text("c"), "alt"), Paragraph(text("x")))
    assert not list(shown.iter("script", "link", "img", "iframe", "object"))
    policy = shown.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", etree.tostring(shown).decode())


def test_a_long_report_has_a_list_of_contents():
    chapters = [Heading(1, text(f"Part {n}"), f"p{n}") for n in range(LONG + 1)]
    links = [link.get("href") for link in parsed(*chapters).findall(".//nav//a")]
    assert links == [f"#p{n}" for n in range(LONG + 1)]
    assert parsed(*chapters[:-1]).find(".//nav") is None


def test_the_seal_stands_in_a_comment():
    assert "<!-- s -->" in page(Paragraph(text("x")), seal="s")


def test_no_level_of_headings_is_skipped():
    levels = (1, 4, 4, 2, 1, 3)
    found = content(*(Heading(level, text(f"H{number}")) for number, level in enumerate(levels)))
    assert [element.tag for element in found] == ["h2", "h3", "h3", "h3", "h2", "h3"]
