"""What argmap needs of reportlab's canvas beyond drawing: fixed dates, marks, links, pages with their keys.

Reportlab's inner names are used in this module, in `pdf_fonts`, and where the file is written (`pdf_file`,
`pdf_tree`, `pdf_archive`), nowhere else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDate,
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from argmap.language import tag_of
from argmap.writers.pdf_file import File, no_seal
from argmap.writers.pdf_strings import printable
from argmap.writers.pdf_structure import Area

_VERSION = (1, 7)
_PRINTED = 4
"""The flag of an area that is printed with its page; an archived file may have none but such."""

UNTITLED = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """What the file says of itself; `seal` stands uncompressed in its information, under `ArgmapSeal`."""

    title: str
    language: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    creator: str = ""
    epoch: int = 0
    seal: str = ""

    @property
    def entries(self) -> Mapping[str, str]:
        """The texts of the information dictionary, by PDF's names for them; none is empty."""
        texts = {
            "Title": self.title.strip() or UNTITLED,
            "Author": self.author,
            "Subject": self.subject,
            "Keywords": self.keywords,
            "Creator": self.creator,
            "Producer": self.creator,
        }
        return {key: printable(text) for key, text in texts.items() if text.strip()}

    @property
    def moment(self) -> datetime:
        """The time that the file claims."""
        return datetime.fromtimestamp(self.epoch, UTC)


class _OwnCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages do not begin by choosing Helvetica, which would put it into the file."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _Info(PDFInfo):  # type: ignore[misc]
    """The information dictionary, with keys that reportlab does not know."""

    def __init__(self, entries: Mapping[str, str], seal: str) -> None:
        super().__init__()
        self.entries, self.seal = entries, seal

    def format(self, document: Any) -> bytes:
        date = PDFDate(ts=document._timeStamp)  # noqa: SLF001
        texts = {key: no_seal(PDFString(text).format(document)) for key, text in self.entries.items()}
        sealed = {"ArgmapSeal": PDFString(self.seal)} if self.seal else {}
        entries = {**texts, **sealed, "CreationDate": date, "ModDate": date}
        written: bytes = PDFDictionary(entries).format(document)
        return written


def new_canvas(colophon: Colophon) -> Canvas:
    """Return an empty canvas that writes the same bytes whenever the same is drawn on it."""
    canvas = _OwnCanvas(
        BytesIO(), pageCompression=0, invariant=1, pdfVersion=_VERSION, lang=tag_of(colophon.language)
    )
    document = canvas._doc  # noqa: SLF001
    document.__class__ = File
    document._timeStamp = SimpleNamespace(  # noqa: SLF001
        t=colophon.epoch, YMDhms=colophon.moment.timetuple()[:6], dhh=0, dmm=0
    )
    document.info = _Info(colophon.entries, colophon.seal)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def operate(canvas: Canvas, operators: str) -> None:
    """Write operators of PDF into the page."""
    canvas._code.append(operators)  # noqa: SLF001


def finish_page(canvas: Canvas, key: int | None = None) -> None:
    """Close the page; its content is compressed as it is, without being spelt in letters first.

    `key` leads from its marks to elements, in the table of parents.
    """
    canvas.showPage()
    page = canvas._doc.Pages.pages[-1]  # noqa: SLF001
    page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
    if key is not None:
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = key, PDFName("S")


def written(canvas: Canvas) -> bytes:
    """Return the finished file; its identity is a hash of its content."""
    content: bytes = canvas.getpdfdata()
    return content


def draw_picture(canvas: Canvas, png: bytes, area: Area) -> None:
    """Draw a picture without transparency; its area is the lower left corner, width and height."""
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(BytesIO(png)), *area)


def mark(canvas: Canvas, name: str, x: float, y: float) -> None:
    """Make a place on the page a destination for links and bookmarks."""
    canvas.bookmarkHorizontal(name, x, y)


class _LinkArea(PDFObject):  # type: ignore[misc]
    """An area that leads somewhere; what it says of itself is known when the whole link is drawn."""

    def __init__(self, area: Area, way: Mapping[str, object], key: int, said: Callable[[], str]) -> None:
        self.area, self.way, self.key, self.said = area, way, key, said

    def format(self, document: Any) -> bytes:
        entries = {
            **self.way,
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray(self.area),
            "Border": PDFArray((0, 0, 0)),
            "F": _PRINTED,
            "Contents": PDFString(printable(self.said())),
            "StructParent": self.key,
        }
        written: bytes = PDFDictionary(entries).format(document)
        return written


def add_link(canvas: Canvas, target: str, area: Area, *, key: int, said: Callable[[], str]) -> PDFObject:
    """Make an area lead to `#anchor` or to an address; return what stands for it in the file.

    `key` leads to its element, in the table of parents, and `said` tells at the end what it says of itself.
    """
    added = _LinkArea(area, _way(canvas, target), key, said)
    canvas._addAnnotation(added)  # noqa: SLF001
    return added


def _way(canvas: Canvas, target: str) -> Mapping[str, object]:
    if target.startswith("#"):
        return {"Dest": canvas._bookmarkReference(anchor_name(target[1:]))}  # noqa: SLF001
    return {"A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(target)})}


def anchor_name(anchor: str) -> str:
    """Return the name by which the canvas knows an anchor, apart from names of its own."""
    return f"anchor {anchor}"
