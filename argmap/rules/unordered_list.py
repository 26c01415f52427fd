"""The list of works is neither in the order of the alphabet nor in that of citation.

Why:
A reader looks up a name in an alphabetical list, and a number in one that is ordered by citation. A list in
no order has to be read from its beginning each time, and repeated or missing entries go unnoticed. A list by
years, or one that is in order under each of its headings, is in order.

Wrong essay:
    Night trains carry more people each year (Rail Board, 2019), as do ships (Port Office, 2017). Most people
    travel for pleasure (Tourist Office, 2018).

    Works cited

    Rail Board (2019): Night trains in figures. City Press.

    Tourist Office (2018): Why people travel. City Press.

    Port Office (2017): Ships of the night. City Press.

    Zoo Office (2020): Animals of the night. City Press.

Right essay:
    Night trains carry more people each year (Rail Board, 2019), as do ships (Port Office, 2017). Most people
    travel for pleasure (Tourist Office, 2018).

    Works cited

    Port Office (2017): Ships of the night. City Press.

    Rail Board (2019): Night trains in figures. City Press.

    Tourist Office (2018): Why people travel. City Press.

    Zoo Office (2020): Animals of the night. City Press.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay
from argmap.essay.citing import called
from argmap.essay.order import alphabetical_breaks, by_citation, by_year
from argmap.rules.rule import Finding, Reading

_FEWEST = 3
"""Entries that a list must have to be in any order."""


def check(reading: Reading) -> Iterator[Finding]:
    """Find the first entry of a list that is out of order."""
    essay = reading.essay
    if essay is None or not essay.has_list_of_works:
        return
    if sum(1 for work in essay.works if not work.bare) < _FEWEST:
        return
    breaks = alphabetical_breaks(essay.text, essay.works)
    if breaks and not by_year(essay.works) and not by_citation(len(essay.works), _cited(essay)):
        yield _finding(essay, breaks[0])


def _cited(essay: Essay) -> list[int]:
    """Return the entries in the order in which the text cites them; misleading notes cite nothing."""
    misled = {found.note for found in essay.elsewhere}
    marks = [(note.start, at) for note, at in essay.pointing.items() if note not in misled]
    marks += [(cited.citation.start, at) for cited in essay.cited for at in cited.meant or cited.by_author]
    return list(dict.fromkeys(at for _, at in sorted(marks)))


def _finding(essay: Essay, at: int) -> Finding:
    work, before = essay.works[at], essay.works[at - 1]
    message = f"Entry {called(work)} is out of order: neither by the alphabet nor by citation"
    note = Note(f"it follows {called(before)}", essay.span(before.start, before.end))
    end = work.start + len(work.authors[0]) if work.authors else work.end
    return Finding(message, essay.span(work.start, end), (note,))
