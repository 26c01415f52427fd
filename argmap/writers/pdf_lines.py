"""Lines of text onto a page: each glyph where it was set, in the order in which it is read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from argmap.typeset import Line, Paragraph, Piece
from argmap.writers.pdf_canvas import operate
from argmap.writers.pdf_fonts import EmbeddedFace, font_of, resource_name, utf16
from argmap.writers.pdf_glyphs import Shown, letters

_EM = 1000
_HAIR = 0.01  # smaller moves, in thousandths of an em, are not worth writing

Begin = Callable[[Piece, str], object]
"""Is told of each stretch before it is drawn: its piece, and its text where its glyphs do not tell."""


def draw_paragraph(canvas: Any, paragraph: Paragraph, x: float, top: float) -> None:
    """Draw a paragraph with its top left corner at a point of the page (y upwards, points)."""
    for line in paragraph.lines:
        draw_line(canvas, line, x, top - line.baseline)


def ended(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph with a space at its end, so that its words stay apart from those drawn next."""
    *first, last = paragraph.lines
    return replace(paragraph, lines=(*first, replace(last, ends_with_space=True)))


def draw_line(canvas: Any, line: Line, x: float, baseline: float, begin: Begin | None = None) -> None:
    """Draw one line, in logical order, with a real space at its end where a word ends there."""
    for piece in line.pieces:
        for stretch in _stretches(canvas, piece, x, baseline):
            if begin is not None:
                begin(piece, stretch.actual)
            elif stretch.actual:
                operate(canvas, f"/Span <</ActualText <FEFF{utf16(stretch.actual)}>>> BDC")
            operate(canvas, stretch.operators)
            if begin is None and stretch.actual:
                operate(canvas, "EMC")
    if line.ends_with_space and line.pieces:
        if begin is not None:
            begin(line.pieces[-1], "")
        operate(canvas, _space(canvas, line, x, baseline))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Operators that show some letters; `actual` is their text where their glyphs do not make it up."""

    operators: str
    actual: str


def _stretches(canvas: Any, piece: Piece, x: float, baseline: float) -> Iterator[_Stretch]:
    """Yield a piece's letters in the order in which they are read, together where readers will follow.

    Programs that go by place sort whole text objects, those that go by the tree take them as they come; so
    each letter that runs from right to left is an object of its own. So is each one with an actual text.
    """
    embedded = font_of(canvas, piece.face)
    at, y = x + piece.x + (piece.width if piece.rtl else 0.0), baseline + piece.run.rise
    for actual, shown in _together(piece):
        width = sum(one.glyph.advance for one in shown) * piece.size / _EM
        at -= width if piece.rtl else 0.0
        operators = " ".join(_operators(embedded, shown, piece.size))
        yield _Stretch(_text_object(canvas, embedded, piece, (at, y), operators), actual)
        at += 0.0 if piece.rtl else width


def _together(piece: Piece) -> Iterator[tuple[str, Sequence[Shown]]]:
    """Join the glyphs that can be shown at once, and the actual text of those that have one."""
    found = [*letters(piece)]
    if piece.rtl:
        yield from ((letter.actual, letter.shown) for letter in found[::-1])
        return
    for has_actual, group in groupby(found, lambda letter: bool(letter.actual)):
        if has_actual:
            yield from ((letter.actual, letter.shown) for letter in group)
        else:
            yield "", [shown for letter in group for shown in letter.shown]


def _text_object(
    canvas: Any, embedded: EmbeddedFace, piece: Piece, place: tuple[float, float], operators: str
) -> str:
    """Return operators that show glyphs in a piece's size and colour at a point of the page."""
    name = resource_name(canvas, embedded)
    rgb = " ".join(_number(part) for part in piece.colour)
    x, y = place
    return f"BT {name} {_number(piece.size)} Tf {rgb} rg 1 0 0 1 {_number(x)} {_number(y)} Tm {operators} ET"


def _operators(embedded: EmbeddedFace, shown: Sequence[Shown], size: float) -> Iterator[str]:
    """Yield operators that show glyphs, moved where kerning and marks want them."""
    parts: list[str] = []
    for one in shown:
        yield from _moved(embedded, one, size, parts)
    yield from _flushed(parts)


def _moved(embedded: EmbeddedFace, shown: Shown, size: float, parts: list[str]) -> Iterator[str]:
    """Add a glyph and its moves to the parts of an array; one that is raised comes after it."""
    glyph = shown.glyph
    code = f"<{embedded.code(glyph.number, shown.text):04X}>"
    if abs(glyph.dx) > _HAIR:
        parts.append(_number(-glyph.dx))
    if glyph.dy:
        yield from _flushed(parts)
        yield f"{_number(glyph.dy * size / _EM)} Ts {code} Tj 0 Ts"
    else:
        parts.append(code)
    back = embedded.face.natural_advance(glyph.number) + glyph.dx - glyph.advance
    if abs(back) > _HAIR:
        parts.append(_number(back))


def _flushed(parts: list[str]) -> Iterator[str]:
    if parts:
        yield f"[{' '.join(parts)}] TJ".replace("> <", "")
        parts.clear()


def _space(canvas: Any, line: Line, x: float, baseline: float) -> str:
    last = line.pieces[-1]
    (glyph,) = last.face.shape(" ")
    embedded = font_of(canvas, last.face)
    code = embedded.code(glyph.number, " ")
    return _text_object(canvas, embedded, last, (x + line.end, baseline), f"<{code:04X}> Tj")


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
