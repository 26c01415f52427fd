"""What is drawn: boxes for statements, joints for steps, arrows between; without coordinates, then with.

A `Diagram` says what to draw and a `Placed` where. Lengths are points, the origin is the top left corner and
y grows downwards. Every step has a *joint*, a word such as "because" that stands on its arrow: premises run
into the joint and one arrow leads on from it, and an undercutter points at the joint of the step it doubts.
"""

from dataclasses import dataclass
from enum import StrEnum

from argmap.model import Direction, Kind, Place, Side
from argmap.themes import PLAIN, Theme
from argmap.typeset import Paragraph

Point = tuple[float, float]


class Flow(StrEnum):
    """Where the premises stand seen from what they bear on."""

    DOWN = "down"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A statement, or one more use of it.

    `label` is printed whole; `tag` is its status in words; `note` tells what is folded into the box, `onward`
    in which other figure it goes on or comes from; `title` is the full text; `reuse` marks a stub that points
    to where the statement stands; `link` is an anchor in the report, `ident` names the box in SVG, and `url`
    is the address of its source.
    """

    name: str
    place: Place
    label: str
    kind: Kind
    side: Side
    number: str = ""
    tag: str = ""
    note: str = ""
    onward: str = ""
    title: str = ""
    link: str = ""
    ident: str = ""
    url: str = ""
    thesis: bool = False
    dashed: bool = False
    reuse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """The word on a step; `linked` draws the bar that joins premises which count only together."""

    name: str
    place: Place
    word: str
    direction: Direction
    undercuts: bool = False
    linked: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from `head` (what is borne on) to `tail`; only the one that reaches the target has a tip."""

    head: str
    tail: str
    joint: Joint
    tipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """Boxes, joints and arrows in the order of the map, with a title and a description in words."""

    title: str
    description: str
    boxes: tuple[Box, ...]
    joints: tuple[Joint, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    theme: Theme = PLAIN


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A paragraph and its top left corner."""

    paragraph: Paragraph
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box and its rectangle; `texts` are label, tag, note and `onward` from the top."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    texts: tuple[PlacedText, ...]


@dataclass(frozen=True, slots=True)
class PlacedJoint:
    """A joint's word and its rectangle; `bar` holds the ends of the bar of linked premises."""

    joint: Joint
    x: float
    y: float
    width: float
    height: float
    text: PlacedText
    bar: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True)
class PlacedArrow:
    """A Bezier curve (1 + 3n points, ending at the target) and the outline of its tip.

    A supporting tip is a triangle, an attacking one a bar across the end, that of an undercutter a diamond.
    """

    arrow: Arrow
    curve: tuple[Point, ...]
    tip: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A diagram laid out: `width` by `height` points, all parts inside; `smallest` is its smallest type."""

    title: str
    description: str
    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    joints: tuple[PlacedJoint, ...]
    arrows: tuple[PlacedArrow, ...]
    smallest: float
    language: str = "en"
    theme: Theme = PLAIN
