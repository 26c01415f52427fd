"""Small pieces of text: inlines put together from both voices, sentences, grades in words."""

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from argmap.language import Language, message
from argmap.report.document import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Strong,
    Text,
    Voice,
    plain,
)
from argmap.report.slots import Said

_INLINES = (Text, Strong, Emphasis, Code, Link, LineBreak, Note)


class Spoken(tuple[Inline, ...]):
    """Inlines whose text is their words, so that a template's filters find words in them."""

    __slots__ = ()

    def __str__(self) -> str:
        return plain(self)


def inlines(*pieces: object) -> Inlines:
    """Put pieces together: inlines as they are, `Said` as the author's words, all else as the program's."""
    return Spoken(_inlines(pieces))


def is_inline(value: object) -> TypeGuard[Inline]:
    """Tell whether a value is an inline of a report."""
    return isinstance(value, _INLINES)


def _inlines(pieces: Iterable[object]) -> Iterator[Inline]:
    for piece in pieces:
        if is_inline(piece):
            yield piece
        elif isinstance(piece, tuple):
            yield from _inlines(piece)
        else:
            yield Text(str(piece), Voice.AUTHOR if isinstance(piece, Said) else Voice.PROGRAM)


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.rstrip().endswith((".", "?", "!", "…", "。")) else f"{text.rstrip()}."


def named(text: str) -> Said:
    """Return words of the author as the name of a thing, without the stop at their end."""
    return Said(text.rstrip("."))


_RELIABILITY = {
    "A": message("reliable"),
    "B": message("usually reliable"),
    "C": message("fairly reliable"),
    "D": message("not usually reliable"),
    "E": message("unreliable"),
    "F": message("reliability unknown"),
}
_CREDIBILITY = {
    "1": message("confirmed"),
    "2": message("probably true"),
    "3": message("possibly true"),
    "4": message("doubtful"),
    "5": message("improbable"),
    "6": message("cannot be judged"),
}


def grade_words(grade: str, language: Language) -> str:
    """Say a grade in words: the Admiralty scale's own, or a number as given; none is `not graded`."""
    if not grade:
        return language.text("not graded")
    letters = grade.strip().upper()
    if len(letters) == 2 and letters[0] in _RELIABILITY and letters[1] in _CREDIBILITY:
        return language.text("; ").join(
            language.text(said) for said in (_RELIABILITY[letters[0]], _CREDIBILITY[letters[1]])
        )
    return language.text("graded {grade} by the author", grade=grade)
