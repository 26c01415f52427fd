"""As much of long texts as shows what was done to them."""

from collections.abc import Sequence
from itertools import takewhile

_SHORT, _BESIDE = 30, 8
"""Words of a text that is told whole, and those told beside a change in a longer one."""


def around(was: str, now: str) -> tuple[str, str]:
    """Leave out of two long texts what is the same at both ends, but for some words beside what is not."""
    these, those = _parted(was), _parted(now)
    same = list(takewhile(lambda pair: pair[0] == pair[1], zip(these, those, strict=False)))
    ends = zip(reversed(these[len(same) :]), reversed(those[len(same) :]), strict=False)
    more = list(takewhile(lambda pair: pair[0] == pair[1], ends))
    return _cut(these, len(same), len(more)), _cut(those, len(same), len(more))


def _cut(words: Sequence[str], before: int, behind: int) -> str:
    first, last = max(before - _BESIDE, 0), len(words) - max(behind - _BESIDE, 0)
    if len(words) <= _SHORT or (first == 0 and last == len(words)):
        return " ".join(words)
    return f"{'… ' if first else ''}{' '.join(words[first:last])}{' …' if last < len(words) else ''}"


def _parted(text: str) -> list[str]:
    """Return words, with a stroke between lines."""
    return text.replace("\n", " / ").split()


def beginning(text: str) -> str:
    """Return the first words of a long text that is gone, and how many there were."""
    count, words = len(text.split()), _parted(text)
    return " ".join(words) if count <= 2 * _SHORT else f"{' '.join(words[:_SHORT])} … ({count} words)"
