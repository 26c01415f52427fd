"""A date in figures may be read in two ways.

Why:
10/03/2020 is 10 March in London and 3 October in New York, and nothing in it tells which. Readers who look
for what stood there on that day look on the wrong one. Dates with stops (10.03.2020) have the day first, and
so have dates in other languages than English. No date is reported where another one of the same form, such as
25/03/2020, shows what comes first.

Wrong essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.

    Bibliography

    1. Rail Board (2019): Night trains. https://www.rail.example/night-trains, accessed 10/03/2020.

Right essay:
    Night trains carry more people each year.[1] Most of them travel for pleasure.

    Bibliography

    1. Rail Board (2019): Night trains. https://www.rail.example/night-trains, accessed 10 March 2020.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.essay import Essay
from argmap.formats.wording import language_of
from argmap.rules.rule import Finding, Reading

_DATE = re.compile(
    r"(?<![\w/.-])(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:1[5-9]|20)\d\d)"
    r"(?![\w/-]|\.\d)"
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def check(reading: Reading) -> Iterator[Finding]:
    """Find dates whose day and month may change places, in essays in English."""
    essay = reading.essay
    if essay is None or language_of(reading.map) != "en":
        return
    dates = [found for found in _DATE.finditer(essay.text) if not _in_address(essay, found.start())]
    settled = {found["mark"] for found in dates if _shows_order(found)}
    for found in dates:
        if found["mark"] not in settled and _may_change_places(found):
            yield _finding(essay, found)


def _numbers(found: "re.Match[str]") -> tuple[int, int]:
    return int(found["first"]), int(found["second"])


def _may_change_places(found: "re.Match[str]") -> bool:
    first, second = _numbers(found)
    return first != second and 0 < first < 13 and 0 < second < 13


def _shows_order(found: "re.Match[str]") -> bool:
    first, second = sorted(_numbers(found))
    return 0 < first < 13 <= second < 32


def _in_address(essay: Essay, offset: int) -> bool:
    at = bisect_right(essay.addresses, offset, key=lambda address: address.start) - 1
    return at >= 0 and offset < essay.addresses[at].end


def _finding(essay: Essay, found: "re.Match[str]") -> Finding:
    first, second = _numbers(found)
    one, other = f"{first} {_MONTHS[second - 1]}", f"{second} {_MONTHS[first - 1]}"
    message = f"{found[0]} may be {one} or {other}"
    note = Note(f"if {one} is meant, type {one} {found['year']} or {found['year']}-{second:02}-{first:02}")
    return Finding(message, essay.span(*found.span()), (note,))
