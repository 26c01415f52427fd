"""The text layer: fonts, shaping, lines and paragraphs, shared by figures and pages."""

from argmap.typeset.faces import Face, Families, Family, Glyph, families, missing
from argmap.typeset.paragraphs import Line, Paragraph, Piece, min_width, set_paragraph
from argmap.typeset.runs import Colour, Run, Style

__all__ = [
    "Colour",
    "Face",
    "Families",
    "Family",
    "Glyph",
    "Line",
    "Paragraph",
    "Piece",
    "Run",
    "Style",
    "families",
    "min_width",
    "missing",
    "set_paragraph",
]
