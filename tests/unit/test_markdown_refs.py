"""Links and citations are found in Markdown, and nowhere in code."""

import pytest

from argmap.formats.markdown_refs import Link, citations, links, without_code
from argmap.model import Citation


def test_links_to_statements() -> None:
    text = "See [](#one) and [two *words*](#день-1), not [three](http://example.org/#x) nor [four]."
    found = links(text)
    assert found == (Link("one", 4, 12), Link("день-1", 17, 39, "two *words*"))
    assert text[found[1].start : found[1].end] == "[two *words*](#день-1)"


def test_citations_with_several_sources_in_one_bracket() -> None:
    text = "As [@smith-2020, pp. 4-5; @jones-2021] and [@lee; kim, ch. 2] say."
    found = citations(text)
    assert [text[group.start : group.end] for group in found] == [
        "[@smith-2020, pp. 4-5; @jones-2021]",
        "[@lee; kim, ch. 2]",
    ]
    assert found[0].citations == (Citation("smith-2020", "pp. 4-5"), Citation("jones-2021"))
    assert found[1].citations == (Citation("lee"), Citation("kim", "ch. 2"))


@pytest.mark.parametrize(
    "text",
    [
        "`[](#a) [@b]`",
        "`` ` [](#a) [@b] ``",
        "```\n[](#a)\n[@b]\n```",
        "~~~ words\n[](#a) [@b]",
        "````\n```\n[](#a) [@b]\n````",
        "\\[](#a) \\[@b]",
    ],
)
def test_code_and_escapes_hold_no_references(text: str) -> None:
    assert links(text) == ()
    assert citations(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "``` no fence ` [](#a) [@b]",
        "` one\n\ntick ` [](#a) [@b]",
        "\\`[](#a) [@b]\\`",
        "`a` [](#a) [@b] `",
        "```\n```\n[](#a) [@b]",
    ],
)
def test_what_only_looks_like_code_is_text(text: str) -> None:
    assert [link.id for link in links(text)] == ["a"]
    assert [group.citations for group in citations(text)] == [(Citation("b"),)]


def test_blanking_code_keeps_lengths_and_lines() -> None:
    text = "a `b\nc` d\n```x\ny\n```\n\\* e"
    blank = without_code(text)
    assert len(blank) == len(text)
    assert blank.count("\n") == text.count("\n")
    assert "b" not in blank
    assert "y" not in blank
    assert blank.endswith(" e")
