"""Values to bytes: a row for every kind of output, and a file that writes it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.diagram.boxes import Placed
from argmap.report.document import Document, Figure
from argmap.writers.attachments import Attachment
from argmap.writers.inputs import MARK as INPUTS
from argmap.writers.seal import (
    PLACEHOLDER,
    Seal,
    examine,
    examine_docx,
    examine_last,
    inputs,
    inputs_docx,
    inputs_last,
    seal,
    seal_last,
)
from argmap.writers.seal_png import examine_png, inputs_png, seal_png

if TYPE_CHECKING:
    from argmap.writers.docx_reference import Reference

DOTS_PER_INCH = 192
"""Twice as many as browsers take a dot for, so that pictures are sharp on fine screens."""


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to write: the report, the diagram of the whole map, or both, and the name of the file."""

    document: Document | None
    whole: Placed | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What outputs carry: `epoch`, the time they claim in seconds since 1970, and their `creator`.

    Pictures have so many dots to the inch; `origin` is the map, for outputs that can hold it. `reference` is
    the Word file of a house, and `round_trip` asks for a Word file from which edits find back into the map.
    `made_from` is the fingerprint of all that the output is made from.
    """

    epoch: int
    creator: str
    dots_per_inch: int = DOTS_PER_INCH
    origin: Attachment | None = None
    reference: "Reference | None" = None
    round_trip: bool = False
    made_from: str = ""

    @property
    def seal(self) -> str:
        """What a text-like file carries until it is sealed."""
        return f"{PLACEHOLDER} {INPUTS}{self.made_from}" if self.made_from else PLACEHOLDER


@dataclass(frozen=True, slots=True)
class Writer:
    """One kind of output.

    `needs_document` tells whether it writes the report (else the diagram alone); `write` returns sealed bytes
    and `examine` tells of bytes found on disk whether they are still as they were written, `inputs` which
    inputs they were made from. `pictures` tells that figures stand in SVG files of their own beside the
    output. `takes` names what it alone takes of an imprint, beside what all outputs do.
    """

    name: str
    suffix: str
    write: Callable[[Work, Imprint], bytes]
    needs_document: bool = True
    examine: Callable[[bytes], Seal] = examine
    inputs: Callable[[bytes], str] = inputs
    pictures: bool = False
    takes: tuple[str, ...] = ()


def _pdf(work: Work, imprint: Imprint) -> bytes:
    from argmap.writers.pdf import write

    document = _document(work)
    epoch, creator, origin = imprint.epoch, imprint.creator, imprint.origin
    return seal(write(document, epoch=epoch, creator=creator, seal=imprint.seal, attachment=origin))


def _docx(work: Work, imprint: Imprint) -> bytes:
    from argmap.writers import docx, png
    from argmap.writers.pdf_layout import with_contents

    document = _document(work)
    return docx.write(
        document,
        figures=png.figures(document),
        epoch=imprint.epoch,
        creator=imprint.creator,
        pages=with_contents(document).numbers,
        origin=imprint.origin if imprint.round_trip else None,
        reference=imprint.reference,
        made_from=imprint.made_from,
    )


def _svg(work: Work, imprint: Imprint) -> bytes:
    return picture(_whole(work), imprint)


def picture(placed: Placed, imprint: Imprint) -> bytes:
    """Return a figure as SVG, sealed."""
    from argmap.writers import svg

    return seal(svg.write(placed, seal=imprint.seal))


def picture_name(figure: Figure) -> str:
    """Return what is added to the name of an output for the file of one of its figures."""
    return f"-figure-{figure.number}"


def shown_pictures(content: bytes, name: str) -> tuple[str, ...]:
    """Return the names of the files of pictures that a text with pictures shows; `name` is its own."""
    from urllib.parse import quote

    address = re.escape(quote(f"{name}-figure-").encode())
    found = re.findall(rb"\]\(" + address + rb"(\d{1,9})\.svg\)", content)
    return tuple(f"{name}-figure-{number.decode()}.svg" for number in found)


def _png(work: Work, imprint: Imprint) -> bytes:
    from argmap.writers import png

    return seal_png(png.write(_whole(work), dots_per_inch=imprint.dots_per_inch), imprint.made_from)


def _html(work: Work, imprint: Imprint) -> bytes:
    from argmap.writers import html

    return seal(html.write(_document(work), creator=imprint.creator, seal=imprint.seal))


def _markdown(work: Work, imprint: Imprint) -> bytes:
    from urllib.parse import quote

    from argmap.writers import markdown

    document = _document(work)
    figures = (block for block in document.blocks if isinstance(block, Figure))
    names = {figure.number: f"{work.name}{picture_name(figure)}.svg" for figure in figures}
    addresses = {number: quote(name, errors="surrogateescape") for number, name in names.items()}
    return seal_last(markdown.write(document, pictures=addresses, seal=imprint.seal))


def _whole(work: Work) -> Placed:
    if work.whole is None:
        raise ValueError("there is no diagram to write")
    return work.whole


def _document(work: Work) -> Document:
    if work.document is None:
        raise ValueError("there is no report to write")
    return work.document


WRITERS: Mapping[str, Writer] = {
    writer.name: writer
    for writer in (
        Writer("pdf", ".pdf", _pdf),
        Writer(
            "docx",
            ".docx",
            _docx,
            examine=examine_docx,
            inputs=inputs_docx,
            takes=("reference", "round_trip"),
        ),
        Writer("svg", ".svg", _svg, needs_document=False),
        Writer(
            "png",
            ".png",
            _png,
            needs_document=False,
            examine=examine_png,
            inputs=inputs_png,
            takes=("dots_per_inch",),
        ),
        Writer("html", ".html", _html),
        Writer("markdown", ".md", _markdown, examine=examine_last, inputs=inputs_last, pictures=True),
    )
}
