"""The list of contents: headings that lead to their pages, dots, and the numbers of these."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.language import language
from argmap.report.document import Heading, plain
from argmap.typeset import Line, Run
from argmap.writers.pdf_galley import Galley
from argmap.writers.pdf_lines import ended
from argmap.writers.pdf_strips import (
    Part,
    Stack,
    Strip,
    Words,
    held_together,
    paragraph_strips,
    stacked,
)
from argmap.writers.pdf_styles import Look
from argmap.writers.pdf_tags import Role, Tag

_NUMBERS = 30.0
"""Points of the column of page numbers, which is as wide for all of them."""

_DEEPER = 14.0
_LEADER_GAP = 5.0
_SAMPLE = 10  # dots, to measure them by


def place(number: int) -> str:
    """Return the name of the place of a listed heading, counted from 0."""
    return f"listed-{number}"


def contents_stack(headings: Sequence[Heading], numbers: Sequence[int], column: Galley) -> Stack:
    """Set the list of contents: `numbers` are the pages of the headings."""
    galley = column.directed(heading.children for heading in headings)
    look = galley.looks.heading(1)
    words = language(galley.language).text("Contents")
    title = galley.set((Run(words, bold=True, colour=look.colour),), look, rtl=galley.rtl or None)
    heading = galley.tag(Role.HEADING, level=1)
    first = Stack(strips=paragraph_strips(title, galley.left, look.leading, heading), after=9, keep=True)
    entries = _entries(headings, numbers, galley)
    return Stack(strips=tuple(stacked((first, *entries))), before=look.before, after=galley.body.after)


def _entries(headings: Sequence[Heading], numbers: Sequence[int], galley: Galley) -> Iterator[Stack]:
    contents = galley.tag(Role.CONTENTS)
    inner = None
    for number, (heading, page) in enumerate(zip(headings, numbers, strict=True)):
        deep = heading.level > 1
        if not deep:
            inner = None
        elif inner is None:
            inner = Tag(Role.CONTENTS, contents)
        tag = Tag(Role.CONTENTS_ENTRY, inner or contents)
        look = replace(galley.looks.entry, bold=not deep)
        strips = _entry(heading, (number, page), galley.inset(_DEEPER if deep else 0.0), look, tag)
        yield Stack(strips=strips, before=2.0 if deep else 6.0, after=2.0)


def _entry(
    heading: Heading, numbers: tuple[int, int], galley: Galley, look: Look, tag: Tag
) -> tuple[Strip, ...]:
    """Set a heading with its page beside its last line; both lead there."""
    number, page = numbers
    link = f"#{place(number)}"
    width = galley.width - _NUMBERS
    column = replace(galley, width=width, left=galley.along(0.0, width))
    said = Run(" ".join(plain(heading.children).split()), bold=look.bold, link=link)
    setting = ended(column.set((said,), look, rtl=galley.rtl or None))
    line = Tag(Role.PARAGRAPH, tag)
    lines = held_together(paragraph_strips(setting, column.left, look.leading, line))
    shown = galley.set((Run(str(page), bold=look.bold, link=link),), look).lines[0]
    last = setting.lines[-1]
    top = -look.leading * (len(setting.lines) - 1)
    x = galley.along(galley.width - shown.width, shown.width)
    end = Words(shown, x, top + last.baseline - shown.baseline, line)
    between = (x + shown.width, column.left + last.end) if galley.rtl else (column.left + last.end, x)
    parts = (*lines[-1].parts, *_leader(last, between, top, galley), end)
    return (*lines[:-1], replace(lines[-1], parts=parts))


def _leader(last: Line, between: tuple[float, float], top: float, galley: Galley) -> Iterator[Part]:
    """Yield dots that end before the number, wherever the words end."""
    look = galley.looks.running
    room = between[1] - between[0] - 2 * _LEADER_GAP
    one = (_dots(2 * _SAMPLE, look, galley).width - _dots(_SAMPLE, look, galley).width) / _SAMPLE
    count = int(room / one)
    if count > 1:
        dots = _dots(count, look, galley)
        x = between[0] + _LEADER_GAP if galley.rtl else between[1] - _LEADER_GAP - dots.width
        yield Words(dots, x, top + last.baseline - dots.baseline)


def _dots(count: int, look: Look, galley: Galley) -> Line:
    return galley.set((Run(". " * count, colour=look.colour),), look).lines[0]
