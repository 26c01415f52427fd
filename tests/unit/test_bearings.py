"""A diagnostic in a statement without an id says which statement it is."""

from argmap import formats
from argmap.formats.bearings import with_bearings
from argmap.source import SourceText

MAP = """\
title: A map
colour: red
thesis:
  claim: The bridge is safe.
  colour: red
  reasons:
  - claim: It was inspected twice.
    colour: red
    reasons:
    - id: named
      claim: The reports say so.
      colour: red
  - premises:
    - claim: It is new.
    - claim: It is strong.
      weight: 2
"""


def test_number_and_words_are_given_where_there_is_no_id():
    source = SourceText("a.yaml", MAP)
    read = formats.read(source)
    notes = {
        source.position(found.span.start)[0]: found.notes[-1].message if found.notes else ""
        for found in with_bearings(read.value, read.diagnostics)
    }
    assert not notes[2].startswith("in ")
    assert notes[5] == "in the thesis, “The bridge is safe.”"
    assert notes[8] == "in 1, “It was inspected twice.”"
    assert not notes[12].startswith("in ")
    assert notes[16] == "in 2b, “It is strong.”"


def test_nothing_is_lost_or_made_up():
    read = formats.read(SourceText("a.yaml", MAP))
    noted = with_bearings(read.value, read.diagnostics)
    before, after = ([(found.code, found.span) for found in some] for some in (read.diagnostics, noted))
    assert sorted(before) == sorted(after)
