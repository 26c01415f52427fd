"""Texts that may stand in a PDF outside its pages: titles, descriptions, names of languages."""

from argmap.writers.xml_text import safe

MOST_CHARACTERS = 8_000
"""An archived file may hold no string above 32,767 bytes, and a character takes up to four."""


_UNPRINTABLE = dict.fromkeys((*range(32), 127), " ")


def printable(text: str) -> str:
    """Return a text without control characters and halves of surrogate pairs, cut where it is too long."""
    cleaned = text.translate(_UNPRINTABLE)
    whole = safe(cleaned.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    return whole if len(whole) <= MOST_CHARACTERS else f"{whole[: MOST_CHARACTERS - 1]}…"
