"""Small fonts to travel in a document whose text is shaped already."""

from collections.abc import Iterator, Sequence

from argmap.typeset.faces import Face
from argmap.typeset.outlines import with_quadratic_curves

_DROPPED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "kern",
    "name",
    "post",
    "STAT",
    "DSIG",
    "MATH",
    "BASE",
    "hdmx",
    "VDMX",
    "gasp",
)


def subset(face: Face, glyphs: Sequence[int]) -> tuple[dict[int, int], bytes]:
    """Return where each glyph of a face has gone, and a font with just these, in TrueType outlines.

    There are no more characters in it, and nothing of how letters are joined: that is done. Of a font that is
    broken there, nothing is left but the sign for what is missing. Raises RuntimeError if not even that is.
    """
    try:
        moved, program = packed(face, glyphs)
    except RuntimeError:
        moved, program = packed(face, (0,))
    return moved, with_quadratic_curves(program)


def packed(face: Face, glyphs: Sequence[int]) -> tuple[dict[int, int], bytes]:
    """Do the same with outlines as they are. Raises RuntimeError if the font is broken there."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _dropped_tags())
    plan = uharfbuzz.SubsetPlan(face.blob, wanted)
    moved = {int(old): int(new) for old, new in dict(plan.old_to_new_glyph_mapping).items()}
    return moved, bytes(plan.execute().blob.data)


def _dropped_tags() -> Iterator[str]:
    return (tag.ljust(4) for tag in _DROPPED)
