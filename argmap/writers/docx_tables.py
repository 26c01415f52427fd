"""Tables: a header row that is repeated, thin rules, fixed widths."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import isfinite

from argmap.report.document import Inlines, Table, plain
from argmap.writers.docx_captions import caption
from argmap.writers.docx_flow import Grid
from argmap.writers.docx_inlines import Form, Ledger, bookmarked, runs
from argmap.writers.docx_xml import BIDI, KEEP_NEXT, Line, right_to_left, spacing, twips
from argmap.writers.xml_text import attribute

_HEAD, _TEXT = "ArgmapTableHead", "ArgmapTableText"
_ABOVE = (KEEP_NEXT, spacing(12, 4))
_LETTER, _LINE = 4.5, 11.5  # mean width of a letter and height of a line in cells, in points
_TALLEST = 240.0  # a row that may be higher than this can be parted by the end of a page
_NARROWEST = 0.04  # of the line


def table(block: Table, width: float, ledger: Ledger) -> list[Line | Grid]:
    """Return the table with its caption above, `width` points wide; a table without columns is nothing."""
    columns = max(map(len, (block.head, *block.rows)), default=0)
    if not columns:
        return []
    above = caption("Table", block.number, block.caption, ledger, anchor=block.anchor)
    within = "" if above else block.anchor
    widths = _widths(block.widths, columns, width)
    grid = Grid(_grid(block, widths, ledger, within))
    return [above.having(*_ABOVE), grid] if above else [grid]


def _widths(shares: Sequence[float], columns: int, width: float) -> list[int]:
    """Return the widths of columns in twips; they sum to the line exactly, and none is too narrow to read."""
    given = [share if isfinite(share) and share > 0 else 0.0 for share in shares[:columns]]
    asked = max(sum(given), 1e-9)
    full = [max(share / asked, _NARROWEST) for share in given] + [1 / columns] * (columns - len(given))
    total = sum(full)
    edges = [0, *(round(twips(width) * part / total) for part in accumulate(full))]
    return [right - left for left, right in pairwise(edges)]


def _grid(block: Table, widths: Sequence[int], ledger: Ledger, anchor: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    penultimate = len(block.rows) - 2
    rows = [_row(block.head, widths, ledger, style=_HEAD, keep=bool(block.rows), anchor=anchor)]
    rows.extend(
        _row(cells, widths, ledger, style=_TEXT, keep=index == penultimate)
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
    tall = max(map(_height, padded, widths)) > _TALLEST
    form = ("" if tall else "<w:cantSplit/>") + ("<w:tblHeader/>" if style == _HEAD and not tall else "")
    written = [
        _cell(words, width, ledger, style=style, keep=keep, anchor=anchor if index == 0 else "")
        for index, (words, width) in enumerate(zip(padded, widths, strict=True))
    ]
    return f"<w:tr>{f'<w:trPr>{form}</w:trPr>' if form else ''}{''.join(written)}</w:tr>"


def _height(words: Inlines, width: int) -> float:
    """Guess the height of a cell in points."""
    return len(plain(words)) * _LETTER / max(width / 20, 1) * _LINE


def _cell(words: Inlines, width: int, ledger: Ledger, *, style: str, keep: bool, anchor: str) -> str:
    rtl = right_to_left(plain(words))
    content = bookmarked(runs(words, Form(rtl=rtl), ledger), anchor, ledger)
    properties = ((KEEP_NEXT,) if keep else ()) + ((BIDI,) if rtl else ())
    line = Line(style, content, properties).xml()
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{line}</w:tc>'
