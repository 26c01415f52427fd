"""Fonts that travel in an SVG: small, the same every time, and setting words as they were measured."""

import hashlib
import os
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from unicodedata import combining

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from argmap.typeset import Face, families
from argmap.writers.svg_fonts import embedded_face

SERIF, SANS = families().serif, families().sans
SYMBOLS = SERIF.fallback[-1]
FACES = {face.name: face for face in (*SERIF.faces.values(), *SANS.faces.values(), SYMBOLS)}
TEXTS = {
    "latin": "office affine AVATAR Tế thị trường e\u0301 q\u0323\u0307",
    "cyrillic": "Қазақстан Гражданское",
    "greek": "Ἐν ἀρχῇ",
    "arabic": "السلام عليكم",
    "signs": "→ ∧ ¬ ✓",
}
ROOT = Path(__file__).parents[2]
SEEDED = "from tests.unit.test_svg_fonts import print_hash; print_hash()"


def unpacked(content):
    """The face inside a WOFF."""
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    assert font.flavor == "woff"
    font.flavor = None
    plain = BytesIO()
    font.save(plain)
    return Face("unpacked", plain.getvalue())


def measures(face, text, *, rtl=False):
    shaped = face.shape(text, rtl=rtl)
    return [(glyph.cluster, glyph.advance, glyph.dx, glyph.dy) for glyph in shaped]


def own(face, text):
    return "".join(letter for letter in text if face.covers(letter))


@cache
def letters_of(face):
    """Letters and marks of Latin, Greek and Cyrillic, marks often enough to meet letters."""
    marks = own(
        face, "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030b\u030c\u0323\u0327\u0328\u0342\u0345"
    )
    return [
        *map(chr, sorted(code for code in face.characters if code < 0x530 or 0x1E00 <= code < 0x2000)),
        *marks * 20,
    ]


@pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_words_are_set_as_they_were_measured(face, text):
    words = own(face, text)
    small = unpacked(embedded_face(face, words))
    for rtl in (False, True):
        assert measures(small, words, rtl=rtl) == measures(face, words, rtl=rtl)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in FACES if name.startswith("Noto")])
def test_a_mark_alone_is_set_as_it_was_measured(name):
    for mark in {letter for letter in letters_of(FACES[name]) if combining(letter)}:
        small = unpacked(embedded_face(FACES[name], mark))
        assert measures(small, mark) == measures(FACES[name], mark)


@given(st.data())
def test_any_letters_and_marks_are_set_as_they_were_measured(data):
    face = FACES[data.draw(st.sampled_from([name for name in FACES if name.startswith("Noto")]))]
    words = data.draw(st.text(st.sampled_from(letters_of(face)), max_size=20))
    small = unpacked(embedded_face(face, words))
    assert measures(small, words) == measures(face, words)


def test_a_face_for_a_few_words_is_small_and_has_little_more_than_these():
    content = embedded_face(SERIF.face(), "office")
    assert len(content) < 4_000
    assert unpacked(content).characters == {ord(letter) for letter in "office "}


def test_characters_that_a_face_lacks_do_no_harm():
    assert unpacked(embedded_face(SERIF.face(), "a😀\ud800\x00")).characters == {ord("a"), ord(" ")}
    assert unpacked(embedded_face(SERIF.face(), "")).characters == {ord(" ")}


def test_the_time_inside_is_that_of_the_font():
    made, original = (
        TTFont(BytesIO(content))["head"].modified
        for content in (embedded_face(SANS.face(), "abc"), SANS.face().content)
    )
    assert made == original


def print_hash():
    content = b"".join(
        embedded_face(face, own(face, text)) for face in FACES.values() for text in TEXTS.values()
    )
    sys.stdout.write(hashlib.sha256(content).hexdigest())


@pytest.mark.slow
def test_the_same_characters_give_the_same_bytes_in_every_process():
    assert embedded_face(SANS.face(), "abc") == embedded_face(SANS.face(), "cbaabc")
    found = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(["tests", "."])}
        command = [sys.executable, "-c", SEEDED]
        run = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True, text=True)
        found.add(run.stdout)
    assert len(found) == 1
