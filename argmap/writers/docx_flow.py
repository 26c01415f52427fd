"""What stands one below the other in the Word file, and what neighbours do to each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from argmap.writers.docx_xml import PAGE_BREAK, Line


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as XML."""

    content: str

    def xml(self) -> str:
        """Return the table as a `w:tbl` element."""
        return self.content


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents: its title and its entries, which Word makes anew together.

    `ident` is a number that no other such part of the file has.
    """

    lines: tuple[Line, ...]
    ident: int

    def xml(self) -> str:
        """Return the list as Word inserts it, with its button to make it anew."""
        kind = '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{self.ident}"/><w:docPartObj>{kind}</w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{''.join(line.xml() for line in self.lines)}</w:sdtContent></w:sdt>"
        )


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Shown: TypeAlias = Line | Grid | Contents
Piece: TypeAlias = Shown | NewPage

_AFTER_TABLE = '<w:spacing w:before="160"/>'
_AT_TOP = '<w:spacing w:before="0"/>'
_NOTE_AFTER_TABLE = '<w:spacing w:before="80"/>'
_FIGURE_AFTER_CAPTION = '<w:spacing w:before="280"/>'


def section_body(pieces: Iterable[Piece], ending: str = "") -> str:
    """Return the pieces of a section as XML; its last paragraph bears `ending`, a `w:sectPr`, if given.

    A caption does not, for LibreOffice then loses its number wherever the text refers to it.
    """
    lines = _topped(_apart(_paged(pieces)))
    settled = _bearing(lines, ending) if ending else lines
    return "".join(line.xml() for line in settled)


def _bearing(lines: list[Shown], ending: str) -> list[Shown]:
    match lines:
        case [*others, Line(style=style) as last] if style != "Caption":
            return [*others, last.having(ending)]
        case _:
            return [*lines, _gap().having(ending)]


def _gap() -> Line:
    return Line("ArgmapGap")


def _paged(pieces: Iterable[Piece]) -> list[Shown]:
    """Hand each new page to the paragraph that begins it; a table needs a paragraph before it for that."""
    lines: list[Shown] = []
    waiting = False
    for piece in pieces:
        if isinstance(piece, NewPage):
            waiting = bool(lines)
            continue
        lines.extend(_opening_page(piece) if waiting else (piece,))
        waiting = False
    return lines


def _topped(lines: Sequence[Shown]) -> list[Shown]:
    """Let a heading that begins a page stand at its very top."""
    return [_at_top(line) if _begins_page(line, index) else line for index, line in enumerate(lines)]


def _begins_page(line: Shown, index: int) -> bool:
    return index == 0 or (isinstance(line, Line) and PAGE_BREAK in line.properties)


def _at_top(line: Shown) -> Shown:
    match line:
        case Line(style=style) if style.startswith("Heading"):
            return line.having(_AT_TOP)
        case _:
            return line


def _opening_page(piece: Shown) -> tuple[Shown, ...]:
    match piece:
        case Line():
            return (piece.having(PAGE_BREAK),)
        case Grid():
            return (_gap().having(PAGE_BREAK), piece)
        case Contents((first, *others), ident):
            return (Contents((first.having(PAGE_BREAK, _AT_TOP), *others), ident),)
        case Contents():
            return (piece,)
        case _:
            assert_never(piece)


def _apart(lines: Sequence[Shown]) -> list[Shown]:
    """Let neighbours keep apart; two tables without a paragraph between would be one in Word."""
    settled: list[Shown] = []
    for line in lines:
        after_table = bool(settled) and isinstance(settled[-1], Grid)
        if after_table and isinstance(line, Grid):
            settled.append(_gap())
        settled.append(_below(settled[-1], line) if settled and isinstance(line, Line) else line)
    if settled and isinstance(settled[-1], Grid):
        settled.append(_gap())
    return settled


def _below(above: Shown, line: Line) -> Line:
    """Give room to what follows a table, and to a figure that follows the caption of another."""
    if isinstance(above, Grid):
        return _below_table(line)
    captioned = isinstance(above, Line) and above.style == "Caption"
    return line.having(_FIGURE_AFTER_CAPTION) if captioned and line.style == "ArgmapFigure" else line


def _below_table(line: Line) -> Line:
    spaced = any(element.startswith("<w:spacing") for element in line.properties)
    if spaced or line.style.startswith("Heading"):
        return line
    return line.having(_NOTE_AFTER_TABLE if line.style == "ArgmapSmall" else _AFTER_TABLE)
