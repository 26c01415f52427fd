"""Words of a language and how common they are, from the word lists of pyspellchecker."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

LANGUAGES = frozenset({"ar", "de", "en", "es", "eu", "fa", "fr", "it", "lv", "nl", "pt", "ru"})
"""Languages of which there is a list."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A list of words in small letters; `counts` tells how often each was met among `total` words."""

    counts: Mapping[str, int]
    total: int

    def __contains__(self, word: str) -> bool:
        """Tell whether the list has a word, which is given in small letters."""
        return word in self.counts

    def commonness(self, word: str) -> float:
        """Return how often a word is met among a million words; 0 for one that is not listed."""
        return self.counts.get(word, 0) * 1e6 / self.total


@lru_cache(maxsize=2)
def lexicon(language: str) -> Lexicon | None:
    """Return the word list of a language by its code, such as `en`; None where there is none.

    The list is read when it is first asked for, which takes a fifth of a second, and kept.
    """
    if language not in LANGUAGES:
        return None
    from spellchecker import SpellChecker

    words = SpellChecker(language=language).word_frequency
    return Lexicon(words.dictionary, words.total_words)
