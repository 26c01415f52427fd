"""Texts that may stand in a PDF outside its pages: titles, descriptions, names of languages."""

import re

from argmap.writers.xml_text import safe

MOST_CHARACTERS = 8_000
"""An archived file may hold no string above 32,767 bytes, and a character takes up to four."""

UNKNOWN_LANGUAGE = "und"

_UNPRINTABLE = dict.fromkeys((*range(32), 127), " ")
_LANGUAGE = re.compile("[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8}){0,8}")


def printable(text: str) -> str:
    """Return a text without control characters and halves of surrogate pairs, cut where it is too long."""
    cleaned = text.translate(_UNPRINTABLE)
    whole = safe(cleaned.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    return whole if len(whole) <= MOST_CHARACTERS else f"{whole[: MOST_CHARACTERS - 1]}…"


def language_code(language: str) -> str:
    """Return a language as PDF wants it, `und` for what is no code of a language."""
    code = language.strip().replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else UNKNOWN_LANGUAGE
