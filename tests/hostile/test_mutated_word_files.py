"""Word files with faults, by chance: none does harm, as a reference document or as a file that came back."""

import zipfile
from copy import deepcopy
from functools import cache
from io import BytesIO
from random import Random

import pytest
from lxml import etree

from argmap.model import ArgumentMap
from argmap.review import Base, WordFileError, reviewed
from argmap.review import read as read_back
from argmap.writers.docx_reference import read
from houses import HOUSES
from tests.maps import build
from tests.returned import commented, edited, inside, parts_of, put_in, zipped
from tests.wordfile import author, everything, paragraph, report, write
from tools import examples

SEEDS = examples(80)
PARTS = (
    *("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"),
    *("word/comments.xml", "word/settings.xml", "[Content_Types].xml"),
)
VALUES = ("", "0", "-1", "99999999999", "x", "rId999", "start", "am_thesis")
REFUSALS = ("is ", "has ", "declares ")


@cache
def sound():
    """Return files without faults: houses, reports, and reports that came back."""
    sent = write(everything())
    marked = commented(write(report(paragraph("One two", field="f-0-1"))), "ac_0_1.*?", ("A", "b"))
    changed = edited(marked, inside("ac_0_1.*?", lambda text: put_in("more ") + text))
    return [*(house() for house in HOUSES.values()), sent, changed]


def mutated(content, chance):
    """Return a file with a few faults in its bytes, or in the elements of one of its parts."""
    if chance.random() < 0.1:
        at = chance.randrange(len(content))
        return content[:at] + bytes([chance.randrange(256)]) + content[at + chance.choice((0, 1, 100)) :]
    parts = parts_of(content)
    name = chance.choice([name for name in PARTS if name in parts])
    root = etree.fromstring(parts[name])
    for _ in range(chance.randint(1, 6)):
        spoil(root, chance)
    return zipped({**parts, name: etree.tostring(root)})


def spoil(root, chance):
    """Take an element away, put it elsewhere, or change what it says."""
    elements = list(root.iter())
    one, other = chance.choice(elements), chance.choice(elements)
    match chance.randrange(6):
        case 0 if one.getparent() is not None:
            one.getparent().remove(one)
        case 1 if other not in list(one.iter()):
            other.append(one)
        case 2:
            other.append(deepcopy(one)) if len(elements) < 5_000 else None
        case 3 if one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(VALUES))
        case 4 if one.attrib:
            del one.attrib[chance.choice(list(one.attrib))]
        case _:
            one.tag, one.text = other.tag, chance.choice(("", "words", None))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_reference_document_is_taken_or_refused_with_a_word(seed):
    chance = Random(seed)
    content = mutated(chance.choice(sound()), chance)
    try:
        house = read(content)
    except WordFileError as refused:
        told = str(refused)
        assert told.startswith(REFUSALS)
        return
    made = write(report(paragraph(author("Words of ours"))), reference=house)
    with zipfile.ZipFile(BytesIO(made)) as whole:
        assert b"Words of ours" in whole.read("word/document.xml")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_file_that_came_back_is_compared_or_refused_with_a_word(seed):
    chance = Random(seed)
    content = chance.choice(sound())
    before = read_back(content)
    try:
        after = read_back(mutated(content, chance))
    except WordFileError as refused:
        told = str(refused)
        assert told.startswith(REFUSALS)
        return
    told = reviewed(Base(before.lines, empty()), after)
    assert 0 <= told.found <= 1


@cache
def empty() -> ArgumentMap:
    return build({"thesis": "One two"})
