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
class NewPage:
    """What follows begins a page."""


Piece: TypeAlias = Line | Grid | NewPage

_AFTER_TABLE = '<w:spacing w:before="160"/>'
_AT_TOP = '<w:spacing w:before="0"/>'
_NOTE_AFTER_TABLE = '<w:spacing w:before="80"/>'


def section_body(pieces: Iterable[Piece], ending: str = "") -> str:
    """Return the pieces of a section as XML; its last paragraph bears `ending`, a `w:sectPr`, if given."""
    lines = _topped(_apart(_paged(pieces)))
    settled = _bearing(lines, ending) if ending else lines
    return "".join(line.xml() for line in settled)


def _bearing(lines: list[Line | Grid], ending: str) -> list[Line | Grid]:
    match lines:
        case [*others, Line() as last]:
            return [*others, last.having(ending)]
        case _:
            return [*lines, _gap().having(ending)]


def _gap() -> Line:
    return Line("ArgmapGap")


def _paged(pieces: Iterable[Piece]) -> list[Line | Grid]:
    """Hand each new page to the paragraph that begins it; a table needs a paragraph before it for that."""
    lines: list[Line | Grid] = []
    waiting = False
    for piece in pieces:
        if isinstance(piece, NewPage):
            waiting = bool(lines)
            continue
        lines.extend(_opening_page(piece) if waiting else (piece,))
        waiting = False
    return lines


def _topped(lines: Sequence[Line | Grid]) -> list[Line | Grid]:
    """Let a heading that begins a page stand at its very top."""
    return [_at_top(line) if _begins_page(line, index) else line for index, line in enumerate(lines)]


def _begins_page(line: Line | Grid, index: int) -> bool:
    return index == 0 or (isinstance(line, Line) and PAGE_BREAK in line.properties)


def _at_top(line: Line | Grid) -> Line | Grid:
    match line:
        case Line(style=style) if style.startswith("Heading"):
            return line.having(_AT_TOP)
        case _:
            return line


def _opening_page(piece: Line | Grid) -> tuple[Line | Grid, ...]:
    match piece:
        case Line():
            return (piece.having(PAGE_BREAK),)
        case Grid():
            return (_gap().having(PAGE_BREAK), piece)
        case _:
            assert_never(piece)


def _apart(lines: Sequence[Line | Grid]) -> list[Line | Grid]:
    """Give room to what follows a table; two tables without a paragraph between would be one in Word."""
    settled: list[Line | Grid] = []
    for line in lines:
        after_table = bool(settled) and isinstance(settled[-1], Grid)
        if after_table and isinstance(line, Grid):
            settled.append(_gap())
        settled.append(_below_table(line) if after_table and isinstance(line, Line) else line)
    if settled and isinstance(settled[-1], Grid):
        settled.append(_gap())
    return settled


def _below_table(line: Line) -> Line:
    spaced = any(element.startswith("<w:spacing") for element in line.properties)
    if spaced or line.style.startswith("Heading"):
        return line
    return line.having(_NOTE_AFTER_TABLE if line.style == "ArgmapSmall" else _AFTER_TABLE)
