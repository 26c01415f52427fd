"""How boxes, joints and arrows look, by what they are; every picture is drawn from this table.

Colours are those of Okabe and Ito's palette that stay apart for colour-blind readers, and nothing is told by
colour alone: support, attack and doubt also differ by line, tip and word, kinds of statement by their border.
Colours are red, green, blue in 0..1; lengths are points.
"""

from dataclasses import dataclass

from argmap.diagram.boxes import Arrow, Box, Joint
from argmap.model import Direction, Kind, Side
from argmap.themes import PLAIN, Theme, pale
from argmap.themes.contrast import GROUND
from argmap.themes.theme import Colour

INK: Colour = (0.1, 0.1, 0.12)
QUIET: Colour = (0.36, 0.36, 0.4)
PAPER: Colour = (1.0, 1.0, 1.0)
_BLUE: Colour = (0.0, 0.39, 0.62)
_PALE_BLUE: Colour = (0.92, 0.955, 0.98)
_VERMILION: Colour = (0.72, 0.29, 0.0)
_PALE_VERMILION: Colour = (0.995, 0.945, 0.91)
_NAVY: Colour = (0.07, 0.2, 0.32)

BAR_WIDTH = 2.4

_SOLID: tuple[float, ...] = ()
_DASHED = (4.0, 2.4)
_DOTTED = (1.2, 2.2)
_DASH_DOT = (5.0, 2.0, 1.2, 2.0)


@dataclass(frozen=True, slots=True)
class BoxLook:
    """Fill and border of a box; `dash` is empty for a solid line."""

    fill: Colour
    stroke: Colour
    width: float
    dash: tuple[float, ...]
    radius: float


@dataclass(frozen=True, slots=True)
class ArrowLook:
    """The line of an arrow, and the fill of its tip."""

    stroke: Colour
    width: float
    dash: tuple[float, ...]


def box_look(box: Box, theme: Theme = PLAIN) -> BoxLook:
    """Return the look of a box: square corners for evidence, a dash-dotted border for what is granted."""
    fill, stroke = _support(theme) if box.side is Side.OURS else _attack(theme)
    if box.reuse:
        return BoxLook(PAPER, quiet(theme), 0.8, _DOTTED, 4.0)
    if box.thesis:
        return BoxLook(PAPER, theme.colours.accent or _NAVY, 1.8, _SOLID, 5.0)
    granted = _DASH_DOT if box.kind is Kind.ASSUMPTION else _SOLID
    radius = 0.0 if box.kind is Kind.EVIDENCE else 5.0
    return BoxLook(fill, stroke, 0.9, _DASHED if box.dashed else granted, radius)


def _support(theme: Theme) -> tuple[Colour, Colour]:
    """Return ground and border of what speaks for the thesis."""
    own = theme.colours.support
    return (pale(own, GROUND), own) if own else (_PALE_BLUE, _BLUE)


def _attack(theme: Theme) -> tuple[Colour, Colour]:
    own = theme.colours.attack
    return (pale(own, GROUND), own) if own else (_PALE_VERMILION, _VERMILION)


def ink(theme: Theme) -> Colour:
    """Return the colour of words in boxes."""
    return theme.colours.ink or INK


def quiet(theme: Theme) -> Colour:
    """Return the colour of what is said beside them."""
    return theme.colours.quiet or QUIET


def arrow_look(arrow: Arrow, theme: Theme = PLAIN) -> ArrowLook:
    """Return the look of a line: solid for support, dashed for an attack, dotted for a doubt."""
    return ArrowLook(joint_colour(arrow.joint, theme), 1.0, _line(arrow.joint))


def _line(joint: Joint) -> tuple[float, ...]:
    if joint.undercuts:
        return _DOTTED
    return _SOLID if joint.direction is Direction.FOR else _DASHED


def joint_colour(joint: Joint, theme: Theme = PLAIN) -> Colour:
    """Return the colour of a step's word, bar and lines."""
    return (_support if joint.direction is Direction.FOR else _attack)(theme)[1]


def hex_colour(colour: Colour) -> str:
    """Return a colour as `#rrggbb`."""
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)
