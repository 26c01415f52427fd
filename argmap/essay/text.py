"""The essay a map is about: its paragraphs, and where the words that a map quotes stand in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from argmap.essay.folding import Folded, fold, folded
from argmap.source import Span

_BLANK_LINES = re.compile(r"(?>\r\n?|\n)(?:[^\S\r\n]*(?>\r\n?|\n))+")
_SENTENCE_END = re.compile(r"""[.!?…。！？]["'”’»)\]]*\d*(?=\s|$)|[。！？]""")
_LIST_OF_WORKS = re.compile(
    r"(?:\d+\.?\s+|#+\s+)?(?:bibliography|references|works cited|literature|sources|endnotes|notes)\s*:?",
    re.IGNORECASE,
)
_BODY_WORDS = 30


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


@dataclass(frozen=True)
class Essay:
    """The text of an essay, and the name of its file. What is looked up in it is made once and kept."""

    text: str
    name: str = ""

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets, as diagnostics need it."""
        return Span(self.name, start, end)

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
        return fold(self.text)

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
