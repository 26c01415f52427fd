"""The works that an essay lists at its end: authors, year, title and addresses of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.essay.addresses import Address, addresses
from argmap.essay.entries import Entry, entries
from argmap.essay.headings import Section
from argmap.essay.names import authors, is_office

_YEARS = r"(?:1[5-9]|20)\d\d[a-z]?(?![\w-]*\d)"
_UNDATED = r"n\.\s?d\.|o\.\s?J\.|s\.\s?d\.|б\.\s?г\.|forthcoming|in press|im Erscheinen|à paraître"
_IN_BRACKETS = re.compile(rf"[(\[](?:ca?\.\s?)?(?P<year>{_YEARS}|{_UNDATED})[^()\[\]]{{0,40}}[)\]]")
_BETWEEN_STOPS = re.compile(rf"[.,]\s+(?P<year>{_YEARS}|{_UNDATED})[.:]\s")
_ANY_YEAR = re.compile(rf"(?<![\w/.-])(?P<year>{_YEARS})")
_ACCESSED = re.compile(
    r"\b(?:last\s)?(?:accessed|downloaded|retrieved|viewed|visited|checked|access date|abgerufen|zugriff"
    r"|aufgerufen|letzter zugriff|stand|consulté|accès|дата обращения)\b"
    r"[^\r\n;]{0,40}?(?:1[5-9]|20)\d\d(?:,? from)?"
    r"|\b(?:retrieved from|available (?:at|from)|verfügbar unter|disponible sur|url)\b:?",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[\"“„«](?P<title>[^\"“”„«»]{3,300})[\"”“»]|(?<!\w)[‘'](?P<single>[^‘’']{3,300})[’'](?!\w)"
)
_EMPHASIS = re.compile(r"(?<![\w*_])(?P<mark>[*_]{1,2})(?P<title>[^*_]{3,300})(?P=mark)(?!\w)")
_STOP = re.compile(r"[.?!][\"”’»*_)]{0,3}(?=\s+[^\W\d_a-z]|\s+[\"“„«(\[*_]|\s+https?:|\s+\d|\s*$)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"“.])(?:[^\W\d_]|vs|no|nr|vol|ed|eds|dr|st|mr|mrs|prof|jr|sr|inc|ltd|co|corp|dept|univ|hrsg|al|bd)$",
    re.IGNORECASE,
)
_SAME_AUTHOR = re.compile(r"[-–—_]{2,}\.?,?\s*")
_PARTICLE = r"(?:(?:van|von|de|der|den|di|da|le|la|del|della|el|al|bin)\s){0,3}"
_FAMILY = rf"{_PARTICLE}[^\W\d_a-z][^\s,;&.]{{1,40}}(?:\s[^\W\d_a-z][^\s,;&.]{{1,40}})?"
_AND = r"(?:,?\s?(?:&|and|und|et|и|;)\s|,\s)?"
_INITIALED = re.compile(
    rf"(?:{_FAMILY},\s+(?:[^\W\d_]{{1,2}}\.[\s-]?){{1,4}}{_AND}){{1,30}}"
    rf"(?=[^\W\d_]{{2}}|[\"“«*_])(?![^\W\d_]+(?:,\s(?:and|und|et|&)\s|\.\s))"
    rf"|(?:{_FAMILY}\s(?:[A-Z]{{1,4}}|(?:[A-Z]\s){{1,3}}[A-Z])(?:,\s(?:and\s)?|(?=\.\s))){{1,30}}\.\s"
)
"""Names with initials, before a title: `Family, A. B., & Other, C. Title`, `Family AB, Other C. Title`."""
_LEADING = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,4}[^\W\d_]{2}")
_COLON = re.compile(r":\s")
_BARE = re.compile(r"[^\W\d_]")
_HEAD_ENDS = 220
"""Where the authors of an entry end at the latest, in characters."""


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of a list of works, `text` from `start` up to `end`, without its number.

    `authors` are family names and names of institutions. What the entry does not have is empty, and begins
    and ends at `start`; a work without a date has `year` as written, such as `n.d.`
    """

    number: int | None
    number_start: int
    number_end: int
    start: int
    end: int
    text: str
    authors: tuple[str, ...] = ()
    year: str = ""
    year_start: int = 0
    year_end: int = 0
    title: str = ""
    title_start: int = 0
    title_end: int = 0
    addresses: tuple[Address, ...] = ()

    @property
    def bare(self) -> bool:
        """Tell whether the entry is nothing but an address."""
        ends = [self.start, *(address.end for address in self.addresses)]
        starts = [*(address.start for address in self.addresses), self.end]
        rest = (
            self.text[start - self.start : end - self.start] for start, end in zip(ends, starts, strict=True)
        )
        return bool(self.addresses) and not any(_BARE.search(piece) for piece in rest)

    @property
    def slug(self) -> tuple[str, ...]:
        """The words of its first address that has any."""
        return next((address.slug for address in self.addresses if address.slug), ())


def works(text: str, sections: tuple[Section, ...]) -> tuple[Work, ...]:
    """Return the entries of the lists of works; where an essay has none, those of its notes."""
    lists = [section for section in sections if not section.notes] or list(sections)
    return _read(text, lists)


