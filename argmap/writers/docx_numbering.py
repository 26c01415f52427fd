"""Lists: one definition for bullets, one for numbers, and a numbering of its own for every numbered list."""

from collections.abc import Sequence

from argmap.writers.docx_looks import INK, LIST_INDENT, LIST_LEVELS
from argmap.writers.docx_xml import DECLARATION, NAMESPACES, indent

BULLETS, NUMBERS = 1, 2
FIRST_OF_ITS_OWN = 3
DEEPEST = 8
_BULLETS = "•–▪"
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
_HIGHEST = 32_767  # Word counts no further


def numbering_xml(lists: Sequence[tuple[int, int]]) -> str:
    """Return the part; `lists` holds level (from 0) and first number of each numbered list in turn."""
    own = "".join(
        _numbering(FIRST_OF_ITS_OWN + index, level, start) for index, (level, start) in enumerate(lists)
    )
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>{_definition(0, 'Bullet')}{_definition(1, 'Number')}"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{NUMBERS}"><w:abstractNumId w:val="1"/></w:num>{own}</w:numbering>'
    )


def numbered(number: int, level: int) -> str:
    """Return the paragraph property that puts a paragraph into list `number` at `level`, counted from 0."""
    return f'<w:numPr><w:ilvl w:val="{min(level, DEEPEST)}"/><w:numId w:val="{number}"/></w:numPr>'


def _numbering(number: int, level: int, start: int) -> str:
    first, own_level = min(max(start, 0), _HIGHEST), min(level, DEEPEST)
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{own_level}">'
        f'<w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
    )


def _definition(number: int, kind: str) -> str:
    levels = "".join(_level(kind, level) for level in range(DEEPEST + 1))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(kind: str, level: int) -> str:
    bullet = kind == "Bullet"
    form = "bullet" if bullet else _FORMATS[level % len(_FORMATS)]
    mark = _BULLETS[level % len(_BULLETS)] if bullet else f"%{level + 1}."
    suffix = str(level + 1) if level else ""
    style = f'<w:pStyle w:val="List{kind}{suffix}"/>' if level < LIST_LEVELS else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent(LIST_INDENT * (level + 1), LIST_INDENT)}</w:pPr><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:hint="default"/>'
        f'<w:b/><w:i w:val="0"/><w:color w:val="{INK}"/></w:rPr></w:lvl>'
    )
