"""Words that are broken at their hyphen: `semi- detached`."""

import re
from collections.abc import Iterator, Sequence

from argmap.essay.lexicon import lexicon
from argmap.essay.phrases import any_of

_PREFIX = re.compile(
    any_of("""
    non, super, anti, pro, pre, post, co, re, semi, multi, inter, intra, ultra, neo, pseudo, sub, ex, mid,
    self, quasi, trans, macro, micro, hyper, socio, geo, anglo, afro, euro, electro, mega, meta, poly,
    infra, contre, экс, полу, анти
    """),
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"(?<![\w'’-])(?P<first>[^\W\d_]{2,20})(?P<gap>-[ \xa0]{1,2}|[ \xa0]-)"
    r"(?P<second>[^\W\d_]{2,30})(?![\w'’])"
)
_WHOLE = re.compile(r"(?<![\w-])[^\W\d_]{2,20}-[^\W\d_]{2,30}(?![\w-])")
_GOES_ON = re.compile(
    any_of("""
    and, or, to, but, nor, versus, vs, as, through, rather, instead, via, und, oder, bis, sowie, bzw,
    beziehungsweise, et, ou, à, ni, puis, и, или, либо, y, o, e, en
    """),
    re.IGNORECASE,
)
"""Words behind a hyphen that stands for a word which comes later, as in "pre- and post-war"."""


def broken_hyphens(text: str, places: Sequence[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """Give the words in some stretches of a text that have a blank beside their hyphen and should not.

    What stands before the hyphen is a prefix such as "non", or the word stands elsewhere whole, or is listed
    without hyphen; so hyphens in place of dashes are not meant, nor are those that stand for a later word.
    """
    whole: set[str] | None = None
    for start, end in places:
        for found in _BROKEN.finditer(text, start, end):
            if _GOES_ON.fullmatch(found["second"]):
                continue
            whole = {one.casefold() for one in _WHOLE.findall(text)} if whole is None else whole
            if _is_one_word(found, whole, language):
                yield found.span()


def _is_one_word(found: "re.Match[str]", whole: set[str], language: str) -> bool:
    first, second = found["first"].casefold(), found["second"].casefold()
    if _PREFIX.fullmatch(first):
        return True
    known = lexicon(language)
    listed = known is not None and first + second in known
    return found["gap"].startswith("-") and (f"{first}-{second}" in whole or listed)
