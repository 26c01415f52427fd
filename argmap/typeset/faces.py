"""Fonts: which characters a face has, and how HarfBuzz shapes a text with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from struct import unpack
from typing import Any

_EM = 1000
_LONGEST_KEPT = 40  # longer texts hardly come twice, and would fill the memory
_COMPOSED = re.compile("[\u0300-\u036f\u0483-\u0489\u0590-\u1dff\u20d0-\u20ff\u2de0-\u2dff\u3000-\U0010ffff]")
"""Marks, and letters of scripts in which they combine.

Noto Sans takes letters such as ị apart in case more marks follow. Where there are none the letter stays one
glyph, so that what is copied stays one letter.
"""

_LANGUAGE = re.compile("[A-Za-z0-9_-]{2,35}")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph as shaped: its number, the index of its first character, advance and offset in 1/1000 em."""

    number: int
    cluster: int
    advance: float
    dx: float
    dy: float


@dataclass(frozen=True, eq=False)  # one object, one face: two fonts may well share a name
class Face:
    """One font, by `name`; `content` is the font file, `index` its place in a collection.

    Measures are in thousandths of an em.
    """

    name: str
    content: bytes = field(repr=False)
    index: int = 0

    def __deepcopy__(self, _: object) -> "Face":
        """Return itself: HarfBuzz's objects cannot be copied, and a face never changes."""
        return self

    @cached_property
    def blob(self) -> Any:
        """HarfBuzz's face, from which a subset can be made."""
        import uharfbuzz

        return uharfbuzz.Face(self.content, self.index)

    @cached_property
    def _font(self) -> Any:
        import uharfbuzz

        return uharfbuzz.Font(self.blob)

    @cached_property
    def scale(self) -> float:
        """Thousandths of an em to a font unit."""
        return _EM / float(self.blob.upem)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points the face has a glyph for."""
        return frozenset(self.blob.unicodes)

    def covers_all(self, text: str) -> bool:
        """Tell whether the face has a glyph for every character of a text."""
        return self.characters.issuperset(map(ord, text))

    def covers(self, character: str) -> bool:
        """Tell whether the face has a glyph for a character."""
        return ord(character) in self.characters

    @cached_property
    def _extents(self) -> Any:
        return self._font.get_font_extents("ltr")

    @property
    def ascent(self) -> float:
        """How far the face rises above the baseline."""
        return float(self._extents.ascender) * self.scale

    @property
    def descent(self) -> float:
        """How far it goes below, as a negative number."""
        return float(self._extents.descender) * self.scale

    @property
    def cap_height(self) -> float:
        """How tall capitals are."""
        return self._metric("CAP_HEIGHT")

    @property
    def x_height(self) -> float:
        """How tall small letters are."""
        return self._metric("X_HEIGHT")

    @property
    def italic_angle(self) -> float:
        """How far the face leans, in degrees; below zero where it leans to the right."""
        return self._style("SLANT_ANGLE")

    @property
    def weight(self) -> float:
        """How heavy the face is: 400 is regular, 700 bold."""
        return self._style("WEIGHT")

    @property
    def bounds(self) -> tuple[float, ...]:
        """The rectangle that holds every glyph: left, bottom, right, top."""
        head = self.blob.reference_table("head").data
        return tuple(edge * self.scale for edge in unpack(">4h", head[36:44]))

    def _metric(self, name: str) -> float:
        import uharfbuzz

        tag = uharfbuzz.OTMetricsTag[name]
        return float(self._font.get_metric_position_with_fallback(tag)) * self.scale

    def _style(self, name: str) -> float:
        import uharfbuzz

        return float(self._font.get_style_value(uharfbuzz.StyleTag[name]))

    def natural_advance(self, glyph: int) -> float:
        """Return the advance of a glyph that nothing has moved."""
        return float(self._font.get_glyph_h_advance(glyph)) * self.scale

    def shape(self, text: str, *, rtl: bool = False, language: str = "") -> tuple[Glyph, ...]:
        """Return the glyphs of a text in visual order, with kerning, ligatures and marks in place."""
        if not text:
            return ()
        shaped = _shaped if len(text) <= _LONGEST_KEPT else _shaped.__wrapped__
        return shaped(self, text, rtl, language)

    def width(self, text: str, size: float, *, rtl: bool = False, language: str = "") -> float:
        """Return the width of a text at a size, in the unit of the size."""
        return sum(glyph.advance for glyph in self.shape(text, rtl=rtl, language=language)) * size / _EM


@lru_cache(maxsize=20_000)  # the same words come again and again: boxes are measured for every trial layout
def _shaped(face: Face, text: str, rtl: bool, language: str) -> tuple[Glyph, ...]:  # noqa: FBT001
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    if _LANGUAGE.fullmatch(language):
        buffer.language = language
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    features = {} if _COMPOSED.search(text) else {"ccmp": False}
    uharfbuzz.shape(face._font, buffer, features)  # noqa: SLF001 - shaping is the face's own, cached outside
    scale = face.scale
    return tuple(
        Glyph(
            info.codepoint,
            info.cluster,
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


@dataclass(frozen=True)
class Family:
    """Faces by weight and slope, and the faces that help out, in the order in which they are asked."""

    name: str
    faces: Mapping[tuple[bool, bool], Face] = field(hash=False)
    fallback: tuple[Face, ...] = ()

    def __deepcopy__(self, _: object) -> "Family":
        """Return itself, as faces do."""
        return self

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """Return the face of a weight and slope, or the nearest there is."""
        wanted = ((bold, italic), (bold, False), (False, italic), (False, False))
        return next(self.faces[key] for key in wanted if key in self.faces)

    def face_for(self, character: str, *, bold: bool = False, italic: bool = False) -> Face | None:
        """Return the first face that has a character, or None."""
        return next((face for face in self.asked(bold=bold, italic=italic) if face.covers(character)), None)

    def asked(self, *, bold: bool = False, italic: bool = False) -> tuple[Face, ...]:
        """Return the faces for text of a weight and slope, in the order in which they are asked."""
        return (self.face(bold=bold, italic=italic), *self.fallback)

    def with_fallback(self, faces: Sequence[Face]) -> "Family":
        """Return the family with more faces to help out, asked first."""
        return replace(self, fallback=(*faces, *self.fallback))


@dataclass(frozen=True, slots=True)
class Families:
    """The two families of every document: serifs for reading, none for figures, tables and headings."""

    serif: Family
    sans: Family


@cache  # fonts are constant, and reading them takes longer than setting a page
def families() -> Families:
    """Return the families that argmap brings."""
    serif = {style: _vendored(f"NotoSerif-{name}") for name, style in _STYLES.items()}
    sans = {style: _vendored(f"NotoSans-{name}") for name, style in _STYLES.items() if name != "BoldItalic"}
    symbols = _vendored("DejaVuSans-Symbols")
    return Families(
        Family("serif", serif, (sans[False, False], symbols)),
        Family("sans", sans, (serif[False, False], symbols)),
    )


_STYLES = {
    "Regular": (False, False),
    "Bold": (True, False),
    "Italic": (False, True),
    "BoldItalic": (True, True),
}


def _vendored(name: str) -> Face:
    return Face(name, files(__package__).joinpath("fonts", f"{name}.ttf").read_bytes())


def ignorable(character: str) -> bool:
    """Tell whether a character shapes or orders text and is never seen: joiners, selectors, bidi controls.

    These are the code points with the property Default_Ignorable_Code_Point of Unicode.
    """
    code = ord(character)
    return code >= _IGNORABLE[0][0] and any(first <= code <= last for first, last in _IGNORABLE)


_IGNORABLE = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)


def missing(text: str, family: Family) -> tuple[str, ...]:
    """Return the characters of a text that no face of a family has, each once, in order of appearance."""
    return tuple(
        character
        for character in dict.fromkeys(text)
        if not character.isspace() and not ignorable(character) and family.face_for(character) is None
    )


def mark(character: str) -> str:
    """Return what is printed for a character that no face has: its code between angle brackets."""
    return f"⟨U+{ord(character):04X}⟩"
