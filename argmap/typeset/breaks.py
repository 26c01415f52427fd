"""Where a line may end, and what counts as one letter; a small part of UAX #14 and UAX #29."""

from collections.abc import Iterator, Sequence
from unicodedata import category, east_asian_width

LINE_END = "\n"
"""Stands for the break that a run asks for."""

_SPACE = " "
_WIDE_SPACES = frozenset("\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000")
_NO_BREAK = frozenset("\u00a0\u202f\u2007")
_ZERO_WIDTH_SPACE = "\u200b"
_JOINER = "\u200d"
_NON_JOINER = "\u200c"
_HYPHENS = frozenset("-‐")
_BREAK_AFTER = frozenset("–—/") | _HYPHENS
_EXTENDING = frozenset(("Mn", "Mc", "Me"))
_OPENING = frozenset(("Ps", "Pi", "Sm", "Pd"))
_STICKS_TO_NEXT = frozenset(("Ps", "Pi", "Cf", "Zs"))
_STICKS_TO_LAST = frozenset(("Po", "Pe", "Pf", "Lm", "Cf", "Zs", *_EXTENDING))


def clusters(text: str) -> Iterator[str]:
    """Yield letters with their marks and joiners, which no line may part; white space takes no marks."""
    start = 0
    for here in range(1, len(text)):
        if not _joined(text[here - 1], text[here]):
            yield text[start:here]
            start = here
    if text:
        yield text[start:]


def _joined(before: str, after: str) -> bool:
    if after < "\u0300" and before != _JOINER:
        return False
    if before.isspace() and before not in _NO_BREAK:
        return False
    extends = category(after) in _EXTENDING or after in (_JOINER, _NON_JOINER)
    return extends or (before == _JOINER and not after.isspace())


def is_space(character: str) -> bool:
    """Tell whether a line may end at a character that is then left away."""
    return character in (_SPACE, LINE_END) or character in _WIDE_SPACES


def shown_space(character: str) -> str:
    """Return how white space is shown: a space with a width of its own as it is, other kinds as a space.

    Spaces at which no line ends are letters here: for them the answer is empty.
    """
    if character in _NO_BREAK:
        return ""
    return character if character in _WIDE_SPACES else _SPACE


def breaks(characters: Sequence[str]) -> Iterator[int]:
    """Yield the places inside a word where a line may end: after hyphens and dashes, between ideographs."""
    for here in range(1, len(characters)):
        before, after = characters[here - 1], characters[here]
        if before in _BREAK_AFTER:
            if here > 1 and after.isalnum() and _dashed(characters[here - 2], before, after):
                yield here
        elif before == _ZERO_WIDTH_SPACE or _between_wide(before, after) or before + after == "⟩⟨":
            yield here


def _dashed(last: str, dash: str, after: str) -> bool:
    """A hyphen that begins a word, such as a minus, stays with it, and so do strokes in numbers and in `://`."""
    if dash == "/":
        return last != "/" and not (last.isdigit() and after.isdigit())
    return dash not in _HYPHENS or category(last) not in _OPENING


def _between_wide(before: str, after: str) -> bool:
    if not (_ideograph(before) or _ideograph(after)):
        return False
    return category(before) not in _STICKS_TO_NEXT and category(after) not in _STICKS_TO_LAST


def _ideograph(character: str) -> bool:
    return character >= "\u1100" and east_asian_width(character) in "WF" and category(character) == "Lo"
