"""Notes in the Word file are Word's own, in our file and in that of a house."""

from dataclasses import replace

import pytest

from argmap.report.document import Link, Note, Paragraph, Table, Text, Voice
from argmap.report.finish import finished
from argmap.writers import docx
from argmap.writers.docx_reference import read
from houses import bare, letterhead, packed, parts, relations, saved
from wordfile import W, part, report

PART = "word/footnotes.xml"
LONG = "A note of so many words that it takes more than sixty letters to print."


def note(*children):
    return Note(tuple(Text(child, Voice.AUTHOR) if isinstance(child, str) else child for child in children))


def written(*blocks, house=None):
    document = report(*blocks)
    document = replace(document, blocks=finished(document.blocks))
    reference = read(house) if house else None
    return docx.write(document, figures={}, epoch=946_684_800, creator="argmap", reference=reference)


def said(words, *notes):
    return Paragraph((Text(words, Voice.AUTHOR), *notes))


def notes_of(content):
    return {one.get(f"{W}id"): "".join(one.itertext()).strip() for one in part(content, PART)}


def references(content):
    return [one.get(f"{W}id") for one in part(content).iter(f"{W}footnoteReference")]


def test_notes_stand_at_their_words_and_below_the_page():
    content = written(said("One", note("first")), said("Two", note(LONG), note(LONG)))
    assert references(content) == ["1", "2", "3"]
    told = notes_of(content)
    assert list(told) == ["-1", "0", "1", "2", "3"]
    assert [told[number] for number in "123"] == ["first", LONG, "See note 2."]
    assert "first" not in "".join(part(content).itertext())


def test_notes_in_cells_are_notes_too():
    cell = (Text("x", Voice.AUTHOR), note("below"))
    content = written(Table(((Text("A"),),), ((cell,),), (1.0,)))
    assert notes_of(content)["1"] == "below"
    assert references(content) == ["1"]


def test_a_file_without_notes_has_no_part_for_them():
    with pytest.raises(KeyError):
        part(written(said("x")), PART)


def test_a_link_in_a_note_leads_where_it_says():
    content = written(said("x", note("see ", Link("https://example.org/a", (Text("there"),)))))
    (link,) = part(content, PART).iter(f"{W}hyperlink")
    ident = next(value for key, value in link.attrib.items() if key.endswith("}id"))
    targets = {one.get("Id"): one.get("Target") for one in part(content, "word/_rels/footnotes.xml.rels")}
    assert targets[ident] == "https://example.org/a"


THEIRS = (
    f'<x:footnotes xmlns:x="{W[1:-1]}"><x:footnote x:type="separator" x:id="-1"><x:p/></x:footnote>'
    '<x:footnote x:id="7"><x:p><x:r><x:t>theirs</x:t></x:r></x:p></x:footnote></x:footnotes>'
)


def letter():
    text = (
        f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p><w:r><w:t>Dear all</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="7"/></w:r></w:p><w:p><w:r><w:t>[[argmap]]</w:t></w:r></w:p>'
        "<w:sectPr/></w:body></w:document>"
    )
    more = {
        "word/document.xml": text,
        PART: THEIRS,
        "word/_rels/document.xml.rels": relations(("rId1", "footnotes", "footnotes.xml")),
    }
    return packed(parts(bare()) | more)


def test_notes_of_a_letter_stay_and_ours_come_after():
    content = written(said("x", note("ours")), house=letter())
    assert references(content) == ["7", "8"]
    assert notes_of(content) == {"-1": "", "7": "theirs", "8": "ours"}


def test_a_house_without_notes_gets_a_part_and_its_settings_say_so():
    content = written(said("x", note("ours")), house=saved(letterhead()))
    assert notes_of(content)["1"] == "ours"
    told = part(content, "word/settings.xml").find(f"{W}footnotePr")
    assert [one.get(f"{W}id") for one in told] == ["-1", "0"]
    styles = {one.get(f"{W}styleId") for one in part(content, "word/styles.xml")}
    used = {
        one.get(f"{W}val") for tag in ("pStyle", "rStyle") for one in part(content, PART).iter(f"{W}{tag}")
    }
    assert used <= styles


@pytest.mark.parametrize("house", [None, letter, lambda: saved(letterhead())], ids=["none", "notes", "plain"])
def test_a_validator_of_word_files_finds_nothing(tmp_path, house):
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    (tmp_path / "a.docx").write_bytes(written(said("x", note("a\tb"), note(LONG)), house=house and house()))
    validator = audit.OpenXmlValidator(file_format=audit.FileFormat.MICROSOFT_365)
    assert list(validator.validate(str(tmp_path / "a.docx")).errors) == []


def test_a_note_from_right_to_left_runs_so():
    content = written(said("שלום", note("הערה")))
    *_, last = part(content, PART)
    assert last.find(f"{W}p/{W}pPr/{W}bidi") is not None
