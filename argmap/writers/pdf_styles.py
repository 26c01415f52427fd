"""How each kind of text looks on the page; sizes, leading and space in points, colours in 0..1.

Space before and after collapses: between two blocks stands the larger of what the one wants below and the
other above. Running text is serif, whatever is looked up rather than read is sans. A theme changes sizes,
colours and families; the table here is what it changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from argmap.report.document import Role
from argmap.themes import Colours, Margins, Theme, pale
from argmap.themes.theme import Colour
from argmap.typeset import Families, Style

Align = Literal["left", "right", "center", "justify"]

INK: Colour = (0.1, 0.1, 0.12)
ACCENT: Colour = (0.07, 0.205, 0.3)
QUIET: Colour = (0.36, 0.36, 0.4)
LINK: Colour = (0.04, 0.32, 0.56)
HAIRLINE: Colour = (0.79, 0.82, 0.86)
SHADE: Colour = (0.935, 0.95, 0.965)
CODE_SHADE: Colour = (0.955, 0.955, 0.96)

MARGIN = Margins().left
"""Margins of a page of text: 25 mm."""

SHEET_MARGIN = 36.0
"""Margins of a page that a figure has to itself."""

PAPERS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}

_NEARLY = 0.9
"""How much of its ink small print has."""

LIST_INDENT = 18.0
QUOTE_INDENT = 16.0
LEAST_SHARE = 0.6
"""However deep lists, quotes and outline go, text keeps this share of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A kind of paragraph; `keep` holds its last line on the page of what follows.

    `hyphenate` lets its words be parted; `link` is the colour of links in it.
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
    align: Align = "left"
    link: Colour = LINK


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How everything in a report looks. Headings beyond levels 1 to 4 look as the nearest."""

    families: Families
    margins: Margins
    body: Look
    quoted: Look
    code: Look
    cell: Look
    head: Look
    caption: Look
    entry: Look
    running: Look
    marking: Look
    roles: Mapping[Role, Look]
    headings: tuple[Look, ...]
    accent: Colour
    hairline: Colour
    shade: Colour

    def heading(self, level: int) -> Look:
        """Return the look of a heading."""
        return self.headings[min(max(level, 1), len(self.headings)) - 1]

    def style(self, look: Look, *, align: Align | None = None) -> Style:
        """Return what the text layer needs to know of a look."""
        return Style(
            family=self.families.sans if look.sans else self.families.serif,
            size=look.size,
            leading=look.leading,
            colour=look.colour,
            align=align or look.align,
            hyphenate=look.hyphenate,
        )


def looks(theme: Theme) -> Looks:
    """Return how a report in a theme looks."""
    body, quoted = _fitted(BODY, theme), _fitted(QUOTED, theme)
    if theme.justify:
        body, quoted = replace(body, align="justify"), replace(quoted, align="justify")
    return Looks(
        families=theme.families,
        margins=theme.margins or Margins(),
        body=body,
        quoted=quoted,
        code=_fitted(CODE, theme),
        cell=_fitted(CELL, theme),
        head=_fitted(HEAD, theme),
        caption=_fitted(CAPTION, theme),
        entry=_fitted(ENTRY, theme),
        running=_fitted(RUNNING, theme),
        marking=_fitted(MARKING, theme),
        roles={role: _fitted(look, theme) for role, look in _ROLES.items()} | {Role.BODY: body},
        headings=tuple(_fitted(look, theme) for look in _HEADINGS),
        accent=theme.colours.accent or ACCENT,
        hairline=theme.colours.line or HAIRLINE,
        shade=theme.colours.shade or SHADE,
    )


def _fitted(look: Look, theme: Theme) -> Look:
    """Return a look in the size and colours of a theme."""
    colours, scale = theme.colours, theme.scale
    return replace(
        look,
        size=look.size * scale,
        leading=look.leading * scale,
        before=look.before * scale,
        after=look.after * scale,
        colour=_colour(look.colour, colours),
        link=colours.link or look.link,
    )


def _colour(usual: Colour, colours: Colours) -> Colour:
    """Return the theme's colour in the place of one of ours; greys between follow the ink."""
    if usual == ACCENT:
        return colours.accent or usual
    if usual == QUIET:
        return colours.quiet or usual
    if colours.ink is None:
        return usual
    return colours.ink if usual == INK else pale(colours.ink, _NEARLY)
