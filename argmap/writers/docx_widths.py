"""How wide the columns of a table are: as the report wants them, but no word is parted that need not be."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import isfinite

from argmap.report.document import Table, plain
from argmap.writers.docx_xml import twips

PADDING = 8.5
"""Points left and right of the words in a cell, together."""

_NARROWEST = 0.04  # of the line
_MOST_OF_A_WORD = 0.3
"""The share of the line that a column gets for one word; longer words, such as addresses, are parted."""

# Widths of letters at 9 points in the widest family that may stand in for ours.
_LETTER, _BOLD_LETTER = 5.6, 6.4
_PLACES = re.compile(r"[\s/\-\u2010-\u2014]+")


def widths(block: Table, columns: int, line: float) -> list[int]:
    """Return the widths of columns in twips; they sum to a line of so many points exactly."""
    shares = _shares(block.widths, columns)
    total = sum(shares)
    asked = [line * share / total for share in shares]
    given = _eased(asked, _needs(block, columns, line))
    edges = [0, *(round(twips(line) * part / line) for part in accumulate(given))]
    return [right - left for left, right in pairwise(edges)]


def _shares(shares: Sequence[float], columns: int) -> list[float]:
    given = [share if isfinite(share) and share > 0 else 0.0 for share in shares[:columns]]
    asked = max(sum(given), 1e-9)
    rest = [1 / columns] * (columns - len(given))
    return [max(share / asked, _NARROWEST) for share in given] + rest


def _needs(block: Table, columns: int, line: float) -> list[float]:
    """Return how wide each column must be for its longest word."""
    needs = [0.0] * columns
    for row, letter in ((block.head, _BOLD_LETTER), *((row, _LETTER) for row in block.rows)):
        for index, cell in enumerate(row):
            needs[index] = max(needs[index], letter * _longest(plain(cell)) + PADDING)
    return [min(need, line * _MOST_OF_A_WORD) for need in needs]


def _longest(words: str) -> int:
    return max(map(len, _PLACES.split(words)))


def _eased(asked: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Give columns that are too narrow what they need, taken from the others by how much they can spare."""
    lacking = sum(max(need - width, 0.0) for width, need in zip(asked, needs, strict=True))
    spare = sum(max(width - need, 0.0) for width, need in zip(asked, needs, strict=True))
    if not lacking or spare <= 0:
        return [*asked]
    given = min(lacking, spare)
    return [
        width + (need - width) * given / lacking if need > width else width - (width - need) * given / spare
        for width, need in zip(asked, needs, strict=True)
    ]
