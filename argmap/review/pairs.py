"""Which line of the report became which line of the file that came back."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.essay.alignment import aligned
from argmap.review.lines import Line

_MOST_ALIGNED = 400_000_000
"""Bits that the lines between two that are sure may take to be aligned."""

_MOST_LIKENED = 2_500
"""Pairs of lines, of the rest between two that are sure, of which it is tried how much they are alike."""

_WORDS = 400
_ALIKE = 0.5
_ALIKE_ALONE = 0.2
"""The share of words that two lines must have in common; less where there is no other choice."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The numbers of lines that belong together, before and after, in the order before.

    `moved` are those of the pairs that stand elsewhere than they did, with their neighbours in place.
    """

    kept: tuple[Pair, ...]
    moved: frozenset[Pair] = field(default_factory=frozenset)


def paired(before: Sequence[Line], after: Sequence[Line]) -> Pairs:
    """Find the lines that belong together: by bookmarks, by equal words, by words that are much alike.

    Words are those before changes were tracked. Sure pairs cost time linear in the lines, but for sorting;
    the rest between two of them is bounded.
    """
    these, those = _keys(before, after), _keys(after, before)
    sure = _sure(these, those)
    stayed = _rising(sure)
    moved = _grown(set(sure) - set(stayed), sure, (these, those))
    taken = ({one for one, _ in moved}, {other for _, other in moved})
    kept = [*stayed, *moved]
    for first, last in zip([(-1, -1), *stayed], [*stayed, (len(before), len(after))], strict=True):
        left = [number for number in range(first[0] + 1, last[0]) if number not in taken[0]]
        right = [number for number in range(first[1] + 1, last[1]) if number not in taken[1]]
        kept.extend(_between(left, right, (these, those), (before, after)))
    return Pairs(tuple(sorted(kept)), moved)


def _keys(lines: Sequence[Line], others: Sequence[Line]) -> list[str]:
    """Return what each line is known by: a bookmark that the others have too, or its words.

    A bookmark of a line without words is nobody's: programs leave it where the words were.
    """
    known = {mark for line in others for mark in line.marks if mark and line.then}
    return [
        next((f"\0{mark}" for mark in line.marks if mark in known and line.then), line.then) for line in lines
    ]


def _sure(these: Sequence[str], those: Sequence[str]) -> list[Pair]:
    """Return the lines that are known by something which no other line is known by, on either side."""
    once = {key for key, number in Counter(these).items() if key and number == 1}
    counts = Counter(those)
    places = {key: number for number, key in enumerate(those) if counts[key] == 1}
    return [(number, places[key]) for number, key in enumerate(these) if key in once and key in places]


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the most pairs whose numbers rise together; the numbers before rise already."""
    tops: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        place = bisect_left(tops, other)
        before.append(chain[place - 1] if place else -1)
        tops[place : place + 1] = [other]
        chain[place : place + 1] = [number]
    found: list[Pair] = []
    at = chain[-1] if chain else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _grown(
    moved: set[Pair], sure: Sequence[Pair], keys: tuple[Sequence[str], Sequence[str]]
) -> frozenset[Pair]:
    """Add to lines that were moved those beside them that went along, equal and not unique."""
    taken = ({one for one, _ in sure}, {other for _, other in sure})
    for step in (1, -1):
        for pair in sorted(moved, reverse=step < 0):
            one, other = pair[0] + step, pair[1] + step
            while _equal(one, other, keys) and one not in taken[0] and other not in taken[1]:
                moved.add((one, other))
                taken[0].add(one)
                taken[1].add(other)
                one, other = one + step, other + step
    return frozenset(moved)


def _equal(one: int, other: int, keys: tuple[Sequence[str], Sequence[str]]) -> bool:
    inside = 0 <= one < len(keys[0]) and 0 <= other < len(keys[1])
    return inside and keys[0][one] == keys[1][other]


def _between(
    left: Sequence[int],
    right: Sequence[int],
    keys: tuple[Sequence[str], Sequence[str]],
    lines: tuple[Sequence[Line], Sequence[Line]],
) -> Iterator[Pair]:
    """Pair what is left between two sure pairs: by equal words first, then by words that are alike."""
    if len(left) * len(right) > _MOST_ALIGNED:
        return
    these = [keys[0][number] for number in left]
    those = [keys[1][number] for number in right]
    equal = [(one, other) for one, other in aligned(these, those) if these[one]]
    for first, last in zip([(-1, -1), *equal], [*equal, (len(left), len(right))], strict=True):
        gap = left[first[0] + 1 : last[0]], right[first[1] + 1 : last[1]]
        yield from _alike(*gap, lines)
    yield from ((left[one], right[other]) for one, other in equal)


def _alike(
    left: Sequence[int], right: Sequence[int], lines: tuple[Sequence[Line], Sequence[Line]]
) -> Iterator[Pair]:
    """Pair the lines that are most alike, and no two pairs crosswise."""
    if not 0 < len(left) * len(right) <= _MOST_LIKENED:
        return
    least = _ALIKE_ALONE if len(left) == len(right) == 1 else _ALIKE
    rated = sorted(
        (-_likeness(lines[0][one], lines[1][other]), one, other) for one in left for other in right
    )
    found: list[Pair] = []
    for less, one, other in rated:
        if -less < least:
            return
        if all((one - first) * (other - second) > 0 for first, second in found):
            found.append((one, other))
            yield one, other


def _likeness(one: Line, other: Line) -> float:
    """Return the share of words that two lines have in one order, from 0 to 1."""
    if one.heading != other.heading:
        return 0.0
    these, those = one.now.split()[:_WORDS], (other.then or other.now).split()[:_WORDS]
    return 2 * len(aligned(these, those)) / max(len(these) + len(those), 1)
