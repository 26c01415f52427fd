"""Reports in the Word file of a house: its styles, lists, pages, heads and feet, its letter around them."""

from io import BytesIO

import docx
import pytest
from docx.shared import Mm, Pt

from argmap.report.document import Listing, Role
from argmap.writers.docx_house import house_sheets
from argmap.writers.docx_reference import WordFileError, read
from argmap.writers.docx_reference_text import MARK
from argmap.writers.seal import Seal, examine_docx
from houses import (
    HOUSES,
    as_template,
    bare,
    changed,
    letterhead,
    numbered,
    packed,
    parts,
    plain,
    relations,
    saved,
    text,
    with_cover,
)
from tests.wordfile import (
    EPOCH,
    NAMESPACE_R,
    W,
    everything,
    figure,
    heading,
    lines,
    paragraph,
    part,
    report,
    table,
    values,
    words,
    write,
)

every_house = pytest.mark.parametrize("house", HOUSES)
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def housed(document, house: bytes, **more) -> bytes:
    return write(document, reference=read(house), **more)


def said(data: bytes) -> list[str]:
    return [words(line) for line in part(data).iter(f"{W}p")]


def named(data: bytes) -> dict[str, list[str]]:
    """Return the words of the text by the names of their styles."""
    styles = {style.get(f"{W}styleId"): values(style, "w:name")[0] for style in part(data, "word/styles.xml")
              if style.tag == f"{W}style"}  # fmt: skip
    found: dict[str, list[str]] = {}
    for line in part(data).iter(f"{W}p"):
        for ident in values(line, "w:pPr/w:pStyle"):
            found.setdefault(styles[ident].lower(), []).append(words(line))
    return found


def style(data: bytes, name: str):
    found = part(data, "word/styles.xml").iter(f"{W}style")
    return next(one for one in found if values(one, "w:name")[0].lower() == name.lower())


def heads(data: bytes) -> list[dict[str, str]]:
    """Return the words at the head of pages of each section, by the kind of page."""
    rows = {row.get("Id"): row.get("Target") for row in part(data, "word/_rels/document.xml.rels")}
    return [
        {
            row.get(f"{W}type"): words(part(data, "word/" + rows[row.get(f"{NAMESPACE_R}id")]))
            for row in section.findall(f"{W}headerReference")
        }
        for section in part(data).iter(f"{W}sectPr")
    ]


@every_house
def test_all_that_the_report_says_is_said_in_every_house(house):
    there, own = said(housed(everything(), HOUSES[house]())), said(write(everything()))
    left = [words for words in there if words in own]
    assert [words for words in left if words] == [words for words in own if words]


@every_house
def test_every_style_and_every_relation_of_a_housed_report_exists(house):
    data = housed(everything(), HOUSES[house]())
    styles = part(data, "word/styles.xml")
    idents = [one.get(f"{W}styleId") for one in styles.iter(f"{W}style")]
    names = [name.lower() for one in styles.iter(f"{W}style") for name in values(one, "w:name")]
    assert len(set(idents)) == len(idents)
    assert len(set(names)) == len(names)
    used = {one for kind in ("pStyle", "rStyle", "tblStyle") for one in values(part(data), f".//w:{kind}")}
    assert used <= set(idents)
    rows = {row.get("Id") for row in part(data, "word/_rels/document.xml.rels")}
    told = {
        value
        for one in part(data).iter()
        for name, value in one.attrib.items()
        if name.startswith(NAMESPACE_R)
    }
    assert told <= rows


@every_house
def test_a_housed_report_is_sealed_and_the_same_every_time(house):
    content = HOUSES[house]()
    data = housed(everything(), content)
    assert examine_docx(data) is Seal.INTACT
    assert data == housed(everything(), content)


@every_house
def test_bookmarks_and_drawings_have_ids_of_their_own(house):
    root = part(housed(everything(), HOUSES[house]()))
    starts = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(set(starts)) == len(starts)
    drawn = [shown.get("id") for shown in root.iter(f"{WP}docPr")]
    assert len(set(drawn)) == len(drawn)


