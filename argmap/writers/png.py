"""Placed diagrams as PNG: the PDF's own drawing, rasterised, so that both look alike."""

from collections.abc import Mapping
from io import BytesIO

from argmap.diagram.boxes import Placed
from argmap.report.document import Document, Figure

DOTS_PER_INCH = 220
MOST_PIXELS = 12_000
"""Longest side of a picture; encoding is the larger part of the cost of a small export."""

MOST_AREA = 24_000_000
"""Pixels of a picture in all: five pages of A4. Memory and time grow with these."""

_POINTS_PER_INCH = 72


def figures(document: Document) -> Mapping[int, bytes]:
    """Return the PNG of every figure of a report, by figure number."""
    return {block.number: write(block.placed) for block in document.blocks if isinstance(block, Figure)}


def write(placed: Placed, *, dots_per_inch: int = DOTS_PER_INCH) -> bytes:
    """Return a placed diagram as PNG; very large ones get fewer dots to the inch."""
    import pypdfium2

    from argmap.writers.pdf_figure import one_page

    scale = dots_per_inch / _POINTS_PER_INCH
    scale = min(scale, MOST_PIXELS / max(placed.width, placed.height))
    scale = min(scale, (MOST_AREA / (placed.width * placed.height)) ** 0.5)
    drawn = pypdfium2.PdfDocument(one_page(placed))
    try:
        picture = drawn[0].render(scale=scale).to_pil()
    finally:
        drawn.close()
    encoded = BytesIO()
    picture.convert("P", palette=1, colors=256).save(encoded, "PNG", dpi=(dots_per_inch, dots_per_inch))
    return encoded.getvalue()
