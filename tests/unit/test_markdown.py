"""The Markdown says what the report says, and no text of an author becomes markup."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.report.document import (
    Code,
    CodeBlock,
    Document,
    Emphasis,
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
)
from argmap.writers.markdown import write
from argmap.writers.markdown_text import marked_up, plain_text

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough", "linkify"])
PARSER.options["linkify"] = False


def words(tokens):
    """The text of parsed inlines, with a blank for each break."""
    said = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            said.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            said.append(" ")
    return "".join(said)


def parsed(text):
    """The kinds of the tokens of a paragraph, and its words."""
    tokens = PARSER.parse(text)
    inline = [token for token in tokens if token.type == "inline"]
    kinds = [child.type for token in inline for child in token.children]
    return [token.type for token in tokens], kinds, " ".join(words(token.children) for token in inline)


def report(*blocks, **rest):
    return Document(title="T", blocks=blocks, **rest)


def written(*blocks, pictures=None, **rest):
    return write(report(*blocks, **rest), pictures=pictures or {}).decode()


def text(words):
    return (Text(words),)


HARD = (
    "1. first",
    "- a list",
    "+ 5 %",
    "= title",
    "# heading",
    "> quote",
    "```",
    "a *b* _c_ ~~d~~ `e` $f$ ^g^",
    "[link](javascript:alert) ![x](y)",
    "<script>alert(1)</script> &amp; &#60;",
    "snake_case and _this_",
    "| a | b |",
    "[@cite] @name [^1] [[wiki]]",
    "==mark== %%hidden%% --- :smile:",
    "    indented",
    "a\\",
    "\\*",
    "2019.",
    "https://example.org/a_b?c=d&e",
    "# ", "#", "---", "***", "___", "===", "a\nb", "a  \nb",
)  # fmt: skip


def collapsed(words):
    return re.sub(r"[\s\x1c-\x1f\x85\u2028\u2029]+", " ", words).strip()


@pytest.mark.parametrize("hard", HARD)
def test_text_comes_back_and_is_no_markup(hard):
    blocks, kinds, said = parsed(marked_up(text(hard), frozenset()).strip())
    assert blocks == ["paragraph_open", "inline", "paragraph_close"]
    assert set(kinds) <= {"text"}
    assert said == collapsed(hard)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"))))
@example("!" + "[")
@example("&copy;")
def test_any_text_comes_back(words):
    shown = marked_up(text(words), frozenset()).strip()
    if shown:
        blocks, kinds, said = parsed(shown)
        assert blocks == ["paragraph_open", "inline", "paragraph_close"]
        assert set(kinds) <= {"text"}
        assert said.replace("\u00a0", " ").strip() == collapsed(words)


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ((Strong(text("Bottom line.")), Text("We judge")), "<strong>Bottom line.</strong>We judge"),
        ((Strong(text("Bottom line. ")), Text("We")), "**Bottom line.** We"),
        ((Emphasis((Text("a "), Strong(text("b")))),), "*a **b***"),
        ((Code("a`b"),), "``a`b``"),
        ((Link("https://example.org/a(b)", text("x")),), "[x](https://example.org/a%28b%29)"),
        ((Link("#here", text("x")), Link("#nowhere", text("y"))), "[x](#here)y"),
        ((Link("javascript:alert(1)", text("x")),), "x"),
        ((Text("a"), LineBreak(), Text("b")), "a\\\nb"),
    ],
)
def test_inlines_are_marked_up(inlines, expected):
    assert marked_up(inlines, frozenset({"here"})) == expected


TABLE = Table(
    (text("H|1"), text("H2")),
    ((text("a"),), (text("b"), (Text("c"), LineBreak(), Text("d")))),
    (0.5, 0.5),
    2,
    text("Cap"),
)


def test_a_report_is_a_page_of_markdown():
    shown = written(
        Paragraph(text("A title"), Role.TITLE),
        Heading(1, text("Part"), anchor="part"),
        Paragraph(text("1. not a list")),
        Listing(((Paragraph(text("one")),), (Paragraph(text("two")),)), ordered=True, start=3),
        Outline((OutlineEntry(0, "", text("T"), "s-t"), OutlineEntry(1, "1", text("reason")))),
        Quote((Paragraph(text("said")),)),
        CodeBlock("a\n```\nb"),
        TABLE,
        PageBreak(),
        marking="OFFICIAL *x*",
    )
    assert shown == (
        "**OFFICIAL \\*x\\***\n\n"
        "# A title\n\n"
        '## <a id="part"></a>Part\n\n'
        "1\\. not a list\n\n"
        "3. one\n4. two\n\n"
        '- <a id="s-t"></a>T\n  - **1** reason\n\n'
        "> said\n\n"
        "````\na\n```\nb\n````\n\n"
        "**Table 2.** Cap\n\n"
        "| H\\|1 | H2 |\n| --- | --- |\n| a |  |\n| b | c<br>d |\n"
    )


def test_a_list_of_paragraphs_stays_one_list():
    entry = (Paragraph(text("one")), Paragraph(text("more")))
    tokens = PARSER.parse(written(Listing((entry, entry))))
    assert [token.type for token in tokens].count("bullet_list_open") == 1
    assert [token.type for token in tokens].count("list_item_open") == 2


def test_words_between_runs_of_underscores_are_no_emphasis():
    assert plain_text("__class__ a_b a__b") == "\\_\\_class\\_\\_ a_b a\\_\\_b"


def test_plain_text_is_one_line():
    assert plain_text("a\n\n# b") == "a \\# b"


def test_the_seal_stands_in_a_comment_at_the_end():
    assert write(report(Paragraph(text("x"))), pictures={}, seal="s").decode() == "x\n\n<!-- s -->\n"
