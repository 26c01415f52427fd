"""A paragraph's text as words: what may stand on a line together, and where a line may end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.typeset.bidi import levels_by_voice
from argmap.typeset.breaks import LINE_END, breaks, clusters, is_space, shown_space
from argmap.typeset.faces import Face, Glyph, ignorable, mark
from argmap.typeset.hyphens import HYPHEN, SOFT_HYPHEN, hyphen_places
from argmap.typeset.runs import Run, Style


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text in one face, run and direction, shaped; `width` and `size` in points."""

    text: str
    run: Run
    face: Face
    level: int
    size: float
    width: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """Bits that stay together; a line may end before it.

    `space` is the space before the word, None where it follows the last one at once; `line_break` tells
    that a new line must begin with it. `hyphen` is set at the end of the line before, where one ends within
    what is one word of the text. Only the word of an empty line has no bits.
    """

    bits: tuple[Bit, ...]
    space: Bit | None = None
    line_break: bool = False
    hyphen: Bit | None = None

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
    text, voices = "".join(one.text for one in characters), [one.run.voice for one in characters]
    level_of = levels_by_voice(text, voices, rtl=rtl)
    setter = _Setter(style, language)
    space: Bit | None = None
    broken, start = False, 0
    for here, character in enumerate((*characters, None)):
        if character is not None and not is_space(character.text):
            continue
        if here > start:
            yield from setter.word(characters[start:here], level_of[start:here], space, line_break=broken)
            space, broken = None, False
        start = here + 1
        if character is None:
            return
        if character.text != LINE_END:
            space = setter.bit((character,), level_of[here])
            continue
        if broken:
            yield Word((), None, line_break=True)
        space, broken = None, True


def _characters(runs: Sequence[Run], style: Style) -> Iterator[_Character]:
    for run in runs:
        asked = style.family.asked(bold=run.bold, italic=run.italic)
        if run.line_break:
            yield _Character(LINE_END, run, asked[0])
        if _plain(run.text) and asked[0].covers_all(run.text):
            yield from (_Character(letter, run, asked[0]) for letter in run.text)
            continue
        for cluster in clusters(run.text):
            yield from _cluster(cluster, run, asked)


def _plain(text: str) -> bool:
    """Tell whether each character of a text is a letter by itself, or a space as it is shown."""
    return text.isascii() and text.isprintable()


def _cluster(cluster: str, run: Run, asked: Sequence[Face]) -> Iterator[_Character]:
    """Set a letter and its marks in the first face that has them all, or each for itself."""
    if cluster.isspace() and (space := shown_space(cluster[0])):
        yield _Character(space if asked[0].covers(space) else " ", run, asked[0])
        return
    if len(cluster) == 1:
        yield from _character(cluster, run, asked)
        return
    seen = [character for character in cluster if not ignorable(character)] or cluster
    face = next((face for face in asked if all(map(face.covers, seen))), None)
    for character in cluster:
        yield from _character(character, run, asked if face is None else (face,))


def _character(character: str, run: Run, asked: Sequence[Face]) -> Iterator[_Character]:
    face = next((face for face in asked if face.covers(character)), None)
    if face is not None:
        yield _Character(character, run, face)
    elif not ignorable(character):
        for shown in mark(character):
            yield from (_Character(shown, run, face) for face in _first(shown, asked))


def _first(character: str, asked: Sequence[Face]) -> Iterator[Face]:
    yield from [face for face in asked if face.covers(character)][:1]


def _may_be_parted(characters: Sequence[_Character], text: str) -> bool:
    """Words to be read letter by letter are not parted."""
    return len(text) == len(characters) and not any(character.run.verbatim for character in characters)


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
        start, hyphen = 0, None
        for end, parted in self._ends(characters):
            bits = tuple(self._bits(characters[start:end], level_of[start:end]))
            yield Word(bits, space, line_break, hyphen)
            start, space, line_break = end, None, False
            hyphen = self._hyphen(characters[end - 1], level_of[end - 1]) if parted else None

    def _ends(self, characters: Sequence[_Character]) -> Iterator[tuple[int, bool]]:
        """Yield where lines may end within a word and where it ends; True where that takes a hyphen."""
        texts = [character.text for character in characters]
        start = 0
        for end in (*breaks(texts), len(texts)):
            stretch = "".join(texts[start:end])
            if self.style.hyphenate and _may_be_parted(characters[start:end], stretch):
                yield from ((start + place, True) for place in hyphen_places(stretch, self.language))
            yield end, False
            start = end

    def _hyphen(self, last: _Character, level: int) -> Bit:
        """Return the hyphen after a letter: seen as one, and copied as a place where a word may be parted."""
        shown = make_bit(
            HYPHEN if last.face.covers(HYPHEN) else "-", last.run, last.face, level, self.style, ""
        )
        return replace(shown, text=SOFT_HYPHEN)

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
    """Return a bit of text, shaped and measured."""
    size = style.size * run.size_factor
    glyphs = face.shape(text, rtl=level % 2 == 1, language=language)
    width = sum(glyph.advance for glyph in glyphs) * size / 1000
    return Bit(text, run, face, level, size, width, glyphs)


def chopped(word: Word, width: float, style: Style, language: str) -> Iterator[Word]:
    """Cut a word that is wider than a line into pieces that are not, between letters; time is linear.

    A letter that is wider than the line by itself stays whole.
    """
    first = True
    for bit in word.bits:
        for made in _chunks(bit, width, style, language):
            hyphen = word.hyphen if first else None
            yield Word((made,), word.space if first else None, word.line_break and first, hyphen)
            first = False


def _chunks(bit: Bit, width: float, style: Style, language: str) -> Iterator[Bit]:
    letters = tuple(clusters(bit.text))
    widths = _widths(bit, letters)
    start = 0
    while start < len(letters):
        end, room = start + 1, width - widths[start]
        while end < len(letters) and widths[end] <= room:
            room -= widths[end]
            end += 1
        made = _part(bit, letters[start:end], style, language)
        while made.width > width and end > start + 1:  # letters may be wider where they are cut apart
            end = _shorter(widths, start, end, made.width - width)
            made = _part(bit, letters[start:end], style, language)
        yield made
        start = end


def _widths(bit: Bit, letters: Sequence[str]) -> Sequence[float]:
    """Return the width of each letter with its marks, in points, as it is within the whole."""
    letter_of = [number for number, letter in enumerate(letters) for _ in letter]
    widths = [0.0] * len(letters)
    for glyph in bit.glyphs:
        widths[letter_of[glyph.cluster]] += glyph.advance * bit.size / 1000
    return widths


def _part(bit: Bit, letters: Sequence[str], style: Style, language: str) -> Bit:
    return make_bit("".join(letters), bit.run, bit.face, bit.level, style, language)


def _shorter(widths: Sequence[float], start: int, end: int, excess: float) -> int:
    """Return an end that leaves away letters as wide as the excess, though never the first."""
    end -= 1
    excess -= widths[end]
    while excess > 0 and end > start + 1:
        end -= 1
        excess -= widths[end]
    return end
