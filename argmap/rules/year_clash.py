"""A citation gives a year in which the list has no work by its author.

Why:
One of the two years is wrong: then the reader looks for a work that does not exist, or finds another edition
with other pages. Or the work that is meant is missing from the list. Only the author can tell, by looking at
the work itself.

Wrong essay:
    Night trains carry more people each year (Rail Board, 2017).

    Works cited

    Rail Board (2007): Night trains in figures. City Press.

Right essay:
    Night trains carry more people each year (Rail Board, 2007).

    Works cited

    Rail Board (2007): Night trains in figures. City Press.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay
from argmap.essay.citing import Cited, called
from argmap.formats.findings import short
from argmap.rules.rule import Finding, Reading

_SHOWN = 3


def check(reading: Reading) -> Iterator[Finding]:
    """Find citations whose author has works of other years only; co-authors may have works elsewhere."""
    essay = reading.essay
    if essay is None or not essay.has_list_of_works:
        return
    for cited in essay.cited:
        if cited.leading and not cited.meant:
            yield _finding(essay, cited)


def _finding(essay: Essay, cited: Cited) -> Finding:
    citation = cited.citation
    works = [essay.works[at] for at in cited.by_author]
    years = ", ".join(dict.fromkeys(work.year for work in works[:_SHOWN]))
    notes = (
        Note(f"entry {called(work)} has {work.year}", essay.span(work.year_start, work.year_end))
        for work in works[:_SHOWN]
    )
    message = f"“{short(citation.names[0])}” is cited with the year {citation.year}, and the list has {years}"
    return Finding(message, essay.span(citation.year_start, citation.year_end), tuple(notes))
