"""A web address stands outside the list of works.

Why:
Who looks for what the essay rests on reads its list. An address in the text, or left over after the list, is
missed there, is not counted, and has neither author nor title. In an essay that has such a list, the address
belongs into an entry. Links in Markdown are let be.

Wrong essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure, says
    https://www.travel.example/news/why-people-travel of last May.

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.

Right essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Bibliography

    1. Rail Board (2019): Night trains in figures. City Press.
    2. Tourist Office (2018): Why people travel. https://www.travel.example/news/why-people-travel, accessed
       10 March 2020.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from argmap.diagnostics import Note
from argmap.essay import Address, Essay, Work
from argmap.essay.citing import called
from argmap.rules.rule import Finding, Reading

_ADVICE = Note("make it an entry of the list, with author, title and date")


def check(reading: Reading) -> Iterator[Finding]:
    """Find addresses that lie in no entry of a list of works or notes."""
    essay = reading.essay
    if essay is None or not essay.works:
        return
    entries = sorted((*essay.works, *essay.endnotes), key=lambda work: work.start)
    listed = {address.plain: work for work in reversed(essay.works) for address in work.addresses}
    for address in essay.addresses:
        if not _within(entries, address) and not _is_link(essay, address):
            yield _finding(essay, address, listed.get(address.plain))


def _within(entries: Sequence[Work], address: Address) -> bool:
    at = bisect_right(entries, address.start, key=lambda work: work.start) - 1
    return at >= 0 and address.start < entries[at].end


def _is_link(essay: Essay, address: Address) -> bool:
    return essay.text[max(0, address.start - 2) : address.start] == "]("


def _finding(essay: Essay, address: Address, work: Work | None) -> Finding:
    after = essay.works[-1].end <= address.start
    message = f"An address stands {'after' if after else 'outside'} the list of works"
    known = Note(f"it is that of entry {called(work)}", essay.span(work.start, work.end)) if work else _ADVICE
    return Finding(message, essay.span(address.start, address.end), (known,))
