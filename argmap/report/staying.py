"""Which lines of an outline stay on the page of the next, in every output that has pages."""

from collections.abc import Iterator, Sequence

from argmap.report.document import OutlineEntry

_LAST = 3
"""Entries at the end that stay together, so that none of them has a page for itself."""


def staying(entries: Sequence[OutlineEntry]) -> Iterator[bool]:
    """Tell of each entry whether it stays with the next: the last ones, and those that only join others."""
    for number, (entry, below) in enumerate(zip(entries, (*entries[1:], None), strict=False)):
        joins = below is not None and not entry.anchor and below.level > entry.level
        yield joins or len(entries) - _LAST <= number < len(entries) - 1
