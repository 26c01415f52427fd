"""In which order the entries of a list of works stand."""

import re
from collections.abc import Sequence
from itertools import pairwise

from argmap.essay.citing import key
from argmap.essay.names import is_office
from argmap.essay.vocabulary import PARTICLES
from argmap.essay.works import Work

_WORDS = re.compile(r"[^\W\d_]{3}")
_ARTICLES = frozenset(
    ["a", "an", "the", "der", "die", "das", "ein", "eine", "le", "la", "les", "l", "un", "une"]
)


def alphabetical_breaks(text: str, works: Sequence[Work]) -> tuple[int, ...]:
    """Return the entries, counted from 0, that the alphabet would put before the one above them.

    Entries that are a mere address are passed over, and a heading within the list begins it anew. Names with
    the given names first may all be filed by their last words.
    """
    breaks = _breaks(text, works, last=False)
    return breaks if _breaks(text, works, last=True) else ()


def _breaks(text: str, works: Sequence[Work], *, last: bool) -> tuple[int, ...]:
    breaks: list[int] = []
    before: tuple[str, ...] = ()
    for at, work in enumerate(works):
        if at and _WORDS.search(text, works[at - 1].end, work.number_start):
            before = ()
        if work.bare:
            continue
        keys = _keys(work, last=last)
        if before and max(keys) < min(before):
            breaks.append(at)
        before = keys
    return tuple(breaks)


def by_year(works: Sequence[Work]) -> bool:
    """Tell whether entries follow their years, upwards or downwards."""
    years = [work.year for work in works if work.year]
    rises = all(one <= other for one, other in pairwise(years))
    falls = all(one >= other for one, other in pairwise(years))
    return len(set(years)) > 1 and (rises or falls)


def by_citation(count: int, cited: Sequence[int]) -> bool:
    """Tell whether a list is in the order in which its entries are cited, `cited`, each once.

    At least half of them must be cited. One in ten may be out of order.
    """
    back = sum(1 for before, after in pairwise(cited) if after < before)
    return len(cited) * 2 >= count and back * 10 <= len(cited)


def _keys(work: Work, *, last: bool) -> tuple[str, ...]:
    """Return the words by which an entry may be filed: with and without particles and articles."""
    words = key(work.authors[0] if work.authors else work.title or work.text[:80]).split()
    if last and work.authors and not is_office(work.authors[0]):
        words = words[-1:]
    keys = [" ".join(words)]
    while len(words) > 1 and (words[0] in PARTICLES or words[0] in _ARTICLES):
        words = words[1:]
        keys.append(" ".join(words))
    return tuple(keys)
