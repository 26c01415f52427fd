"""How each paragraph style looks, by the names under which Word and its navigation pane know them."""

from dataclasses import dataclass

from argmap.writers.docx_xml import KEEP_NEXT, indent

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


KEEP_LINES = "<w:keepLines/>"
RAGGED = "<w:suppressAutoHyphens/>"
_TOGETHER = "<w:contextualSpacing/>"
HEADLINE = (KEEP_NEXT, KEEP_LINES, RAGGED)


def _rule(side: str, size: int, space: int, colour: str = HAIRLINE) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def _frame(colour: str) -> str:
    sides = "".join(_rule(side, 4, 4, colour) for side in ("top", "left", "bottom", "right"))
    return f"<w:pBdr>{sides}</w:pBdr>"


def _heading(level: int, size: float, space: tuple[float, float], *, italic: bool = False) -> Style:
    return Style(
        ident=f"Heading{level}",
        name=f"heading {level}",
        following="BodyText",
        own=(*HEADLINE, f'<w:outlineLvl w:val="{level - 1}"/>'),
        space=space,
        line=size * 1.2,
        size=size,
        bold=not italic,
        italic=italic,
        colour=INK,
    )


TEXT = (
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
        own=HEADLINE,
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
        own=HEADLINE,
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
        own=(f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>', _frame(SHADE), RAGGED),
        space=(4, 8),
        line=12,
        mono=True,
        size=9,
        listed=False,
    ),
)

BESIDE = (
    Style(
        ident="ArgmapMeta",
        name="Argmap Meta",
        own=(f"<w:pBdr>{_rule('top', 4, 4)}{_rule('bottom', 4, 4)}</w:pBdr>", RAGGED, _TOGETHER),
        space=(0, 12),
        line=14,
        size=10,
        colour="333333",
    ),
    Style(
        ident="ArgmapStanding",
        name="Argmap Standing",
        following="BodyText",
        own=HEADLINE,
        space=(0, 6),
        line=13,
        size=10.5,
        italic=True,
        colour=QUIET,
    ),
    Style(
        ident="ArgmapSmall",
        name="Argmap Small",
        own=(RAGGED,),
        space=(0, 5),
        line=11.5,
        size=9,
        colour="404040",
    ),
    Style(
        ident="Caption",
        name="caption",
        following="BodyText",
        own=(KEEP_LINES, RAGGED),
        space=(2, 8),
        line=11.5,
        size=9,
        colour="404040",
    ),
    Style(
        ident="ArgmapFigure",
        name="Argmap Figure",
        following="Caption",
        own=(KEEP_NEXT, '<w:jc w:val="center"/>'),
        space=(4, 2),
        listed=False,
    ),
    Style(
        ident="ArgmapTableText",
        name="Argmap Table Text",
        own=(RAGGED,),
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
    Style(
        ident="FootnoteText",
        name="footnote text",
        space=(0, 2),
        line=11.5,
        size=9,
        sans=False,
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
