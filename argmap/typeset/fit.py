"""Words to lines, chosen for the paragraph as a whole: the least uneven lines, with few words parted.

After Knuth and Plass, "Breaking paragraphs into lines" (Software: Practice and Experience 11, 1981), with
demerits for ragged lines as well as for justified ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from argmap.typeset.words import Word

STRETCH, SHRINK = 0.5, 1 / 3
"""How far a space of a justified line may grow, before it looks bad, and shrink: shares of its own width."""

_RAGGED = 0.3
"""The share of the line that a ragged line may fall short by before it looks bad."""

_LINE = 10.0
_HYPHEN, _LADDER = 10_000.0, 30_000.0
_WIDOW, _FRAGMENT = 40_000.0, 80_000.0
_WORST = 10_000.0
_SHORT = 0.2
"""Below this share of its line, a last line that is one word looks lost."""


class Measure(Protocol):
    """How wide lines are: `room(number)` in points for the line of this number, all alike from the second."""

    @property
    def justified(self) -> bool:
        """Whether spaces are to fill lines."""
        ...

    @property
    def shortest(self) -> bool:
        """Whether as few lines as possible come before everything else."""
        ...

    def room(self, number: int) -> float:
        """Return the room of a line."""
        ...


@dataclass(frozen=True, slots=True)
class _Way:
    """The best way to set the words up to a break: lines and demerits so far, and the break before."""

    lines: int
    demerits: float
    before: int


def fitted(found: Sequence[Word], measure: Measure) -> list[list[Word]]:
    """Distribute words, none wider than its line, over lines; a word with `line_break` begins one."""
    lines: list[list[Word]] = []
    start = 0
    for end in (*(n for n in range(1, len(found)) if found[n].line_break), len(found)):
        if end > start:
            lines += _Part(found[start:end], measure, len(lines)).lines()
        start = end
    return lines


class _Part:
    """The words between two forced breaks. Time grows with words times words of a line."""

    def __init__(self, found: Sequence[Word], measure: Measure, number: int) -> None:
        self.words = found
        self.measure = measure
        self.first, self.room = measure.room(number), measure.room(number + 1)
        self.spaces = [word.space.width if word.space and place else 0.0 for place, word in enumerate(found)]
        pairs = zip(self.spaces, (word.width for word in found), strict=True)
        self.ends = [0.0, *accumulate(space + width for space, width in pairs)]
        self.gaps = [0.0, *accumulate(self.spaces)]

    def lines(self) -> list[list[Word]]:
        ways = [_Way(0, 0.0, 0)]
        for end in range(1, len(self.words) + 1):
            ways.append(self._best(ways, end))
        return [list(self.words[start:end]) for start, end in _stretches(ways)]

    def _best(self, ways: Sequence[_Way], end: int) -> _Way:
        """Return the best way to set the words up to a break, with the last line as short as need be."""
        shortest = self.measure.shortest
        best, least = (0, 0.0), 0
        for start in range(end - 1, -1, -1):
            room = self.first if start == 0 else self.room
            short = room - self._width(start, end)
            if short < -self._give(start, end) and start < end - 1:
                break
            way = ways[start]
            order = (way.lines if shortest else 0, way.demerits + self._demerits(start, end, short, room))
            if start == end - 1 or order < best:
                best, least = order, start
        return _Way(ways[least].lines + 1, best[1], least)

    def _width(self, start: int, end: int) -> float:
        hyphen = self.words[end].hyphen if end < len(self.words) else None
        return self.ends[end] - self.ends[start] - self.spaces[start] + (hyphen.width if hyphen else 0.0)

    def _blank(self, start: int, end: int) -> float:
        """Return the width of the spaces within a line."""
        return self.gaps[end] - self.gaps[start + 1]

    def _give(self, start: int, end: int) -> float:
        return SHRINK * self._blank(start, end) if self.measure.justified else 0.0

    def _demerits(self, start: int, end: int, short: float, room: float) -> float:
        begins_parted = self.words[start].hyphen is not None
        if end == len(self.words):
            return self._last(start, end, short, room) + (_FRAGMENT * begins_parted * (end - start == 1))
        parted = self.words[end].hyphen is not None
        ladder = _LADDER if parted and begins_parted else 0.0
        return (_LINE + self._badness(start, end, short, room)) ** 2 + _HYPHEN * parted + ladder

    def _last(self, start: int, end: int, short: float, room: float) -> float:
        """The last line is as short as it is, but should not be one short word, nor too full."""
        alone = start > 0 and end - start == 1 and room - short < _SHORT * room
        crowded = self._badness(start, end, short, room) if short < 0 else 0.0
        return (_LINE + crowded) ** 2 + _WIDOW * alone

    def _badness(self, start: int, end: int, short: float, room: float) -> float:
        if not self.measure.justified:
            return min(100.0 * (short / room / _RAGGED) ** 3, _WORST)
        blank = self._blank(start, end)
        most = (SHRINK if short < 0 else STRETCH) * blank
        return _WORST if most <= 0.0 else min(100.0 * abs(short / most) ** 3, _WORST)


def _stretches(ways: Sequence[_Way]) -> list[tuple[int, int]]:
    stretches = []
    end = len(ways) - 1
    while end > 0:
        stretches.append((ways[end].before, end))
        end = ways[end].before
    return stretches[::-1]
