"""The text cites by name and year in some places, and by number in others.

Why:
One text has one way of citing, so that readers know where to look. Two ways side by side are mostly what is
left of two texts that were put together, and then the numbers seldom fit the list. Notes that stand in a list
of their own, beside a list of works, are another thing, and no fault.

Wrong essay:
    Night trains carry more people each year.[1] Ships do as well.[2] Most people travel for pleasure
    (Tourist Office, 2018).

    Works cited

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Port Office (2017): Ships of the night. City Press.
    3. Tourist Office (2018): Why people travel. City Press.

Right essay:
    Night trains carry more people each year.[1] Ships do as well.[2] Most people travel for pleasure.[3]

    Works cited

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Port Office (2017): Ships of the night. City Press.
    3. Tourist Office (2018): Why people travel. City Press.
"""

from collections.abc import Iterator, Sequence

from argmap.diagnostics import Note
from argmap.essay import Essay, NameCitation
from argmap.essay.citing import has_number
from argmap.essay.marks import Note as Mark
from argmap.rules.rule import Finding, Reading


def check(reading: Reading) -> Iterator[Finding]:
    """Find the first place of the rarer way of citing, where both are used for the list of works.

    A name with its year in the run of a sentence may stand beside numbers, but not alone in brackets.
    """
    essay = reading.essay
    if essay is None or not essay.has_list_of_works:
        return
    notes = list(essay.pointing)
    names = [cited.citation for cited in essay.cited if cited.by_author]
    names = [citation for citation in names if not has_number(essay.notes, citation)]
    if notes and not all(citation.narrative for citation in names):
        yield _finding(essay, notes, names)


def _finding(essay: Essay, notes: Sequence[Mark], names: Sequence[NameCitation]) -> Finding:
    by_number, by_name = notes[0], names[0]
    few = len(notes) < len(names) or (len(notes) == len(names) and by_number.start > by_name.start)
    rarer, other = (by_number, by_name) if few else (by_name, by_number)
    counted = f"{len(notes)} {'citation' if len(notes) == 1 else 'citations'} by number"
    message = f"Two ways of citing side by side: {counted}, {len(names)} by name and year"
    line = essay.passage(other.start, other.end).line
    note = Note(f"the other way is used first in line {line}", essay.span(other.start, other.end))
    return Finding(message, essay.span(rarer.start, rarer.end), (note,))
