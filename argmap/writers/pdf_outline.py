"""The numbered outline: place numbers hang in a column of their own, deeper levels stand further in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.report.document import OutlineEntry
from argmap.report.staying import staying
from argmap.typeset import Line, Run
from argmap.writers.addresses import destination
from argmap.writers.pdf_galley import Galley
from argmap.writers.pdf_runs import runs
from argmap.writers.pdf_strips import (
    Stack,
    Strip,
    Words,
    anchored,
    held_together,
    paragraph_strips,
    stacked,
)
from argmap.writers.pdf_styles import LEAST_SHARE
from argmap.writers.pdf_tags import Role, Tag

_STEP = 11.0
_LABEL_GAP = 6.0
_SHORT = 4
"""Entries of up to this many lines are not cut by a page break."""

_DEEPEST = 32
"""Levels of lists within lists; what is deeper stands in the last, as programs follow no more."""


def outline_stack(entries: Sequence[OutlineEntry], column: Galley) -> Stack:
    """Set the entries of an outline."""
    galley = column.directed(entry.children for entry in entries)
    labels = [_label(entry, galley) for entry in entries]
    columns = _columns(entries, labels)
    tags = _tags(entries, galley.within)
    stacks = (
        Stack(
            strips=_entry(entry, label, columns, galley, tag),
            before=_before(entry),
            after=galley.looks.entry.after,
            keep=stays,
        )
        for entry, stays, label, tag in zip(entries, staying(entries), labels, tags, strict=True)
    )
    return Stack(strips=tuple(stacked(stacks)), before=4, after=10)


@dataclass(frozen=True, slots=True)
class _Open:
    """A list that may go on: its level, and the body of its last entry, in which deeper lists stand."""

    level: int
    listing: Tag
    body: Tag


def _tags(entries: Sequence[OutlineEntry], within: Tag | None) -> Iterator[Tag]:
    """Yield the tag of each entry's body; lists stand in the entries of the level above."""
    opened: list[_Open] = []
    for entry in entries:
        level = min(entry.level, _DEEPEST)
        while opened and opened[-1].level > level:
            opened.pop()
        if opened and opened[-1].level == level:
            listing = opened.pop().listing
        else:
            listing = Tag(Role.LIST, opened[-1].body if opened else within, numbering="Decimal")
        tag = Tag(Role.ENTRY, listing, ident=entry.anchor)
        opened.append(_Open(level, listing, Tag(Role.BODY, tag)))
        yield opened[-1].body


def _before(entry: OutlineEntry) -> float:
    return 7.0 if entry.level <= 1 else 0.0


def _label(entry: OutlineEntry, galley: Galley) -> Line | None:
    """Return the place number on one line, or none where there is no number or no room for it."""
    if not entry.label:
        return None
    mark = Run(entry.label, bold=True, colour=galley.looks.accent, link=_figure(entry, galley))
    lines = galley.set((mark,), galley.looks.entry).lines
    fits = len(lines) == 1 and lines[0].width + _LABEL_GAP <= (1 - LEAST_SHARE) * galley.width
    return lines[0] if fits else None


def _figure(entry: OutlineEntry, galley: Galley) -> str:
    """Return where a place number leads: to the figure that shows the statement, if there is one."""
    return destination(f"#{entry.shown}", galley.anchors) if entry.shown else ""


def _columns(entries: Sequence[OutlineEntry], labels: Sequence[Line | None]) -> Mapping[int, float]:
    """Return the width of the column of numbers at each level."""
    widest: dict[int, float] = {}
    for entry, label in zip(entries, labels, strict=True):
        if label is not None:
            widest[entry.level] = max(widest.get(entry.level, 0.0), label.width + _LABEL_GAP)
    return widest


def _entry(
    entry: OutlineEntry, label: Line | None, columns: Mapping[int, float], galley: Galley, body: Tag
) -> tuple[Strip, ...]:
    look = galley.looks.entry
    column = columns.get(entry.level, 0.0) if label is not None else 0.0
    inner = galley.inset(_STEP * max(entry.level - 1, 0) + column)
    plain_label = Run(f"{entry.label} ", bold=True, colour=galley.looks.accent, link=_figure(entry, galley))
    number = (plain_label,) if entry.label and label is None else ()
    words = (*number, *runs(entry.children, look, galley.anchors))
    setting = inner.set(words, look, rtl=galley.rtl or None)  # or some would stand far from their numbers
    lines = paragraph_strips(setting, inner.left, look.leading, Tag(Role.PARAGRAPH, body))
    lines = lines or (Strip(height=look.leading),)
    if len(lines) <= _SHORT:
        lines = held_together(lines)
    if label is not None:
        x = inner.before(column - label.width if inner.rtl else 0.0, label.width if inner.rtl else column)
        mark = Words(label, x, 0.0, Tag(Role.LABEL, body.within))
        lines = (replace(lines[0], parts=(mark, *lines[0].parts)), *lines[1:])
    return anchored(lines, entry.anchor)
