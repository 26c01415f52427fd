"""What stands at the head and foot of each page: the marking, the title from page 2 on, the page number.

At the head of page 1 stands the logo of the house, if it has one; the marking then makes room for it.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.language import language as spoken
from argmap.report.document import Document
from argmap.themes import Logo
from argmap.typeset import Line, Run, Style, set_paragraph
from argmap.writers.labels import PAGE
from argmap.writers.pdf_pages import Page
from argmap.writers.pdf_strips import Words
from argmap.writers.pdf_styles import Align, Look, Looks, looks

_LONGEST = 240
"""Characters of a running title or marking that are tried to fit on the line."""

_HEAD, _FOOT = 0.4, 0.42
"""Where the title begins above the text and the page number below it, in margins."""


_WIDEST_LOGO = 0.4
"""The share of the line that a logo may take."""

_ABOVE_TEXT, _APART = 11.0, 12.0
"""Points between a logo and the text below it, and the marking beside it."""


@dataclass(frozen=True, slots=True)
class LogoArea:
    """Where a logo is drawn: its upper left corner, counted from the corner of the text, and its size."""

    x: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Running:
    """The words at the head of pages."""

    marking: str
    title: str
    language: str
    looks: Looks
    logo: Logo | None


def running(document: Document) -> Running:
    """Return what a document's pages are headed with."""
    marking, title = (" ".join(text.split()) for text in (document.marking, document.title))
    return Running(marking, title, document.language, looks(document.theme), document.theme.logo)


def running_lines(words: Running, page: Page, number: int, total: int) -> Iterator[Words]:
    """Set head and foot of a page; positions count from the corner of its text, down from there."""
    width, below = page.width - page.margins.across, page.height - page.margins.down
    head, look = -_HEAD * page.margins.top, words.looks.running
    if words.marking:
        yield from _marking(words, width, head, number)
    if words.title and number > 1:
        yield from _line(words, words.title, look, width, head, "left")
    place = spoken(words.language).text(PAGE, number=number, total=total)
    yield from _line(words, place, look, width, below + _FOOT * page.margins.bottom, "right")


def _marking(words: Running, width: float, head: float, number: int) -> Iterator[Words]:
    look = words.looks.marking
    logo = logo_area(words.logo, width) if words.logo and number == 1 else None
    align: Align = "left" if logo else "center"
    room = logo.x - _APART if logo else width
    yield from _line(words, words.marking, look, room, head - look.leading, align)


def logo_area(logo: Logo, width: float) -> LogoArea:
    """Return where a logo stands: at the right, above the text, and no wider than its share of the line."""
    scale = min(1.0, _WIDEST_LOGO * width / logo.width)
    across, down = logo.width * scale, logo.height * scale
    return LogoArea(width - across, -_ABOVE_TEXT - logo.height, across, down)


def _line(words: Running, text: str, look: Look, width: float, top: float, align: Align) -> Iterator[Words]:
    line = _shortened(text, words.looks.style(look, align=align), width, look, words.language)
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
