"""Where the sentences of a text begin and end, in English, German, French, Russian and CJK prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.essay.abbreviations import (
    AFTER_ORDINAL,
    BEFORE_NUMBER,
    LAST,
    NEVER_LAST,
    SELDOM_LAST,
    STARTERS,
    TITLES,
)

_ALWAYS = "。！？｡"
_STOPS = ".!?…؟۔।॥።։‽⁇⁈⁉" + _ALWAYS
_CLOSERS = "\"'”’“‘»«›‹)]}*_」』）】〉》"
_OPENERS = "\"'“”„‚‘’«»‹›([{¿¡*_—–-「『（【〈《"
_STOP = re.compile(rf"[{_STOPS}]++[{re.escape(_CLOSERS)}]*+")
_CLOSED_APART = re.compile(r"[ \xa0\u202f][»”](?=[\s.,;:!?]|\Z)")
_PLAIN_NOTE = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,8}(?!\d)")
_NOTE = re.compile(
    r"(?:[ \xa0]?\[(?:\^\w{1,12}|\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8})\](?!\w)"
    r"|[⁰¹²³⁴-⁹]{1,4}(?:[⁻˒,][⁰¹²³⁴-⁹]{1,4}){0,8}|\(\d{1,3}\)(?=\s|\Z)|[†‡§]){1,4}"
)
_BEHIND_NOTE = re.compile(rf"[{re.escape(_CLOSERS)}]*+")
_GAP = re.compile(rf"[\s{re.escape(_OPENERS)}]*+")
_NEXT = re.compile(r"[^\W_]{1,24}+(?P<stop>\.)?")
_WINDOW = 24
_TAIL = re.compile(r"(?<![^\W_])(?:(?:[^\W\d_]{1,2}\.[\s-]{0,2})*[^\W\d_]{1,2}|[^\W\d_]+)\Z")
_NUMBERED = re.compile(r"\s*[(\[]?(?:\d{1,3}|[ivxlc]{1,5}|[^\W\d_])[)\]]?", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<!\w)\d{1,2}\Z")
_OF_ORDINAL = re.compile(
    r"(?<!\w)(?:am|im|vom|zum|beim|der|dem|den|das|dieses|diesem)\s+\d{1,2}\Z", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\w)(?:1[5-9]|20)\d\d\Z")
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_GLUED = re.compile(r"[^\W\d_]{1,20}+(?=[\s,;:’'-]|\Z)")
_ADDRESS_MARK = re.compile(r"[@/\\=&]|www\.|\.\w{1,20}\.", re.IGNORECASE)
_ENTRY = re.compile(r"[^\S\r\n]*+(?:(?P<mark>[-–—*+•‣▪◦·●])\s|(?P<number>[(\[]?\d{1,3}[.)\]]\s))")
_LINE = re.compile(r"(?>\r\n?|\n)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an essay, from `start` up to `end`, in the body's paragraph of this number."""

    start: int
    end: int
    paragraph: int


def sentences(text: str, start: int, end: int, paragraph: int = 0) -> Iterator[Sentence]:
    """Cut what stands between two offsets into sentences, without the white space around them.

    A line end is a blank like any other, but the items of a list each begin a sentence. What has no letter
    and no digit is no sentence. Time is linear in the stretch.
    """
    for first, last in _listed(text, start, end):
        begun = first
        for stop in (*sentence_ends(text, first, last), last):
            words = text[begun:stop]
            if any(letter.isalnum() for letter in words):
                lead = len(words) - len(words.lstrip())
                yield Sentence(begun + lead, begun + len(words.rstrip()), paragraph)
            begun = stop


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets behind the stops that end sentences, with the quotes and note numbers behind them."""
    begun = start
    for found in _STOP.finditer(text, start, end):
        if found.start() < begun:
            continue
        behind = _end(text, begun, found, end)
        if behind is not None:
            yield behind
            begun = behind


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a list whose first line has a bullet or a number at the lines that have one too."""
    kind = _kind(text, start, end)
    begun = start
    for line in _LINE.finditer(text, start, end) if kind else ():
        if _kind(text, line.end(), end) == kind:
            yield begun, line.end()
            begun = line.end()
    yield begun, end


