"""Placed diagrams as PNG: the PDF's own drawing, rasterised, so that both look alike."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from argmap.diagram.boxes import Placed
from argmap.report.document import Document, Figure

DOTS_PER_INCH = 220
MOST_PIXELS = 12_000
"""Longest side of a picture; encoding is the larger part of the cost of a small export."""

MOST_AREA = 24_000_000
"""Pixels of a picture in all: five pages of A4. Memory and time grow with these."""

_POINTS_PER_INCH = 72


def figures(document: Document) -> Mapping[int, bytes]:
    """Return the PNG of every figure of a report, by figure number, for readers who cannot show its lines.

    Their colours are chosen in a tenth of the time that the nearest ones take, and are as good to the eye.
    """
    return {
        block.number: _encoded(_drawn(block.placed, DOTS_PER_INCH).quantize(256, method=2), DOTS_PER_INCH)
        for block in document.blocks
        if isinstance(block, Figure)
    }


def write(placed: Placed, *, dots_per_inch: int = DOTS_PER_INCH) -> bytes:
    """Return a placed diagram as PNG; very large ones get fewer dots to the inch."""
    return _encoded(_drawn(placed, dots_per_inch).convert("P", palette=1, colors=256), dots_per_inch)


def _drawn(placed: Placed, dots_per_inch: int) -> Any:
    import pypdfium2

    from argmap.writers.pdf_figure import one_page

    scale = dots_per_inch / _POINTS_PER_INCH
    scale = min(scale, MOST_PIXELS / max(placed.width, placed.height))
    scale = min(scale, (MOST_AREA / (placed.width * placed.height)) ** 0.5)
    drawn = pypdfium2.PdfDocument(one_page(placed))
    try:
        return drawn[0].render(scale=scale).to_pil()
    finally:
        drawn.close()


def _encoded(picture: Any, dots_per_inch: int) -> bytes:
    encoded = BytesIO()
    picture.save(encoded, "PNG", dpi=(dots_per_inch, dots_per_inch))
    return encoded.getvalue()
