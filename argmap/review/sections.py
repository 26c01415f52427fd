"""Lines that belong together: what stands under a heading, and in a row of a table."""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from itertools import accumulate

from argmap.review.lines import Line


def headings_over(lines: Sequence[Line]) -> Iterator[str]:
    """Yield for each line the heading that it stands under, or that it is."""
    section = ""
    for line in lines:
        section = line.now if line.heading and line.now else section
        yield section


def whole_sections(lines: Sequence[Line], touched: Collection[int]) -> Mapping[int, int]:
    """Return the sections of which all words are touched, the heading and more: number of heading, and end.

    The end is the number of the line behind the last; a section in one that is returned is part of that.
    """
    missed = [0, *accumulate(bool(line.now) and number not in touched for number, line in enumerate(lines))]
    said = [0, *accumulate(bool(line.now) for line in lines)]
    found: dict[int, int] = {}
    covered = 0
    for first, end in sorted(_sections(lines).items()):
        if first >= covered and missed[first] == missed[end] and said[end] - said[first] > 1:
            found[first] = covered = end
    return found


def _sections(lines: Sequence[Line]) -> Mapping[int, int]:
    """Return where each section ends, by the number of its heading."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for number, line in enumerate(lines):
        if line.heading:
            while open_ and lines[open_[-1]].level >= line.level:
                found[open_.pop()] = number
            open_.append(number)
    return {**found, **dict.fromkeys(open_, len(lines))}


def new_rows(lines: Sequence[Line], known: Container[int]) -> Mapping[int, list[int]]:
    """Return the lines with words of each row of a table, for rows in which none is known."""
    found: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line.row and line.now:
            found.setdefault(line.row, []).append(number)
    return {row: cells for row, cells in found.items() if not any(cell in known for cell in cells)}
