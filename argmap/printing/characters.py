"""Characters that a terminal would obey, made visible; and how wide the others are."""

from unicodedata import category, east_asian_width

TAB = 4
"""Blanks that stand for a tab."""

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_JOINERS = "\u200c\u200d"
"""Many scripts need these two; the other format characters could turn a line round or hide a part."""


def columns(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if character == "\t":
        return TAB
    if category(character) in ("Mn", "Me") or character in _JOINERS:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    """Return a text with its control characters as symbols, so that none reaches the terminal."""
    return "".join(map(_symbol, text))


def one_line(text: str) -> str:
    """Return the same on one line: a file's name may hold line ends, and must not pass for a line of ours."""
    return visible(text).replace("\n", "\u240a")


def _symbol(character: str) -> str:
    if character == "\n":
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if category(character) in _UNSEEN and character not in _JOINERS:
        return "\ufffd"
    return character
