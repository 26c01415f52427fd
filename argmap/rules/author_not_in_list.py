"""A citation names an author whom no entry of the list of works has.

Why:
Whoever wants to check a statement goes from the name in brackets to the list of works. If the name is not
there, the source cannot be found, and may never have been read. Names are compared without accents and
capitals; the first letters of an institution's words stand for it.

Wrong essay:
    Night trains carry more people each year (Rail Board, 2019). Most of them travel for pleasure (Tourist
    Office, 2018).

    Works cited

    Rail Board (2019): Night trains in figures. City Press.

Right essay:
    Night trains carry more people each year (Rail Board, 2019). Most of them travel for pleasure (Tourist
    Office, 2018).

    Works cited

    Rail Board (2019): Night trains in figures. City Press.

    Tourist Office (2018): Why people travel. City Press.
"""

import re
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay, NameCitation, Work
from argmap.essay.citing import called, has_number
from argmap.essay.vocabulary import REPORTING
from argmap.formats.findings import short
from argmap.formats.near import Near
from argmap.rules.rule import Finding, Reading

_OTHERS = re.compile(r"\bet al\b|\bu\.\s?a\.")
_NEXT_WORD = re.compile(r"[)\]]\s+(?:also\s+)?([^\W\d_]+)")
_ACCORDING = re.compile(r"\baccording to (?:the )?\Z", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Finding]:
    """Find citations by a name that the list does not have; each name once.

    Where no name at all is found in the list, what looks like a citation may be none, unless a name in the
    list is nearly the same. Where a number follows, the number says which entry is meant.
    """
    essay = reading.essay
    if essay is None or not essay.has_list_of_works:
        return
    missing = [cited.citation for cited in essay.cited if not cited.by_author]
    missing = [citation for citation in missing if not has_number(essay.notes, citation)]
    if not missing:
        return
    in_use = len(missing) < len(essay.cited)
    by_name = {author: work for work in reversed(essay.works) for author in work.authors}
    near = Near(by_name, reach=2)
    told: set[tuple[str, ...]] = set()
    for citation in missing:
        meant = near.find(citation.names[0])
        sure = in_use and by_name and (not citation.narrative or _is_author(essay, citation))
        if (meant or sure) and citation.names not in told:
            told.add(citation.names)
            yield _finding(essay, citation, meant, by_name.get(meant))


def _finding(essay: Essay, citation: NameCitation, meant: str, work: Work | None) -> Finding:
    name = essay.text[citation.start : citation.names_end]
    span = essay.span(citation.start, citation.names_end)
    if work is None:
        note = Note("add the work to the list, or name its author as the list does")
    else:
        note = Note(f"did you mean “{meant}”, of entry {called(work)}?", essay.span(work.start, work.end))
    return Finding(f"No entry of the list of works is by “{short(name)}”", span, (note,))


def _is_author(essay: Essay, citation: NameCitation) -> bool:
    """Tell whether a name before a year in brackets is an author's, and not of a place or an event."""
    text = essay.text
    if len(citation.names) > 1 or citation.locator or _OTHERS.search(text, citation.start, citation.end):
        return True
    after = _NEXT_WORD.match(text, citation.end)
    if after and after[1].casefold() in REPORTING:
        return True
    return _ACCORDING.search(text, max(0, citation.start - 20), citation.start) is not None
