"""Words of likelihood: the scales that say what they mean, and where a text has such words.

ICD 203 is the American directive on analytic standards, which has two rows of words and wants one of them
kept to; PHIA's is the British yardstick. What each word means in per cent stands in `docs/format.md`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SCALES = ("icd-203", "phia")


@dataclass(frozen=True, slots=True)
class Row:
    """Words that belong together, from the least likely to the most, and what they are called."""

    scale: str
    name: str
    words: tuple[str, ...]


ROWS = (
    Row(
        "icd-203",
        "ICD 203’s row of “likely”",
        (
            "almost no chance",
            "very unlikely",
            "unlikely",
            "roughly even chance",
            "likely",
            "very likely",
            "almost certain",
        ),
    ),
    Row(
        "icd-203",
        "ICD 203’s row of “probable”",
        (
            "remote chance",
            "highly improbable",
            "improbable",
            "roughly even odds",
            "probable",
            "highly probable",
            "nearly certain",
        ),
    ),
    Row(
        "phia",
        "PHIA’s yardstick",
        (
            "remote chance",
            "highly unlikely",
            "unlikely",
            "realistic possibility",
            "likely",
            "probable",
            "highly likely",
            "almost certain",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of likelihood, from `start` up to `end` in a text, and the rows that have it, if any has."""

    start: int
    end: int
    rows: tuple[Row, ...] = ()


_COMPARING = "more|most|less|least|as|so|too|how|equally|just|no"
_DEGREES = (
    "very|highly|quite|rather|fairly|somewhat|pretty|reasonably|relatively|extremely|exceptionally|really"
    "|overwhelmingly|increasingly|moderately"
)
_SIZES = (
    "good|fair|high|higher|low|strong|slim|slight|small|real|distinct|decent|reasonable|remote|even|50-50"
)
_LIKELY = r"(?:un)?likely|(?:im)?probably|(?:im)?probable(?!\s+cause)"
_FORMS = (
    r"(?:almost|nearly|near|virtually|practically|all\s+but)[\s-]+certain(?:ly)?",
    rf"(?:(?:not|{_COMPARING}|{_DEGREES})\s+){{0,2}}(?:{_LIKELY})(?:\s+(?:than|as)\s+not)?",
    r"more\s+than\s+likely",
    r"almost\s+no\s+chances?|(?:roughly|about)\s+even\s+(?:chances?|odds)",
    r"remote\s+chances?|realistic\s+possibility",
    rf"(?:{_SIZES})\s+(?:(?:probability|likelihood|possibility)|(?:chances?|odds)(?=\s+(?:of|that)\b))",
    r"(?:there\s+is\s+a|some)\s+chance(?=\s+that\b)",
    r"(?:may|might|could)\s+well|in\s+all\s+(?:likelihood|probability)",
)
_TERM = re.compile(rf"(?<![\w-])(?:{'|'.join(_FORMS)})(?![\w-])", re.IGNORECASE)
_LOOKS_LIKE_ONE = re.compile(r"likel|probab|certain|chance|odds|possib|\swell", re.IGNORECASE)
_COMPARISON = re.compile(rf"(?:not\s)?(?:{_COMPARING})\s(?!than).*(?<!\snot)")
_BARE = re.compile(r"(?<![\w-])(?:may|might|could|[Pp]ossibly|[Pp]erhaps|[Mm]aybe)(?![\w-])")
_ADJECTIVES = {
    "probably": "probable",
    "improbably": "improbable",
    "certainly": "certain",
    "chances": "chance",
}
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|‘[^‘’]*’")


def terms(text: str) -> tuple[Term, ...]:
    """Find the words of likelihood in an English text, the longest first where one holds another.

    "More likely" and the like compare, and say nothing of how likely something is: they are left out.
    """
    found = ((match, _plain(match[0])) for match in _TERM.finditer(text))
    return tuple(
        Term(match.start(), match.end(), tuple(row for row in ROWS if phrase in row.words))
        for match, phrase in found
        if not _COMPARISON.fullmatch(phrase)
    )


def may_have_terms(text: str) -> bool:
    """Tell at little cost whether a text may have words of likelihood."""
    return _LOOKS_LIKE_ONE.search(text) is not None


def hedges(text: str) -> Iterator[Term]:
    """Find words that say that something is possible and not how likely; `may well` is a term, see above."""
    taken = {term.start for term in terms(text)}
    yield from (Term(*found.span()) for found in _BARE.finditer(text) if found.start() not in taken)


def fitting(found: Iterable[Term], scale: str = "") -> Row:
    """Return the row, of a scale if one is named, that has most of the terms; the first where some tie."""
    count = Counter(row.name for term in found for row in term.rows)
    return max((row for row in ROWS if scale in ("", row.scale)), key=lambda row: count[row.name])


def unquoted(text: str) -> str:
    """Return a text with what stands in quotation marks blanked out, of the same length."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def _plain(words: str) -> str:
    """Return a phrase as the scales have it: small letters, single blanks, adjectives for adverbs."""
    pieces = words.casefold().replace("-", " ").split()
    return " ".join(_ADJECTIVES.get(piece, piece) for piece in pieces)
