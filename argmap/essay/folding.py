"""Texts in the form in which words are compared: shapes of quotes, dashes and blanks make no difference."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category, normalize

LONGEST_CLUSTER = 30
"""Characters that are normalised together: what Unicode calls stream-safe, so that no text takes long."""

_JAMO = ("\u1160", "\u11ff")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´\x91\x92", "'"),
        **dict.fromkeys("“”„‟«»″\x93\x94", '"'),
        **dict.fromkeys("‐‑‒–—―−\x96\x97", "-"),
        **dict.fromkeys("\xad\u200b\u2060\ufeff", None),
    }
)
"""Characters that people do not tell apart when they copy words; 0x91 to 0x97 are stray Windows quotes."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in the form in which words are compared; character k came from `starts[k]` up to `ends[k]`."""

    text: str
    starts: "array[int]"
    ends: "array[int]"


def folded(text: str) -> str:
    """Return a text in the form in which words are compared, see `fold`."""
    return fold(text).text


def fold(text: str) -> Folded:
    """Fold a text: NFKC, plain quotes and hyphens, single blanks, none at the ends. Linear in its length."""
    letters: list[str] = []
    starts, ends = array("q"), array("q")
    for start, end in _clusters(text):
        for letter in normalize("NFKC", text[start:end].translate(_ALIKE)).translate(_ALIKE):
            if not letter.isspace():
                letters.append(letter)
            elif letters and letters[-1] != " ":
                letters.append(" ")
            else:
                continue
            starts.append(start)
            ends.append(end)
    if letters and letters[-1] == " ":
        letters.pop()
    return Folded("".join(letters), starts, ends)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text where normalising the pieces gives what normalising the whole would."""
    joins: dict[str, bool] = {}
    start = 0
    for offset, letter in enumerate(text):
        if letter not in joins:
            joins[letter] = _joins(letter)
        if offset > start and (not joins[letter] or offset - start >= LONGEST_CLUSTER):
            yield start, offset
            start = offset
    if text:
        yield start, len(text)


def _joins(letter: str) -> bool:
    """Tell whether a character may melt into the one before it: marks, and vowels and finals of Hangul.

    What is left out joins too, or it would keep a mark from its letter.
    """
    if _ALIKE.get(ord(letter), letter) is None:
        return True
    first = normalize("NFKD", letter)[0]
    return category(first).startswith("M") or _JAMO[0] <= first <= _JAMO[1]
