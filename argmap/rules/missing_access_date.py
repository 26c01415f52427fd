"""A web page is listed without the day on which it was read.

Why:
Pages change and vanish. The day of access tells readers which text was meant, and where to look in an
archive. It may stand in words ("accessed 10 March 2020", "Zugriff am", "consulté le") or as a date behind the
address. Addresses that always lead to the same text, such as a DOI, need none. If no entry of a longer list
has one, this is said once.

Wrong essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Tourist Office (2018): Why people travel. https://www.travel.example/news/why-people-travel

Right essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Tourist Office (2018): Why people travel. https://www.travel.example/news/why-people-travel, accessed
       10 March 2020.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay, Work
from argmap.essay.access import is_bare, lasts, tells_when
from argmap.essay.citing import called
from argmap.rules.rule import Finding, Reading

_ADVICE = Note("add the day, as in “accessed 10 March 2020”")
_ONCE = 3
"""More web entries than this, none of which has a date, are told in one finding."""


def check(reading: Reading) -> Iterator[Finding]:
    """Find entries with an address and more, but no day of access."""
    if reading.essay is None:
        return
    pages = [work for work in reading.essay.works if work.addresses and not is_bare(work) and not lasts(work)]
    undated = [work for work in pages if not tells_when(work)]
    if len(undated) > _ONCE and len(undated) == len(pages):
        yield _finding(reading.essay, undated[0], f"None of {len(pages)} web entries says when it was read")
        return
    for work in undated:
        yield _finding(reading.essay, work, f"Entry {called(work)} does not say when it was read")


def _finding(essay: Essay, work: Work, message: str) -> Finding:
    address = work.addresses[0]
    return Finding(message, essay.span(address.start, address.end), (_ADVICE,))
