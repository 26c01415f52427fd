"""Statements in the Word file: a bookmark round the words of each, and all that leads back into the map."""

from hashlib import sha256

import pytest

from argmap.report.document import Outline, OutlineEntry, Strong
from argmap.review.reading import read
from argmap.writers.attachments import Attachment
from argmap.writers.docx_controls import NAMESPACE, STORE
from argmap.writers.docx_links import bookmark_name
from argmap.writers.seal import Seal, examine_docx
from tests.wordfile import W, author, bookmarked, everything, part, program, report, values, words, write

MAP = Attachment("meeting.yaml", "title: Ä & <b>\r\nthesis: x\n".encode())
M = f"{{{NAMESPACE}}}"


def entry(level, label, key, *inlines):
    return OutlineEntry(level, label, inlines, f"s-{key}" if key else "")


OUTLINE = Outline(
    (
        entry(0, "", "thesis", author("It is so."), program(" "), Strong((program("Holds."),))),
        entry(1, "1", "", program("Because, only together.")),
        entry(2, "1.2a", "1.2a", program("Taken for granted: "), author("Ice is cold."), author(" (Works)")),
        entry(2, "1.2b", "Long-Key", author("Twice.")),
        entry(3, "2", "Long-Key", author("Twice again.")),
        entry(3, "3", "empty", program("nothing of the author")),
    )
)


def controls(data):
    return [*part(data).iter(f"{W}sdt")]


def test_a_bookmark_stands_round_the_words_of_each_statement_and_nothing_else():
    marks = bookmarked(write(report(OUTLINE)))
    assert marks == {
        "am_thesis": "It is so.",
        "am_1_2a": "Ice is cold.",
        bookmark_name("s-Long-Key"): "Twice.",
        "am_empty": "nothing of the author",
    }


def test_no_control_and_no_map_stands_in_a_file_that_is_not_for_the_round_trip():
    data = write(report(OUTLINE))
    assert controls(data) == []
    with pytest.raises(KeyError):
        part(data, "customXml/item1.xml")


def test_controls_name_their_statements_and_lock_and_bind_nothing():
    data = write(report(OUTLINE), origin=MAP)
    found = controls(data)
    assert [words(control) for control in found] == ["It is so.", "Ice is cold.", "Twice."]
    assert values(part(data), ".//w:tag") == ["argmap:thesis", "argmap:1.2a", "argmap:Long-Key"]
    assert values(part(data), ".//w:alias") == ["thesis", "1.2a", "Long-Key"]
    names = {child.tag.removeprefix(W) for control in found for child in control.find(f"{W}sdtPr")}
    assert names == {"alias", "tag", "id", "text"}
    assert bookmarked(data) == bookmarked(write(report(OUTLINE)))
    assert len(set(values(part(data), ".//w:sdtPr/w:id"))) == len(found)


def test_a_long_key_fits_what_word_takes():
    key = "k" * 200
    data = write(report(Outline((entry(0, "", key, author("x")),))), origin=MAP)
    [tag], [alias] = values(part(data), ".//w:tag"), values(part(data), ".//w:alias")
    assert tag == f"argmap:{bookmark_name('s-' + key)}"
    assert max(len(tag), len(alias)) <= 64


def test_the_map_goes_with_the_file_with_a_hash_of_each_statement():
    data = write(report(OUTLINE), origin=MAP)
    store = part(data, "customXml/item1.xml")
    assert store.find(f"{M}text").text == MAP.content.decode()
    assert (store.get("name"), store.get("sha256")) == ("meeting.yaml", sha256(MAP.content).hexdigest())
    rows = [dict(row.attrib) for row in store.find(f"{M}statements")]
    assert [row["key"] for row in rows] == ["thesis", "1.2a", "Long-Key"]
    marks = bookmarked(data)
    assert all(row["sha256"] == sha256(marks[row["bookmark"]].encode()).hexdigest() for row in rows)
    properties = part(data, "customXml/itemProps1.xml")
    assert STORE in properties.attrib.values()


def test_a_file_for_the_round_trip_is_sealed_like_any_other():
    data = write(everything(), origin=MAP)
    assert examine_docx(data) is Seal.INTACT
    assert data == write(everything(), origin=MAP)


@pytest.mark.parametrize("hard", ["\x00\x0b", "]]></text>", "\ufffe", "\ud800", "&#0;"])
def test_no_map_breaks_the_part_that_holds_it(hard):
    content = hard.encode("utf-8", "surrogatepass")
    outline = Outline((entry(0, "", hard, author(hard + "x")),))
    store = part(write(report(outline), origin=Attachment(hard, content)), "customXml/item1.xml")
    assert len(store.find(f"{M}statements")) == 1


@pytest.mark.parametrize(
    "text", ["a\r\nb\rc\n", "\ufdd0\U0001fffe\U0010ffff", "\x85\u2028\ufeff\t", "<&]]>&#13;"]
)
def test_the_map_in_the_file_is_the_map_letter_for_letter(text):
    returned = read(write(everything(), origin=Attachment("m.yaml", text.encode())))
    assert returned.stored is not None
    assert returned.stored.text == text
