"""Runs to lines: paragraphs in which nothing sticks out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from argmap.typeset.bidi import right_to_left, visual_order
from argmap.typeset.faces import Face, Glyph
from argmap.typeset.fit import fitted
from argmap.typeset.justify import filled
from argmap.typeset.runs import Colour, Run, Style
from argmap.typeset.words import Bit, Word, chopped, make_bit, words

_ROUNDING = 1e-6
NARROWEST = 1.0
"""Points that a line has at least, however wide its indents are."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line in one face, run and direction; `x` from the paragraph's left edge, in points."""

    text: str
    face: Face
    size: float
    x: float
    width: float
    run: Run
    colour: Colour
    rtl: bool
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line: pieces in logical order, each at its visual place; `baseline` from the paragraph's top.

    `end` is the x at which the line ends in its direction of reading, and `ends_with_space` tells that a word
    ended with the line, so that whoever copies the text finds a space there.
    """

    pieces: tuple[Piece, ...]
    baseline: float
    width: float
    end: float
    ends_with_space: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines one below the other: `width` is where the widest ends, `height` lines times leading; points."""

    lines: tuple[Line, ...]
    width: float
    height: float
    style: Style
    rtl: bool = False

    def __deepcopy__(self, _: object) -> "Paragraph":
        """Return itself: nothing in it changes."""
        return self


@dataclass(frozen=True, slots=True)
class _Frame:
    style: Style
    width: float
    language: str
    rtl: bool

    @property
    def justified(self) -> bool:
        return self.style.align == "justify"

    @property
    def shortest(self) -> bool:
        return not self.style.hyphenate

    def room(self, number: int) -> float:
        return max(self.width - self.indent(number) - self.style.right, NARROWEST)

    def indent(self, number: int) -> float:
        return self.style.indent + (self.style.first if number == 0 else 0.0)


def set_paragraph(
    runs: Sequence[Run], style: Style, width: float, *, language: str = "", rtl: bool | None = None
) -> Paragraph:
    """Break runs into lines no wider than `width` points and place their pieces.

    Lines end at spaces, after hyphens and dashes, between ideographs, and within words where the style lets
    them; a word wider than a line is cut. The breaks are those that serve the whole paragraph best. The
    direction is that of the first strong character unless `rtl` says it; paragraphs that run from right to
    left stand at the right where `align` is `left`.
    """
    if rtl is None:
        rtl = right_to_left("".join(run.text for run in runs))
    return _set(tuple(runs), style, width, language, rtl)


@lru_cache(maxsize=2048)  # a report is laid out to count its pages too, a box to try many drawings
def _set(runs: tuple[Run, ...], style: Style, width: float, language: str, rtl: bool) -> Paragraph:  # noqa: FBT001
    frame = _Frame(style, width, language, rtl)
    found = list(_cut(words(runs, style, language=language, rtl=rtl), frame))
    broken = fitted(found, frame)
    follows = (*(line[0] for line in broken[1:]), None)
    lines = tuple(
        _line(line, number, frame, before=before)
        for number, (line, before) in enumerate(zip(broken, follows, strict=False))
    )
    lines = lines or (Line((), _baseline(style, 0), 0.0, frame.indent(0), ends_with_space=False),)
    right = max(max((piece.x + piece.width for piece in line.pieces), default=0.0) for line in lines)
    return Paragraph(lines, right, len(lines) * style.leading, style, rtl)


def min_width(runs: Sequence[Run], style: Style) -> float:
    """Return the width of the widest word in points: what a box needs so that no word is cut."""
    if any(_glued(one, other) for one, other in pairwise(runs)):
        return _widest(tuple(runs), style)
    tokens = {_bare(run, token) for run in runs for token in run.text.split(" ") if token}
    return max((_widest((token,), style) for token in tokens), default=0.0)


def _glued(one: Run, other: Run) -> bool:
    """Tell whether a word can begin in one run and end in the next."""
    return not (one.text.endswith(" ") or other.text.startswith(" ") or other.line_break)


