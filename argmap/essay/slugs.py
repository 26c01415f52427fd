"""Where a title and the words of its address differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from unicodedata import combining, normalize

from argmap.essay.phrases import words_of

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_APOSTROPHE_S = re.compile(r"['’]s?(?!\w)")
_SPELT = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "'": None,
        "’": None,
    }
)
_SMALL = words_of("""
    a an the of in on at to for by and with from as is it its der die das den dem des ein eine und im am zu
    le la les l un une de des du et en au aux à в и на о с
""")
"""Words that addresses leave out or change without changing what a title says."""
_SHORTEST, _LONGEST = 4, 60
_ENOUGH = 0.6
"""How much of the shorter of the two they must share, or the address is made from something else."""
_ALIKE = 3
"""First or last words that begin with so many letters alike are one word, spelt in two ways."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a title from `start` up to `end`, where its address has other ones.

    Where the title leaves words out, `title` is empty, and the offsets are those of the word behind.
    """

    start: int
    end: int
    title: str
    slug: str
    lost_apostrophe: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    start: int
    end: int


def differences(title: str, slug: Sequence[str]) -> Iterator[Difference]:
    """Compare a title with the words of an address that was made from it; give nothing if it was not.

    An address may leave words out, and shorten the last; small words, numbers and accents do not count.
    What it has before or behind the title counts as the name of a place on the page.
    """
    found = (_Word(_plain(one[0]), *one.span()) for one in _WORD.finditer(title))
    said = [word for word in found if word.plain not in _SMALL]
    named = [word for word in map(_plain, slug) if word not in _SMALL]
    if len(said) > _LONGEST or len(named) > _LONGEST or len(slug) < _SHORTEST:
        return
    plain = [word.plain for word in said]
    blocks = SequenceMatcher(None, plain, named, autojunk=False).get_matching_blocks()
    if sum(block.size for block in blocks) < max(_SHORTEST - 1, _ENOUGH * min(len(plain), len(named))):
        return
    for before, after in pairwise(((0, 0, 0), *blocks)):
        words, written = said[before[0] + before[2] : after[0]], named[before[1] + before[2] : after[1]]
        inner = bool(before[2] and after[2])
        behind = said[after[0]] if after[0] < len(said) else None
        yield from _difference(title, words, written, behind, inner=inner)


def _plain(word: str) -> str:
    spelt = normalize("NFC", word).casefold().translate(_SPELT)
    return "".join(letter for letter in normalize("NFKD", spelt) if not combining(letter))


def _difference(
    title: str, words: list[_Word], written: list[str], behind: _Word | None, *, inner: bool
) -> Iterator[Difference]:
    """Give the difference between two stretches without a word in common, if it tells anything."""
    plain = [word.plain for word in words]
    if not written or not all(word[0].isalpha() for word in (*plain, *written)):
        return
    if not words:
        if inner and behind and len("".join(written)) > 1:
            yield Difference(behind.start, behind.end, "", " ".join(written))
        return
    start, end = words[0].start, words[-1].end
    shown = title[start:end]
    if "".join(plain) == "".join(written):
        if written[-1:] == ["s"] and "'" not in shown and "’" not in shown:
            yield Difference(start, end, shown, "-".join(written), lost_apostrophe=True)
    elif _APOSTROPHE_S.sub("", shown).casefold() != " ".join(written) and _is_changed(
        plain, written, inner=inner
    ):
        yield Difference(start, end, shown, " ".join(written))


def _is_changed(plain: list[str], written: list[str], *, inner: bool) -> bool:
    """Tell whether words were changed, and not only shortened to their letters or cut off."""
    if _letters(plain) == "".join(written) or _letters(written) == "".join(plain):
        return False
    if inner:
        return True
    one, other = plain[0], written[0]
    alike = one[:_ALIKE] == other[:_ALIKE] and not one.startswith(other)
    return len(plain) == len(written) == 1 and alike


def _letters(words: list[str]) -> str:
    return "".join(word[0] for word in words)
