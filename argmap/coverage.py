"""Which sentences of an essay a map speaks for: those that its statements quote."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.essay import Essay, Sentence, find
from argmap.model import ArgumentMap, Statement

_WORD = re.compile(r"(?<![.!?…”’)\[\]])[^\W_]+(?:['’-][^\W_]+)*")
"""A word; the number of a note, which stands right behind a stop or in brackets, is none."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A sentence of the body, and the statements that quote words of it, in the order of the map.

    `words` is how many words it has, and `quoted` how many of these stand in a quote. `waived` says why no
    statement has to, and is empty where nobody said so.
    """

    sentence: Sentence
    statements: tuple[Statement, ...]
    words: int
    quoted: int
    waived: str = ""

    @property
    def spoken_for(self) -> bool:
        """Tell whether a statement quotes at least one word."""
        return bool(self.statements)

    @property
    def share(self) -> float:
        """The share of its words that stand in a quote, from 0 to 1."""
        return self.quoted / self.words if self.words else 0.0


def coverage(argument_map: ArgumentMap, essay: Essay) -> tuple[Covered, ...]:
    """Return the sentences of the body, in their order, each with the statements that speak for it.

    A quote speaks for a sentence where it has a word of it, whole or in part; a quote that the essay has
    twice speaks for the first place. Time is linear in map and essay, but for sorting.
    """
    starts = [sentence.start for sentence in essay.sentences]
    over: list[list[tuple[int, int, Statement]]] = [[] for _ in starts]
    for start, end, statement in _quotes(argument_map, essay):
        number = max(0, bisect_right(starts, start) - 1)
        while number < len(starts) and starts[number] < end:
            over[number].append((start, end, statement))
            number += 1
    return tuple(
        _covered(essay, sentence, quotes) for sentence, quotes in zip(essay.sentences, over, strict=True)
    )


def _quotes(argument_map: ArgumentMap, essay: Essay) -> Iterator[tuple[int, int, Statement]]:
    for statement in argument_map.statements.values():
        for quote in statement.quotes:
            passage = find(essay, quote.text)
            if passage:
                yield passage.start, passage.end, statement


def _covered(essay: Essay, sentence: Sentence, quotes: list[tuple[int, int, Statement]]) -> Covered:
    words = [found.span() for found in _WORD.finditer(essay.text, sentence.start, sentence.end)]
    starts, ends = [start for start, _ in words], [end for _, end in words]
    speaking: dict[str, Statement] = {}
    stretches: list[tuple[int, int]] = []
    for start, end, statement in quotes:
        first, last = bisect_right(ends, start), bisect_right(starts, end - 1)
        if first < last:
            stretches.append((first, last))
            speaking.setdefault(statement.place, statement)
    return Covered(sentence, tuple(speaking.values()), len(words), _length(stretches))


def _length(stretches: Iterable[tuple[int, int]]) -> int:
    """Return how many numbers lie in at least one of some stretches."""
    count = reached = 0
    for start, end in sorted(stretches):
        count += max(0, end - max(start, reached))
        reached = max(reached, end)
    return count
