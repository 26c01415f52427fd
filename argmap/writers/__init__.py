"""Values to bytes: a row for every kind of output, and a file that writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from argmap.diagram.boxes import Placed
from argmap.report.document import Document
from argmap.writers.seal import PLACEHOLDER, Seal, examine, examine_docx, seal


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to write: the report, the diagram of the whole map, or both."""

    document: Document | None
    whole: Placed | None


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every output carries: `epoch`, the time it claims in seconds since 1970, and its `creator`."""

    epoch: int
    creator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One kind of output.

    `needs_document` tells whether it writes the report (else the diagram alone); `write` returns sealed bytes
    and `examine` tells of bytes found on disk whether they are still as they were written.
    """

    name: str
    suffix: str
    needs_document: bool
    write: Callable[[Work, Imprint], bytes]
    examine: Callable[[bytes], Seal]


def _pdf(work: Work, imprint: Imprint) -> bytes:
    from argmap.writers.pdf import write

    document = _document(work)
    return seal(write(document, epoch=imprint.epoch, creator=imprint.creator, seal=PLACEHOLDER))


def _docx(work: Work, imprint: Imprint) -> bytes:
    from argmap.writers import docx, png

    document = _document(work)
    figures = png.figures(document)
    return docx.write(document, figures=figures, epoch=imprint.epoch, creator=imprint.creator)


def _svg(work: Work, _: Imprint) -> bytes:
    from argmap.writers import svg

    if work.whole is None:
        raise ValueError("there is no diagram to write")
    return seal(svg.write(work.whole, seal=PLACEHOLDER))


def _document(work: Work) -> Document:
    if work.document is None:
        raise ValueError("there is no report to write")
    return work.document


WRITERS: Mapping[str, Writer] = {
    writer.name: writer
    for writer in (
        Writer(name="pdf", suffix=".pdf", needs_document=True, write=_pdf, examine=examine),
        Writer(name="docx", suffix=".docx", needs_document=True, write=_docx, examine=examine_docx),
        Writer(name="svg", suffix=".svg", needs_document=False, write=_svg, examine=examine),
    )
}
