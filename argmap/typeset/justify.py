"""A line's spaces, widened or narrowed so that it fills its room."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.typeset.words import Bit

_SPACE = " "


def filled(bits: Sequence[Bit], room: float) -> list[Bit]:
    """Share out what a line lacks, or has too much, among its spaces; without spaces it stays as it is."""
    spaces = sum(bit.text[glyph.cluster] == _SPACE for bit in bits for glyph in bit.glyphs)
    if not spaces:
        return list(bits)
    more = (room - sum(bit.width for bit in bits)) / spaces
    return [_spread(bit, more) for bit in bits]


def _spread(bit: Bit, more: float) -> Bit:
    """Make each space of a bit wider by so many points."""
    wider = 1000 * more / bit.size
    glyphs = tuple(
        replace(glyph, advance=glyph.advance + wider) if bit.text[glyph.cluster] == _SPACE else glyph
        for glyph in bit.glyphs
    )
    width = sum(glyph.advance for glyph in glyphs) * bit.size / 1000
    return replace(bit, glyphs=glyphs, width=width)
