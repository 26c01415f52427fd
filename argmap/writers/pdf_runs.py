"""Inlines as runs of text; links lead to places that the document has, and to the web."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from argmap.language import language
from argmap.report.document import Code, Emphasis, Inlines, LineBreak, Link, Note, Strong, Text, Voice
from argmap.themes.theme import Colour
from argmap.typeset import Run
from argmap.writers.addresses import destination
from argmap.writers.labels import LABELS, note_name
from argmap.writers.pdf_styles import Look

_RAISED = 0.65
"""The size of the numbers of notes, as a share of that of the text."""

CODE = "code"
"""The voice of runs that get a ground of their own."""


@dataclass(frozen=True, slots=True)
class _Form:
    bold: bool
    italic: bool
    colour: Colour
    of_links: Colour
    size: float
    link: str = ""


def runs(inlines: Inlines, look: Look, anchors: frozenset[str]) -> tuple[Run, ...]:
    """Return inlines as runs in a look; a link that leads nowhere is plain text."""
    return tuple(_runs(inlines, _Form(look.bold, look.italic, look.colour, look.link, look.size), anchors))


def label_runs(kind: str, number: int, tag: str, colour: Colour) -> tuple[Run, ...]:
    """Return what a caption begins with, such as `Table 1. `, in the language of a tag; nothing for 0."""
    if not number:
        return ()
    label = language(tag).text(LABELS[kind], number=number)
    return (Run(f"{label}. ", bold=True, colour=colour, voice=Voice.PROGRAM),)


def raised(number: int, anchor: str, size: float, colour: Colour) -> Run:
    """Return the number of a note, raised, which leads to an anchor; `size` is that of the text beside it."""
    rise = size * (1 - _RAISED)
    return Run(str(number), link=f"#{anchor}", colour=colour, size_factor=_RAISED, rise=rise)


def _runs(inlines: Inlines, form: _Form, anchors: frozenset[str]) -> Iterator[Run]:
    for inline in inlines:
        match inline:
            case Text(text, voice):
                yield replace(_run(text, form), voice=voice)
            case Code(text):
                yield replace(_run(text, form), size_factor=0.95, voice=CODE, verbatim=True)
            case Strong(children):
                yield from _runs(children, replace(form, bold=True), anchors)
            case Emphasis(children):
                yield from _runs(children, replace(form, italic=not form.italic), anchors)
            case Link(target, children):
                link = form.link or destination(target, anchors)
                yield from _runs(children, replace(form, link=link), anchors)
            case LineBreak():
                yield Run("", line_break=True)
            case Note(number=number):
                yield replace(raised(number, note_name(number), form.size, form.of_links), note=number)
            case _:
                assert_never(inline)


def _run(text: str, form: _Form) -> Run:
    colour = form.of_links if form.link else form.colour
    return Run(text, bold=form.bold, italic=form.italic, link=form.link, colour=colour)
