"""Outlines of PostScript fonts as TrueType's: the one kind that every reader of PDF takes from a subset."""

from io import BytesIO
from typing import Any

_POSTSCRIPT = ("CFF ", "CFF2")
_FINE = 0.001
"""How far a curve may be off, in em."""


def with_quadratic_curves(program: bytes) -> bytes:
    """Return a font with TrueType outlines; one that has them already comes back as it is."""
    if program[:4] != b"OTTO":
        return program
    from fontTools.ttLib import TTFont, newTable

    font = TTFont(BytesIO(program), recalcTimestamp=False)
    order = font.getGlyphOrder()
    outlines = newTable("glyf")
    outlines.glyphOrder, outlines.glyphs = order, _outlines(font, order)
    font["glyf"], font["loca"], font["maxp"] = outlines, newTable("loca"), _maxp(len(order))
    for name in (*_POSTSCRIPT, "VORG"):
        if name in font:
            del font[name]
    for name in order:
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(outlines.glyphs[name], "xMin", 0))
    font.sfntVersion = "\0\1\0\0"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _outlines(font: Any, order: list[str]) -> dict[str, Any]:
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    drawn = font.getGlyphSet()
    most = _FINE * font["head"].unitsPerEm
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(drawn)
        try:
            drawn[name].draw(Cu2QuPen(pen, most, reverse_direction=True))
            glyphs[name] = pen.glyph()
        except Exception:  # a broken outline fails in every way there is, and leaves its place empty
            glyphs[name] = TTGlyphPen(drawn).glyph()
        glyphs[name].recalcBounds(None)
    return glyphs


def _maxp(count: int) -> Any:
    """Return the table of limits; what is not known is counted when the font is saved."""
    from fontTools.ttLib import newTable

    limits = newTable("maxp")
    limits.tableVersion, limits.numGlyphs, limits.maxZones = 0x00010000, count, 1
    for name in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions", "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours",
        "maxComponentElements", "maxComponentDepth",
    ):  # fmt: skip
        setattr(limits, name, 0)
    return limits
