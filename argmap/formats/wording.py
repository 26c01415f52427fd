"""What statements say, in a form in which they can be compared: case, punctuation and small words aside."""

from functools import lru_cache
from operator import ne
from unicodedata import normalize

from argmap.model import ArgumentMap

_MARKS = ".,;:!?…\"'()[]{}«»“”‘’„‚‹›¿¡*_`。、，！？；：「」『』（）"
_DASHES = "-‐‑‒–—―"
_ALIKE = str.maketrans({**dict.fromkeys("‘’‛ʼ", "'"), **dict.fromkeys("‐‑‒–−", "-"), "\xad": None})
_SMALL = {
    "en": """a an the that this these those of in on at by for with as its their his her our also very
        really just indeed""",
    "de": "der die das den dem des ein eine einen einem einer eines auch sehr dass von im",
    "fr": "le la les un une des de du que ce cette ces en aussi très",
}
_SMALL_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST = 4


def language_of(argument_map: ArgumentMap) -> str:
    """Return the code of the map's language, without its country; English where the map names none."""
    return argument_map.language.casefold().replace("_", "-").partition("-")[0] or "en"


def said(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without the marks around them; the text itself if none."""
    folded = text if text.isascii() else normalize("NFKC", text).translate(_ALIKE)
    words = [piece.strip(_MARKS) for piece in folded.casefold().split()]
    return tuple([word for word in words if word.strip(_DASHES)]) or (text,)


def content(text: str, language: str) -> tuple[str, ...]:
    """Return the words of a text that carry its meaning, in their order; English ones without ending."""
    small = _SMALL_WORDS.get(language, frozenset())
    words = said(text)
    telling = tuple([word for word in words if word not in small]) or words
    return tuple(map(_stem, telling)) if language == "en" else telling


def difference(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the word in which two texts differ, on either side, or None where they differ in more or none.

    One side is empty where the other text has a word more.
    """
    unlike = [*map(ne, one, other)]
    if len(one) == len(other):
        at = unlike.index(True) if unlike.count(True) == 1 else -1
        return (one[at], other[at]) if at >= 0 else None
    at = unlike.index(True) if True in unlike else len(unlike)
    if one[at + 1 :] == other[at:]:
        return one[at], ""
    return ("", other[at]) if other[at + 1 :] == one[at:] else None


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if len(word) - len(ending) >= _SHORTEST and word.endswith(ending) and not word.endswith("ss"):
            return word.removesuffix(ending).removesuffix("e")
    return word.removesuffix("e") if len(word) > _SHORTEST else word