def test_styles_of_the_house_are_found_whatever_their_capitals_and_ids():
    house = changed(
        saved(plain()),
        styles=lambda xml: (
            xml.replace(b'"heading 1"', b'"Heading 1"')
            .replace(b'w:styleId="Heading1"', b'w:styleId="berschrift1"')
            .replace(b'"Body Text"', b'"BODY TEXT"')
        ),
    )
    data = housed(report(heading("H"), paragraph("x")), house)
    assert [ident for ident, _ in lines(data)] == ["berschrift1", "BodyText"]
    assert values(style(data, "heading 1"), "w:rPr/w:color") == ["7A1020"]
    assert len(named(data)["body text"]) == 1


def test_what_the_house_lacks_is_added_in_its_colours_and_without_type_of_ours():
    data = housed(everything(), saved(plain()))
    meta, head = style(data, "Argmap Meta"), style(data, "Argmap Table Head")
    assert meta.find(f"{W}rPr/{W}rFonts") is None
    assert values(head, "w:rPr/w:color") == ["7A1020"]
    mono = style(data, "HTML Preformatted").find(f"{W}rPr/{W}rFonts")
    assert mono.get(f"{W}ascii") == "Consolas"
    assert values(style(data, "Normal"), "w:rPr/w:rFonts") == [None]
    assert style(data, "Normal").find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Georgia"


def test_an_id_or_a_name_that_is_taken_is_not_taken_again():
    def crossed(xml):
        odd = (
            b'<w:style w:type="character" w:styleId="ArgmapMeta"><w:name w:val="Quote"/></w:style></w:styles>'
        )
        return xml.replace(b'w:val="Quote"', b'w:val="Other"').replace(b"</w:styles>", odd)

    data = housed(everything(), changed(saved(plain()), styles=crossed))
    assert "To: a reader" in named(data)["argmap meta"]
    assert named(data)["quote (argmap)"] == ["quoted", "twice"]


def test_lists_are_those_of_the_house_and_begin_anew():
    entry = (paragraph("x"),)
    twice = Listing((entry, entry), ordered=True), Listing((entry,), ordered=True, start=7)
    data = housed(report(*twice, Listing((entry,))), saved(numbered()))
    numbering = part(data, "word/numbering.xml")
    own = style(data, "List Number").find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    kind = {num.get(f"{W}numId"): values(num, "w:abstractNumId")[0] for num in numbering.iter(f"{W}num")}
    used = values(part(data), ".//w:pPr/w:numPr/w:numId")
    assert used[0] == used[1] != used[2]
    assert {kind[one] for one in used} == {kind[own]}
    starts = {
        num.get(f"{W}numId"): values(num, "w:lvlOverride/w:startOverride")
        for num in numbering.iter(f"{W}num")
    }
    assert [starts[used[0]], starts[used[2]]] == [["1"], ["7"]]
    [*_, bullet] = part(data).iter(f"{W}p")
    assert bullet.find(f"{W}pPr/{W}numPr") is None  # its style has the house's bullets


def test_a_house_without_lists_gets_ours():
    entry = (paragraph("x"),)
    data = housed(report(Listing((entry,)), Listing((entry,), ordered=True)), bare())
    numbering = part(data, "word/numbering.xml")
    known = {num.get(f"{W}numId") for num in numbering.iter(f"{W}num")}
    assert set(values(part(data), ".//w:numId")) <= known
    assert set(values(part(data, "word/styles.xml"), ".//w:numId")) <= known


def test_pages_heads_and_feet_come_from_the_house_and_its_text_goes():
    data = housed(report(paragraph("x"), figure(1, 700, 300, own_page=True), paragraph("y")), saved(plain()))
    sections = [*part(data).iter(f"{W}sectPr")]
    sizes = [(size.get(f"{W}w"), size.get(f"{W}orient")) for size in part(data).iter(f"{W}pgSz")]
    assert [width for width, _ in sizes] == ["11906", "16838", "11906"]
    assert [turned for _, turned in sizes] == [None, "landscape", None]
    margins = [int(margin.get(f"{W}left")) for margin in part(data).iter(f"{W}pgMar")]
    assert margins == pytest.approx([Mm(30).pt * 20, Mm(20).pt * 20, Mm(30).pt * 20], abs=2)
    assert heads(data) == [{"default": "House of the Reference"}] * len(sections)
    assert "Old text that is to go" not in said(data)