def endnotes(text: str, sections: tuple[Section, ...]) -> tuple[Work, ...]:
    """Return the notes of an essay that stand apart from its list of works."""
    notes = [section for section in sections if section.notes]
    return _read(text, notes) if len(notes) < len(sections) else ()


def _read(text: str, sections: list[Section]) -> tuple[Work, ...]:
    read: list[Work] = []
    for section in sections:
        for entry in entries(text, section.heading_end, section.end):
            work = _work(text, entry)
            same = read and _SAME_AUTHOR.match(work.text)
            read.append(replace(work, authors=read[-1].authors) if same else work)
    return tuple(read)


def _work(text: str, entry: Entry) -> Work:
    start, end = entry.start, entry.end
    words = text[start:end]
    known = tuple(addresses(text, start, end))
    plain = _blanked(words, start, known)
    dated = _year(plain)
    head_end, title_from = _head(plain, dated)
    same = _SAME_AUTHOR.match(plain)
    names = () if same else authors(" ".join(plain[:head_end].split()))
    title = _title(plain, title_from)
    year = (dated["year"], *dated.span("year")) if dated else ("", 0, 0)
    return Work(
        number=entry.number,
        number_start=entry.number_start,
        number_end=entry.number_end,
        start=start,
        end=end,
        text=words,
        authors=names,
        year=year[0],
        year_start=start + year[1],
        year_end=start + year[2],
        title=" ".join(words[title[0] : title[1]].split()),
        title_start=start + title[0],
        title_end=start + title[1],
        addresses=known,
    )


def _blanked(words: str, start: int, known: tuple[Address, ...]) -> str:
    """Return an entry with blanks for its addresses and dates of access, which have years of their own."""
    letters = list(words)
    stretches = [(address.start - start, address.end - start) for address in known]
    stretches += [found.span() for found in _ACCESSED.finditer(words)]
    for first, last in stretches:
        letters[first:last] = " " * (last - first)
    return "".join(letters)


def _year(plain: str) -> "re.Match[str] | None":
    """Find the year of a work: in brackets or between stops after the authors, or the last one."""
    for pattern in (_IN_BRACKETS, _BETWEEN_STOPS):
        found = pattern.search(plain, 0, _HEAD_ENDS)
        if found and not _QUOTED.search(plain, 0, found.start()):
            return found
    last = None
    for found in _ANY_YEAR.finditer(plain):
        last = found
    bracket = _IN_BRACKETS.search(plain)
    return bracket or last


def _head(plain: str, dated: "re.Match[str] | None") -> tuple[int, int]:
    """Return where the authors end and where to look for the title."""
    quoted = _QUOTED.search(plain) or _EMPHASIS.search(plain)
    if quoted and (dated is None or quoted.start() < dated.start("year")):
        return min(quoted.start(), _HEAD_ENDS), quoted.start()
    if dated and dated.re is not _ANY_YEAR and dated.start() <= _HEAD_ENDS:
        before = plain[: dated.start()]
        if _STOP.search(before.rstrip()) is None or _is_head(before):
            return dated.start(), dated.end()
    return _head_before_title(plain)


def _is_head(before: str) -> bool:
    """Tell whether all stops before a year belong to initials, so that only names stand before it."""
    names = before.rstrip(" .,:")
    inner = (found for found in _STOP.finditer(names) if found.end() < len(names))
    return all(_ABBREVIATED.search(before[: found.start()]) for found in inner)


def _head_before_title(plain: str) -> tuple[int, int]:
    """Find the end of the authors of `Family, Given. Title` and `Family, Given: Title`."""
    initialed = _INITIALED.match(plain)
    if initialed:
        return initialed.end(), initialed.end()
    stop = next((at for at in _stops(plain, 0) if at < _HEAD_ENDS), 0)
    colon = _COLON.search(plain, 0, stop or _HEAD_ENDS)
    names = plain[: colon.start()] if colon else ""
    if colon and ("," in names or is_office(names) or _LEADING.match(names)):
        return colon.start(), colon.end()
    return (stop, stop) if stop else (0, 0)


def _title(plain: str, start: int) -> tuple[int, int]:
    while start < len(plain) and plain[start] in " \t\r\n.,:;)]":
        start += 1
    for pattern, group in ((_QUOTED, "title"), (_QUOTED, "single"), (_EMPHASIS, "title")):
        found = pattern.match(plain, start)
        if found and found[group]:
            first, last = found.span(group)
            return first, first + len(plain[first:last].rstrip(" .,"))
    stop = next(_stops(plain, start), len(plain))
    end = start + len(plain[start:stop].rstrip(" \t\r\n.,;:"))
    return (start, end) if _BARE.search(plain, start, end) else (0, 0)


def _stops(plain: str, start: int) -> Iterator[int]:
    """Give the ends of sentences that are none of abbreviations or initials."""
    for found in _STOP.finditer(plain, start):
        before = plain[max(start, found.start() - 12) : found.start()]
        if plain[found.start()] != "." or not _ABBREVIATED.search(before):
            yield found.end()
