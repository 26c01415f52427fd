"""Where a word may be parted at the end of a line, by the patterns of its language."""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast
from unicodedata import category

HYPHEN = "‐"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
"""What the hyphen at the end of a line stands for, so that a copied word is whole again."""

SHORTEST = 6
_BEFORE, _AFTER = 2, 3
"""Letters that a word must have to be parted, and how many stand at least before and after the hyphen."""


def hyphen_places(text: str, language: str) -> Sequence[int]:
    """Return where a word may be parted: offsets in a text without spaces; none if its language is not known.

    Only a word of letters is parted, whatever punctuation stands around it: no name of a file, no number; and
    no word with a capital, which is likely to be a name, where the language has them for names.
    """
    start, end = _core(text)
    word = text[start:end]
    if len(word) < SHORTEST or not all(map(_lettered, word)) or _named(word, language):
        return ()
    patterns = _patterns(language)
    return () if patterns is None else [start + place for place in _within(patterns, word)]


def _named(word: str, language: str) -> bool:
    capitals = word[1:] if language.casefold().startswith("de") else word
    return capitals != capitals.lower()


def _within(patterns: Any, word: str) -> list[int]:
    places = cast("list[int]", patterns.positions(word.lower()))
    last = len(word) - _AFTER
    return [int(place) for place in places if _BEFORE <= place <= last and not _mark(word[place])]


def _core(text: str) -> tuple[int, int]:
    """Return where the letters of a text begin and end, without punctuation around them."""
    start, end = 0, len(text)
    while start < end and not text[start].isalpha():
        start += 1
    while end > start and not (text[end - 1].isalpha() or _mark(text[end - 1])):
        end -= 1
    return start, end


def _lettered(character: str) -> bool:
    return character.isalpha() or character in "’'" or _mark(character)


def _mark(character: str) -> bool:
    return category(character).startswith("M")


@cache
def _patterns(language: str) -> Any:
    """Return what knows the patterns of a language, None where nobody does."""
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_")) if language else None
    return pyphen.Pyphen(lang=known) if known else None
