"""Citations that name no source are found, wherever they stand."""

from argmap.formats import read
from argmap.formats.citations import unknown_sources
from argmap.source import SourceText

TEXT = """\
title: t
bottom-line: "As [@b] says."
thesis:
  evidence: e
  source: a, p. 4; c
  commentary: |
    `[@code]` is none,
    [@a; @d, p. 2] are.
sources: {a: A}
"""


def found(known: tuple[str, ...] = ()) -> list[str]:
    source = SourceText("map.yaml", TEXT)
    argument_map = read(source).value
    assert argument_map is not None
    return [source.words(one.span) for one in unknown_sources(source, argument_map, known)]


def test_unknown_sources_are_told_at_source_in_commentary_and_in_the_bottom_line() -> None:
    assert sorted(found()) == ["b", "c", "d"]


def test_keys_of_a_bibliography_are_known() -> None:
    assert found(("c", "d")) == ["b"]
