"""Small pieces of English: numbers, plurals, lists, and inlines put together from both voices."""

from collections.abc import Iterable, Sequence

from argmap.report.document import Inline, Inlines, Text, Voice
from argmap.report.slots import Said

_SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

Piece = str | Inline | Inlines


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number and its noun: `no source`, `one source`, `two sources`, `23 sources`."""
    return f"{in_words(number)} {singular if number == 1 else plural or singular + 's'}"


def in_words(number: int) -> str:
    """Return a number up to twelve in words, a larger one in digits."""
    return _SMALL[number] if number < len(_SMALL) else str(number)


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words as a list in running text: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.rstrip().endswith((".", "?", "!", "…", "。")) else f"{text.rstrip()}."


def say(*pieces: Piece) -> Inlines:
    """Put inlines together; plain strings are the program's words, `Said` the author's."""
    return tuple(_inlines(pieces))


def _inlines(pieces: Iterable[Piece]) -> Iterable[Inline]:
    for piece in pieces:
        if isinstance(piece, Said):
            yield Text(str(piece), Voice.AUTHOR)
        elif isinstance(piece, str):
            yield Text(piece, Voice.PROGRAM)
        elif isinstance(piece, tuple):
            yield from piece
        else:
            yield piece


def quoted(words: str) -> tuple[str, Said, str]:
    """Return words of the author between quotation marks."""
    return "“", Said(words.rstrip(".")), "”"


_RELIABILITY = {
    "A": "reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability unknown",
}
_CREDIBILITY = {
    "1": "confirmed",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}


def grade_words(grade: str) -> str:
    """Say a grade in words: the Admiralty scale's own, or a number as given; none is `not graded`."""
    if not grade:
        return "not graded"
    letters = grade.strip().upper()
    if len(letters) == 2 and letters[0] in _RELIABILITY and letters[1] in _CREDIBILITY:
        return f"{_RELIABILITY[letters[0]]}; {_CREDIBILITY[letters[1]]}"
    return f"graded {grade} by the author"
