"""An entry of the list of works is nothing but a web address.

Why:
An address says where a text stood, and neither who wrote it nor what it is called. When the page moves,
nobody can find it again, and until then readers have to open it to learn what the statement rests on.
A date of access alone does not help; author, title and date do.

Wrong essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.
    2. https://www.travel.example/news/why-people-travel

Right essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Tourist Office (2018): Why people travel. https://www.travel.example/news/why-people-travel, accessed
       10 March 2020.
"""

from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Work
from argmap.essay.access import is_bare, tells_when
from argmap.rules.rule import Finding, Reading

_MISSING = "author, title and date are missing"
_MISSING_ALL = "author, title, date and date of access are missing"


def check(reading: Reading) -> Iterator[Finding]:
    """Find entries without letters beside their address and the words for its reading."""
    essay = reading.essay
    for work in essay.works if essay else ():
        if essay and is_bare(work):
            yield Finding(_message(work), essay.span(work.start, work.end), tuple(_notes(work)))


def _message(work: Work) -> str:
    name = "An entry" if work.number is None else f"Entry {work.number}"
    return f"{name} is nothing but an address"


def _notes(work: Work) -> Iterator[Note]:
    yield Note(_MISSING if tells_when(work) else _MISSING_ALL)
    if len(work.slug) > 2:
        yield Note(f"the address speaks of “{' '.join(work.slug[:12])}”")
