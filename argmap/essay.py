"""The essay a map is about: its paragraphs, and where the words that a map quotes stand in it."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from unicodedata import category, normalize

LONGEST_CLUSTER = 30
"""Characters that are normalised together: what Unicode calls stream-safe, so that no text takes long."""

_BLANK_LINES = re.compile(r"(?>\r\n?|\n)(?:[^\S\r\n]*(?>\r\n?|\n))+")
_SENTENCE_END = re.compile(r"""[.!?…。！？]["'”’»)\]]*\d*(?=\s|$)|[。！？]""")
_LIST_OF_WORKS = re.compile(
    r"(?:\d+\.?\s+|#+\s+)?(?:bibliography|references|works cited|literature|sources|endnotes|notes)\s*:?",
    re.IGNORECASE,
)
_BODY_WORDS = 30
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
class Paragraph:
    """A block of the text, from `start` up to `end`; `number` counts from 1 in the body and is 0 outside."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words found in an essay: paragraph number (0: outside the body), line from 1, and offsets."""

    paragraph: int
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in the form in which words are compared; character k came from `starts[k]` up to `ends[k]`."""

    text: str
    starts: "array[int]"
    ends: "array[int]"


@dataclass(frozen=True)
class Essay:
    """The text of an essay. What is looked up in it is made once and kept."""

    text: str

    @cached_property
    def blocks(self) -> tuple[Paragraph, ...]:
        """All blocks between blank lines: the body's paragraphs and, with number 0, what is around them."""
        return tuple(_numbered(self.text))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body.

        A block is one when it has two sentences or thirty words, so that titles, headings and notices are not
        counted, and when it stands before a heading such as "Bibliography".
        """
        return tuple(block for block in self.blocks if block.number)

    @cached_property
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(block.start for block in self.blocks)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(found.end() for found in re.finditer(r"\r\n?|\n", self.text)))

    @cached_property
    def comparable(self) -> Folded:
        """The text in the form in which words are compared."""
        return _fold(self.text)

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage between two offsets."""
        block = bisect_right(self._block_starts, start) - 1
        number = self.blocks[block].number if block >= 0 else 0
        return Passage(number, bisect_right(self._line_starts, start), start, end)


def find(essay: Essay, quote: str) -> Passage | None:
    """Return the first place where the essay has these words, or None.

    White space, soft hyphens, the shapes of quotation marks and dashes, and compatibility forms (Unicode's
    NFKC) make no difference; everything else does. Time is linear in essay and quote.
    """
    words = folded(quote)
    if not words:
        return None
    text = essay.comparable
    at = text.text.find(words)
    if at < 0:
        return None
    return essay.passage(text.starts[at], text.ends[at + len(words) - 1])


def folded(text: str) -> str:
    """Return a text in the form in which words are compared, see `find`."""
    return _fold(text).text


def _numbered(text: str) -> Iterator[Paragraph]:
    number, in_body = 0, True
    for start, end in _blocks(text):
        words = text[start:end]
        in_body = in_body and _LIST_OF_WORKS.fullmatch(words) is None
        counts = in_body and _is_prose(words)
        number += counts
        yield Paragraph(number if counts else 0, start, end)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in [*(found.span() for found in _BLANK_LINES.finditer(text)), (len(text), len(text))]:
        words = text[start : gap[0]]
        if words.strip():
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        start = gap[1]


def _is_prose(words: str) -> bool:
    return len(_SENTENCE_END.findall(words)) > 1 or len(words.split()) >= _BODY_WORDS


def _fold(text: str) -> Folded:
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
