"""Links within a report lead both ways, between figures, sections, outline and sources; none is dead."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from argmap import pipeline
from argmap.jobs import BuildOptions, prepared
from argmap.produce import documents, produce
from argmap.report.document import (
    Figure,
    Heading,
    Link,
    Outline,
    Paragraph,
    Role,
    Strong,
    anchors,
    passages,
    plain,
)
from argmap.writers.docx_links import bookmark_name
from reading import MAPS, ROOT

ALL = [*MAPS, *sorted((ROOT / "tests" / "judged").glob("*.yaml"))]
KINDS = ("pdf", "docx", "html", "markdown")


def job(path, template="dossier"):
    checked = pipeline.check(path)
    options = BuildOptions(output=Path(), to=KINDS, template=template)
    found = prepared(checked.loaded, options, checked.diagnostics).job
    return replace(found, map=replace(found.map, report=replace(found.map.report, annex="")))


@pytest.fixture(params=ALL, ids=lambda path: path.stem, scope="module")
def found(request):
    one = job(request.param)
    [document] = documents(one).value
    return one.map, document


def links(inlines):
    for inline in inlines:
        if isinstance(inline, Link):
            yield inline.target
        if hasattr(inline, "children"):
            yield from links(inline.children)


def outline(document):
    [listing] = (block for block in document.blocks if isinstance(block, Outline))
    return {entry.anchor: entry for entry in listing.entries if entry.anchor}


def test_every_link_leads_somewhere(found):
    _, document = found
    known = set(anchors(document.blocks))
    inner = {target[1:] for words in passages(document.blocks) for target in links(words) if target[0] == "#"}
    assert inner
    assert inner <= known


def test_a_box_leads_to_the_outline_and_the_outline_to_the_figure_of_the_box(found):
    _, document = found
    entries = outline(document)
    figures = {block.anchor: block for block in document.blocks if isinstance(block, Figure)}
    for figure in figures.values():
        for box in figure.placed.boxes:
            assert box.box.link.removeprefix("#") in {*entries, *figures}  # one that goes on leads there
    for name, entry in entries.items():
        assert name in {box.box.ident for box in figures[entry.shown].placed.boxes}


def test_sections_of_judgements_and_the_outline_lead_to_one_another(found):
    _, document = found
    entries = outline(document)
    blocks = list(document.blocks)
    sections = [
        (block.anchor, blocks[number + 1])
        for number, block in enumerate(blocks)
        if isinstance(block, Heading) and block.anchor.startswith("judgement-")
    ]
    for name, standing in sections:
        assert isinstance(standing, Paragraph)
        assert standing.role is Role.STANDING
        [target] = links(standing.children)
        assert f"#{name}" in set(links(entries[target[1:]].children))


def test_sources_and_those_that_cite_them_lead_to_one_another(found):
    argument_map, document = found
    entries = outline(document)
    cited = {c.source for s in argument_map.statements.values() for c in s.citations}
    listed = {
        block.anchor: block
        for block in document.blocks
        if isinstance(block, Paragraph) and block.anchor.startswith("source-")
    }
    for key in cited & set(argument_map.sources):
        back = next(iter(links(listed[f"source-{key}"].children)))
        assert f"#source-{key}" in set(links(entries[back[1:]].children))


def test_the_words_of_an_entry_are_the_same_with_a_way_back(found):
    _, document = found
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.anchor.startswith("source-"):
            first = block.children[0]
            assert isinstance(first, Link | Strong) or plain((first,)).strip()


@pytest.fixture(scope="module")
def outputs():
    one = job(MAPS[0])
    return {product.writer: product.content for product in produce(one).value if not product.added}


def test_in_no_output_does_a_link_lead_nowhere(outputs):
    html = outputs["html"].decode()
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(re.findall(r' id="([^"]*)"', html))
    text = outputs["markdown"].decode()
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= set(re.findall(r'<a id="([^"]*)">', text))
    with zipfile.ZipFile(BytesIO(outputs["docx"])) as whole:
        body = whole.read("word/document.xml").decode()
    named = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', body))
    assert set(re.findall(r'<w:hyperlink w:anchor="([^"]*)"', body)) <= named
    with pikepdf.open(BytesIO(outputs["pdf"])) as file:
        pages = {page.objgen for page in file.pages}
        places = [area.Dest for page in file.pages for area in page.get("/Annots", []) if "/Dest" in area]
        assert len(places) > 20
        assert all(place[0].objgen in pages for place in places)


def test_place_numbers_lead_to_figures_in_every_output(outputs):
    html, text = outputs["html"].decode(), outputs["markdown"].decode()
    [name] = re.findall(r'<a href="#(figure-[^"]*)"><strong>1</strong></a>', html)
    assert f"[**1**](#{name})" in text
    with zipfile.ZipFile(BytesIO(outputs["docx"])) as whole:
        body = whole.read("word/document.xml").decode()
    label = r'[^>]*><w:r><w:rPr><w:rStyle w:val="ArgmapLabel"/></w:rPr><w:t xml:space="preserve">1<'
    assert re.search(rf'<w:hyperlink w:anchor="{bookmark_name(name)}"{label}', body)
