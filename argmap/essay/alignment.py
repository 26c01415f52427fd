"""The most words that two texts have in common in one order."""

from collections.abc import Sequence


def aligned(these: Sequence[str], those: Sequence[str]) -> list[tuple[int, int]]:
    """Return the numbers, in both, of the words of a longest common subsequence, in order.

    Its lengths are kept a row for each of `these`, as the bits of one number: bit k of a row is clear where
    one more of `those` makes the subsequence longer. Takes len(these) steps on len(those) bits, and as many
    bits of memory.
    """
    rows = _rows(these, those)
    found: list[tuple[int, int]] = []
    row, column = len(these), len(those)
    while row and column:
        bit = 1 << (column - 1)
        if rows[row] & bit:
            column -= 1
        elif not rows[row - 1] & bit:
            row -= 1
        else:
            row, column = row - 1, column - 1
            found.append((row, column))
    return found[::-1]


def _rows(these: Sequence[str], those: Sequence[str]) -> list[int]:
    having: dict[str, int] = {}
    for number, word in enumerate(those):
        having[word] = having.get(word, 0) | 1 << number
    every = (1 << len(those)) - 1
    rows = [every]
    for word in these:
        row = rows[-1]
        met = row & having.get(word, 0)
        rows.append(((row + met) | (row - met)) & every)
    return rows
