"""A placed diagram as SVG for Word, its words drawn: Word takes no font from a picture.

Each glyph is drawn once and used wherever it stands. Nothing in the file is a style, a link or a script, and
its references are written as SVG 1.1 has them, so that every reader of pictures follows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from argmap.diagram.boxes import Placed, PlacedBox
from argmap.diagram.theme import hex_colour
from argmap.typeset import Face, Glyph, Piece
from argmap.writers.svg import drawn, opening
from argmap.writers.xml_text import escape

_EM = 1000
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def outlined(placed: Placed) -> bytes:
    """Return the SVG of a placed diagram, in UTF-8, with outlines in the place of letters."""
    case = _Case()
    body = "".join(drawn(placed, _nowhere, "", case.piece))
    title, said = escape(placed.title), escape(placed.description)
    written = (
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        opening(placed, _XLINK),
        f"<title>{title}</title><desc>{said}</desc><defs>{''.join(case.outlines)}</defs>{body}</svg>\n",
    )
    return "".join(written).encode("utf-8", "replace")


def _nowhere(_: PlacedBox) -> str:
    return ""


@dataclass(slots=True)
class _Case:
    """The glyphs that a picture uses: each has a name, empty for those without an outline, such as blanks."""

    outlines: list[str] = field(default_factory=list)
    names: dict[tuple[int, int], str] = field(default_factory=dict)
    fonts: dict[int, Any] = field(default_factory=dict)

    def piece(self, piece: Piece, x: float, baseline: float) -> str:
        """Return a piece of a line, its glyphs in the units of their font."""
        unit = piece.face.scale
        size = piece.size * unit / _EM
        used = "".join(self._used(piece.face, piece.glyphs, unit))
        place = f"translate({_number(x)} {_number(baseline)}) scale({size:.6g} {-size:.6g})"
        return f'<g fill="{hex_colour(piece.colour)}" transform="{place}">{used}</g>' if used else ""

    def _used(self, face: Face, glyphs: Sequence[Glyph], unit: float) -> list[str]:
        at, used = 0.0, []
        for glyph in glyphs:
            name = self._name(face, glyph.number)
            if name:
                x, y = _number((at + glyph.dx) / unit), _number(glyph.dy / unit)
                used.append(f'<use xlink:href="#{name}" x="{x}" y="{y}"/>')
            at += glyph.advance
        return used

    def _name(self, face: Face, glyph: int) -> str:
        key = (id(face), glyph)
        if key not in self.names:
            path = self._outline(face, glyph)
            self.names[key] = f"g{len(self.outlines)}" if path else ""
            if path:
                self.outlines.append(f'<path id="{self.names[key]}" d="{path}"/>')
        return self.names[key]

    def _outline(self, face: Face, glyph: int) -> str:
        import uharfbuzz

        font = self.fonts.get(id(face))
        if font is None:
            font = self.fonts[id(face)] = uharfbuzz.Font(face.blob)
        parts: list[str] = []
        font.draw_glyph(glyph, _pen(), parts)
        return "".join(parts)


def _pen() -> Any:
    """Return what writes an outline as the parts of a path."""
    import uharfbuzz

    pen = uharfbuzz.DrawFuncs()
    for kind in ("move_to", "line_to", "quadratic_to", "cubic_to", "close_path"):
        getattr(pen, f"set_{kind}_func")(_STROKES[kind])
    return pen


def _stroke(letter: str) -> Any:
    def draw(*given: Any) -> None:
        *numbers, parts = given
        parts.append(letter + " ".join(map(_number, numbers)))

    return draw


_STROKES = {
    "move_to": _stroke("M"),
    "line_to": _stroke("L"),
    "quadratic_to": _stroke("Q"),
    "cubic_to": _stroke("C"),
    "close_path": _stroke("Z"),
}


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
