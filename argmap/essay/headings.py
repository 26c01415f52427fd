"""Where the body of an essay ends: at the heading of its list of works or notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.essay.vocabulary import NOTES_HEADINGS, WORKS_HEADINGS

_LINE = re.compile(r"[^\r\n]+")
_LONGEST = 60
_NUMBERING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivxlc]{1,6})[.)]?\s+", re.IGNORECASE)
_DEFINITION = re.compile(r"^[ ]{0,3}\[\^\d{1,3}\]:", re.MULTILINE)
_UNDERLINE = re.compile(r"(?:\r\n?|\n)[ ]{0,3}(?:-+|=+)[ \t]*(?=\r|\n|$)")
_ENDED = '.!?…:"”’»)]*_0123456789'


@dataclass(frozen=True, slots=True)
class Section:
    """A list of works, or of notes, after the body: its heading, and where what stands under it ends."""

    notes: bool
    heading_start: int
    heading_end: int
    end: int


def sections(text: str) -> tuple[Section, ...]:
    """Return the lists of works and notes at the end of an essay.

    They are told by their headings, in English, German, French, Russian, Kazakh and a few more; Markdown's
    footnotes need none.
    """
    found = list(_headings(text))
    notes = _DEFINITION.search(text, 0, found[0][1] if found else len(text))
    if notes:
        found.insert(0, (True, notes.start(), notes.start()))
    ends = [start for _, start, _ in found[1:]] + [len(text)]
    return tuple(Section(*heading, end) for heading, end in zip(found, ends, strict=False))


def _headings(text: str) -> Iterator[tuple[bool, int, int]]:
    before, last = "", 0
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if not words:
            continue
        apart = _lines_between(text, last, line.start()) > 1 or not before
        if _is_heading(words, before, apart=apart):
            under = _UNDERLINE.match(text, line.end())
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            yield _name(words) in NOTES_HEADINGS, start, under.end() if under else start + len(words)
        before, last = words, line.end()


def _is_heading(words: str, before: str, *, apart: bool) -> bool:
    """Tell whether a line is such a heading, and no end of a sentence that was broken into lines."""
    name = _name(words) if len(words) <= _LONGEST else ""
    if name not in WORKS_HEADINGS and name not in NOTES_HEADINGS:
        return False
    return apart or (before[-1] in _ENDED and (words[0] in "#*_" or words[0].isupper()))


def _lines_between(text: str, start: int, end: int) -> int:
    gap = text[start:end].replace("\r\n", "\n")
    return gap.count("\n") + gap.count("\r")


def _name(words: str) -> str:
    bare = words.strip("#*_ \t\xa0")
    bare = _NUMBERING.sub("", bare, count=1) if _NUMBERING.match(bare) else bare
    return bare.strip("*_ \t\xa0").removesuffix(":").rstrip("*_ ").casefold()
