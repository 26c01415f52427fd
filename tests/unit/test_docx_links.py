"""Links and bookmarks of the Word file: every link leads somewhere, and only where it may."""

import re

import pytest

from argmap.report.document import Emphasis, Link
from argmap.writers.addresses import web_address
from argmap.writers.docx_links import bookmark_name
from tests.wordfile import (
    NAMESPACE_R,
    W,
    author,
    everything,
    heading,
    paragraph,
    part,
    report,
    values,
    words,
    write,
)

ANCHORS = (
    "a",
    "A",
    "a-b",
    "a_b",
    "A_b",
    "құқық",
    "өңір",
    "x" * 60,
    "x" * 61,
    "",
    "1",
    "am_",
    "\ud800",
    "a b",
    "#",
)


def bookmarks(data: bytes) -> list[str]:
    return [mark.get(f"{W}name") for mark in part(data).iter(f"{W}bookmarkStart")]


def links(data: bytes) -> list:
    return list(part(data).iter(f"{W}hyperlink"))


def targets(data: bytes) -> dict[str, str]:
    rows = part(data, "word/_rels/document.xml.rels")
    return {row.get("Id"): row.get("Target") for row in rows if row.get("TargetMode") == "External"}


@pytest.mark.parametrize("anchor", ANCHORS)
def test_names_of_bookmarks_are_such_as_word_takes(anchor):
    assert re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", bookmark_name(anchor))


def test_different_anchors_have_different_bookmarks_even_where_word_ignores_capitals():
    assert len({bookmark_name(anchor).lower() for anchor in ANCHORS}) == len(ANCHORS)


def test_bookmarks_are_unique_and_closed():
    twice = paragraph("again", anchor="same")
    root = part(write(report(twice, twice, *everything().blocks)))
    starts, ends = (
        [mark.get(f"{W}id") for mark in root.iter(f"{W}{kind}")] for kind in ("bookmarkStart", "bookmarkEnd")
    )
    assert sorted(starts) == sorted(ends)
    assert len(set(starts)) == len(starts)
    names = [mark.get(f"{W}name").lower() for mark in root.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)


def test_a_link_leads_to_the_bookmark_round_the_words():
    data = write(report(heading("Here", anchor="Ғ"), paragraph(Link("#Ғ", (author("there"),)))))
    [link] = links(data)
    assert [link.get(f"{W}anchor")] == bookmarks(data)
    [start] = part(data).iter(f"{W}bookmarkStart")
    assert words(start.getnext()) == "Here"


def test_every_internal_link_resolves_and_one_without_a_place_is_plain_words():
    blocks = (
        *everything().blocks,
        paragraph(Link("#nowhere", (author("lost"),)), Link("#", (author("empty"),))),
    )
    data = write(report(*blocks))
    inside = {link.get(f"{W}anchor") for link in links(data)} - {None}
    assert inside
    assert inside <= set(bookmarks(data))
    assert [words(link) for link in links(data)] == ["the first part", "the web"]


def test_links_look_like_links():
    found = links(write(everything()))
    assert [values(link, ".//w:rStyle") for link in found] == [["ArgmapLink"], ["Hyperlink"]]


def test_one_address_has_one_relation():
    again = Link("https://example.org/", (author("x"),))
    data = write(report(paragraph(again, again), paragraph(Link("mailto:a@b.org", (author("y"),)))))
    used = [targets(data)[link.get(f"{NAMESPACE_R}id")] for link in links(data)]
    assert used == ["https://example.org/", "https://example.org/", "mailto:a@b.org"]
    assert len(targets(data)) == 2


def test_a_link_inside_a_link_is_part_of_its_words():
    inner = Emphasis((Link("https://inner.org", (author("inner"),)),))
    data = write(report(paragraph(Link("https://outer.org", (author("outer "), inner)))))
    assert [words(link) for link in links(data)] == ["outer inner"]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTP://Example.org:8080/a b?q=ü#z", "http://example.org:8080/a%20b?q=%C3%BC#z"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[::1]/x", "https://[::1]/x"),
        ("https://example.org/100%/%20", "https://example.org/100%25/%20"),
        ("mailto:a@b.org?subject=x y", "mailto:a@b.org?subject=x%20y"),
    ],
)
def test_addresses_are_written_as_word_can_open_them(target, address):
    assert web_address(target) == address


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://example.org", "//example.org",
        "x.html", "http://", "http:///path", "https://a b.org", "https://user:word@example.org", "https://example.org:99999",
        "https://[bad", "mailto:", "mailto:nobody", "\\\\server\\share", "https://..", "",
        "https://e.org/" + "x" * 3000, "https://\ud800",
    ],
)  # fmt: skip
def test_other_addresses_are_no_links(target):
    assert web_address(target) == ""
    assert links(write(report(paragraph(Link(target, (author("words"),)))))) == []
