"""What stands at the head and foot of each page: the marking, the title from page 2 on, the page number."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.language import language as spoken
from argmap.report.document import Document
from argmap.typeset import Line, Run, Style, set_paragraph
from argmap.writers.labels import PAGE
from argmap.writers.pdf_pages import Page
from argmap.writers.pdf_strips import Words
from argmap.writers.pdf_styles import MARKING, RUNNING, Align, Look, style

_LONGEST = 240
"""Characters of a running title or marking that are tried to fit on the line."""

_HEAD, _FOOT = 0.4, 0.42
"""Where the title begins above the text and the page number below it, in margins."""


@dataclass(frozen=True, slots=True)
class Running:
    """The words at the head of pages."""

    marking: str
    title: str
    language: str


def running(document: Document) -> Running:
    """Return what a document's pages are headed with."""
    return Running(" ".join(document.marking.split()), " ".join(document.title.split()), document.language)


def running_lines(words: Running, page: Page, number: int, total: int) -> Iterator[Words]:
    """Set head and foot of a page; positions count from the corner of its text, down from there."""
    width, below = page.width - 2 * page.margin, page.height - 2 * page.margin
    head = -_HEAD * page.margin
    if words.marking:
        yield from _line(words, words.marking, MARKING, width, head - MARKING.leading, "center")
    if words.title and number > 1:
        yield from _line(words, words.title, RUNNING, width, head, "left")
    place = spoken(words.language).text(PAGE, number=number, total=total)
    yield from _line(words, place, RUNNING, width, below + _FOOT * page.margin, "right")


def _line(words: Running, text: str, look: Look, width: float, top: float, align: Align) -> Iterator[Words]:
    line = _shortened(text, style(look, align=align), width, look, words.language)
    yield from () if line is None else (Words(line, 0.0, top),)


def _shortened(text: str, form: Style, width: float, look: Look, language: str) -> Line | None:
    """Set a text on one line; what does not fit is left out and an ellipsis says so."""

    def lines(shown: str) -> tuple[Line, ...]:
        run = Run(shown, bold=look.bold, italic=look.italic, colour=look.colour)
        return tuple(set_paragraph((run,), form, width, language=language).lines)

    whole = lines(text[:_LONGEST])
    if len(whole) <= 1 and len(text) <= _LONGEST:
        return whole[0] if whole else None
    fits = bisect_left(range(_LONGEST), 2, key=lambda end: len(lines(f"{text[:end].rstrip()}…")))
    return lines(f"{text[: max(fits - 1, 0)].rstrip()}…")[0]
