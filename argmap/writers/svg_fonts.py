"""Small faces to travel inside an SVG."""

from unicodedata import combining, normalize

from argmap.typeset import Face

_A_MARK = "\N{COMBINING GRAVE ACCENT}"
"""A mark that fonts know to be one. A font that knows none is not believed: its marks are guessed."""


def embedded_face(face: Face, characters: str) -> bytes:
    """Return a face with just these characters, as WOFF; same face and characters, same bytes.

    Kerning, ligatures, marks and the joined forms of letters are kept, so that a browser sets the words as
    they were measured.
    """
    from io import BytesIO

    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(_subset(face, characters)), recalcBBoxes=False, recalcTimestamp=False, lazy=True)
    font.flavor = "woff"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _subset(face: Face, characters: str) -> bytes:
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update({ord(" "), *map(ord, _with_composed(characters))})
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return bytes(uharfbuzz.subset(face.blob, wanted).blob.data)


def _with_composed(characters: str) -> set[str]:
    """Add what letters and marks make together, and are made of: shaping composes them anew."""
    found = set(characters)
    if not any(map(combining, found)):
        return found
    found.add(_A_MARK)
    found |= set(normalize("NFD", characters))
    marks = [character for character in found if combining(character)]
    new = set(found)
    while new:
        pairs = (normalize("NFC", letter + mark) for letter in new for mark in marks)
        new = {pair for pair in pairs if len(pair) == 1} - found
        found |= new
    return found
