"""How well the entries of a list fit the sentences that cite them, by the words they share."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.essay.sentences import Sentence
from argmap.essay.stems import content_words, stem, weights
from argmap.essay.vocabulary import FUNCTION_WORDS
from argmap.essay.works import Work

CLEARLY = 1.5
"""How many times as well another entry, or another sentence, must fit to be named."""
_ENOUGH = 64
"""A word that more sentences, or entries, have than this tells nothing about which is meant."""
_SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an entry fits a sentence, both counted from 0; `words` are the stems that they share."""

    entry: int
    sentence: int
    score: float = 0.0
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fits:
    """The words of the sentences of an essay's body and of the entries of its list, ready to be compared.

    A shared word counts log(N / df), where df of N sentences have it; a score is the sum over all of these.
    `having` are the sentences, and `naming` the entries, that have a word.
    """

    sentences: tuple[Sentence, ...]
    works: tuple[Work, ...]
    spoken: tuple[frozenset[str], ...]
    listed: tuple[frozenset[str], ...]
    weights: Mapping[str, float]
    rare: float
    having: Mapping[str, Sequence[int]] = field(repr=False)
    naming: Mapping[str, Sequence[int]] = field(repr=False)

    def score(self, entry: int, sentence: int) -> float:
        """Return how well an entry fits a sentence."""
        return self.sum(self.listed[entry] & self.spoken[sentence])

    def shared(self, entry: int, first: int, last: int) -> frozenset[str]:
        """Return the words that an entry shares with any of some sentences."""
        return self.listed[entry].intersection(frozenset().union(*self.spoken[first : last + 1]))

    def names(self, entry: int, first: int, last: int) -> bool:
        """Tell whether one of some sentences names an author of an entry."""
        authors = [frozenset(content_words(author)) for author in self.works[entry].authors]
        return any(name and name <= spoken for spoken in self.spoken[first : last + 1] for name in authors)

    def sum(self, shared: Iterable[str]) -> float:
        """Return what some shared words count."""
        return sum(self.weights.get(word, self.rare) for word in sorted(shared))

    def best_entry(self, sentence: int, without: Iterable[int] = ()) -> Fit | None:
        """Return the entry that fits a sentence best, if any shares a word with it."""
        found = self._best(self.spoken[sentence], self.naming, frozenset(without))
        return self._fit(found, sentence) if found is not None else None

    def best_sentence(self, entry: int) -> Fit | None:
        """Return the sentence that an entry fits best, if any shares a word with it."""
        found = self._best(self.listed[entry], self.having, frozenset())
        return self._fit(entry, found) if found is not None else None

    def sentence_at(self, offset: int) -> int | None:
        """Return which sentence an offset lies in; the number of a note after its stop is part of it."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return at if at >= 0 and offset < self.sentences[at].end else None

    def _fit(self, entry: int, sentence: int) -> Fit:
        shared = self.listed[entry] & self.spoken[sentence]
        return Fit(entry, sentence, self.sum(shared), tuple(sorted(shared)))

    def _best(
        self, words: frozenset[str], index: Mapping[str, Sequence[int]], without: frozenset[int]
    ) -> int | None:
        scores: dict[int, float] = {}
        for word in sorted(words):
            found = index.get(word, ())
            for at in found if len(found) <= _ENOUGH else ():
                scores[at] = scores.get(at, 0.0) + self.weights.get(word, self.rare)
        ranked = [(score, -at) for at, score in scores.items() if at not in without]
        return -max(ranked)[1] if ranked else None


def fits(text: str, sentences: Sequence[Sentence], works: Sequence[Work]) -> Fits:
    """Compare the sentences of an essay's body with the entries of its list."""
    words = [text[sentence.start : sentence.end] for sentence in sentences]
    listed = tuple(frozenset(_entry_words(work)) for work in works)
    known = frozenset().union(*listed)
    weighed = weights(words)
    spoken = tuple(_spoken(content_words(one), known) for one in words)
    rare = max(weighed.values(), default=0.0)
    having, naming = _index(spoken, known), _index(listed, known)
    return Fits(tuple(sentences), tuple(works), spoken, listed, weighed, rare, having, naming)


def _index(texts: Sequence[frozenset[str]], known: frozenset[str]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for at, words in enumerate(texts):
        for word in sorted(words & known):
            index.setdefault(word, []).append(at)
    return index


def _entry_words(work: Work) -> Iterable[str]:
    """Give the stems by which an entry is known: authors, title and slug; all, where it has none of these."""
    told = content_words(" ".join((*work.authors, work.title, *work.slug)))
    return told or (() if work.bare else content_words(work.text))


def _spoken(words: Sequence[str], known: frozenset[str]) -> frozenset[str]:
    joined = {part for word in words if word not in known for part in _parts(word, known)}
    return frozenset(words) | joined


def _parts(word: str, known: frozenset[str]) -> Iterable[str]:
    """Give the word of an entry that a word holds, where the blank beside "of" or "to" was lost."""
    for at in range(2, len(word) - 1):
        before, after = word[:at], word[at:]
        if before in FUNCTION_WORDS and len(after) >= _SHORTEST_PART and stem(after) in known:
            yield stem(after)
        if after in FUNCTION_WORDS and len(before) >= _SHORTEST_PART and stem(before) in known:
            yield stem(before)
