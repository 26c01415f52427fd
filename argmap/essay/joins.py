"""Two words between which the blank was lost."""

from argmap.essay.lexicon import Lexicon, lexicon
from argmap.essay.phrases import words_of

_FUNCTION_WORDS = {
    "en": words_of("""
        the of to and which that this with from for is was are were they their these those would could
        should when what where there because about between while whether have had been his your than our you
        she not all some such other might must into in on as by be at or it its will can has
        """),
    "fr": words_of("""
        de la le les des du et que qui dans pour par sur avec une est sont cette ces mais leur leurs nous vous
        plus comme entre aussi ont être elle ils
        """),
}
"""Words that are joined to their neighbours; a language is here when false alarms in it are rare."""
_SELDOM_FIRST = words_of("for of is our all than not in on as by be at or it its will can has")
"""Words with which many words begin that no list has, such as `forsee` and `inline`."""
_SELDOM_LAST = words_of("our all other her you are not such than into about she or")
"""Words with which many words end that no list has, such as `colour`."""
_SHORT_LAST = words_of("in on as by be at it will can has is")
"""Words that end another only where that is long and common."""
_COMMON, _VERY_COMMON = 0.5, 4.0
_PART, _LONG_PART = 4, 6
_SHORTEST = 5


def is_looked_at(language: str) -> bool:
    """Tell whether joined words are looked for in a language."""
    return language in _FUNCTION_WORDS


def parts(word: str, language: str) -> tuple[str, str] | None:
    """Return the two words that a word in small letters seems to be made of, None if it seems to be one.

    It is on no list of words; one part is a word such as "to" or "which", the other is common.
    """
    known = lexicon(language) if is_looked_at(language) and len(word) >= _SHORTEST else None
    if known is None or word in known or _is_english(word, language):
        return None
    cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return next((cut for cut in cuts if _fits(*cut, language, known)), None)


def _is_english(word: str, language: str) -> bool:
    """Tell whether a word is one of English within another language."""
    english = None if language == "en" else lexicon("en")
    return english is not None and word in english


def _fits(first: str, second: str, language: str, known: Lexicon) -> bool:
    small = _FUNCTION_WORDS[language]
    if first in small and second in small:
        return True
    if first in small and first not in _SELDOM_FIRST:
        return len(second) >= _PART and known.commonness(second) >= _COMMON
    if second in _SHORT_LAST and language == "en":
        return len(first) >= _LONG_PART and known.commonness(first) >= _VERY_COMMON
    return (
        second in small
        and second not in _SELDOM_LAST
        and len(first) >= _PART
        and known.commonness(first) >= _COMMON
    )
