"""The essay a map is about: its paragraphs, and where the words that a map quotes stand in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from argmap.essay.addresses import Address, addresses
from argmap.essay.citing import Cited, of_notes, resolved
from argmap.essay.elsewhere import Elsewhere, elsewhere
from argmap.essay.fitting import Fits, fits
from argmap.essay.folding import Folded, fold, folded
from argmap.essay.headings import Section, sections
from argmap.essay.marks import Note, notes
from argmap.essay.name_citations import NameCitation, name_citations
from argmap.essay.sentences import Sentence, sentence_ends, sentences
from argmap.essay.tokens import Tokens, tokens
from argmap.essay.works import Work, endnotes, works
from argmap.source import Span

_BLANK_LINES = re.compile(r"(?>\r\n?|\n)(?:[^\S\r\n]*(?>\r\n?|\n))+")
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
        return tuple(_numbered(self.text, self.body_end))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The lists of works and of notes after the body."""
        return sections(self.text)

    @property
    def body_end(self) -> int:
        """Where the first of these lists begins, or the text ends."""
        return self.sections[0].heading_start if self.sections else len(self.text)

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The entries of the list of works; where there is none, those of the list of notes."""
        return works(self.text, self.sections)

    @property
    def has_list_of_works(self) -> bool:
        """Whether the works stand in a list of works, rather than in the notes."""
        return any(not section.notes for section in self.sections)

    @cached_property
    def endnotes(self) -> tuple[Work, ...]:
        """The notes that stand in a list of their own, beside the list of works."""
        return endnotes(self.text, self.sections)

    @property
    def works_span(self) -> tuple[int, int] | None:
        """Where the list of works begins, with its first entry, and ends, with its last; None without one."""
        return (self.works[0].start, self.works[-1].end) if self.works else None

    @cached_property
    def addresses(self) -> tuple[Address, ...]:
        """All web addresses of the text, in their order."""
        return tuple(addresses(self.text))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The numbers of notes in the body."""
        numbers = [work.number for work in self.endnotes or self.works if work.number is not None]
        places = [(address.start, address.end) for address in self.addresses]
        return notes(self.text, self.body_end, numbers, places)

    @cached_property
    def name_citations(self) -> tuple[NameCitation, ...]:
        """The citations by name and year in the body."""
        return name_citations(self.text, self.body_end)

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """The citations by name, and the works that they may mean."""
        return resolved(self.works, self.name_citations)

    @cached_property
    def pointing(self) -> dict[Note, int]:
        """Which of the works a note number points to; empty where the notes have a list of their own."""
        return {} if self.endnotes else of_notes(self.works, self.notes)

    @cached_property
    def fits(self) -> Fits:
        """How well sentences and works fit each other."""
        return fits(self.text, self.sentences, self.works)

    @cached_property
    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """The notes that point to a work about something else."""
        places = [(cited.citation.start, cited.by_author) for cited in self.cited]
        return elsewhere(self.fits, self.pointing, places)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body.

        A block is one when it has two sentences or thirty words, so that titles, headings and notices are not
        counted, and when it stands before a heading such as "Bibliography".
        """
        return tuple(block for block in self.blocks if block.number)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body's paragraphs, in their order."""
        return tuple(
            sentence
            for block in self.paragraphs
            for sentence in sentences(self.text, block.start, block.end, block.number)
        )

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

    @cached_property
    def tokens(self) -> Tokens:
        """The words and marks of that form."""
        return tokens(self.comparable.text)

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


def _numbered(text: str, body_end: int) -> Iterator[Paragraph]:
    number = 0
    for start, end in _blocks(text):
        counts = start < body_end and _is_prose(text[start:end])
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
    ends = islice(sentence_ends(words, 0, len(words)), 2)
    return sum(1 for _ in ends) > 1 or len(words.split()) >= _BODY_WORDS
