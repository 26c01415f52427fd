"""Small faces to travel inside an SVG."""

from argmap.typeset import Face


def embedded_face(face: Face, characters: str) -> bytes:
    """Return a face with just these characters, as WOFF; same face and characters, same bytes.

    Kerning, ligatures and marks are kept, so that a browser sets the words as they were measured.
    """
    from io import BytesIO

    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(
        layout_features=["kern", "mark", "mkmk", "liga", "clig", "ccmp", "locl", "calt"],
        hinting=False,
        desubroutinize=True,
        recalc_timestamp=False,
        notdef_outline=True,
        name_IDs=[1, 2, 4, 6],
    )
    font = TTFont(BytesIO(face.content), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={ord(character) for character in characters} | {0x20})
    cutter.subset(font)
    font.flavor = "woff"
    written = BytesIO()
    font.save(written)
    return written.getvalue()
