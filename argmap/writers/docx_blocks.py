"""Blocks of the report as paragraphs and tables of the Word file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from argmap.report.contents import LEVELS
from argmap.report.document import (
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    Inlines,
    Listing,
    Outline,
    OutlineEntry,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    Table,
    plain,
)
from argmap.report.staying import staying
from argmap.writers.docx_contents import contents_bookmark
from argmap.writers.docx_controls import statement
from argmap.writers.docx_figures import figure
from argmap.writers.docx_flow import NewPage, Piece
from argmap.writers.docx_inlines import Form, Ledger, bookmarked, linked, named, runs, speaks_program
from argmap.writers.docx_levels import label_room
from argmap.writers.docx_looks import GENERATED, LIST_INDENT, LIST_LEVELS, OUTLINE_LEVELS
from argmap.writers.docx_numbering import BULLETS, FIRST_OF_ITS_OWN, numbered
from argmap.writers.docx_tables import table
from argmap.writers.docx_xml import BIDI, KEEP_NEXT, PAGE_BREAK, Line, indent, right_to_left, run

_HEADINGS = 4
_QUOTE_INDENT = 20.0


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks stand: `width` and `height` of the text in points, how deep in lists and quotes."""

    width: float
    height: float
    lists: int = 0
    quotes: int = 0


def pieces(blocks: Blocks, room: Room, ledger: Ledger) -> Iterator[Piece]:
    """Write blocks one after the other."""
    for block in blocks:
        yield from _block(block, room, ledger)


def _block(block: Block, room: Room, ledger: Ledger) -> Iterator[Piece]:
    match block:
        case Paragraph(children, role, anchor, field):
            line = _paragraph(children, _style(block, room), anchor, ledger)
            yield _in_field(line, field, ledger).having(*_inset(role, room))
        case Heading():
            yield _heading(block, ledger)
        case Listing():
            yield from _listing(block, room, ledger)
        case Outline(entries):
            yield from _outline(entries, ledger)
        case Quote(blocks):
            yield from pieces(blocks, replace(room, quotes=room.quotes + 1), ledger)
        case CodeBlock(text):
            yield Line("HTMLPreformatted", run(text.rstrip("\n")))
        case Table():
            yield from table(block, room.width, ledger)
        case Figure():
            yield from figure(block, room.width, room.height, ledger)
        case PageBreak():
            yield NewPage()
        case _:
            assert_never(block)


def _paragraph(children: Inlines, style: str, anchor: str, ledger: Ledger) -> Line:
    rtl = right_to_left(plain(children))
    words = runs(children, Form(rtl=rtl, marked=style != GENERATED), ledger)
    return Line(style, bookmarked(words, anchor, ledger), (BIDI,) if rtl else ())


def _in_field(line: Line, field: str, ledger: Ledger) -> Line:
    return replace(line, content=bookmarked(line.content, field, ledger)) if field else line


def _style(paragraph: Paragraph, room: Room) -> str:
    match paragraph.role:
        case Role.BODY:
            return _body_style(paragraph, room)
        case Role.TITLE:
            return "Title"
        case Role.SUBTITLE:
            return "Subtitle"
        case Role.META:
            return "ArgmapMeta"
        case Role.STANDING:
            return "ArgmapStanding"
        case Role.SMALL:
            return "ArgmapSmall"
        case _:
            assert_never(paragraph.role)


def _body_style(paragraph: Paragraph, room: Room) -> str:
    if room.quotes:
        return "Quote"
    if room.lists:
        return f"ListContinue{_suffix(room.lists - 1)}"
    return GENERATED if speaks_program(paragraph.children) else "BodyText"


def _suffix(level: int) -> str:
    """Return what Word's names of list styles end in."""
    return str(min(level, LIST_LEVELS - 1) + 1) if level else ""


def _inset(role: Role, room: Room) -> tuple[str, ...]:
    """Indent what stands deeper than its style says."""
    deep = room.quotes > 1 or (room.quotes and room.lists) or room.lists > LIST_LEVELS
    if role is not Role.BODY or not deep:
        return ()
    return (indent(LIST_INDENT * min(room.lists, 9) + _QUOTE_INDENT * min(room.quotes, 5)),)


def _heading(block: Heading, ledger: Ledger) -> Line:
    level = min(max(block.level, 1), _HEADINGS)
    line = _paragraph(block.children, f"Heading{level}", block.anchor, ledger)
    if ledger.listed and block.level <= LEVELS and plain(block.children).strip():
        name = contents_bookmark(ledger.headings)
        line, ledger.headings = replace(line, content=named(line.content, name, ledger)), ledger.headings + 1
    return line.having(PAGE_BREAK) if block.new_page else line


def _listing(block: Listing, room: Room, ledger: Ledger) -> Iterator[Piece]:
    level = room.lists
    kind, number = "Bullet", BULLETS
    if block.ordered:
        kind, number = "Number", FIRST_OF_ITS_OWN + len(ledger.lists)
        ledger.lists.append((level, block.start))
    style, place = f"List{kind}{_suffix(level)}", numbered(number, level)
    for entry in block.entries:
        first, rest = _opening(entry)
        words, anchor, field = (first.children, first.anchor, first.field) if first else ((), "", "")
        line = _paragraph(words, style, anchor, ledger)
        yield _in_field(line, field, ledger).having(place)
        yield from pieces(rest, replace(room, lists=level + 1, quotes=0), ledger)


def _opening(entry: Blocks) -> tuple[Paragraph | None, Blocks]:
    """Part the paragraph that stands beside the number from the rest; a number may stand alone."""
    match entry:
        case (Paragraph() as first, *rest):
            return first, tuple(rest)
        case _:
            return None, entry


def _outline(entries: Sequence[OutlineEntry], ledger: Ledger) -> Iterator[Line]:
    """Write the entries of an outline."""
    for entry, stays in zip(entries, staying(entries), strict=True):
        line = _entry(entry, ledger)
        yield line.having(KEEP_NEXT) if stays else line


def _entry(entry: OutlineEntry, ledger: Ledger) -> Line:
    level = min(max(entry.level, 0), OUTLINE_LEVELS - 1)
    rtl = right_to_left(plain(entry.children))
    words = statement(entry.children, entry.anchor, Form(rtl=rtl), ledger)
    line = Line(f"ArgmapOutline{level + 1}", words, (BIDI,) if rtl else ())
    if not entry.label:
        left, hanging = label_room(level)
        return line.having(indent(left - hanging))
    label = run(entry.label, '<w:rStyle w:val="ArgmapLabel"/>')
    leads = f"#{entry.shown}" if entry.shown else ""
    return replace(line, content=linked(label, leads, ledger) + "<w:r><w:tab/></w:r>" + line.content)
