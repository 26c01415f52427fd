"""Fingerprints: only a file that nobody touched is called intact."""

import subprocess
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from argmap.writers.seal import (
    PLACEHOLDER,
    PROPERTY,
    Seal,
    examine,
    examine_docx,
    examine_last,
    seal,
    seal_docx,
    seal_last,
)
from argmap.writers.seal_png import examine_png, seal_png
from tools import need
from wordfile import png

TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>"
)
PARTS = {"word/document.xml": DOCUMENT, "_rels/.rels": RELATIONS, "[Content_Types].xml": TYPES}
LATER = 1_800_000_000


def packed(parts, moment=(2020, 2, 3, 4, 5, 6)):
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as whole:
        for name, content in parts.items():
            whole.writestr(zipfile.ZipInfo(name, moment), content)
    return made.getvalue()


def unpacked(content):
    with zipfile.ZipFile(BytesIO(content)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


COMMENT = b"<svg><!-- %s --><text>%s</text></svg>"
INFORMATION = b"%%PDF-1.7 << /Title (%s) /ArgmapSeal (%s) >> stream \xff\x00"


def commented(words=b"words"):
    return COMMENT % (PLACEHOLDER.encode(), words)


def informed(words=b"words"):
    return INFORMATION % (words, PLACEHOLDER.encode())


both = pytest.mark.parametrize("made", [commented, informed])


@both
def test_a_sealed_file_is_intact_and_of_the_same_length(made):
    sealed = seal(made())
    assert examine(sealed) is Seal.INTACT
    assert len(sealed) == len(made())
    assert PLACEHOLDER.encode() not in sealed


@both
def test_another_word_makes_it_changed(made):
    assert examine(seal(made()).replace(b"words", b"swords")) is Seal.CHANGED


@both
def test_anything_behind_it_makes_it_changed(made):
    assert examine(seal(made()) + b"\n%%EOF") is Seal.CHANGED


@both
def test_a_file_without_its_mark_or_with_two_has_none(made):
    assert examine(b"%PDF-1.4 by another program") is Seal.ABSENT
    assert examine(b"") is Seal.ABSENT
    assert examine(seal(made()) * 2) is Seal.ABSENT


@both
def test_words_that_look_like_a_mark_do_no_harm(made):
    other = seal(commented())[10:87]
    for words in (PLACEHOLDER.encode(), other):
        sealed = seal(made(words))
        assert words in sealed
        assert examine(sealed) is Seal.INTACT
        assert examine(sealed.replace(words, b"w" * len(words))) is Seal.CHANGED


@pytest.mark.parametrize("content", [b"", b"words", commented() * 2, seal(commented())])
def test_only_a_file_with_one_placeholder_can_be_sealed(content):
    with pytest.raises(ValueError, match="one placeholder"):
        seal(content)


@given(st.binary(max_size=200), st.data())
def test_every_single_byte_counts(words, data):
    sealed = seal(informed(words.replace(b"%", b"")))
    at = data.draw(st.integers(0, len(sealed) - 1))
    other = data.draw(st.integers(1, 255))
    touched = sealed[:at] + bytes([sealed[at] ^ other]) + sealed[at + 1 :]
    assert examine(touched) is not Seal.INTACT


def test_a_sealed_word_file_is_intact_and_sealing_it_again_changes_nothing():
    sealed = seal_docx(packed(PARTS), epoch=LATER)
    assert examine_docx(sealed) is Seal.INTACT
    assert seal_docx(sealed, epoch=LATER) == sealed


def test_the_same_parts_in_any_order_and_at_any_time_give_the_same_bytes():
    reverse = dict(reversed(PARTS.items()))
    sealed = {
        seal_docx(packed(parts, moment), epoch=LATER)
        for parts in (PARTS, reverse)
        for moment in ((1980, 1, 1, 0, 0, 0), (2031, 12, 31, 23, 59, 58))
    }
    assert len(sealed) == 1


def test_parts_stand_in_the_order_that_readers_expect_and_know_one_time_only():
    with zipfile.ZipFile(BytesIO(seal_docx(packed(PARTS), epoch=LATER))) as whole:
        entries = whole.infolist()
    assert [entry.filename for entry in entries] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/custom.xml",
        "word/document.xml",
    ]
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((2027, 1, 15, 8, 0, 0), 3)}


