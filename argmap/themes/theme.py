"""A theme as a value: paper, margins, type, colours and logo. What it leaves open, writers decide as ever.

Colours are red, green and blue in 0..1, lengths are points.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.typeset import Families, Family, families

Colour: TypeAlias = tuple[float, float, float]

MILLIMETRE = 72 / 25.4
WHITE: Colour = (1.0, 1.0, 1.0)

USUAL_SIZE = 10.5
"""Points of running text, where no theme says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """The margins of a page of text."""

    top: float = 70.87
    right: float = 70.87
    bottom: float = 70.87
    left: float = 70.87

    @property
    def across(self) -> float:
        """Left and right together."""
        return self.left + self.right

    @property
    def down(self) -> float:
        """Top and bottom together."""
        return self.top + self.bottom


def even(margin: float) -> Margins:
    """Return margins that are alike on all sides."""
    return Margins(top=margin, right=margin, bottom=margin, left=margin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours that a theme sets; None where it leaves one as it is.

    `ink` is that of text, `quiet` of what stands beside it, `accent` of headings and rules, `line` of
    hairlines, `shade` of the ground of table heads, `support` and `attack` those of the diagram.
    """

    ink: Colour | None = None
    quiet: Colour | None = None
    accent: Colour | None = None
    link: Colour | None = None
    line: Colour | None = None
    shade: Colour | None = None
    support: Colour | None = None
    attack: Colour | None = None


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture for the head of page 1, without transparency; `alt` is empty where it only decorates."""

    png: bytes = field(repr=False)
    width: float
    height: float
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """How a house wants its reports to look; the default is argmap's own look.

    `paper` is `A4`, `Letter`, or empty where the map decides. `body` and `heading` are the families of
    running text and of all else, None for the serif and the sans that argmap brings; `helping` are further
    families, asked for characters that those lack, in their order. `size` is that of running text; other
    sizes, leading and space go with it. `justify` fills the lines of running text.
    """

    paper: str = ""
    margins: Margins | None = None
    body: Family | None = None
    heading: Family | None = None
    helping: tuple[Family, ...] = ()
    size: float = USUAL_SIZE
    justify: bool = False
    colours: Colours = Colours()
    logo: Logo | None = None

    @property
    def scale(self) -> float:
        """By how much type is larger than usual."""
        return self.size / USUAL_SIZE

    @property
    def families(self) -> Families:
        """The families of running text and of all else, each with all faces that help it out."""
        known = families()
        if self.body is None and self.heading is None and not self.helping:
            return known
        return Families(self._helped(self.body, known.serif), self._helped(self.heading, known.sans))

    def _helped(self, chosen: Family | None, usual: Family) -> Family:
        """Return a family with those behind it that help; the same families give an equal one."""
        first = chosen or usual
        behind = first.fallback if first is usual else (usual.face(), *usual.fallback)
        helping = tuple(family.face() for family in self.helping if family is not first)
        return Family(first.name, first.faces, tuple(dict.fromkeys((*behind, *helping))))


PLAIN = Theme()
"""The look that argmap has by itself."""


def pale(colour: Colour, share: float) -> Colour:
    """Return a colour thinned with white, of which it keeps a share in 0..1."""
    red, green, blue = (1 - share * (1 - part) for part in colour)
    return red, green, blue


def dark(colour: Colour) -> str:
    """Return a colour as six hexadecimal digits in capitals, as Word writes it."""
    return "".join(f"{round(255 * part):02X}" for part in colour)
