"""The words of a text that carry its meaning, without their endings."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log

from argmap.essay.vocabulary import FUNCTION_WORDS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_SUFFIXES = (
    "izations", "isations", "ization", "isation", "ational", "iveness", "fulness", "ousness", "ations",
    "ation", "ities", "ments", "ingly", "ising", "izing", "ement", "ating", "ment", "ness", "ible", "able",
    "ists", "isms", "ives", "ions", "ated", "ates", "ate", "ing", "ers", "ors", "ity", "ion", "ive", "ist",
    "ism", "ise", "ize", "ed", "er", "or", "es", "ly", "al", "s", "e", "y",
)  # fmt: skip
"""Endings, the longer first."""
_SHORTEST_STEM = 4


def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, in their order, without function words, digits and single letters.

    English endings are taken off, so that "elected" and "election" meet; words of other languages lose at
    most what looks like one.
    """
    words = (found[0].casefold() for found in _WORD.finditer(text))
    return tuple(stem(word) for word in words if _carries(word))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word in small letters without its ending; at least four letters are left, three before "s"."""
    word = word.replace("’", "'").partition("'")[0]
    word = f"{word[:-3]}y" if word.endswith(("ies", "ied")) else word
    for _ in range(2):
        ending = next((one for one in _SUFFIXES if _ends(word, one)), "")
        word = word.removesuffix(ending) if ending else word
    return word


def weights(sentences: Iterable[str]) -> Mapping[str, float]:
    """Return how telling each stem is among some sentences: log(N / df), 0 for one that all of them have.

    df is the number of sentences, of N, that have the stem.
    """
    count = 0
    having: Counter[str] = Counter()
    for sentence in sentences:
        count += 1
        having.update(set(content_words(sentence)))
    return {word: log(count / number) for word, number in having.items()}


def _carries(word: str) -> bool:
    return len(word) > 1 and word not in FUNCTION_WORDS and not word[0].isdecimal()


def _ends(word: str, ending: str) -> bool:
    shortest = _SHORTEST_STEM - (ending == "s")
    if len(word) - len(ending) < shortest or not word.endswith(ending):
        return False
    return not (ending == "s" and word.endswith(("ss", "us", "is")))
