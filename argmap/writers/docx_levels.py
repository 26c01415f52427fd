"""Styles that come in levels: those of lists, of the outline and of the list of contents."""

from argmap.writers.docx_looks import (
    BESIDE,
    HEADLINE,
    INK,
    KEEP_LINES,
    LIST_INDENT,
    LIST_LEVELS,
    OUTLINE_LEVELS,
    RAGGED,
    TEXT,
    Style,
)
from argmap.writers.docx_xml import indent, twips

LABEL_STEP = 11.0  # how far the label of an outline entry moves in with each level, in points
LABEL_WIDTH, LABEL_GROWTH = 14.0, 8.0  # the room of a label, and how much a level adds to it


def _tab(position: float) -> str:
    return f'<w:tabs><w:tab w:val="left" w:pos="{twips(position)}"/></w:tabs>'


def label_room(level: int) -> tuple[float, float]:
    """Return where the words of an outline entry begin and how far its label hangs out, in points."""
    depth = min(level, OUTLINE_LEVELS - 1)
    width = LABEL_WIDTH + LABEL_GROWTH * depth
    return LABEL_STEP * depth + width, width


def _outline(level: int) -> Style:
    left, hanging = label_room(level)
    return Style(
        ident=f"ArgmapOutline{level + 1}",
        name=f"Argmap Outline {level + 1}",
        own=(KEEP_LINES, _tab(left), RAGGED, indent(left, hanging)),
        space=(4 if level < 2 else 0, 3),
        line=12.5,
        size=9.5,
    )


def _contents(level: int) -> Style:
    return Style(
        ident=f"TOC{level}",
        name=f"toc {level}",
        following="BodyText",
        own=(RAGGED, indent(LIST_INDENT * (level - 1))),
        space=(6, 2) if level == 1 else (0, 2),
        line=13,
        size=10.5 if level == 1 else 9.5,
        listed=False,
    )


_CONTENTS = (
    Style(
        ident="TOCHeading",
        name="TOC Heading",
        following="BodyText",
        own=HEADLINE,
        space=(18, 5),
        line=17,
        size=14,
        bold=True,
        colour=INK,
        listed=False,
    ),
    _contents(1),
    _contents(2),
)


def _list(kind: str, number: int, level: int) -> Style:
    suffix = "" if level == 0 else f" {level + 1}"
    return Style(
        ident=f"List{kind}{suffix.strip()}",
        name=f"List {kind}{suffix}",
        based="BodyText",
        own=(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>',),
        space=(0, 4),
        sans=False,
    )


def _continued(level: int) -> Style:
    suffix = "" if level == 0 else f" {level + 1}"
    return Style(
        ident=f"ListContinue{suffix.strip()}",
        name=f"List Continue{suffix}",
        based="BodyText",
        space=(0, 4),
        own=(indent(LIST_INDENT * (level + 1)),),
        sans=False,
    )


def paragraph_styles() -> tuple[Style, ...]:
    """Return every paragraph style but Normal."""
    lists = (
        row
        for level in range(LIST_LEVELS)
        for row in (_list("Bullet", 1, level), _list("Number", 2, level), _continued(level))
    )
    return (*TEXT, *BESIDE, *_CONTENTS, *lists, *(_outline(level) for level in range(OUTLINE_LEVELS)))