def _bare(run: Run, token: str) -> Run:
    return Run(token, bold=run.bold, italic=run.italic, size_factor=run.size_factor, verbatim=run.verbatim)


@lru_cache(maxsize=8192)  # the same words come again and again
def _widest(runs: tuple[Run, ...], style: Style) -> float:
    found = words(runs, style, language="", rtl=False)
    return max((word.width for word in found), default=0.0)


def _cut(found: Iterable[Word], frame: _Frame) -> Iterator[Word]:
    room = min(frame.room(0), frame.room(1))
    for word in found:
        if word.width > room:
            yield from chopped(word, room, frame.style, frame.language)
        else:
            yield word


def _line(line: Sequence[Word], number: int, frame: _Frame, *, before: Word | None) -> Line:
    """Place the words of a line that stands before a word, or is the last."""
    hyphens = [before.hyphen] if before and before.hyphen else []
    bits = [*_joined(list(_bits(line)), frame), *hyphens]
    if sum(bit.width for bit in bits) > frame.room(number) + _ROUNDING and not frame.justified:
        bits = [*_bits(line), *hyphens]  # kerning with the spaces has made the line wider than its words
    ends = before is None or before.line_break
    if frame.justified and (not ends or sum(bit.width for bit in bits) > frame.room(number)):
        bits = filled(bits, frame.room(number))  # the last line is only made narrower
    total = sum(bit.width for bit in bits)
    left = frame.indent(number) + _free(frame, number, total)
    pieces = _placed(bits, left, frame.style)
    end = left if frame.rtl else left + total
    with_space = before is not None and (before.space is not None or before.line_break)
    return Line(pieces, _baseline(frame.style, number), total, end, with_space)


def _bits(line: Sequence[Word]) -> Iterator[Bit]:
    for number, word in enumerate(line):
        if number and word.space is not None:
            yield word.space
        yield from word.bits


def _joined(bits: Sequence[Bit], frame: _Frame) -> list[Bit]:
    """Join neighbours of one form, words and spaces alike, so that they are shaped and copied as one text."""
    groups: list[list[Bit]] = []
    for bit in bits:
        if groups and _alike(groups[-1][-1], bit):
            groups[-1].append(bit)
        else:
            groups.append([bit])
    return [_one(group, frame) for group in groups]


def _alike(a: Bit, b: Bit) -> bool:
    return a.run is b.run and a.face is b.face and a.level == b.level


def _one(group: Sequence[Bit], frame: _Frame) -> Bit:
    if len(group) == 1:
        return group[0]
    first = group[0]
    text = "".join(bit.text for bit in group)
    return make_bit(text, first.run, first.face, first.level, frame.style, frame.language)


def _free(frame: _Frame, number: int, total: float) -> float:
    """Return the space left of the line."""
    free = max(frame.room(number) - total, 0.0)
    if frame.style.align == "center":
        return free / 2
    at_right = frame.style.align == "right" or (frame.rtl and frame.style.align in ("left", "justify"))
    return free if at_right else 0.0


def _placed(bits: Sequence[Bit], left: float, style: Style) -> tuple[Piece, ...]:
    places = [0.0] * len(bits)
    x = left
    for number in visual_order(bits, [bit.level for bit in bits]):
        places[number] = x
        x += bits[number].width
    return tuple(_piece(bit, x, style) for bit, x in zip(bits, places, strict=True))


def _piece(bit: Bit, x: float, style: Style) -> Piece:
    colour = bit.run.colour or style.colour
    return Piece(bit.text, bit.face, bit.size, x, bit.width, bit.run, colour, bit.level % 2 == 1, bit.glyphs)


def _baseline(style: Style, number: int) -> float:
    """Letters stand a little below the middle of their line: x-height and capitals both look centred then."""
    return (number + 0.5) * style.leading + 0.32 * style.size
