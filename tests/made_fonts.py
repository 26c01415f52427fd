"""Small fonts made for tests: every letter is a square, its outlines TrueType or PostScript."""

from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

LATIN = "".join(map(chr, range(0x20, 0x7F))) + "–—“”‘’…•·\u00ad"


def square(pen, width):
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.curveTo((100, 750), (width - 100, 750), (width - 50, 700)) if hasattr(pen, "getCharString") else None
    pen.lineTo((width - 50, 700))
    pen.lineTo((width - 50, 0))
    pen.closePath()
    return pen


def font(family="Made", letters=LATIN, *, cff=False, weight=400, forbidden=False, variable=False, width=600):
    """Return the bytes of a font that has these letters."""
    builder = FontBuilder(1000, isTTF=not cff)
    order = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(letters, order[1:], strict=True)})
    name = f"{family.replace(' ', '')}-{weight}"
    if cff:
        drawn = {glyph: square(T2CharStringPen(width, None), width).getCharString() for glyph in order}
        builder.setupCFF(name, {"FullName": family}, drawn, {})
    else:
        builder.setupGlyf({glyph: square(TTGlyphPen(None), width).glyph() for glyph in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (width, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": name})
    builder.setupOS2(
        usWeightClass=weight, fsType=2 if forbidden else 0, sTypoAscender=800, sTypoDescender=-200
    )
    builder.setupPost()
    if variable:
        builder.setupFvar([("wght", 300, 400, 900, "Weight")], [])
        wider = [(0, 0), (0, 0), (90, 0), (90, 0), (0, 0), (90, 0), (0, 0), (0, 0)]
        builder.setupGvar({glyph: [TupleVariation({"wght": (0, 1, 1)}, wider)] for glyph in order})
    saved = BytesIO()
    builder.save(saved)
    return saved.getvalue()


def collection(*contents):
    """Return fonts as one collection."""
    collected = TTCollection()
    collected.fonts = [TTFont(BytesIO(content)) for content in contents]
    saved = BytesIO()
    collected.save(saved)
    return saved.getvalue()
