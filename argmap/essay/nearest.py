"""The passage of an essay that is most like words it does not have."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from heapq import nsmallest

from argmap.essay.alignment import aligned
from argmap.essay.folding import folded
from argmap.essay.text import Essay, Passage, find
from argmap.essay.tokens import Tokens, tokens

LONGEST = 2_000
"""Words and marks of a quote that are compared at once."""
_PLACES = 5_000
_WINDOWS = 4
_PAIRS = 40
_ALIKE = 0.6
_NARROWEST = 8
_LONGEST_WORD = 40


Pairs = list[tuple[int, int]]
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Near:
    """A passage that is like a quote.

    `ratio` is the share of words and marks that both have in one order, from 0 to 1; a word in other capitals
    counts half, and one like it as much as its letters are. `differences` are pairs of words, the quote's and
    the essay's, either empty where it has none; without any, only blanks differ. `words` are the numbers of
    the passage's words, and `alone` tells that no other words are as near, give or take one.
    """

    passage: Passage
    ratio: float
    differences: tuple[tuple[str, str], ...]
    words: Stretch
    alone: bool = True


def nearest(essay: Essay, quote: str) -> Near | None:
    """Return the passage that is most like a quote, the first of several, None where no word is in both.

    Of a quote that is too long, the first stretch that the essay does not have stands for it. Work is bounded
    for each quote, however often the essay repeats its words.
    """
    said = tokens(folded(quote))
    whole = len(said.words) <= LONGEST
    if not whole:
        said = _first_lost(essay, said)
    found = _all_compared(essay, said, _windows(essay.tokens, said))
    best = max(found, key=lambda near: (near.ratio, -near.passage.start), default=None)
    if best is None:
        return None
    count = len(said.words)
    found += _all_compared(essay, said, _beside(essay.tokens, best.words, 3 * max(_NARROWEST, count)))
    others = (near for near in found if near.ratio >= best.ratio - 1 / count)
    alone = whole and all(_same_words(essay, near, best) for near in others)
    return replace(best, alone=alone)


def _all_compared(essay: Essay, said: Tokens, windows: Iterable[Stretch]) -> list[Near]:
    return [near for window in windows if (near := _compared(essay, said, *window))]


def _first_lost(essay: Essay, said: Tokens) -> Tokens:
    count = len(said.words)
    for first in range(0, count, LONGEST // 2):
        piece = said.written(first, min(first + LONGEST, count))
        if find(essay, piece) is None:
            return tokens(piece)
    return tokens("")


def _beside(text: Tokens, words: Stretch, reach: int) -> tuple[Stretch, Stretch]:
    """Return the stretches before and after a passage, where another one could be as near."""
    return (max(0, words[0] - reach), words[0]), (words[1], min(len(text.words), words[1] + reach))


def _same_words(essay: Essay, near: Near, best: Near) -> bool:
    return essay.tokens.written(*near.words) == essay.tokens.written(*best.words)


def _windows(text: Tokens, said: Tokens) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text where most words of a quote stand, about as far in as in the quote."""
    count = len(said.words)
    width = max(_NARROWEST, count // 4)
    votes = Counter(part for part, _ in {(ahead // width, word) for ahead, word in _aheads(text, said)})
    scores = {first: votes[first] + votes[first + 1] for vote in votes for first in (vote - 1, vote)}
    best = nsmallest(4 * _WINDOWS, scores, key=lambda first: (-scores[first], first))
    taken: list[int] = []
    for first in best:
        if len(taken) < _WINDOWS and all(abs(first - other) > 1 for other in taken):
            taken.append(first)
            start, end = (first - 1) * width, (first + 3) * width + count
            yield max(0, start), min(len(text.words), end)


def _aheads(text: Tokens, said: Tokens) -> Iterator[tuple[int, int]]:
    """Tell by how much words stand further in than in the quote, the rare ones first, and which words."""
    some = [(text.places[word], number) for number, word in enumerate(said.words) if word in text.places]
    left = _PLACES
    for places, number in sorted(some, key=lambda one: len(one[0])):
        for place in places[:left]:
            yield place - number, number
        left -= len(places)
        if left <= 0:
            return


def _compared(essay: Essay, said: Tokens, start: int, end: int) -> Near | None:
    """Compare a quote with a stretch of the essay and return what of it is most like the quote."""
    text = essay.tokens
    matched = _matched(said, text, start, end)
    if not matched:
        return None
    first, last = _tightened(matched, len(said.words), start, end)
    matched = _matched(said, text, first, last)
    first, last = _without_more(matched, len(said.words), first, last)
    gaps = list(_gaps(said, text, matched, first, last))
    score = sum(_score(said, text, *gap) for gap in gaps) + 2 * len(matched)
    passage = essay.passage(
        essay.comparable.starts[text.starts[first]], essay.comparable.ends[text.ends[last - 1] - 1]
    )
    differences = tuple((said.written(*mine), text.written(*its)) for mine, its in gaps)
    return Near(passage, score / (len(said.words) + last - first), differences, (first, last))


def _matched(said: Tokens, text: Tokens, start: int, end: int) -> Pairs:
    return [(number, start + place) for number, place in aligned(said.words, text.words[start:end])]


def _tightened(matched: Pairs, count: int, start: int, end: int) -> Stretch:
    """Return where a passage begins and ends that has the greatest share of words in common with a quote.

    Words at both ends that stand too far off are left out; beyond those in common the passage goes on by as
    many words as the quote does.
    """
    ends = [min(end, place + count - number) for number, place in matched]
    begins = [max(start, place - number) for number, place in matched]
    size = len(matched)
    first = max(range(size), key=lambda k: ((size - k) / (count + ends[-1] - begins[k]), -k))
    last = max(range(first, size), key=lambda k: ((k + 1 - first) / (count + ends[k] - begins[first]), k))
    return begins[first], ends[last]


def _without_more(matched: Pairs, count: int, first: int, last: int) -> Stretch:
    """Leave out what a passage has before the first word of a quote, and after the last."""
    begins = matched[0][1] if matched[0][0] == 0 else first
    return begins, matched[-1][1] + 1 if matched[-1][0] == count - 1 else last


def _gaps(
    said: Tokens, text: Tokens, matched: Pairs, first: int, last: int
) -> Iterator[tuple[Stretch, Stretch]]:
    """Give the stretches, of both, between the words that are the same; and words in other capitals."""
    mine, its = 0, first
    for number, place in [*matched, (len(said.words), last)]:
        if mine < number or its < place:
            yield (mine, number), (its, place)
        mine, its = number + 1, place + 1
        inside = number < len(said.words)
        if inside and said.written(number, mine) != text.written(place, its):
            yield (number, mine), (place, its)


def _score(said: Tokens, text: Tokens, mine: Stretch, its: Stretch) -> float:
    """Return what a gap adds to the words in common: pairs of like words as much as they are alike.

    Words that are joined in one and apart in the other count in full. A word in other capitals was counted
    as two and is one.
    """
    these, those = said.words[slice(*mine)], text.words[slice(*its)]
    if these == those:
        return -1.0
    if "".join(these) == "".join(those):
        return len(these) + len(those)
    if len(these) != len(those) or len(these) > _PAIRS:
        return 0.0
    return sum(2 * _likeness(*pair) for pair in zip(these, those, strict=True))


def _likeness(one: str, other: str) -> float:
    if max(len(one), len(other)) > _LONGEST_WORD:
        return 0.0
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0
