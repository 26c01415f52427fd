"""Laws of mending: a slip of the pen is undone, nothing else changes, and mending twice is mending once."""

import re
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import Severity, broken
from argmap.edit import mending
from argmap.formats import read
from argmap.source import SourceText
from generated import maps
from tools import examples

NAME = "map.yaml"
FILES = sorted((Path(__file__).parent.parent / "diagnostics").glob("*.yaml"))
KEY = re.compile(r"(?<=[\s{])[a-z-]{4,}(?=:[ \n])")
ENTRY = re.compile(r"- (?:claim|evidence|assumption):( )\S")
QUOTES = re.compile(r"""(?<=: )(["'])(?!- )[^"'\\#\n:]+(?:: [^"'\\#\n:]+)?\1(?=\n)""")
ID = re.compile(r"(?<=\bid: )[^\s,}]+")
INDENT = re.compile(r"^(?:  )+(?=[^ \n])", re.MULTILINE)


def look(text):
    return read(text).diagnostics


def mended(text):
    source = SourceText(NAME, text)
    return mending(source, look(source), look)


def swapped(word, chance):
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


SLIPS = (
    (KEY, swapped),
    (KEY, lambda word, _: word.capitalize()),
    (KEY, lambda word, _: word.replace("-", "_")),
    (KEY, lambda word, chance: word[:2] + word[3:]),
    (KEY, lambda word, chance: word + word[-1]),
    (ENTRY, lambda words, _: re.sub(": ", ":", words, count=1)),
    (QUOTES, lambda words, _: words[1:-1]),
    (ID, lambda id_, _: normalize("NFD", id_)),
    (INDENT, lambda blanks, _: blanks + "  "),
    (re.compile(r"(?<=\w)(?=\w)"), lambda _, chance: chance.choice("\0\1\x7f")),
)
"""What fingers do: where, and what becomes of the words there."""


def slipped(text, chance):
    """Make one slip, at random."""
    place, slip = chance.choice(SLIPS)
    found = list(place.finditer(text))
    if not found:
        return text
    at = chance.choice(found)
    return text[: at.start()] + slip(at[0], chance) + text[at.end() :]


@settings(max_examples=examples(50))
@given(maps(), st.randoms(use_true_random=False))
def test_a_slip_is_undone_or_left_but_never_made_into_something_else(text, chance):
    _check_undone(text, slipped(text, chance))


@pytest.mark.slow
@settings(max_examples=examples(400))
@given(maps(), st.randoms(use_true_random=False))
def test_hundreds_of_slips_are_undone_or_left(text, chance):
    _check_undone(text, slipped(text, chance))


@settings(max_examples=examples(20))
@given(maps(), st.randoms(use_true_random=False), st.integers(2, 6))
def test_of_many_slips_no_safe_fix_is_left_and_mending_again_changes_nothing(text, chance, slips):
    for _ in range(slips):
        text = slipped(text, chance)
    _check(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_maps_with_every_kind_of_fault_obey_the_laws(path):
    _check(path.read_bytes().decode("utf-8", "surrogateescape"))


def _check_undone(text, wrong):
    """A slip that was mended is mended back: the map says what it said before, if all else was well there."""
    result, before = mended(wrong), read(SourceText(NAME, text))
    if result.text.text != wrong and not any(found.fix and found.fix.safe for found in before.diagnostics):
        after = read(result.text)
        assert after.value == before.value, wrong
        assert not broken(after.diagnostics)


def _check(text):
    result = mended(text)
    assert replayed(text, result.rounds) == result.text.text
    left = [found for found in look(result.text) if found.fix and found.fix.safe]
    assert [found.message for found in left] == [found.message for found in result.refused]
    assert mended(result.text.text).text == result.text
    if read(SourceText(NAME, text)).value is not None:
        assert errors(result.text) - errors(SourceText(NAME, text)) == Counter()


def replayed(text, rounds):
    """Make the edits once more, from the last to the first: what is outside them stays."""
    for edits in rounds:
        for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def errors(source):
    """The errors of a text; lines and places may be counted anew."""
    found = look(source)
    return Counter(
        (one.code, re.sub(r"\d+", "", one.message)) for one in found if one.severity is Severity.ERROR
    )
