"""The word that was probably meant."""

from collections.abc import Iterable, Iterator
from unicodedata import normalize

_LONGEST = 60
"""Longer words are not worth an index; nobody mistypes one letter of a sentence."""
_ENOUGH = 16
"""How many words that share a rest are compared; more would tell nobody what was meant."""


class Near:
    """Known words, found again from a slightly wrong spelling in time that does not grow with their number.

    Each word is filed under itself without up to `reach` of its letters; two words at most that many edits
    apart share such a rest.
    """

    def __init__(self, words: Iterable[str], reach: int = 1) -> None:
        self._reach = reach
        self._index: dict[str, list[str]] = {}
        for word in words:
            if len(word) <= _LONGEST:
                for rest in _rests(_plain(word), reach):
                    filed = self._index.setdefault(rest, [])
                    if len(filed) < _ENOUGH:
                        filed.append(word)

    def find(self, word: str, reach: int = 2) -> str:
        """Return the known word nearest to this one, or nothing; short words must be nearer."""
        ranked = self._ranked(word, reach)
        return ranked[0][1] if ranked else ""

    def is_alone(self, word: str, reach: int = 2) -> bool:
        """Tell whether there is one known word near this one and no other."""
        return len(self._ranked(word, reach)) == 1

    def _ranked(self, word: str, reach: int) -> list[tuple[int, str]]:
        """Return the known words within reach, nearest first, each with how many edits it is away."""
        if not word or len(word) > _LONGEST:
            return []
        plain = _plain(word)
        reach = min(self._reach, reach, 0 if len(plain) < 3 else 1 if len(plain) < 5 else 2)
        candidates = {known for rest in _rests(plain, reach) for known in self._index.get(rest, ())}
        ranked = sorted((_distance(plain, _plain(known)), known) for known in candidates)
        return [one for one in ranked if one[0] <= reach]


def alike(one: str, other: str) -> bool:
    """Tell whether two words differ in nothing but case, hyphens and blanks."""
    return _plain(one) == _plain(other)


def _plain(word: str) -> str:
    """Fold what people mix up without noticing: case, hyphen and underscore, blanks."""
    return normalize("NFC", word).casefold().replace("_", "-").replace(" ", "-")


def _rests(word: str, reach: int) -> Iterator[str]:
    seen = {word}
    edge = [word]
    yield word
    for _ in range(reach):
        shorter = {rest[:at] + rest[at + 1 :] for rest in edge for at in range(len(rest))} - seen
        yield from shorter
        seen |= shorter
        edge = list(shorter)


def _distance(one: str, other: str) -> int:
    """Count edits (a letter more, less, changed, or two neighbours swapped) between two short words."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            change = above[column - 1] + (letter != against)
            cost = min(above[column] + 1, line[column - 1] + 1, change)
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
    return above[-1]
