"""Strips: bands of the page as wide as the text that no page break cuts, and where breaks may fall.

A report becomes one long row of strips. A strip is *tied* if it must stand on the page of the strip above:
so headings keep their text, paragraphs their first and last two lines, tables their header and caption.
All positions are in points from the strip's top left corner, y downwards; x counts from the text's left edge.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from argmap.diagram.boxes import Placed
from argmap.themes.theme import Colour
from argmap.typeset import Line, Paragraph
from argmap.writers.pdf_tags import Tag


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `x` and `top` are the corner of its paragraph, which may lie above the strip.

    `tag` is what it belongs to: nothing at the heads and feet of pages.
    """

    line: Line
    x: float
    top: float
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line."""

    x: float
    y: float
    width: float
    thickness: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure at a scale; its tag says what it shows."""

    placed: Placed
    x: float
    scale: float
    tag: Tag


Part: TypeAlias = Words | Rule | Picture


@dataclass(frozen=True, slots=True)
class Band:
    """A ground behind the whole strip, and behind the gap above it where `over_gap`."""

    x: float
    width: float
    colour: Colour
    over_gap: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the file's outline, of level 1 or 2."""

    level: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One band of the page.

    `gap` is the space above it, dropped at the top of a page. `header` is repeated above it where a page
    begins with it. `sheet` is the width of text of a page that it asks for itself, with what is tied to it.
    """

    height: float
    parts: tuple[Part, ...] = ()
    bands: tuple[Band, ...] = ()
    gap: float = 0.0
    tied: bool = False
    new_page: bool = False
    header: tuple["Strip", ...] = ()
    sheet: float = 0.0
    anchors: tuple[str, ...] = ()
    bookmark: Bookmark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """The strips of one block, the space it wants around itself, and whether it holds on to what follows."""

    strips: tuple[Strip, ...]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    new_page: bool = False


@dataclass(slots=True)
class _Seam:
    """What the blocks so far leave to the next strip."""

    after: float = 0.0
    keep: bool = False
    new_page: bool = False


def stacked(stacks: Iterable[Stack]) -> Iterator[Strip]:
    """Put stacks one under the other: the first strip of each gets its gap and its tie."""
    seam = _Seam()
    for stack in stacks:
        if not stack.strips:
            seam.new_page = seam.new_page or stack.new_page
            continue
        first = stack.strips[0]
        yield replace(
            first,
            gap=max(seam.after, stack.before),
            tied=seam.keep,
            new_page=seam.new_page or stack.new_page or first.new_page,
        )
        yield from stack.strips[1:]
        seam = _Seam(stack.after, stack.keep)


def paragraph_strips(paragraph: Paragraph, x: float, leading: float, tag: Tag) -> tuple[Strip, ...]:
    """Return a strip for each line; neither the first nor the last stands alone on a page.

    A paragraph without words has none.
    """
    count = len(paragraph.lines)
    if not paragraph.lines[0].pieces and count == 1:
        return ()
    return tuple(
        Strip(
            height=leading,
            parts=(Words(line, x, -leading * number, tag),),
            tied=number == 1 or number == count - 1 > 0,
        )
        for number, line in enumerate(paragraph.lines)
    )


def anchored(strips: Sequence[Strip], anchor: str) -> tuple[Strip, ...]:
    """Set an anchor at the top of strips; where there are none, on an empty one."""
    if not anchor:
        return tuple(strips)
    if not strips:
        return (Strip(height=0.0, anchors=(anchor,)),)
    return (replace(strips[0], anchors=(*strips[0].anchors, anchor)), *strips[1:])


def held_together(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """Tie all strips to the first."""
    return (*strips[:1], *(replace(strip, tied=True) for strip in strips[1:]))


def total_height(strips: Iterable[Strip]) -> float:
    """Return the height of strips with the gaps between them and above the first."""
    return sum(strip.gap + strip.height for strip in strips)