def test_figures_and_tables_are_as_wide_as_the_house_lets_them_be():
    data = housed(report(figure(1, 900, 300), table(("A",), ("x",))), saved(plain()))
    line = Mm(210 - 60).pt
    assert int(part(data).find(f".//{WP}extent").get("cx")) == pytest.approx(line * 12_700, rel=0.01)
    assert int(part(data).find(f".//{W}tblW").get(f"{W}w")) == pytest.approx(line * 20, rel=0.01)


SIZE = '<w:pgSz w:w="12000" w:h="16000"/>'


@pytest.mark.parametrize(
    ("section", "width"),
    [
        (f'{SIZE}<w:pgMar w:left="1000" w:right="1000"/>', 500),
        (f'{SIZE}<w:pgMar w:left="1000" w:right="1000" w:gutter="400"/>', 480),
        (f'{SIZE}<w:pgMar w:left="1000" w:right="1000"/><w:cols w:num="2" w:space="400"/>', 240),
        ('<w:pgSz w:w="600pt" w:h="800pt"/><w:pgMar w:left="1in" w:right="72pt"/>', 456),
        ("", 595.3 - 144),
        ('<w:pgSz w:w="nan" w:h="-5"/><w:pgMar w:left="1e99" w:right="x"/>', 595.3 - 144),
        ('<w:pgSz w:w="99999999" w:h="1"/><w:pgMar w:left="-900000"/>', 72),
    ],
)
def test_the_line_of_the_house_is_measured(section, width):
    content = parts(bare()) | {"word/document.xml": text(f"<w:sectPr>{section}</w:sectPr>")}
    assert house_sheets(read(packed(content))).home.line == pytest.approx(width, abs=0.5)


def test_the_report_goes_where_the_letter_has_a_place_for_it_and_the_letter_stays():
    data = housed(report(paragraph("The report")), saved(letterhead()))
    assert said(data) == ["The address", "The report", "Yours faithfully"]
    assert MARK not in said(data)
    assert heads(data) == [{"default": "House of the Reference", "first": "First page of the house"}]


def test_the_place_may_be_parted_into_runs():
    def typed(xml):
        return xml.replace(
            b"[[argmap]]", b'[[arg</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>map]]'
        )

    data = housed(report(paragraph("The report")), changed(saved(letterhead()), document=typed))
    assert said(data) == ["The address", "The report", "Yours faithfully"]


def test_the_first_page_of_a_letter_is_only_once_first():
    document = report(paragraph("x"), figure(1, 700, 300, own_page=True), paragraph("y"))
    root = part(housed(document, saved(letterhead())))
    assert [one.find(f"{W}titlePg") is not None for one in root.iter(f"{W}sectPr")] == [True, False, False]


def test_a_report_that_ends_in_a_wide_figure_turns_no_page_of_the_letter():
    document = report(paragraph("x"), figure(1, 700, 300, own_page=True))
    sizes = part(housed(document, saved(letterhead()))).iter(f"{W}pgSz")
    assert [size.get(f"{W}orient") for size in sizes] == [None, "landscape", None]
    alone = part(housed(document, saved(letterhead(after=())))).iter(f"{W}pgSz")
    assert [size.get(f"{W}orient") for size in alone] == [None, "landscape"]


def test_a_report_in_the_first_section_of_several_keeps_the_others():
    data = housed(report(paragraph("x"), figure(1, 700, 300, own_page=True)), saved(with_cover()))
    texts = said(data)
    assert texts[:3] == ["The cover", "Between cover and report", "x"]
    assert texts[-1] == "An appendix of the house"
    assert [size.get(f"{W}orient") for size in part(data).iter(f"{W}pgSz")][-1] is None


def test_a_marking_heads_every_page_of_the_house():
    marked = report(paragraph("x"), marking="Restricted")
    for house in (saved(letterhead()), saved(plain())):
        assert all(
            head.startswith("Restricted") for one in heads(housed(marked, house)) for head in one.values()
        )
    assert heads(housed(marked, bare())) == [{"default": "Restricted"}]
    assert heads(housed(report(paragraph("x")), bare())) == [{}]
    odd = changed(
        saved(plain()),
        settings=lambda xml: xml.replace(b"<w:compat>", b"<w:evenAndOddHeaders/><w:compat>"),
    )
    assert set(heads(housed(marked, odd))[0]) == {"default", "even"}


