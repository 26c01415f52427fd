"""The list of works has one title twice.

Why:
A work that is listed twice looks like two, and two spellings of one title are a sign that one of them was
not copied from the work itself. Titles are compared without capitals and punctuation, and may differ in one
letter of ten. Works of different years or of different authors are different works.

Wrong essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Works cited

    1. Rail Board (2019): Night trains in the north. City Press.
    2. Rail Board (2019): Nights trains in the North. City Press.

Right essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Works cited

    1. Rail Board (2019): Night trains in the north. City Press.
    2. Rail Board (2019): Why people travel. City Press.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from argmap.diagnostics import Note
from argmap.essay import Essay, Work
from argmap.essay.citing import called, key
from argmap.formats.findings import short
from argmap.rules.rule import Finding, Reading

_ALIKE = 0.9
_SLIP = 0.75
"""How much alike the words must be in which two titles differ; other words make another title."""
_SHORTEST = 3
"""Words that a title must have: shorter ones, such as "Annual report", are those of many works."""
_LONGEST = 200
_ENOUGH = 16
"""Titles that share a word and are compared; a word that more have is not one to tell them by."""


def check(reading: Reading) -> Iterator[Finding]:
    """Find entries with the title of an earlier one, or nearly so."""
    essay = reading.essay
    if essay is None or not essay.has_list_of_works:
        return
    having: dict[str, list[int]] = {}
    for at, work in enumerate(essay.works):
        title = key(work.title[:_LONGEST])
        words = sorted(set(title.split()))
        if len(words) < _SHORTEST:
            continue
        candidates = {one for name in (title, *words) for one in having.get(name, ())}
        same = next((one for one in sorted(candidates) if _same(essay.works[one], work, title)), None)
        if same is not None:
            yield _finding(essay, essay.works[same], work)
        for name in (title, *words):
            filed = having.setdefault(name, [])
            if len(filed) < _ENOUGH:
                filed.append(at)


def _same(one: Work, other: Work, title: str) -> bool:
    if one.year and other.year and one.year != other.year:
        return False
    authors = {key(name) for name in one.authors}, {key(name) for name in other.authors}
    if all(authors) and not authors[0] & authors[1]:
        return False
    return _alike(key(one.title[:_LONGEST]), title)


def _alike(one: str, other: str) -> bool:
    """Tell whether two titles are nine tenths the same, with the same numbers and, slips apart, words."""
    if re.findall(r"\d", one) != re.findall(r"\d", other) or not _near(one, other, _ALIKE):
        return False
    words = Counter(one.split()), Counter(other.split())
    rests = [" ".join((words[at] - words[1 - at]).elements()) for at in (0, 1)]
    return not all(rests) or _near(rests[0], rests[1], _SLIP)


def _near(one: str, other: str, ratio: float) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ratio and matcher.quick_ratio() >= ratio and matcher.ratio() >= ratio


def _finding(essay: Essay, first: Work, again: Work) -> Finding:
    note = Note(f"entry {called(first)} has it first", essay.span(first.title_start, first.title_end))
    place = essay.span(again.title_start, again.title_end)
    return Finding(f"The title “{short(again.title)}” stands in the list before", place, (note,))
