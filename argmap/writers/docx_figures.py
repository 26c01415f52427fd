"""Figures: a picture in the line, with its words for those who cannot see it, and a caption below."""

from argmap.report.document import Figure
from argmap.writers.docx_captions import caption
from argmap.writers.docx_inlines import Ledger, bookmarked
from argmap.writers.docx_xml import Line, run
from argmap.writers.xml_text import attribute

_EMU = 12_700  # English metric units in a point
_LONGEST = 4_000  # letters of a description that a reader would still hear out


def figure(block: Figure, width: float, height: float, ledger: Ledger) -> list[Line]:
    """Return the picture and its caption; it is made smaller where it exceeds `width` by `height` points.

    A figure that has no picture is told by its description.
    """
    content = bookmarked(_picture(block, width, height, ledger), block.anchor, ledger)
    below = caption("Figure", block.number, block.caption, ledger)
    return [Line("ArgmapFigure", content), *([below] if below else [])]


def scale(block: Figure, width: float, height: float) -> float:
    """Return by how much a figure must shrink to fit; it never grows."""
    placed = block.placed
    return min(1.0, width / max(placed.width, 1.0), height / max(placed.height, 1.0))


def _picture(block: Figure, width: float, height: float, ledger: Ledger) -> str:
    relations = ledger.pictures.get(block.number)
    if relations is None:
        return run(f"[{block.alt}]")
    factor = scale(block, width, height) * _EMU
    size = round(max(block.placed.width, 1.0) * factor), round(max(block.placed.height, 1.0) * factor)
    return f"<w:r><w:drawing>{_inline(block, size, relations, ledger.next_serial())}</w:drawing></w:r>"


def _inline(block: Figure, size: tuple[int, int], relations: tuple[str, str], number: int) -> str:
    across, down = size
    name = attribute(f"Figure {block.number}")
    words = f"descr={attribute(block.alt[:_LONGEST])} title={attribute(block.placed.title[:_LONGEST])}"
    return (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name={name} {words}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name={name} {words}/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{_blip(*relations)}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline>"
    )


def _blip(points: str, lines: str) -> str:
    """Return the picture as points, with the lines that newer readers show in their place."""
    svg = f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{lines}"/>'
    return f'<a:blip r:embed="{points}"><a:extLst><a:ext uri="{_EXTENSION}">{svg}</a:ext></a:extLst></a:blip>'


_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
