"""A paragraph's text as words: what may stand on a line together, and where a line may end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category, combining, east_asian_width

from argmap.typeset.bidi import levels
from argmap.typeset.faces import Face, ignorable, mark
from argmap.typeset.runs import Run, Style

_BREAK_AFTER = frozenset("-–—/‐")
_ZERO_WIDTH_SPACE = "\u200b"
_NO_BREAK = frozenset("\u00a0\u202f\u2007")
_LINE_END = "\n"
_JOINERS = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text in one face, run and direction; `width` and `size` in points."""

    text: str
    run: Run
    face: Face
    level: int
    size: float
    width: float


@dataclass(frozen=True, slots=True)
class Word:
    """Bits that stay together; a line may end before it.

    `space` is the space before the word, None where it follows the last one at once; `line_break` tells
    that a new line must begin with it.
    """

    bits: tuple[Bit, ...]
    space: Bit | None = None
    line_break: bool = False

    @property
    def width(self) -> float:
        """The width of the word without its space."""
        return sum(bit.width for bit in self.bits)


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    run: Run
    face: Face


def words(runs: Sequence[Run], style: Style, *, language: str, rtl: bool) -> Iterator[Word]:
    """Split runs into words; white space collapses to one space, characters that no face has are marked."""
    characters = tuple(_characters(runs, style))
    level_of = levels("".join(character.text for character in characters), rtl=rtl)
    setter = _Setter(style, language)
    space: Bit | None = None
    breaks, start = False, 0
    for here, character in enumerate((*characters, None)):
        if character is not None and character.text not in (" ", _LINE_END):
            continue
        if here > start:
            yield from setter.word(characters[start:here], level_of[start:here], space, line_break=breaks)
            space, breaks = None, False
        start = here + 1
        if character is not None and character.text == _LINE_END:
            space, breaks = None, True
        elif character is not None:
            space = setter.bit((character,), level_of[here])


def _characters(runs: Sequence[Run], style: Style) -> Iterator[_Character]:
    last: Face | None = None
    for run in runs:
        own = style.family.face(bold=run.bold, italic=run.italic)
        if run.line_break:
            yield _Character(_LINE_END, run, own)
        for character in run.text:
            for shown in _shown(character):
                face = _face(shown, run, style, last)
                if face is None:
                    yield from _marked(character, run, style)
                else:
                    last = face
                    yield _Character(shown, run, face)


def _shown(character: str) -> str:
    """Any white space but the non-breaking kind is a space, a break the text does not show is nothing."""
    if character in _NO_BREAK or not character.isspace():
        return character
    return " "


def _face(character: str, run: Run, style: Style, last: Face | None) -> Face | None:
    """Marks and joiners stay in the face of the letter before, where it has them."""
    own = style.family.face(bold=run.bold, italic=run.italic)
    if character == " ":
        return own
    if last is not None and (combining(character) or character in _JOINERS) and last.covers(character):
        return last
    return style.family.face_for(character, bold=run.bold, italic=run.italic)


def _marked(character: str, run: Run, style: Style) -> Iterator[_Character]:
    if ignorable(character):
        return
    for shown in mark(character):
        face = style.family.face_for(shown, bold=run.bold, italic=run.italic)
        if face is not None:
            yield _Character(shown, run, face)


@dataclass(frozen=True, slots=True)
class _Setter:
    """Makes words of characters in one style."""

    style: Style
    language: str

    def word(
        self,
        characters: Sequence[_Character],
        level_of: Sequence[int],
        space: Bit | None,
        *,
        line_break: bool,
    ) -> Iterator[Word]:
        start = 0
        for end in (*_inner_breaks(characters), len(characters)):
            bits = tuple(self._bits(characters[start:end], level_of[start:end]))
            if bits:
                yield Word(bits, space, line_break)
                space, line_break = None, False
            start = end

    def _bits(self, characters: Sequence[_Character], level_of: Sequence[int]) -> Iterator[Bit]:
        start = 0
        for here in range(1, len(characters) + 1):
            if here < len(characters):
                a, b = characters[start], characters[here]
                if a.run is b.run and a.face is b.face and level_of[start] == level_of[here]:
                    continue
            yield self.bit(characters[start:here], level_of[start])
            start = here

    def bit(self, characters: Sequence[_Character], level: int) -> Bit:
        text = "".join(character.text for character in characters)
        return make_bit(text, characters[0].run, characters[0].face, level, self.style, self.language)


def make_bit(text: str, run: Run, face: Face, level: int, style: Style, language: str) -> Bit:
    """Return a bit of text with its size and measured width."""
    size = style.size * run.size_factor
    return Bit(text, run, face, level, size, face.width(text, size, rtl=level % 2 == 1, language=language))


def _inner_breaks(characters: Sequence[_Character]) -> Iterator[int]:
    """Yield the places inside a word where a line may end: after hyphens and dashes, between ideographs."""
    for here in range(1, len(characters)):
        before, after = characters[here - 1].text, characters[here].text
        dashed = before in _BREAK_AFTER and after.isalnum() and here > 1
        if dashed or before == _ZERO_WIDTH_SPACE or (_ideograph(before) and _ideograph(after)):
            yield here


def _ideograph(character: str) -> bool:
    return east_asian_width(character) in "WF" and category(character) == "Lo"


def chopped(word: Word, width: float, style: Style, language: str) -> Iterator[Word]:
    """Cut a word that is wider than a line into pieces that are not, between letters; time is linear."""
    first = True
    for bit in word.bits:
        for text in _chunks(bit, width, language):
            made = make_bit(text, bit.run, bit.face, bit.level, style, language)
            yield Word((made,), word.space if first else None, word.line_break and first)
            first = False


def _chunks(bit: Bit, width: float, language: str) -> Iterator[str]:
    advance = [0.0] * len(bit.text)
    for glyph in bit.face.shape(bit.text, rtl=bit.level % 2 == 1, language=language):
        advance[glyph.cluster] += glyph.advance * bit.size / 1000
    start, used = 0, 0.0
    for here, character in enumerate(bit.text):
        joined = combining(character) or character in _JOINERS
        if used + advance[here] > width - 0.5 and here > start and not joined:
            yield bit.text[start:here]
            start, used = here, 0.0
        used += advance[here]
    yield bit.text[start:]
