"""Citations by name and year in running text: `(Ministry of Health, 2019: 4)`, `Town Library (2012)`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.essay.names import cited
from argmap.essay.vocabulary import JOINTS, LEADS, NOT_NAMES, PARTICLES

_YEAR = (
    r"(?:(?:1[5-9]|20)\d\d[a-z]?(?:/(?:(?:1[5-9]|20)\d\d|\d\d)(?!\d))?"
    r"|n\.\s?d\.|o\.\s?J\.|s\.\s?d\.|forthcoming|in press)"
)
_GROUP = re.compile(r"[(\[](?P<inside>[^()\[\]]{3,400})[)\]]")
_PIECE = re.compile(
    rf"\s*(?P<names>[^;]{{2,160}}?)(?:\s*[,:]\s*|\s+)[(]?(?P<years>{_YEAR}(?:\s*[,&]\s*{_YEAR}(?![\w-])){{0,6}})"
    rf"(?P<rest>\s*[,:]\s*[^;]*|\s+(?:pp?\.|S\.|§|ch\.|с\.)[^;]*|\s*)"
)
_ONE_YEAR = re.compile(_YEAR)
_YEAR_FIRST = re.compile(
    rf"\s*(?P<years>{_YEAR}(?:\s*[,&]\s*{_YEAR}(?![\w-])){{0,6}})(?P<rest>\s*[,:]\s*[^;]*|\s*(?=;)|\s*$)"
)
_LOCATOR = re.compile(r"\d|[ivxl]{1,6}\b|passim", re.IGNORECASE)
_LOCATOR_SIGN = re.compile(
    r"\s*[,:]?\s*(?:(?:at\s+)?(?:pp?\.|pages?|S\.|Seiten?|с\.|стр\.|§+|ch(?:ap)?\.|chapters?|Kap\.|sec(?:tion|t?\.)|paras?\.?"
    r"|fn\.|n\.|vol\.|Bd\.|fig\.|table|Tab\.|Abb\.|Rn\.|art\.)\s*)?(?P<locator>[^,;]*)",
    re.IGNORECASE,
)
_NARRATIVE_REACH = 110
_WORD = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"['’](?:s)?$")


@dataclass(frozen=True, slots=True)
class NameCitation:
    """A citation of one work by `names` and `year`, from `start` up to `end`; the names end at `names_end`.

    `locator` is the page or other place it gives, or empty. `narrative` tells that the names are part of the
    sentence and only the year stands in brackets.
    """

    names: tuple[str, ...]
    year: str
    locator: str
    start: int
    end: int
    year_start: int
    year_end: int
    names_end: int
    narrative: bool = False


def name_citations(text: str, end: int) -> tuple[NameCitation, ...]:
    """Return the citations by name and year before `end`, in their order; one for each work and year."""
    found: list[NameCitation] = []
    for group in _GROUP.finditer(text, 0, end):
        start, stop = group.span("inside")
        first = _YEAR_FIRST.match(text, start, stop)
        names = _names_before(text, group.start()) if first else None
        if first and names:
            found += _citations(text, first, *names, narrative=True)
        for piece in _pieces(text, start, stop):
            found += _in_brackets(text, *piece)
    return tuple(found)


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while start < stop:
        end = text.find(";", start, stop)
        end = stop if end < 0 else end
        yield start, end
        start = end + 1


def _in_brackets(text: str, start: int, stop: int) -> Iterator[NameCitation]:
    piece = _PIECE.fullmatch(text, start, stop)
    if not piece:
        return
    first = _skip_leads(text, *piece.span("names"))
    words = text[first : piece.end("names")]
    if _are_names(words):
        yield from _citations(text, piece, words, first, narrative=False)


def _skip_leads(text: str, start: int, end: int) -> int:
    """Return where the names begin, after words such as "see also" and "cf."."""
    for word in _WORD.finditer(text, start, end):
        bare = word[0].strip(".,:").casefold()
        if not (bare in LEADS or (word[0][0].islower() and bare not in PARTICLES)):
            return word.start()
    return end


def _are_names(words: str) -> bool:
    """Tell whether words could be names: short, begun by capitals but for "of", "and", and no months."""
    parts = [part.strip(".,:'’\"“”") for part in words.split()]
    parts = [part for part in parts if part]
    if not parts or len(parts) > 16 or any(part.casefold() in NOT_NAMES for part in (parts[0], parts[-1])):
        return False
    if not any(letter.isalpha() for letter in parts[0]) or any(part.isdecimal() for part in parts):
        return False
    small = [part for part in parts if part[0].islower() and part not in JOINTS and part not in PARTICLES]
    return any(part[0].isupper() for part in parts) and len(small) * 2 < len(parts)


def _citations(
    text: str, found: "re.Match[str]", words: str, start: int, *, narrative: bool
) -> Iterator[NameCitation]:
    names = cited(" ".join(words.split()))
    end = found.end("rest") if found["rest"].strip() else found.end("years")
    years = list(_ONE_YEAR.finditer(text, *found.span("years")))
    for year in years if names else ():
        locator = _locator(found["rest"]) if year is years[-1] else ""
        yield NameCitation(names, year[0], locator, start, end, *year.span(), start + len(words), narrative)


def _locator(rest: str) -> str:
    found = _LOCATOR_SIGN.match(rest)
    words = found["locator"].strip(" .,:") if found else ""
    return words if _LOCATOR.match(words) and len(words) < 40 else ""


def _names_before(text: str, at: int) -> tuple[str, int] | None:
    """Return the names that stand right before a bracket, and where they begin."""
    words = list(_WORD.finditer(text, max(0, at - _NARRATIVE_REACH), at))
    names: list[re.Match[str]] = []
    for word in reversed(words):
        bare = word[0].strip("“”\"‘’'")
        if names and bare[-1:] in ".;:!?" and not _goes_on(bare):
            break
        if names and bare.endswith(",") and not _is_listed(bare, names[-1][0]):
            break
        if not (bare[:1].isupper() or bare.casefold() in JOINTS or (names and bare in PARTICLES)):
            break
        names.append(word)
    names.reverse()
    while names and (names[0][0].casefold() in LEADS | JOINTS or names[0][0].casefold().strip(".,") in LEADS):
        names.pop(0)
    if not names or text[names[-1].end() : at].count("\n") > 1:
        return None
    start = names[0].start()
    words_before = _POSSESSIVE.sub("", text[start : names[-1].end()])
    return (words_before, start) if _are_names(words_before) else None


def _goes_on(bare: str) -> bool:
    return bare in ("al.", "u.", "a.") or (len(bare) == 2 and bare[0].isupper())


def _is_listed(bare: str, after: str) -> bool:
    """Tell whether a comma stands between names of a list, such as `Author, Writer, and Editor`."""
    return bare[:1].isupper() and (after[:1].isupper() or after in ("and", "&", "und", "et"))
