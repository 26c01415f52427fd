"""A Word file's text as lines: paragraphs of pieces, each with whose words it is and who put it in or out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changed something with changes tracked, and on which day, as the file says; both may be empty."""

    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one form: `ours` if the program made them, `put_in` and `taken_out` by whom, if by anyone."""

    text: str
    ours: bool = False
    put_in: Hand | None = None
    taken_out: Hand | None = None


@dataclass(frozen=True)
class Line:
    """A paragraph, wherever it stands.

    `marks` are the names of the bookmarks that begin in it, and of what stands for a lost one; `style` is the
    name of its style in small letters. `put_in` and `taken_out` tell who made or removed the paragraph
    itself. `row` numbers the rows of tables, 0 is for a line in none.
    """

    pieces: tuple[Piece, ...]
    marks: tuple[str, ...] = ()
    style: str = ""
    put_in: Hand | None = None
    taken_out: Hand | None = None
    row: int = 0

    @cached_property
    def now(self) -> str:
        """Its words as they are if all tracked changes are accepted, with single blanks."""
        return _words(piece for piece in self.pieces if not piece.taken_out)

    @cached_property
    def then(self) -> str:
        """Its words as they were before the changes that were tracked."""
        return _words(piece for piece in self.pieces if not piece.put_in)

    @property
    def ours(self) -> bool:
        """Tell whether nobody but the program has words in it, or it has none."""
        return all(token.ours for token in self.tokens)

    @property
    def heading(self) -> bool:
        """Tell whether other lines stand under it."""
        return self.style.startswith("heading") or self.style == "title"

    @property
    def level(self) -> int:
        """Return the level of a heading; 0 is the title's, 1 the highest of others, and of those without."""
        return int(self.style[-1]) if self.style[-1:].isdecimal() else int(self.style != "title")

    @property
    def hands(self) -> Iterator[Hand]:
        """Whoever had a hand in it, in its order."""
        for piece in self.pieces:
            yield from (hand for hand in (piece.put_in, piece.taken_out) if hand)
        yield from (hand for hand in (self.put_in, self.taken_out) if hand)

    @cached_property
    def tokens(self) -> tuple["Token", ...]:
        """Its words as they are now, one by one."""
        return tuple(_tokens(piece for piece in self.pieces if not piece.taken_out))


@dataclass(frozen=True, slots=True)
class Token:
    """A word; `ours` if all of it was made by the program. Words of one voice in a row have one `stretch`."""

    text: str
    ours: bool
    stretch: int = 0


def _words(pieces: Iterable[Piece]) -> str:
    return " ".join("".join(piece.text for piece in pieces).split())


@dataclass(slots=True)
class _Word:
    """A word that is being read, across the pieces that it stands in."""

    stretch: int
    parts: list[str] = field(default_factory=list)
    ours: bool = True

    def token(self) -> Token:
        return Token("".join(self.parts), self.ours, self.stretch)


def _tokens(pieces: Iterable[Piece]) -> Iterator[Token]:
    word, voice, stretch = _Word(0), False, 0
    for piece in pieces:
        stretch += piece.ours is not voice and bool(piece.text)
        voice = piece.ours if piece.text else voice
        for number, part in enumerate(_parts(piece.text)):
            if number and word.parts:
                yield word.token()
                word = _Word(stretch)
            if part:
                word = word if word.parts else _Word(stretch)
                word.parts.append(part)
                word.ours = word.ours and piece.ours
    if word.parts:
        yield word.token()


def _parts(text: str) -> list[str]:
    """Return the words of a text; the first or last is empty where a blank stands before or behind."""
    words = text.split()
    if not words:
        return ["", ""] if text else [""]
    before = [""] if text[0].isspace() else []
    return [*before, *words, *([""] if text[-1].isspace() else [])]
