"""Note numbers in running text: `word.1`, `word [3]`, `word³`, `word[^3]`."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import digit

from argmap.essay.vocabulary import ABBREVIATED, LABELS

_RAISED = re.compile(r"(?<=[^\s\d⁻⁺⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{1,3}(?:[,·][⁰¹²³⁴-⁹]{1,3})*")
_RAISED_NUMBER = re.compile(r"[⁰¹²³⁴-⁹]{1,3}")
_UNIT = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,2}|[µ°][^\W\d_]{1,2})$")
_SQUARE = re.compile(
    r"(?<!=)\[(?P<numbers>\d{1,3}(?:[^\S\r\n]?[,;–—-][^\S\r\n]?\d{1,3}){0,20})"
    r"(?:[,:;]?\s?(?:(?:pp?|S|с)\.\s?|:\s?)\d[\d–-]*f{0,2}\.?)?\](?![(:])"
)
_CARET = re.compile(
    r"\[\^(?P<square>\d{1,3})\](?!:)|<sup>\[?(?P<sup>\d{1,3})\]?</sup>|\^\[?(?P<caret>\d{1,3})\b\]?"
)
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_])[.!?…;,]|(?<=\s(?:19|20)\d\d)[.,;](?=\d+\s)|(?<=[^\s(\[])[”»’\"')\]]"
    r"|(?<=[”»’\"')\]])[.!?…;,])(?P<number>[1-9]\d{0,2})"
    r"(?![\w%°€$£])(?!['’\"]\w)(?![.,:/–-]\d)"
)
_AT_WORD = re.compile(r"(?<![\w.@/#-])[^\W\d_A-Z]{4,30}(?P<number>[1-9]\d?)(?=[\s.,;:!?)”»\"]|$)(?![.,:]\d)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_RANGE = re.compile(r"[–—-]")
_NUMBER = re.compile(r"\d{1,3}")
_LONGEST_RANGE = 30
_BEYOND = 20
"""How far a glued number may lie beyond the end of the list of works and still be taken for a note."""


@dataclass(frozen=True, slots=True)
class Note:
    """The number of a note in running text, from `start` up to `end`; all of a range stand where it does."""

    number: int
    start: int
    end: int


def notes(
    text: str, end: int, numbers: Sequence[int] = (), addresses: Sequence[tuple[int, int]] = ()
) -> tuple[Note, ...]:
    """Return the note numbers before `end`, in their order.

    `numbers` are those of the list that they may point into. Without a list, digits that merely hang on a
    word are none; with one, those far beyond its end are none. `addresses`, in their order, hold no notes.
    """
    last = max(numbers, default=0)
    found = [*_raised(text, end), *_square(text, end), *_caret(text, end), *_glued(text, end, last)]
    if last:
        found += _at_words(text, end, last)
    starts = [start for start, _ in addresses]
    kept = {note for note in found if not _inside(note, starts, addresses)}
    return tuple(sorted(kept, key=lambda note: (note.start, note.number)))


def _inside(note: Note, starts: Sequence[int], addresses: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(starts, note.start) - 1
    return at >= 0 and note.start < addresses[at][1]


def _raised(text: str, end: int) -> Iterator[Note]:
    for found in _RAISED.finditer(text, 0, end):
        if _UNIT.search(text, max(0, found.start() - 4), found.start()):
            continue
        for number in _RAISED_NUMBER.finditer(text, *found.span()):
            value = int("".join(str(digit(one)) for one in number[0]))
            yield Note(value, *number.span())


def _square(text: str, end: int) -> Iterator[Note]:
    for found in _SQUARE.finditer(text, 0, end):
        if text[: found.start()].rstrip(" \t")[-1:] in ("", "\n", "\r"):
            continue
        before: Note | None = None
        for number in _NUMBER.finditer(text, *found.span("numbers")):
            note = Note(int(number[0]), *number.span())
            if before and _RANGE.search(text, before.end, note.start):
                size = min(note.number - before.number, _LONGEST_RANGE)
                yield from (Note(before.number + more, note.start, note.end) for more in range(1, size))
            yield note
            before = note


def _caret(text: str, end: int) -> Iterator[Note]:
    for found in _CARET.finditer(text, 0, end):
        group = found.lastgroup or ""
        power = group == "caret" and _is_power(text, found.start())
        if not power:
            yield Note(int(found[group]), *found.span(group))


def _is_power(text: str, start: int) -> bool:
    """Tell whether a caret belongs to a formula: behind a digit, a bracket, a single letter, or nothing."""
    before = text[max(0, start - 2) : start]
    if not before.strip() or before[-1].isspace() or before[-1].isdigit() or before[-1] in ")|}]":
        return True
    return before[-1].isalpha() and not before[0].isalpha()


def _glued(text: str, end: int, last: int) -> Iterator[Note]:
    for found in _GLUED.finditer(text, 0, end):
        number = int(found["number"])
        if (not last or number <= last + _BEYOND) and not _is_quantity(text, found):
            yield Note(number, *found.span("number"))


def _is_quantity(text: str, found: "re.Match[str]") -> bool:
    """Tell whether what stands before a number makes it one of a page, a figure or a year."""
    mark = text[found.start()]
    if mark in ".;,!?…":
        word = _WORD_BEFORE.search(text, max(0, found.start() - 30), found.start())
        name = word[0].casefold() if word else ""
        return word is not None and (len(name) < 2 or name in ABBREVIATED or "." in name)
    if mark in ")]":
        return not _is_closing(text, found.start())
    return not text[found.start() - 1].isalnum() and text[found.start() - 1] not in ".,;!?…)"


def _is_closing(text: str, at: int) -> bool:
    """Tell whether a bracket closes words or a year, rather than a part of a formula or a list's letter."""
    inside = text[max(0, at - 4) : at]
    return len(inside) == 4 and (inside.isdecimal() or inside[1:].islower() or inside[-1] in '”"’.')


def _at_words(text: str, end: int, last: int) -> Iterator[Note]:
    for found in _AT_WORD.finditer(text, 0, end):
        number = int(found["number"])
        word = text[found.start() : found.start("number")].casefold()
        if number <= last and word not in LABELS:
            yield Note(number, *found.span("number"))
