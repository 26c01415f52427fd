"""How each paragraph style looks, by the names under which Word and its navigation pane know them."""

from dataclasses import dataclass

from argmap.writers.docx_xml import KEEP_NEXT, indent, twips

INK = "1B365D"  # headings, numbers and rules
QUIET = "595959"  # what stands beside the text
HAIRLINE = "C9D1DA"
SHADE = "EEF2F6"
LINK = "0563C1"  # stands out from black 3.4 to 1 and from white 6.1 to 1

GENERATED = "ArgmapGenerated"
GENERATED_RUN = "ArgmapGeneratedChar"
OUTLINE_LEVELS = 9
LIST_LEVELS = 3
LIST_INDENT = 18.0
LABEL_STEP = 11.0  # how far the label of an outline entry moves in with each level, in points
LABEL_WIDTH, LABEL_GROWTH = 14.0, 8.0  # the room of a label, and how much a level adds to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One paragraph style. `space` is before and after, `line` the least height of a line, all in points."""

    ident: str
    name: str
    based: str = "Normal"
    following: str = ""
    linked: str = ""
    space: tuple[float, float] | None = None
    line: float = 0
    own: tuple[str, ...] = ()  # further paragraph properties, as XML
    sans: bool = True
    mono: bool = False
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    listed: bool = True  # shown in the gallery of styles


_KEEP_LINES = "<w:keepLines/>"
_RAGGED = "<w:suppressAutoHyphens/>"
_TOGETHER = "<w:contextualSpacing/>"
_HEADLINE = (KEEP_NEXT, _KEEP_LINES, _RAGGED)


def _rule(side: str, size: int, space: int, colour: str = HAIRLINE) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def _frame(colour: str) -> str:
    sides = "".join(_rule(side, 4, 4, colour) for side in ("top", "left", "bottom", "right"))
    return f"<w:pBdr>{sides}</w:pBdr>"


def _tab(position: float) -> str:
    return f'<w:tabs><w:tab w:val="left" w:pos="{twips(position)}"/></w:tabs>'


def _heading(level: int, size: float, space: tuple[float, float], *, italic: bool = False) -> Style:
    return Style(
        ident=f"Heading{level}",
        name=f"heading {level}",
        following="BodyText",
        own=(*_HEADLINE, f'<w:outlineLvl w:val="{level - 1}"/>'),
        space=space,
        line=size * 1.2,
        size=size,
        bold=not italic,
        italic=italic,
        colour=INK,
    )


_TEXT = (
    Style(ident="BodyText", name="Body Text", space=(0, 6), sans=False),
    Style(
        ident=GENERATED,
        name="Argmap Generated",
        based="BodyText",
        linked=GENERATED_RUN,
        sans=False,
    ),
    Style(
        ident="Title",
        name="Title",
        following="Subtitle",
        own=_HEADLINE,
        space=(0, 4),
        line=24,
        size=20,
        bold=True,
        colour=INK,
    ),
    Style(
        ident="Subtitle",
        name="Subtitle",
        following="BodyText",
        own=_HEADLINE,
        space=(0, 8),
        line=16,
        size=12.5,
        colour=QUIET,
    ),
    _heading(1, 14, (18, 5)),
    _heading(2, 11.5, (12, 4)),
    _heading(3, 10.5, (10, 3)),
    _heading(4, 10.5, (8, 2), italic=True),
    Style(
        ident="Quote",
        name="Quote",
        own=(f"<w:pBdr>{_rule('left', 12, 9)}</w:pBdr>", indent(20)),
        space=(2, 6),
        sans=False,
        italic=True,
        colour="333333",
    ),
    Style(
        ident="HTMLPreformatted",
        name="HTML Preformatted",
        own=(f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>', _frame(SHADE), _RAGGED),
        space=(4, 8),
        line=12,
        mono=True,
        size=9,
        listed=False,
    ),
)

_BESIDE = (
    Style(
        ident="ArgmapMeta",
        name="Argmap Meta",
        own=(f"<w:pBdr>{_rule('top', 4, 4)}{_rule('bottom', 4, 4)}</w:pBdr>", _RAGGED, _TOGETHER),
        space=(0, 12),
        line=14,
        size=10,
        colour="333333",
    ),
    Style(
        ident="ArgmapStanding",
        name="Argmap Standing",
        following="BodyText",
        own=_HEADLINE,
        space=(0, 6),
        line=13,
        size=10.5,
        italic=True,
        colour=QUIET,
    ),
    Style(
        ident="ArgmapSmall",
        name="Argmap Small",
        own=(_RAGGED,),
        space=(0, 5),
        line=11.5,
        size=9,
        colour="404040",
    ),
    Style(
        ident="Caption",
        name="caption",
        following="BodyText",
        own=(_KEEP_LINES, _RAGGED),
        space=(2, 14),
        line=11.5,
        size=9,
        colour="404040",
    ),
    Style(
        ident="ArgmapFigure",
        name="Argmap Figure",
        following="Caption",
        own=(KEEP_NEXT, '<w:jc w:val="center"/>'),
        space=(8, 4),
        listed=False,
    ),
    Style(
        ident="ArgmapTableText",
        name="Argmap Table Text",
        own=(_RAGGED,),
        space=(0, 0),
        line=11.5,
        size=9,
    ),
    Style(
        ident="ArgmapTableHead",
        name="Argmap Table Head",
        based="ArgmapTableText",
        own=(KEEP_NEXT,),
        bold=True,
        colour=INK,
        listed=False,
    ),
    Style(ident="Header", name="header", space=(0, 0), line=11, size=8.5, colour=QUIET, listed=False),
    Style(
        ident="ArgmapMarking",
        name="Argmap Marking",
        based="Header",
        space=(0, 2),
        own=('<w:jc w:val="center"/>',),
        bold=True,
        colour="000000",
        listed=False,
    ),
    Style(
        ident="Footer",
        name="footer",
        space=(0, 0),
        line=11,
        own=('<w:jc w:val="right"/>',),
        size=8.5,
        colour=QUIET,
        listed=False,
    ),
    Style(ident="ArgmapGap", name="Argmap Gap", space=(0, 0), line=1, size=1, listed=False),
)


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
        own=(_tab(left), _RAGGED, indent(left, hanging)),
        space=(4 if level < 2 else 0, 3),
        line=12.5,
        size=9.5,
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
    return (*_TEXT, *_BESIDE, *lists, *(_outline(level) for level in range(OUTLINE_LEVELS)))
