"""A text as words and marks, so that texts can be compared word by word."""

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Letters of scripts that put no blank between words; each counts as a word."""
_MARKS = r"!-/:-@\[-`{-~¡¿§¶·«»†‡•‹›、。〈-】〔-〟؟،؛।॥"
_PIECE = rf"[^\s{_ALONE}{_MARKS}]+"
_TOKEN = re.compile(rf"[{_ALONE}]|{_PIECE}(?:'{_PIECE})*|[{_MARKS}]")


@dataclass(frozen=True)
class Tokens:
    """The words and marks of a text: in small letters, and where each begins and ends in it."""

    text: str
    words: tuple[str, ...]
    starts: "array[int]"
    ends: "array[int]"

    def written(self, first: int, last: int) -> str:
        """Return the text from one word up to and without another, as it is written."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    @cached_property
    def places(self) -> Mapping[str, "array[int]"]:
        """Of each word, the numbers of those that are it."""
        places: dict[str, array[int]] = {}
        for number, word in enumerate(self.words):
            places.setdefault(word, array("q")).append(number)
        return places


def tokens(text: str) -> Tokens:
    """Cut a folded text into words and marks; everything but blanks is in one of them."""
    found = [(one[0].casefold(), one.start(), one.end()) for one in _TOKEN.finditer(text)]
    starts, ends = array("q", (one[1] for one in found)), array("q", (one[2] for one in found))
    return Tokens(text, tuple(one[0] for one in found), starts, ends)