def test_the_language_is_that_of_the_report_and_not_of_the_house():
    data = housed(report(paragraph("x"), language="de"), saved(plain()))
    styles = part(data, "word/styles.xml")
    assert set(values(styles, ".//w:lang")) == {"de-DE"}
    assert set(values(part(housed(report(language="fr"), bare()), "word/styles.xml"), ".//w:lang")) == {
        "fr-FR"
    }


def test_properties_are_those_of_the_report():
    house = plain()
    house.core_properties.author = "Somebody else"
    data = housed(everything(), saved(house))
    opened = docx.Document(BytesIO(data))
    assert opened.core_properties.author == "A. Author; B. Author"
    assert opened.core_properties.created.timestamp() == EPOCH


def test_contents_and_controls_stand_in_the_styles_of_the_house():
    data = housed(report(heading("One"), paragraph("x")), saved(plain()), pages=(1,))
    assert named(data)["toc heading"] == ["Contents"]
    assert named(data)["toc 1"] == ["One\t1"]


def test_our_own_files_can_be_reference_documents():
    first = housed(everything(), write(everything()))
    again = housed(everything(), first)
    assert said(again) == said(first)
    assert sorted(parts(again)) == sorted(parts(first))
    names = [mark.get(f"{W}name") for mark in part(again).iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)


def test_bookmarks_of_a_letter_make_room_for_ours():
    mine = '<w:p><w:bookmarkStart w:id="1" w:name="At_First"/><w:bookmarkEnd w:id="1"/></w:p>'
    other = '<w:p><w:bookmarkStart w:id="1" w:name="kept"/><w:bookmarkEnd w:id="1"/></w:p>'
    letter = text(f"{mine}{other}<w:p><w:r><w:t>{MARK}</w:t></w:r></w:p><w:sectPr/>")
    house = packed(parts(bare()) | {"word/document.xml": letter})
    data = housed(report(heading("x", anchor="first")), house)
    names = [mark.get(f"{W}name") for mark in part(data).iter(f"{W}bookmarkStart")]
    assert names == ["kept", "at_first"]
    ends = [mark.get(f"{W}id") for mark in part(data).iter(f"{W}bookmarkEnd")]
    assert len(ends) == len(set(ends)) == 2


def test_notes_of_a_text_that_goes_go_with_it():
    notes = (
        f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    house = packed(
        parts(bare())
        | {
            "word/footnotes.xml": notes,
            "word/_rels/document.xml.rels": relations(("rId1", "footnotes", "footnotes.xml")),
        }
    )
    kept = part(housed(report(paragraph("x")), house), "word/footnotes.xml")
    assert [note.get(f"{W}id") for note in kept] == ["-1"]


@pytest.mark.parametrize("place", ["table", "frame", "twice", "sentence"])
def test_a_place_that_is_no_paragraph_of_its_own_is_told(place):
    mark = f"<w:p><w:r><w:t>{MARK}</w:t></w:r></w:p>"
    bodies = {
        "table": f"<w:tbl><w:tr><w:tc>{mark}</w:tc></w:tr></w:tbl>",
        "frame": f"<w:p><w:r><w:pict><w:txbxContent>{mark}</w:txbxContent></w:pict></w:r></w:p>",
        "twice": mark * 2,
        "sentence": f"<w:p><w:r><w:t>Dear {MARK.upper()} you</w:t></w:r></w:p>",
    }
    said_of = {
        "table": "has [[argmap]] in a table or a frame; expected a paragraph between others",
        "frame": "has [[argmap]] in a table or a frame; expected a paragraph between others",
        "twice": "has [[argmap]] in more than one place",
        "sentence": "has [[argmap]] among other words; expected it in a paragraph of its own",
    }
    content = parts(bare()) | {"word/document.xml": text(bodies[place])}
    with pytest.raises(WordFileError) as error:
        read(packed(content))
    assert str(error.value) == said_of[place]


def test_a_template_of_word_is_a_reference_document_like_its_document():
    document = everything()
    assert housed(document, as_template(saved(letterhead()))) == housed(document, saved(letterhead()))


def test_a_title_block_of_the_house_keeps_its_size():
    house = plain()
    house.styles["Title"].font.size = Pt(33)
    data = housed(report(paragraph("T", role=Role.TITLE)), saved(house))
    assert values(style(data, "Title"), "w:rPr/w:sz") == ["66"]
