"""A number is missing in the sequence of notes.

Why:
Notes count up as one reads. Where a number is skipped, a note was lost from the text, and with it the source
of a statement; or notes were struck out and the rest never numbered anew, so that all later numbers are off.
A list in alphabetical order may be cited in any order, and is not looked at.

Wrong essay:
    Night trains carry more people each year.1 Most of them travel for pleasure.3

    Works cited

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Port Office (2017): Ships of the night. City Press.
    3. Tourist Office (2018): Why people travel. City Press.
    4. Health Office (2016): How people sleep. City Press.

Right essay:
    Night trains carry more people each year.1 So do ships.2 Most people travel for pleasure.3 All of them
    sleep badly.4

    Works cited

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Port Office (2017): Ships of the night. City Press.
    3. Tourist Office (2018): Why people travel. City Press.
    4. Health Office (2016): How people sleep. City Press.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from argmap.diagnostics import Note
from argmap.essay import Essay
from argmap.essay.marks import Note as Mark
from argmap.essay.order import alphabetical_breaks
from argmap.rules.rule import Finding, Reading

_LONGEST = 20
"""A longer gap is no gap: one of the numbers is none of a note."""
_AT_START = 3
"""How many notes there must be before one can say that the first ones are missing."""


def check(reading: Reading) -> Iterator[Finding]:
    """Find the numbers that no note has, where notes count up; each gap once, at the note after it."""
    essay = reading.essay
    if essay is None:
        return
    listed = {work.number for work in essay.endnotes or essay.works if work.number is not None}
    notes = [note for note in reversed(essay.notes) if note.number in listed or (note.number and not listed)]
    first = {note.number: note for note in notes}
    in_order = sorted(first.values(), key=lambda note: note.start)
    if not _counts_up(in_order, 2 if listed else 3) or _is_alphabetical(essay):
        return
    for before, after in pairwise([None, *(first[number] for number in sorted(first))]):
        last = before.number if before else 0
        if after and 1 < after.number - last <= _LONGEST and (before or len(first) >= _AT_START):
            yield _finding(essay, before, after)


def _counts_up(notes: Sequence[Mark], fewest: int) -> bool:
    """Tell whether notes, not too few, come in the order of their numbers, but for one in five."""
    back = sum(1 for before, after in pairwise(notes) if after.number < before.number)
    return len(notes) >= fewest and back * 5 <= len(notes) - 1


def _is_alphabetical(essay: Essay) -> bool:
    listed = [work for work in essay.works if not work.bare]
    return len(listed) > 3 and not essay.endnotes and not alphabetical_breaks(essay.text, essay.works)


def _finding(essay: Essay, before: Mark | None, after: Mark) -> Finding:
    first, last = before.number + 1 if before else 1, after.number - 1
    missing = f"Note {first} is" if first == last else f"Notes {first} {_joint(first, last)} {last} are"
    where = f"between {before.number} and {after.number}" if before else f"before {after.number}"
    notes = (Note(f"this is note {before.number}", essay.span(before.start, before.end)),) if before else ()
    return Finding(f"{missing} missing {where}", essay.span(after.start, after.end), notes)


def _joint(first: int, last: int) -> str:
    return "and" if last == first + 1 else "to"
