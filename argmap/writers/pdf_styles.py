"""How each kind of text looks on the page; sizes, leading and space in points, colours in 0..1.

Space before and after collapses: between two blocks stands the larger of what the one wants below and the
other above. Running text is serif, whatever is looked up rather than read is sans.
"""

from dataclasses import dataclass
from typing import Literal

from argmap.report.document import Role
from argmap.typeset import Style, families

Colour = tuple[float, float, float]
Align = Literal["left", "right", "center"]

INK: Colour = (0.1, 0.1, 0.12)
ACCENT: Colour = (0.07, 0.205, 0.3)
QUIET: Colour = (0.36, 0.36, 0.4)
LINK: Colour = (0.04, 0.32, 0.56)
HAIRLINE: Colour = (0.79, 0.82, 0.86)
SHADE: Colour = (0.935, 0.95, 0.965)
CODE_SHADE: Colour = (0.955, 0.955, 0.96)

MARGIN = 70.87
"""Margins of a page of text: 25 mm."""

SHEET_MARGIN = 36.0
"""Margins of a page that a figure has to itself."""

PAPERS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}

LIST_INDENT = 18.0
QUOTE_INDENT = 16.0
LEAST_SHARE = 0.6
"""However deep lists, quotes and outline go, text keeps this share of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A kind of paragraph; `keep` holds its last line on the page of what follows.

    `hyphenate` lets its words be parted.
    """

    size: float
    leading: float
    sans: bool = True
    bold: bool = False
    italic: bool = False
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    hyphenate: bool = False


BODY = Look(size=10.5, leading=14, sans=False, after=7, hyphenate=True)
QUOTED = Look(size=10, leading=13.5, sans=False, colour=(0.2, 0.2, 0.23), after=6, hyphenate=True)
CODE = Look(size=9, leading=12.5, before=9, after=12)
CELL = Look(size=9, leading=11.5, hyphenate=True)
HEAD = Look(size=9, leading=11.5, bold=True, colour=ACCENT)
CAPTION = Look(size=9, leading=11.5, colour=(0.25, 0.25, 0.28), hyphenate=True)
ENTRY = Look(size=9, leading=12.5, after=3.5, hyphenate=True)
RUNNING = Look(size=8.5, leading=11, colour=QUIET)
MARKING = Look(size=9, leading=11, bold=True, colour=INK)

_ROLES = {
    Role.BODY: BODY,
    Role.TITLE: Look(size=20, leading=24.5, bold=True, colour=ACCENT, after=5, keep=True),
    Role.SUBTITLE: Look(size=12.5, leading=16.5, colour=QUIET, after=10, keep=True),
    Role.META: Look(size=9.5, leading=13.5, colour=(0.2, 0.2, 0.23), after=2),
    Role.STANDING: Look(size=10, leading=13.5, italic=True, colour=QUIET, after=6, keep=True),
    Role.SMALL: Look(size=9, leading=12, colour=(0.25, 0.25, 0.28), after=4.5, hyphenate=True),
}

_HEADINGS = (
    Look(size=14, leading=18, bold=True, colour=ACCENT, before=21, after=5, keep=True),
    Look(size=11.5, leading=15, bold=True, colour=ACCENT, before=14, after=4, keep=True),
    Look(size=10.5, leading=14, bold=True, colour=ACCENT, before=10, after=3, keep=True),
    Look(size=10.5, leading=14, italic=True, colour=ACCENT, before=8, after=2, keep=True),
)


def role_look(role: Role) -> Look:
    """Return the look of a paragraph."""
    return _ROLES[role]


def heading_look(level: int) -> Look:
    """Return the look of a heading; levels beyond 1 to 4 count as the nearest."""
    return _HEADINGS[min(max(level, 1), len(_HEADINGS)) - 1]


def style(look: Look, *, align: Align = "left") -> Style:
    """Return what the text layer needs to know of a look."""
    known = families()
    return Style(
        family=known.sans if look.sans else known.serif,
        size=look.size,
        leading=look.leading,
        colour=look.colour,
        align=align,
        hyphenate=look.hyphenate,
    )
