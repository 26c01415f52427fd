"""The briefing says what the map says, in the right voice, and nothing that it does not."""

import pytest

from argmap.diagnostics import Severity
from argmap.essay import Essay
from argmap.evaluate import evaluate
from argmap.report.build import Material, build
from argmap.report.document import (
    Code,
    Emphasis,
    Figure,
    Heading,
    Link,
    Listing,
    Outline,
    Paragraph,
    Role,
    Strong,
    Table,
    Text,
    Voice,
    anchors,
    passages,
    plain,
)
from argmap.report.templates import TEMPLATES, text_of
from argmap.source import SourceText
from maps import build as make
from reading import MAPS, ROOT, read_map


def material(argument_map, template=None, essay=None):
    return Material(
        map=argument_map,
        evaluation=evaluate(argument_map),
        template=SourceText("briefing", template if template is not None else text_of("briefing")),
        essay=essay,
        origin="maps/x.yaml",
        fingerprint="0123456789ab",
        version="1.2.3",
    )


def report(argument_map, template=None, essay=None):
    made = build(material(argument_map, template, essay))
    assert {found.code for found in made.diagnostics} <= {"over-budget"}
    return made.value


def words(document):
    return "\n".join(plain(inlines) for inlines in passages(document.blocks))


def texts(inlines):
    for inline in inlines:
        match inline:
            case Text() | Code():
                yield inline
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield from texts(children)


def essay_briefing():
    essay = Essay((ROOT / "seeds" / "000_3ce85f26f9bfe38c.txt").read_text(encoding="utf-8"))
    return report(read_map(ROOT / "maps" / "kazakhstan-civil-society.yaml"), essay=essay)


def test_the_essay_s_briefing_has_its_parts_in_order():
    headings = [plain(block.children) for block in essay_briefing().blocks if isinstance(block, Heading)]
    assert headings == [
        "Key judgements",
        "How far to trust this material",
        "What we suggest you do with it",
        "The argument at a glance",
        "1 The state controls civil society",
        "2 The change of president opens a chance",
        "3 Continued repression endangers the country",
        "Objections and answers",
        "What we do not know",
        "Sources",
        "About this briefing",
        "Annex A. The whole map",
        "The outline",
        "Annex B. How the statuses came about",
    ]


def test_page_1_can_be_read_in_a_minute():
    blocks = essay_briefing().blocks
    end = next(number for number, block in enumerate(blocks) if isinstance(block, Heading) and block.new_page)
    start = next(
        n for n, block in enumerate(blocks) if isinstance(block, Paragraph) and block.role is Role.BODY
    )
    page = blocks[start:end]
    assert len(" ".join(plain(inlines) for inlines in passages(page)).split()) <= 330
    assert not any(isinstance(block, Figure | Table) for block in page)
    judgements = next(block for block in page if isinstance(block, Listing) and block.ordered)
    for (paragraph,) in judgements.entries:
        assert len(plain(paragraph.children).split()) <= 50
    bottom_line = [b for b in page if isinstance(b, Paragraph)][:2]
    assert 60 <= len(" ".join(plain(b.children) for b in bottom_line).split()) <= 90


def test_the_body_speaks_no_theory():
    blocks = essay_briefing().blocks
    annex = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.anchor == "annex-a")
    body = " ".join(plain(inlines) for inlines in passages(blocks[:annex])).lower()
    for word in ("undercut", "labelling", "grounded", "semantics", "node", "1a.", "thesis", "premise"):
        assert word not in body, word


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_statement_is_in_the_report(path):
    argument_map = read_map(path)
    said = words(report(argument_map))
    for statement in argument_map.statements.values():
        assert statement.text.rstrip(".") in said


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_author_s_words_are_the_author_s(path):
    argument_map = read_map(path)
    document = report(argument_map)
    spoken = [text for inlines in passages(document.blocks) for text in texts(inlines)]
    author = {text.text for text in spoken if text.voice is Voice.AUTHOR}
    program = " ".join(text.text for text in spoken if text.voice is Voice.PROGRAM)
    for statement in argument_map.statements.values():
        assert any(statement.text.rstrip(".") in words for words in author)
        assert statement.text not in program


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_links_lead_somewhere_and_anchors_are_unique(path):
    document = report(read_map(path))
    named = [anchor for anchor in anchors(document.blocks) if anchor]
    assert len(named) == len(set(named))
    for inlines in passages(document.blocks):
        for inline in inlines:
            if isinstance(inline, Link) and inline.target.startswith("#"):
                assert inline.target[1:] in named


def test_the_outline_tells_where_a_quote_stands():
    outline = next(block for block in essay_briefing().blocks if isinstance(block, Outline))
    veto = next(e for e in outline.entries if "60 charities" in plain(e.children))
    assert plain(veto.children).endswith("Sourced, holds. (Lillis 2015; essay, paragraph\u00a04)")


def test_asides_stand_beside_the_argument():
    outline = next(block for block in essay_briefing().blocks if isinstance(block, Outline))
    *_, heading, aside = outline.entries
    assert (heading.level, heading.label, plain(heading.children)[:19]) == (0, "", "Beside the argument")
    assert (aside.level, aside.label) == (1, "x1")


