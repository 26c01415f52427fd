"""A number, a dated event or a superlative stands in a sentence without a citation.

Why:
Figures, dates and firsts are what readers check, and what they remember. Somebody has counted, and a note
says who. This looks at essays that cite, and at the sentence alone; a note at the end of the paragraph may be
meant for it, so it is a hint. Where the words of an entry of the list fit the sentence, it is named.

Wrong essay:
    Night trains carry more people each year.[1] In 2016, the harbour had about 400 ferries.

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.

Right essay:
    Night trains carry more people each year.[1] In 2016, the harbour had about 400 ferries.[2]

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Port Office (2017): Ferries of the harbour. City Press.
"""

from bisect import bisect_left
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay, Sentence, Work
from argmap.essay.citing import called
from argmap.essay.figures import figures, latest_year
from argmap.essay.fitting import Fits
from argmap.essay.sourced import cites, unsourced
from argmap.formats.findings import short
from argmap.rules.rule import Finding, Reading

_FLOOR = 1.15
"""The least score of an entry that is named, as a multiple of that of one word no other sentence has."""
_CLEARLY = 1.2
"""How many times as well as all that are other works it must fit."""


def check(reading: Reading) -> Iterator[Finding]:
    """Find the first figure of each sentence of the body that cites nothing."""
    essay = reading.essay
    if essay is None or not cites(essay):
        return
    for sentence in unsourced(essay):
        place = next(figures(essay.text, sentence.start, sentence.end), None)
        if place:
            message = f"No citation in the sentence for “{short(essay.text[place[0] : place[1]])}”"
            yield Finding(message, essay.span(*place), tuple(_notes(essay, sentence)))


def _notes(essay: Essay, sentence: Sentence) -> Iterator[Note]:
    at = bisect_left(essay.sentences, sentence.start, key=lambda one: one.start)
    year = latest_year(essay.text, sentence.start, sentence.end)
    older = {number for number, work in enumerate(essay.works) if _is_older(work, year)}
    entry = _fitting(essay.fits, at, older) if essay.works else None
    if entry is not None:
        work = essay.works[entry]
        yield Note(f"entry {called(work)} may be its source", essay.span(work.start, work.end))


def _is_older(work: Work, year: int) -> bool:
    """Tell whether a work came out before the year of which a sentence speaks."""
    return work.year[:4].isdecimal() and int(work.year[:4]) < year


def _fitting(fits: Fits, sentence: int, older: set[int]) -> int | None:
    """Return the entry whose words fit a sentence clearly better than those of all other works."""
    best = fits.best_entry(sentence, older)
    if best is None or best.score < _FLOOR * fits.rare:
        return None
    same = {entry for entry, words in enumerate(fits.listed) if words == fits.listed[best.entry]}
    second = fits.best_entry(sentence, older | same)
    return best.entry if second is None or best.score >= _CLEARLY * second.score else None
