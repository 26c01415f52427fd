"""A note number is not in the list.

Why:
The number sends the reader to an entry that does not exist: an entry was lost, or the numbers are those of
an earlier version of the list. Then the other numbers may be wrong as well, and are worth a look.

Wrong essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Works cited

    1. Rail Board (2019): Night trains in figures, and why people travel. City Press.

Right essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Works cited

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Tourist Office (2018): Why people travel. City Press.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay
from argmap.essay.citing import called
from argmap.rules.rule import Finding, Reading


def check(reading: Reading) -> Iterator[Finding]:
    """Find numbers that no entry of a numbered list has, where at least as many others have an entry."""
    essay = reading.essay
    if essay is None:
        return
    numbers = {work.number for work in essay.endnotes or essay.works if work.number is not None}
    outside = [note for note in essay.notes if numbers and note.number and note.number not in numbers]
    if len(outside) * 2 > len(essay.notes):
        return
    for note in outside:
        message = f"Note {note.number} is not in the list, which has {_told(numbers)}"
        yield Finding(message, essay.span(note.start, note.end), (_last(essay),))


def _told(numbers: set[int]) -> str:
    first, last = min(numbers), max(numbers)
    return f"{first} to {last}" if first < last else f"only {first}"


def _last(essay: Essay) -> Note:
    work = (essay.endnotes or essay.works)[-1]
    return Note(f"the last entry is {called(work)}", essay.span(work.start, work.end))
