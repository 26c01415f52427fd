"""Which works of its list an essay cites, by name and year or by number."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from argmap.essay.marks import Note
from argmap.essay.name_citations import NameCitation
from argmap.essay.names import is_office
from argmap.essay.vocabulary import SMALL_WORDS
from argmap.essay.works import Work
from argmap.formats.findings import short

_LONGEST_NAME = 8
_LONGEST_FULL_NAME = 5
_RIGHT_BEHIND = 4
"""How many characters there may be between the end of a citation and a number that goes with it."""
_ENOUGH = 64
"""How many works of one author are looked through; no list has more that a reader would tell apart."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation by name, the works of the list that have its author, and those among them of its year.

    Both are numbers of entries, counted from 0. `leading` tells that one of them has this author first.
    """

    citation: NameCitation
    by_author: tuple[int, ...]
    meant: tuple[int, ...]
    leading: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """The works of each first author by name, of each other one, by families, and by what they begin with."""

    first: dict[str, list[int]]
    others: dict[str, list[int]]
    families: dict[str, list[int]]
    beginnings: dict[str, list[int]]


def resolved(works: Sequence[Work], citations: Sequence[NameCitation]) -> tuple[Cited, ...]:
    """Find the works that citations by name may mean.

    Names are compared without accents and capitals; an institution is also found by the first letters of its
    words, and by the beginning of its name.
    """
    known = _index(works)
    return tuple(_resolve(works, known, citation) for citation in citations)


def of_notes(works: Sequence[Work], notes: Sequence[Note]) -> dict[Note, int]:
    """Return which entry of a numbered list each note points to, counted from 0; none for one outside it."""
    numbered = {work.number: at for at, work in reversed(list(enumerate(works))) if work.number is not None}
    return {note: numbered[note.number] for note in notes if note.number in numbered}


def has_number(notes: Sequence[Note], citation: NameCitation) -> bool:
    """Tell whether a note's number stands right behind a name with its year: `Rail Board (2019) [3]`."""
    at = bisect_left(notes, citation.end, key=lambda note: note.start)
    return at < len(notes) and notes[at].start <= citation.end + _RIGHT_BEHIND


def year_fits(work: Work, year: str) -> bool:
    """Tell whether a work may be that of a year, such as `2019a` or `2004/2015`; one without year may."""
    return not work.year[:4].isdecimal() or not year[:4].isdecimal() or _same_year(work.year, year)


def called(work: Work) -> str:
    """Call an entry by its number, if it has one, and the beginning of its words."""
    return f"{work.number} “{short(work.text)}”" if work.number is not None else f"“{short(work.text)}”"


def key(name: str) -> str:
    """Return a name as names are compared: without accents, capitals, punctuation and its article."""
    plain = normalize("NFKD", " ".join(name.casefold().split()))
    letters = "".join(letter for letter in plain if letter.isalnum() or letter in " -'’")
    return letters.replace("-", " ").replace("'", " ").replace("’", " ").removeprefix("the ").strip()


def _same_year(one: str, other: str) -> bool:
    if "/" in other:
        first, _, second = other.partition("/")
        return _same_year(one, first) or _same_year(one, f"{first[: 4 - len(second)]}{second}")
    return one == other or (one[:4] == other[:4] and (len(one) == 4 or len(other) == 4))


def _index(works: Sequence[Work]) -> _Known:
    known = _Known({}, {}, {}, {})
    for at, work in enumerate(works):
        _file(known.first, at, _names(work.authors[:1]))
        _file(known.others, at, _names(work.authors[1:]))
        _file(known.families, at, _families(work.authors[:1]))
        _file(known.beginnings, at, _beginnings(work))
    return known


def _file(index: dict[str, list[int]], at: int, names: Iterable[str]) -> None:
    for name in dict.fromkeys(names):
        found = index.setdefault(name, [])
        if len(found) < _ENOUGH:
            found.append(at)


def _names(authors: Sequence[str]) -> Iterator[str]:
    for author in authors:
        yield key(author)
        if len(author.split()) > 2:
            yield _letters(author)


def _families(authors: Sequence[str]) -> Iterator[str]:
    """Give the last words of names that may be those of persons, written in their natural order."""
    for author in authors:
        words = author.split()
        if 1 < len(words) < _LONGEST_FULL_NAME and not is_office(author):
            yield key(words[-1])


def _beginnings(work: Work) -> Iterator[str]:
    """Give what an entry begins with: the name of an institution cut short, or its title."""
    for name in (*work.authors, work.title, work.text[:120]):
        words = key(name).split()[:_LONGEST_NAME]
        yield from (" ".join(words[:size]) for size in range(2, len(words) + 1))


@lru_cache(maxsize=1024)
def _letters(name: str) -> str:
    """Return the first letters of a name's words, as in `who` for World Health Organization."""
    return "".join(word[0] for word in key(name).split() if word not in SMALL_WORDS and word != "and")


def _resolve(works: Sequence[Work], known: _Known, citation: NameCitation) -> Cited:
    first: list[int] = []
    others: list[int] = []
    for name in citation.names:
        first, others = _called(known, name)
        if first or others:
            break
    by_author = tuple(dict.fromkeys((*first, *others)))
    years = tuple(at for at in by_author if _same_year(works[at].year, citation.year))
    undated = tuple(at for at in by_author if year_fits(works[at], citation.year))
    return Cited(citation, by_author, years or undated, bool(first))


def _called(known: _Known, name: str) -> tuple[list[int], list[int]]:
    """Return the works by a first, and by another, author of this name.

    Short of that, those by one of its first letters, its last or its first words.
    """
    words = key(name).split()[:_LONGEST_NAME]
    whole = " ".join(words)
    if whole in known.beginnings and whole not in known.first:
        return known.beginnings[whole], []
    ends = [" ".join(words[at:]) for at in range(1, len(words))]
    starts = [" ".join(words[:size]) for size in range(len(words) - 1, 0, -1)]
    short = [_letters(name)] if len(words) > 2 else []
    ways = (one for one in [whole, *short, *ends, *starts] if one in known.first or one in known.others)
    called = next(ways, "")
    if not called and len(words) == 1:
        return known.families.get(whole, []), []
    return known.first.get(called, []), known.others.get(called, [])