def test_a_time_before_zip_knows_any_is_the_first_it_knows():
    with zipfile.ZipFile(BytesIO(seal_docx(packed(PARTS), epoch=0))) as whole:
        assert {entry.date_time for entry in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_fingerprint_is_a_custom_property_that_the_package_declares():
    parts = unpacked(seal_docx(packed(PARTS), epoch=LATER))
    properties = etree.fromstring(parts["docProps/custom.xml"])
    (only,) = properties
    assert (only.get("name"), only[0].text[:14]) == (PROPERTY, "argmap-sha256-")
    declared = [element.get("PartName") for element in etree.fromstring(parts["[Content_Types].xml"])]
    assert declared.count("/docProps/custom.xml") == 1
    targets = [element.get("Target") for element in etree.fromstring(parts["_rels/.rels"])]
    assert targets.count("docProps/custom.xml") == 1


@pytest.mark.parametrize("name", ["word/document.xml", "_rels/.rels", "[Content_Types].xml"])
def test_another_part_makes_it_changed(name):
    parts = unpacked(seal_docx(packed(PARTS), epoch=LATER))
    assert examine_docx(packed({**parts, name: parts[name] + b" "})) is Seal.CHANGED


def test_another_word_of_the_same_length_makes_it_changed():
    parts = unpacked(seal_docx(packed(PARTS), epoch=LATER))
    changed = parts["word/document.xml"].replace(b"Words", b"Sword")
    assert examine_docx(packed({**parts, "word/document.xml": changed})) is Seal.CHANGED


def test_one_part_more_or_less_makes_it_changed():
    parts = unpacked(seal_docx(packed(PARTS), epoch=LATER))
    assert examine_docx(packed({**parts, "word/comments.xml": b"<c/>"})) is Seal.CHANGED
    assert examine_docx(packed({n: c for n, c in parts.items() if n != "word/document.xml"})) is Seal.CHANGED


def test_packing_the_same_parts_anew_changes_nothing_that_matters():
    assert examine_docx(packed(unpacked(seal_docx(packed(PARTS), epoch=LATER)))) is Seal.INTACT


def test_a_file_without_the_property_or_no_word_file_at_all_has_none():
    parts = unpacked(seal_docx(packed(PARTS), epoch=LATER))
    del parts["docProps/custom.xml"]
    for content in (packed(parts), packed({}), b"", b"PK\x03\x04", b"words"):
        assert examine_docx(content) is Seal.ABSENT


SEALED = seal_docx(packed({**PARTS, "word/big.bin": bytes(range(256)) * 40}), epoch=LATER)
CONTENTS = unpacked(SEALED)


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_a_damaged_word_file_is_never_intact_unless_its_parts_are_as_they_were(at, other):
    damaged = SEALED[:at] + bytes([SEALED[at] ^ other]) + SEALED[at + 1 :]
    if examine_docx(damaged) is Seal.INTACT:
        assert unpacked(damaged) == CONTENTS


@given(st.binary(max_size=400), st.integers(0, len(SEALED)))
def test_whatever_the_bytes_there_is_an_answer(content, cut):
    for damaged in (content, SEALED[:cut], SEALED[:cut] + content, content + SEALED[cut:]):
        assert examine_docx(damaged) in Seal


@pytest.mark.slow
def test_libreoffice_saving_it_again_makes_it_changed(tmp_path):
    office = need("soffice")
    before, after = tmp_path / "a.docx", tmp_path / "again"
    before.write_bytes(seal_docx(packed(PARTS), epoch=LATER))
    settings = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    subprocess.run(
        [office, settings, "--headless", "--convert-to", "docx", "--outdir", str(after), str(before)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert examine_docx((after / "a.docx").read_bytes()) in (Seal.CHANGED, Seal.ABSENT)


# Texts that end in their fingerprint, and pictures.

NOTE = f"A code: `<!-- {PLACEHOLDER} -->`\n\n<!-- {PLACEHOLDER} -->\n".encode()


def test_a_text_may_speak_of_fingerprints_and_is_sealed_at_its_end():
    sealed = seal_last(NOTE)
    assert sealed.count(PLACEHOLDER.encode()) == 1
    assert examine_last(sealed) is Seal.INTACT
    assert examine_last(sealed.replace(b"code", b"mode")) is Seal.CHANGED


@pytest.mark.parametrize("content", [b"", NOTE[:-1], b"x" + NOTE + b"x", b"<!-- x -->\n"])
def test_a_text_without_a_fingerprint_at_its_end_has_none(content):
    assert examine_last(content) is Seal.ABSENT


def test_a_text_to_be_sealed_ends_in_its_placeholder():
    with pytest.raises(ValueError, match="placeholder"):
        seal_last(b"x")


def test_a_sealed_picture_is_a_picture_and_intact():
    sealed = seal_png(png())
    assert examine_png(sealed) is Seal.INTACT
    assert seal_png(png()) == sealed
    from PIL import Image

    shown = Image.open(BytesIO(sealed))
    shown.load()
    assert shown.size == (1, 1)
    assert shown.info["ArgmapSeal"].startswith("argmap-sha256-")


def test_a_changed_picture_is_called_so():
    sealed = seal_png(png())
    at = sealed.index(b"IDAT") + 6
    assert examine_png(sealed[:at] + b"?" + sealed[at + 1 :]) is Seal.CHANGED


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt", png()]
)
def test_a_picture_without_a_fingerprint_has_none(content):
    assert examine_png(content) is Seal.ABSENT
