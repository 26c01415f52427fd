"""A possessive or a short form has lost its apostrophe.

Why:
Curly apostrophes are lost when a text is copied from one program to another. What is left, "Portugals coast"
or "dont", looks careless in a quotation, and a name that is written in two ways is not found by a search. A
word is reported that no word list has, where the same word stands elsewhere with an apostrophe, or where it
is a name that stands elsewhere alone and what follows is a noun. This is about English; other languages write
no apostrophe there.

Wrong essay:
    Portugal’s night trains are full each summer. The railway serves Portugals coast, but not the islands.

Right essay:
    Portugal’s night trains are full each summer. The railway serves Portugal’s coast, but not the islands.
"""

from bisect import bisect_right
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay
from argmap.essay.apostrophes import Lost, lost_apostrophes
from argmap.formats.wording import language_of
from argmap.rules.rule import Finding, Reading


def check(reading: Reading) -> Iterator[Finding]:
    """Find what lacks an apostrophe in the body and in the titles of works, in essays in English."""
    essay = reading.essay
    if essay is None or language_of(reading.map) != "en":
        return
    body = [(sentence.start, sentence.end) for sentence in essay.sentences]
    titles = [(work.title_start, work.title_end) for work in essay.works]
    for lost in lost_apostrophes(essay.text, body, titles):
        if not _in_address(essay, lost.start):
            yield _finding(essay, lost)


def _in_address(essay: Essay, offset: int) -> bool:
    at = bisect_right(essay.addresses, offset, key=lambda address: address.start) - 1
    return at >= 0 and offset < essay.addresses[at].end


def _finding(essay: Essay, lost: Lost) -> Finding:
    notes = (Note(f"perhaps `{lost.restored}`"),)
    if lost.elsewhere is not None:
        place = essay.span(lost.elsewhere, lost.elsewhere + len(lost.restored))
        line = essay.passage(place.start, place.end).line
        notes = (Note(f"perhaps `{lost.restored}`, as on line {line}", place),)
    message = f"“{essay.text[lost.start : lost.end]}” seems to have lost its apostrophe"
    return Finding(message, essay.span(lost.start, lost.end), notes)
