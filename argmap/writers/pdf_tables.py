"""Tables: captions that stay with their table, headers that come again, rows that stay whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.report.document import Inlines, Table, Text
from argmap.themes.theme import Colour
from argmap.typeset import Paragraph as Setting
from argmap.typeset import min_width
from argmap.writers.pdf_galley import Galley
from argmap.writers.pdf_runs import label_runs, runs
from argmap.writers.pdf_strips import (
    Band,
    Rule,
    Stack,
    Strip,
    Words,
    anchored,
    held_together,
    paragraph_strips,
    total_height,
)
from argmap.writers.pdf_styles import Look
from argmap.writers.pdf_tags import Role, Tag

_PAD_X, _PAD_Y = 4.0, 3.5
_HAIR, _FRAME = 0.4, 0.8
_WIDEST_WORD = 0.3
"""A word may widen its column up to this share of the table."""

_TALLEST_HEADER = 3
"""A header higher than this part of a page is not repeated."""

_NARROWEST = 26.0
"""Columns narrower than this hold no text worth reading: such a table is written out row by row."""


@dataclass(frozen=True, slots=True)
class _Grid:
    galley: Galley
    widths: tuple[float, ...]
    headed: bool


def table_stack(table: Table, column: Galley) -> Stack:
    """Set a table with its caption above it; its first column is where the words of its head begin."""
    galley = column.directed(table.head)
    columns = max((len(row) for row in (table.head, *table.rows)), default=0)
    too_many = bool(columns) and galley.width / columns < _NARROWEST
    tag = galley.tag(Role.GROUP if too_many else Role.TABLE, ident=table.anchor)
    caption = _caption(table, galley, Tag(Role.PARAGRAPH if too_many else Role.CAPTION, tag))
    body = tuple(_written_out(table, galley, tag)) if too_many else _body(table, galley, columns, tag)
    strips = (*caption, *_after_caption(body, tied=bool(caption)))
    return Stack(strips=anchored(strips, table.anchor), before=10, after=15)


def _caption(table: Table, galley: Galley, tag: Tag) -> tuple[Strip, ...]:
    if not table.number and not table.caption:
        return ()
    look = galley.looks.caption
    label = label_runs("Table", table.number, galley.language, galley.looks.accent)
    setting = galley.set((*label, *runs(table.caption, look, galley.anchors)), look)
    return held_together(paragraph_strips(setting, galley.left, look.leading, tag))


def _after_caption(body: Sequence[Strip], *, tied: bool) -> tuple[Strip, ...]:
    return (*(replace(strip, gap=4.0, tied=True) for strip in body[:1] if tied), *body[1 if tied else 0 :])


def _body(table: Table, galley: Galley, columns: int, tag: Tag) -> tuple[Strip, ...]:
    if not columns:
        return ()
    head, rows = _padded(table.head, columns), [_padded(row, columns) for row in table.rows]
    grid = _Grid(galley, _widths(table, (head, *rows), galley), headed=any(head))
    group = Tag(Role.ROWS, tag)
    header = _header(head, grid, Tag(Role.HEAD, tag) if rows else group)
    continued = header if total_height(header) < galley.full_height / _TALLEST_HEADER else ()
    body = [strip for row in rows for strip in _row(row, grid, group, galley.looks.cell)]
    body = [
        replace(strip, header=(*continued, *strip.header))
        for strip in _with_ends_held(body, galley.looks.accent)
    ]
    return (*header, *body)


def _padded(row: Sequence[Inlines], columns: int) -> tuple[Inlines, ...]:
    return (*row, *((),) * (columns - len(row)))


def _widths(table: Table, rows: Sequence[Sequence[Inlines]], galley: Galley) -> tuple[float, ...]:
    """Give each column its share, but no less than its widest word needs, if there is room for all."""
    columns = len(rows[0])
    shares = table.widths if len(table.widths) == columns and min(table.widths) > 0 else (1.0,) * columns
    wished = [galley.width * share / sum(shares) for share in shares]
    needed = [_NARROWEST] * columns
    for number, row in enumerate(rows):
        look = galley.looks.cell if number else galley.looks.head
        for column, cell in enumerate(row):
            needed[column] = max(needed[column], _needed(cell, look, galley))
    return _shared_out(wished, needed)


def _needed(cell: Inlines, look: Look, galley: Galley) -> float:
    if not cell:
        return 0.0
    width = min_width(runs(cell, look, galley.anchors), galley.looks.style(look)) + 2 * _PAD_X + 0.01
    return min(width, _WIDEST_WORD * galley.width)


def _shared_out(wished: Sequence[float], needed: Sequence[float]) -> tuple[float, ...]:
    """Widen columns to what they need; the others give in proportion to what they can spare."""
    missing = sum(max(need - wish, 0.0) for wish, need in zip(wished, needed, strict=True))
    spare = sum(max(wish - need, 0.0) for wish, need in zip(wished, needed, strict=True))
    if not missing:
        return tuple(wished)
    if missing > spare:
        scale = sum(wished) / sum(needed)
        return tuple(need * scale for need in needed)
    left = 1 - missing / spare
    return tuple(need + max(wish - need, 0.0) * left for wish, need in zip(wished, needed, strict=True))


def _header(head: Sequence[Inlines], grid: _Grid, group: Tag) -> tuple[Strip, ...]:
    if not grid.headed:
        return (Strip(height=_FRAME, parts=(_rule(grid, _FRAME / 2, _FRAME),)),)
    strips = _row(head, grid, group, grid.galley.looks.head)
    shaded = [
        replace(strip, bands=(Band(grid.galley.left, sum(grid.widths), grid.galley.looks.shade),))
        for strip in strips
    ]
    shaded[0] = replace(shaded[0], parts=(*shaded[0].parts, _rule(grid, 0, _FRAME)))
    return held_together(shaded)


def _rule(grid: _Grid, y: float, thickness: float) -> Rule:
    looks = grid.galley.looks
    colour = looks.accent if thickness == _FRAME else looks.hairline
    return Rule(grid.galley.left, y, sum(grid.widths), thickness, colour)


def _with_ends_held(strips: list[Strip], accent: Colour) -> list[Strip]:
    """Hold the first row with the header, the last with that before, and close with a stronger rule."""
    if not strips:
        return []
    strips[0] = replace(strips[0], tied=True)
    last = replace(strips[-1], tied=True)
    closing = tuple(
        replace(part, thickness=_FRAME, colour=accent) if isinstance(part, Rule) else part
        for part in last.parts
    )
    strips[-1] = replace(last, parts=closing)
    return strips


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as it is set, and where its lines begin."""

    setting: Setting
    x: float
    tag: Tag


