"""Words of English that have lost their apostrophe."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.essay.lexicon import Lexicon, lexicon
from argmap.essay.phrases import any_of, words_of

_OWNING = re.compile(r"(?<![\w'’-])(?P<name>[^\W\d_]{3,30})['’]s(?![\w'’])")
_ALONE = re.compile(r"(?<![\w'’@./-])[^\W\d_]{3,31}(?![\w'’@/])")
_LOST = re.compile(r"(?<![\w'’@./-])(?P<name>[^\W\d_]{3,30})s(?![\w'’@/-]|\.\w)")
_SHORT_FORM = re.compile(
    r"(?<![\w'’@./-])(?:(?P<denied>(?:do|does|did|is|was|are|were|could|would|should|has|have|had|must)n)t"
    r"|(?P<they>you|they)re|(?P<have>you|they|we)ve)(?![\w'’@/-]|\.\w)",
    re.IGNORECASE,
)
_NUMBER = any_of("""
    the, these, those, all, both, many, most, some, few, several, two, three, four, other, no, number of,
    and, or
""")
_OF_MANY = re.compile(rf"\b{_NUMBER}\s+\Z", re.IGNORECASE)
_NO_NOUN = words_of("""
    is are was were has have had do does did can could will would shall should may might must and or but nor
    in on at of to for from with by as who which that than when while if because since until into about
    between under over after before there then not never always also still often it he she they we you i the
    a an this
""")
"""Words before which no possessive stands."""
_NEXT = re.compile(r"[ \xa0\r\n]{1,3}(?P<word>[^\W\d_]{2,30})")
_HEAD = any_of("government, president, people, economy, parliament, capital, coast, border, leader, army")
_NOUN = re.compile(
    rf"(?:\w{{2,24}}(?:tion|sion|ment|ness|ity|ship|ance|ence|ism|age|cy|ure|dom|hood|ies)|{_HEAD})s?",
    re.IGNORECASE,
)
_VERB_ENDINGS = ("ed", "ing", "ly")
_NO_PLURAL = re.compile(r"[^\W\d_aeiou]y\Z")
"""A word that ends so has its plural in `-ies`; others in small letters may have one that no list has."""
_REACH = 12


@dataclass(frozen=True, slots=True)
class Lost:
    """A word from `start` up to `end` that lacks its apostrophe, and `restored`, the same with one.

    `elsewhere` is where it stands with its apostrophe, None where it does not.
    """

    start: int
    end: int
    restored: str
    elsewhere: int | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """How often words stand in a text, and where they first do with an apostrophe."""

    alone: Counter[str]
    owning: dict[str, int]
    mark: str


def lost_apostrophes(
    text: str, stretches: Sequence[tuple[int, int]], titles: Sequence[tuple[int, int]]
) -> Iterator[Lost]:
    """Give what has lost its apostrophe in some stretches of a text, and in the titles that it has.

    It is on no word list; and it stands elsewhere with an apostrophe, or it is a name that stands elsewhere
    alone, and what follows is a noun.
    """
    known = _known(text)
    for in_title, places in ((False, stretches), (True, titles)):
        for start, end in places:
            for found in _LOST.finditer(text, start, end):
                if _is_lost(text, known, found, end, in_title=in_title):
                    restored = f"{found['name']}{known.mark}s"
                    yield Lost(*found.span(), restored, known.owning.get(found["name"]))
            yield from _short_forms(text, start, end, known.mark)


def _known(text: str) -> _Known:
    owning: dict[str, int] = {}
    for found in _OWNING.finditer(text):
        owning.setdefault(found["name"], found.start())
    mark = "’" if text.count("’") >= text.count("'") else "'"
    return _Known(Counter(_ALONE.findall(text)), owning, mark)


def _is_lost(text: str, known: _Known, found: "re.Match[str]", end: int, *, in_title: bool) -> bool:
    name, owned = found["name"], found["name"] in known.owning
    known_name = owned or known.alone[name] > 0
    no_plural = name[0].isupper() or _NO_PLURAL.search(name) is not None
    after = _NEXT.match(text, found.end(), end)
    if name.isupper() or not (known_name and no_plural) or known.alone[found[0]] > 1:
        return False
    if after is None or after["word"].casefold() in _NO_NOUN or _is_listed(found[0]):
        return False
    noun = _NOUN.fullmatch(after["word"]) is not None
    before = _OF_MANY.search(text, max(0, found.start() - _REACH), found.start())
    many = before is not None and name[0].isupper()
    if owned:
        return noun or in_title or not (many or after["word"].endswith(_VERB_ENDINGS))
    return noun and not many


def _is_listed(word: str) -> bool:
    known: Lexicon | None = lexicon("en")
    return known is not None and word.casefold() in known


def _short_forms(text: str, start: int, end: int, mark: str) -> Iterator[Lost]:
    for found in _SHORT_FORM.finditer(text, start, end):
        kept = found["denied"] or found["they"] or found["have"]
        yield Lost(*found.span(), f"{kept}{mark}{found[0][len(kept) :]}")
