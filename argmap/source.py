"""Text as it was written, and places in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_LINE_END = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a source text, in code points counted from 0."""

    source: str
    start: int
    end: int

    def cover(self, other: "Span") -> "Span":
        """Return the smallest span that holds both, which lie in one source."""
        return Span(self.source, min(self.start, other.start), max(self.end, other.end))


NOWHERE = Span("", 0, 0)


@dataclass(frozen=True)
class SourceText:
    """One text and its name, as diagnostics print it: a path, or a word such as `<input>`."""

    name: str
    text: str

    def span(self, start: int, end: int) -> Span:
        """Return the span from `start` up to `end` in this text."""
        return Span(self.name, start, end)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Where each line begins, in code points; lines end at LF, CRLF or CR."""
        starts, text, size = [0], self.text, len(self.text)
        for offset, character in enumerate(text):
            ends = character == "\n" or (character == "\r" and text[offset + 1 : offset + 2] != "\n")
            if ends and offset + 1 <= size:
                starts.append(offset + 1)
        return tuple(starts)

    @cached_property
    def line_end(self) -> str:
        """The line end that this text uses: the first it has, LF where it has none."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of a place, both counted from 1, columns in code points."""
        line = bisect_right(self.line_starts, max(0, min(offset, len(self.text))))
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def words(self, span: Span) -> str:
        """Return the text that a span of this source covers."""
        return self.text[span.start : span.end]


def fingerprint(text: str) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of a text, enough to compare by eye."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