def _row(row: Sequence[Inlines], grid: _Grid, group: Tag, look: Look) -> tuple[Strip, ...]:
    """Set a row as one strip; one taller than half a page as a strip for each line."""
    cells = list(_cells(row, grid, Tag(Role.ROW, group), look))
    most = max((len(cell.setting.lines) for cell in cells), default=0) or 1
    height = most * look.leading + 2 * _PAD_Y
    if height > grid.galley.full_height / 2:
        return _split_row(cells, grid, look, most)
    parts = (Words(line, cell.x, _PAD_Y, cell.tag) for cell in cells for line in cell.setting.lines)
    return (Strip(height=height, parts=(*parts, _rule(grid, height, _HAIR))),)


def _cells(row: Sequence[Inlines], grid: _Grid, row_tag: Tag, look: Look) -> Iterator[_Cell]:
    start = 0.0
    for number, (cell, width) in enumerate(zip(row, grid.widths, strict=True)):
        column = replace(grid.galley, width=max(width - 2 * _PAD_X, 1.0))
        tag = _cell_tag(
            row_tag, is_head=look is grid.galley.looks.head, names_its_row=number == 0 and not grid.headed
        )
        yield _Cell(column.set_inlines(cell, look), grid.galley.along(start, width) + _PAD_X, tag)
        start += width


def _cell_tag(row: Tag, *, is_head: bool, names_its_row: bool) -> Tag:
    """Return a cell's tag; where no row is the header, the first cell of each row is taken to be its name."""
    if is_head:
        return Tag(Role.HEADER, row, scope="Column")
    return Tag(Role.HEADER, row, scope="Row") if names_its_row else Tag(Role.CELL, row)


def _split_row(cells: Sequence[_Cell], grid: _Grid, look: Look, most: int) -> tuple[Strip, ...]:
    strips = []
    for number in range(most):
        top = _PAD_Y if number == 0 else 0.0
        parts = [
            Words(cell.setting.lines[number], cell.x, top - number * look.leading, cell.tag)
            for cell in cells
            if number < len(cell.setting.lines)
        ]
        height = look.leading + top + (_PAD_Y if number == most - 1 else 0.0)
        above = (Strip(height=_PAD_Y),) if number else ()
        strips.append(Strip(height=height, parts=tuple(parts), tied=number in {1, most - 1}, header=above))
    strips[-1] = replace(strips[-1], parts=(*strips[-1].parts, _rule(grid, strips[-1].height, _HAIR)))
    return tuple(strips)


def _written_out(table: Table, galley: Galley, group: Tag) -> Iterator[Strip]:
    """Write a table of too many columns as lines of `head: cell`."""
    look, of_head = galley.looks.cell, galley.looks.head
    for row in table.rows:
        for number, cell in enumerate(row):
            head = table.head[number] if number < len(table.head) else ()
            content = (*runs(head, of_head, galley.anchors), *runs((Text(": "),), of_head, galley.anchors))
            words = (*(content if head else ()), *runs(cell, look, galley.anchors))
            tag = Tag(Role.PARAGRAPH, group)
            yield from paragraph_strips(galley.set(words, look), galley.left, look.leading, tag)
        yield Strip(height=4.0)