def _kind(text: str, start: int, end: int) -> str:
    found = _ENTRY.match(text, start, end)
    return (found["mark"] or "1") if found else ""


def _end(text: str, begun: int, found: "re.Match[str]", end: int) -> int | None:
    """Return where the sentence that a stop closes ends, None if it closes none."""
    at, behind = found.start(), found.end()
    if text[at] in _ALWAYS:
        return behind
    before = text[max(begun, at - _WINDOW) : at]
    if before[-1:] in ("(", "[") or (at - begun < _WINDOW and _NUMBERED.fullmatch(before)):
        return None  # an omission or a doubt in brackets; the number of an item
    apart = _CLOSED_APART.match(text, behind, end)
    behind = apart.end() if apart else behind
    behind, certain = _noted(text, before, behind, end)
    if behind < end and not text[behind].isspace():
        return behind if _is_glued(text, before, behind, end) else None
    if found[0].rstrip(_CLOSERS) == "." and _goes_on(text, before, behind, end):
        return None
    return behind if certain or _begins(text, behind, end) else None


def _noted(text: str, before: str, behind: int, end: int) -> tuple[int, bool]:
    """Return the offset behind the note numbers at a stop, and whether they leave no doubt that they are."""
    note = _NOTE.match(text, behind, end)
    if note:
        return _closed(text, note.end(), end), True
    plain = _PLAIN_NOTE.match(text, behind, end)
    if plain and (not before[-1:].isdecimal() or _YEAR.search(before)):
        return _closed(text, plain.end(), end), False
    return behind, False


def _closed(text: str, behind: int, end: int) -> int:
    closed = _BEHIND_NOTE.match(text, behind, end)
    return closed.end() if closed else behind


def _begins(text: str, behind: int, end: int) -> bool:
    """Tell whether what comes next can begin a sentence: anything but a small letter or a comma."""
    gap = _GAP.match(text, behind, end)
    at = gap.end() if gap else behind
    return at >= end or not (text[at].islower() or text[at] in ",;:.")


def _goes_on(text: str, before: str, behind: int, end: int) -> bool:
    """Tell whether a full stop belongs to an abbreviation or an ordinal, after which the sentence goes on."""
    gap = _GAP.match(text, behind, end)
    found = _NEXT.match(text, gap.end() if gap else behind, end)
    word = found[0].rstrip(".") if found else ""
    if not word:
        return False
    if _ORDINAL.search(before):
        return word[0].isdecimal() or word.casefold() in AFTER_ORDINAL or bool(_OF_ORDINAL.search(before))
    starts = word.casefold() in STARTERS and not (found and found["stop"])
    return _is_abbreviation(before, word, starts=starts)


def _is_abbreviation(before: str, word: str, *, starts: bool) -> bool:
    tail = _TAIL.search(before)
    if not tail:
        return False
    chain = "".join(tail[0].replace("-", "").split())
    last, folded = chain.rpartition(".")[2], chain.casefold()
    if folded in LAST:
        return False
    if folded in NEVER_LAST or last.casefold() in NEVER_LAST or last in TITLES:
        return True
    if last.casefold() in BEFORE_NUMBER and (word[0].isdecimal() or _ROMAN.fullmatch(word)):
        return True
    dotted = "." in chain or (len(last) == 1 and last.upper() != last.lower())
    return (dotted or last.casefold() in SELDOM_LAST) and not starts


def _is_glued(text: str, before: str, behind: int, end: int) -> bool:
    """Tell whether the next sentence follows without a blank, as where a blank was lost: "rights.The law"."""
    if len(before) < 2 or not before[-1].isalpha() or not before[-2:].islower():
        return False
    word = _GLUED.match(text, behind, end)
    if not word or not text[behind].isupper() or word[0][1:] != word[0][1:].lower():
        return False
    around = (before.split() or [""])[-1] + text[behind - 1 : behind + _WINDOW].split(maxsplit=1)[0]
    return _ADDRESS_MARK.search(around) is None
