"""A citation of a long work gives no page, where others do.

Why:
"Somewhere in a book" cannot be checked. Where a text gives pages at all, a book, a thesis or a report that is
cited without one stands out: the author may know it from hearsay only. Whole works are cited without a page
rightly, and web pages have none.

Wrong essay:
    Night trains carry more people each year (Rail Board, 2019, p. 4). Most of them travel for pleasure
    (Tourist Office, 2018).

    Works cited

    Rail Board (2019): Night trains in figures. City Press.

    Tourist Office (2018): Why people travel. City Press.

Right essay:
    Night trains carry more people each year (Rail Board, 2019, p. 4). Most of them travel for pleasure
    (Tourist Office, 2018, p. 23).

    Works cited

    Rail Board (2019): Night trains in figures. City Press.

    Tourist Office (2018): Why people travel. City Press.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay, NameCitation, Work
from argmap.essay.citing import Cited, called
from argmap.rules.rule import Finding, Reading

_IN_PARTS = re.compile(
    r"\b(?:journals?|review|quarterly|annals|bulletin|proceedings|transactions|letters|magazine|news\w*|times"
    r"|post|herald|gazette|daily|weekly|tribune|zeitung|zeitschrift|revue|magazin|вестник|журнал|газета)\b"
    r"|\bpp?\.\s?\d|\bS\.\s?\d+\s?[-–]|\bvol\.|\bno\.\s?\d|\d\s?\(\d+\)|\bdoi\b"
    r"|\bIn:?\s[^.]{0,80}\b(?:eds?|hrsg)\b|\d{1,2}\.?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s\d",
    re.IGNORECASE,
)
"""Signs of articles, which are short, and of chapters."""
_PAGE_FOLLOWS = re.compile(r"[(\[](?:pp?\.|S\.|с\.|at)\s?\d")
_QUOTED = re.compile(r"[”\"»’]\s*[(\[]?\Z")


def check(reading: Reading) -> Iterator[Finding]:
    """Find citations of long works without a page, if any citation has one."""
    essay = reading.essay
    if essay is None or not essay.has_list_of_works:
        return
    example = next(
        (cited.citation for cited in essay.cited if cited.citation.locator and cited.by_author), None
    )
    if example is None:
        return
    note = Note("this one gives a page", essay.span(example.start, example.end))
    for cited in essay.cited:
        work = _work(essay, cited)
        if work and _lacks_page(essay, cited.citation, work):
            place = essay.span(cited.citation.start, cited.citation.end)
            yield Finding(f"A citation without a page: {called(work)}", place, (note,))


def _work(essay: Essay, cited: Cited) -> Work | None:
    """Return the work that is meant, where there is no doubt."""
    known = cited.meant or cited.by_author
    return essay.works[known[0]] if len(known) == 1 else None


def _lacks_page(essay: Essay, citation: NameCitation, work: Work) -> bool:
    if citation.locator or work.addresses or (citation.narrative and _page_follows(essay, citation)):
        return False
    quoted = not citation.narrative and _QUOTED.search(essay.text, max(0, citation.start - 8), citation.start)
    return bool(quoted) or _IN_PARTS.search(essay.text, work.title_end, work.end) is None


def _page_follows(essay: Essay, citation: NameCitation) -> bool:
    """Tell whether a page stands by itself at the end of a sentence that names its author."""
    at = bisect_right(essay.sentences, citation.start, key=lambda sentence: sentence.start) - 1
    end = essay.sentences[at].end if at >= 0 else citation.end
    return _PAGE_FOLLOWS.search(essay.text, citation.end, max(end, citation.end)) is not None