def test_nothing_is_padded():
    document = report(make({"thesis": "Only this"}))
    said = words(document)
    for stub in ("Objections and answers", "Sources\n", "What we suggest", "None", "Table"):
        assert stub not in said
    assert "Nothing is offered for it." in said


def test_hostile_words_change_no_form():
    hostile = "# x | y [z](javascript:1) {{ 7*7 }} {% raw %} ``` <b> **s** \\ \n---"
    written = {"claim": hostile, "reasons": [{"claim": hostile, "objections": [hostile]}]}
    document = report(make({"title": hostile, "thesis": written}))
    plainly = report(
        make({"title": "t", "thesis": {"claim": "c", "reasons": [{"claim": "d", "objections": ["e"]}]}})
    )
    assert [type(block) for block in document.blocks] == [type(block) for block in plainly.blocks]
    assert hostile in words(document)
    assert "49" not in words(document)


def test_commentary_is_markdown_with_citations_and_links():
    judgement = {
        "claim": "J",
        "commentary": "See [](#e), *truly* [@s, p. 4].\n\n- one\n- two",
        "reasons": [{"evidence": "E", "id": "e", "source": "s"}],
    }
    argument_map = make({"thesis": {"claim": "T", "reasons": [judgement]}, "sources": ["s"]})
    document = report(argument_map)
    assert "See “E”, truly (s undated, p. 4)." in words(document)
    assert any(isinstance(block, Listing) and not block.ordered for block in document.blocks)


def test_a_link_of_a_commentary_quotes_the_label_and_of_a_group_its_first_premise():
    group = {"id": "g", "premises": ["It is long.", "It is deep."]}
    judgement = {"claim": "J", "commentary": "See [](#l) and [](#g).", "reasons": [group]}
    thesis = {"claim": "T", "reasons": [judgement, {"claim": "A long claim.", "label": "Short.", "id": "l"}]}
    assert "See “Short” and “It is long”." in words(report(make({"thesis": thesis})))


def test_a_template_of_the_user_s_own():
    document = report(make({"thesis": "T is so."}), "# {{ title }}\n\n{{ thesis.text }} *{{ thesis.tag }}*\n")
    assert document.blocks[0] == Heading(1, (Text("A map", Voice.AUTHOR),))
    assert plain(document.blocks[1].children) == "T is so. Not established"


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("ok\n\n{{ unknown_name.x }}\n", 3),
        ("ok\n{% for x in %}\n", 2),
        ("{{ title.__class__.__mro__ }}", 1),
        ("a\n\n\n{{ 1 / 0 }}", 4),
        ("a\n{{ markdown() }}", 2),
        ("a\n{% call style('nonsense') %}x{% endcall %}", 2),
        ("{% include 'nowhere' %}", 1),
    ],
)
def test_a_fault_of_a_template_is_told_at_its_line(template, line):
    made = build(material(make({"thesis": "T"}), template))
    (found,) = made.diagnostics
    assert made.value is None
    assert (found.code, found.severity) == ("template-error", Severity.ERROR)
    assert SourceText("briefing", template).position(found.span.start)[0] == line


def test_templates_reach_no_files_and_no_modules():
    for attack in (
        "{{ cycler.__init__.__globals__ }}",
        "{{ ''.__class__ }}",
        "{% import '/etc/passwd' as x %}",
    ):
        made = build(material(make({"thesis": "T"}), attack))
        assert made.value is None or "root" not in words(made.value)
        assert made.diagnostics or made.value.blocks == ()


def test_every_built_in_template_renders():
    for name in TEMPLATES:
        assert report(make({"thesis": "T"}), text_of(name)).blocks


def test_the_sender_is_the_authors_unless_the_map_says_otherwise():
    argument_map = read_map(ROOT / "maps" / "car-free-centre.yaml")
    meta = next(b for b in report(argument_map).blocks if isinstance(b, Paragraph) and b.role is Role.META)
    assert plain(meta.children).startswith(
        "From: Transport desk · 10 March 2026 · Decision needed by 24 March 2026"
    )


def test_a_quote_from_outside_the_body_is_found_by_its_line():
    essay = Essay("A title\n\nThis is a paragraph. It has two sentences, and so it counts as one.\n")
    thesis = {"claim": "T", "quote": ["A title", "two sentences"]}
    outline = next(
        block for block in report(make({"thesis": thesis}), essay=essay).blocks if isinstance(block, Outline)
    )
    assert plain(outline.entries[0].children).endswith("(essay, paragraph\u00a01 and line\u00a01)")


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-03-10", "10 March 2026"),
        ("2026-03", "March 2026"),
        *(
            (date, date)
            for date in ("2026-W05", "2026-W05-1", "20260310", "2026-069", "2026", "2026-13", "in May")
        ),
    ],
)
def test_only_full_dates_and_months_are_put_into_words(date, words):
    document = report(make({"thesis": "T"}, date=date, language="en-GB"), "{{ date }}")
    assert plain(document.blocks[0].children) == words
