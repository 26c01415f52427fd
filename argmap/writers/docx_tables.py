"""Tables: a header row that is repeated, thin rules, fixed widths."""

from collections.abc import Sequence
from math import ceil

from argmap.report.document import Inlines, Table, plain
from argmap.writers.docx_captions import caption
from argmap.writers.docx_flow import Grid
from argmap.writers.docx_inlines import Form, Ledger, bookmarked, runs
from argmap.writers.docx_widths import PADDING, widths
from argmap.writers.docx_xml import BIDI, KEEP_NEXT, Line, right_to_left, spacing
from argmap.writers.xml_text import attribute

_HEAD, _TEXT = "ArgmapTableHead", "ArgmapTableText"
_ABOVE = (KEEP_NEXT, spacing(8, 4))
_LETTER, _LINE = 4.5, 11.5  # mean width of a letter and height of a line in cells, in points
_ROOM = 3.5  # above and below the words of a row, together
_TALLEST = 240.0  # a row that may be higher than this can be parted by the end of a page
_WHOLE = 230.0  # a table that is hardly higher than this stands on one page


def table(block: Table, width: float, ledger: Ledger) -> list[Line | Grid]:
    """Return the table with its caption above, `width` points wide; a table without columns is nothing."""
    columns = max(map(len, (block.head, *block.rows)), default=0)
    if not columns:
        return []
    above = caption("Table", block.number, block.caption, ledger, anchor=block.anchor)
    within = "" if above else block.anchor
    grid = Grid(_grid(block, widths(block, columns, width), ledger, within))
    return [above.having(*_ABOVE), grid] if above else [grid]


def _grid(block: Table, widths: Sequence[int], ledger: Ledger, anchor: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    last = len(block.rows) - 1
    whole = sum(_row_height(row, widths) for row in (block.head, *block.rows)) <= _WHOLE
    rows = [_row(block.head, widths, ledger, style=_HEAD, keep=bool(block.rows), anchor=anchor)]
    rows.extend(
        _row(cells, widths, ledger, style=_TEXT, keep=index == last - 1 or (whole and index < last))
        for index, cells in enumerate(block.rows)
    )
    return f"<w:tbl>{_properties(block, widths)}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _properties(block: Table, widths: Sequence[int]) -> str:
    heads = [plain(cell) for cell in block.head]
    mirrored = "<w:bidiVisual/>" if right_to_left(" ".join(heads)) else ""
    title = plain(block.caption) or "Table"
    return (
        f'<w:tblPr><w:tblStyle w:val="ArgmapTable"/>{mirrored}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val={attribute(title)}/>'
        f"<w:tblDescription w:val={attribute('Columns: ' + ', '.join(heads))}/></w:tblPr>"
    )


def _row(
    cells: Sequence[Inlines],
    widths: Sequence[int],
    ledger: Ledger,
    *,
    style: str,
    keep: bool,
    anchor: str = "",
) -> str:
    padded = (*cells, *[()] * (len(widths) - len(cells)))
    tall = _row_height(padded, widths) > _TALLEST
    form = ("" if tall else "<w:cantSplit/>") + ("<w:tblHeader/>" if style == _HEAD and not tall else "")
    written = [
        _cell(words, width, ledger, style=style, keep=keep, anchor=anchor if index == 0 else "")
        for index, (words, width) in enumerate(zip(padded, widths, strict=True))
    ]
    return f"<w:tr>{f'<w:trPr>{form}</w:trPr>' if form else ''}{''.join(written)}</w:tr>"


def _row_height(cells: Sequence[Inlines], widths: Sequence[int]) -> float:
    """Guess the height of a row in points."""
    return max(map(_height, cells, widths), default=0.0) + _ROOM


def _height(words: Inlines, width: int) -> float:
    room = max(width / 20 - PADDING, 1.0)
    return max(1, ceil(len(plain(words)) * _LETTER / room)) * _LINE


def _cell(words: Inlines, width: int, ledger: Ledger, *, style: str, keep: bool, anchor: str) -> str:
    rtl = right_to_left(plain(words))
    content = bookmarked(runs(words, Form(rtl=rtl), ledger), anchor, ledger)
    properties = ((KEEP_NEXT,) if keep else ()) + ((BIDI,) if rtl else ())
    line = Line(style, content, properties).xml()
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{line}</w:tc>'
