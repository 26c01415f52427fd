"""The list of works gives one address twice.

Why:
A work that is listed twice looks like two: the list seems longer, and a statement better backed, than it is.
Addresses are one where they differ only in `http` and `https`, `www.`, the last slash, what stands after `#`,
and what trackers add to them.

Wrong essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Works cited

    1. Rail Board (2019): Night trains. https://www.rail.example/night-trains
    2. Tourist Office (2018): Why people travel. http://rail.example/night-trains/

Right essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.[2]

    Works cited

    1. Rail Board (2019): Night trains. https://www.rail.example/night-trains
    2. Tourist Office (2018): Why people travel. http://rail.example/why-people-travel/
"""

from bisect import bisect_right
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Address, Essay
from argmap.rules.rule import Finding, Reading


def check(reading: Reading) -> Iterator[Finding]:
    """Find addresses that stand in the list, or after it, for the second time; bare hosts are not counted."""
    essay = reading.essay
    if essay is None or not essay.has_list_of_works or not essay.works:
        return
    first: dict[str, Address] = {}
    starts = [work.start for work in essay.works]
    for address in essay.addresses:
        if address.start < starts[0] or not _has_path(address):
            continue
        known = first.setdefault(address.plain, address)
        if known is not address and not _in_one_entry(essay, starts, known, address):
            yield _finding(essay, known, address)


def _has_path(address: Address) -> bool:
    return "/" in address.plain or "?" in address.plain


def _in_one_entry(essay: Essay, starts: list[int], first: Address, second: Address) -> bool:
    at = bisect_right(starts, first.start) - 1
    return second.end <= essay.works[at].end


def _finding(essay: Essay, first: Address, again: Address) -> Finding:
    passage = essay.passage(first.start, first.end)
    note = Note(f"it stands first in line {passage.line}", essay.span(first.start, first.end))
    return Finding("This address has been given before", essay.span(again.start, again.end), (note,))
