"""A list of works, or of notes, cut into its entries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import digit

_LINE = re.compile(r"[^\r\n]+")
_NUMBER = re.compile(
    r"(?:\[\^?(?P<square>\d{1,3})\]:?|\((?P<round>\d{1,3})\)|\^?(?P<dot>\d{1,3})[.):]"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3})|(?P<bare>\d{1,3})(?=\t| {2,}| (?:[^\W\d_a-z]|[\"“«]|https?:|www\.)))"
    r"(?:[ \t\xa0]+(?=\S)|(?=[^\W\d]|[\"“«]))"
)
_BULLET = re.compile(r"(?:[*+•‣▪◦·●]|[-–—](?![-–—]))[ \t\xa0]+(?=\S)")
_HEADING = re.compile(
    r"#{1,6}\s|(?:appendix|appendices|annex|annexe|anhang|further reading|about the author|acknowledge?ments?"
    r"|weiterführende literatur|приложение)\b",
    re.IGNORECASE,
)
_AHEAD = 12
"""How far the number of an entry may run ahead of the one before; a larger step is no number of an entry."""
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\bn\.\s?d\.|\bo\.\s?J\.|\bs\.\s?d\.|\bб\.\s?г\.")
_SHORTEST, _LONGEST = 32, 700
"""How long entries are, in characters, but for lone addresses."""
_SAME_AUTHOR = re.compile(r"[-–—_]{2,}")
_AUTHOR = re.compile(r"[^\W\d_a-z][^\s,]*(?:\s+[^\s,]+){0,3},\s+[^\W\d_a-z]|[^.(]{2,120}\((?:1[5-9]|20)\d\d")
_ENDED = re.compile(r"[.)\]!?/»”\"\d]$|(?<!\S)(?:https?://|www\.)\S*$")
_RIGHTS = re.compile(r"©|\(c\)|copyright\b|all rights reserved", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its number as written, if any, and its words from `start` up to `end`."""

    number: int | None
    number_start: int
    number_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    apart: bool


def entries(text: str, start: int, end: int) -> tuple[Entry, ...]:
    """Cut what stands between two offsets into entries.

    They are numbered, or begin with bullets, or stand apart, or each on a line; hanging lines go with the
    entry before. What comes after the list and is none of it, a notice or a lone address, is left out.
    """
    lines = list(_lines(text, start, end))
    if not lines:
        return ()
    first = _number(text, lines[0])
    if first and (first.lastgroup != "bare" or first["bare"] == "1"):
        return tuple(_numbered(text, lines))
    if _BULLET.match(text, lines[0].start, lines[0].end):
        return tuple(_bulleted(text, lines))
    return tuple(_plain(text, lines))


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """Give the lines that have words, up to the next heading."""
    last = start
    for found in _LINE.finditer(text, start, end):
        words = found[0].strip()
        if not words:
            continue
        at = found.start() + len(found[0]) - len(found[0].lstrip())
        apart = _line_ends(text[last : found.start()]) > 1
        if apart and _HEADING.match(words):
            return
        yield _Line(at, at + len(words), at - found.start(), apart)
        last = found.end()


def _line_ends(gap: str) -> int:
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n")


def _number(text: str, line: _Line) -> "re.Match[str] | None":
    return _NUMBER.match(text, line.start, line.end)


def _numbered(text: str, lines: list[_Line]) -> Iterator[Entry]:
    entry: Entry | None = None
    interrupted = False
    for line in lines:
        found = _number(text, line)
        value = _value(found[found.lastgroup]) if found and found.lastgroup else 0
        if found and found.lastgroup and _follows(value, entry, interrupted=interrupted):
            if entry:
                yield entry
            interrupted = False
            entry = Entry(value, *found.span(found.lastgroup), found.end(), line.end)
        elif entry and not interrupted and not (line.apart and line.indent < 4):
            entry = _longer(entry, line)
        else:
            interrupted = True
    if entry:
        yield entry


def _follows(value: int, entry: Entry | None, *, interrupted: bool) -> bool:
    if entry is None or entry.number is None:
        return True
    ahead = value - entry.number
    return ahead == 1 if interrupted else 0 <= ahead <= _AHEAD


def _value(digits: str) -> int:
    return int("".join(str(digit(one)) for one in digits))


def _longer(entry: Entry, line: _Line) -> Entry:
    return Entry(entry.number, entry.number_start, entry.number_end, entry.start, line.end)


def _bulleted(text: str, lines: list[_Line]) -> Iterator[Entry]:
    entry: Entry | None = None
    for line in lines:
        found = _BULLET.match(text, line.start, line.end)
        if entry and (found or line.apart):
            yield entry
            entry = None
        if found:
            entry = _unnumbered(found.end(), line.end)
        elif entry:
            entry = _longer(entry, line)
    if entry:
        yield entry


def _plain(text: str, lines: list[_Line]) -> Iterator[Entry]:
    """Cut a list without marks: by its hanging lines, or by blank lines and by what begins like an entry."""
    margin = min(line.indent for line in lines)
    hanging = lines[0].indent == margin and any(line.indent > margin + 1 for line in lines)
    entry: Entry | None = None
    for line in lines:
        starts = line.apart or entry is None
        if not starts and entry:
            fresh = line.indent <= margin + 1 if hanging else _begins(text, line, entry)
            starts = fresh
        if starts:
            if entry and _counts(text, entry):
                yield entry
            entry = _unnumbered(line.start, line.end)
        elif entry:
            entry = _longer(entry, line)
    if entry and _counts(text, entry):
        yield entry


def _unnumbered(start: int, end: int) -> Entry:
    return Entry(None, start, start, start, end)


def _begins(text: str, line: _Line, entry: Entry) -> bool:
    """Tell whether a line begins an entry, and the one before it has ended."""
    unfinished = entry.end - entry.start < _SHORTEST and not _ADDRESS.match(text, entry.start)
    if unfinished or not _ENDED.search(text, max(entry.start, entry.end - 200), entry.end):
        return False
    words = text[line.start : min(line.end, line.start + 200)]
    if _ADDRESS.match(words):
        return _ADDRESS.search(text, entry.start, entry.end) is not None
    return _AUTHOR.match(words) is not None or _SAME_AUTHOR.match(words) is not None or _has_date(words)


def _has_date(words: str) -> bool:
    return words[0].isupper() and _YEAR.search(words) is not None


def _counts(text: str, entry: Entry) -> bool:
    """Tell whether words without a number are an entry: not long, with a year, an address or a name."""
    words = text[entry.start : entry.end]
    if len(words) > _LONGEST or _RIGHTS.match(words):
        return False
    return bool(_YEAR.search(words) or _ADDRESS.search(words)) or _AUTHOR.match(words) is not None
