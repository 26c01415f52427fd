"""What argmap needs of reportlab's canvas beyond drawing: fixed dates, an identity from the content, links.

Reportlab's inner names are used in this module and in `pdf_fonts`, nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from types import SimpleNamespace

from reportlab.pdfbase.pdfdoc import PDFDate, PDFDictionary, PDFInfo, PDFStream, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

_VERSION = (1, 7)
_UNPRINTABLE = dict.fromkeys((*range(32), 127), " ")
_NO_IDENTITY = b"0" * 32

Area = tuple[float, float, float, float]


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


class _OwnCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages do not begin by choosing Helvetica, which would put it into the file."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _Info(PDFInfo):  # type: ignore[misc]
    """The information dictionary, with keys that reportlab does not know."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        super().__init__()
        self.entries = entries

    def format(self, document: object) -> bytes:
        date = PDFDate(ts=document._timeStamp)  # type: ignore[attr-defined]  # noqa: SLF001
        texts = {key: PDFString(text) for key, text in self.entries.items() if text}
        written: bytes = PDFDictionary({**texts, "CreationDate": date, "ModDate": date}).format(document)
        return written


def new_canvas(colophon: Colophon) -> Canvas:
    """Return an empty canvas that writes the same bytes whenever the same is drawn on it."""
    canvas = _OwnCanvas(
        BytesIO(), pageCompression=0, invariant=1, pdfVersion=_VERSION, lang=printable(colophon.language)
    )
    document = canvas._doc  # noqa: SLF001
    moment = datetime.fromtimestamp(colophon.epoch, UTC)
    document._timeStamp = SimpleNamespace(  # noqa: SLF001
        t=colophon.epoch, YMDhms=moment.timetuple()[:6], dhh=0, dmm=0
    )
    document._ID = b"[<%b> <%b>]" % (_NO_IDENTITY, _NO_IDENTITY)  # noqa: SLF001
    document.info = _Info(_entries(colophon))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _entries(colophon: Colophon) -> Mapping[str, str]:
    entries = {
        "Title": colophon.title,
        "Author": colophon.author,
        "Subject": colophon.subject,
        "Keywords": colophon.keywords,
        "Creator": colophon.creator,
        "Producer": colophon.creator,
        "ArgmapSeal": colophon.seal,
    }
    return {key: printable(text) for key, text in entries.items()}


def printable(text: str) -> str:
    """Return a text without control characters and without halves of surrogate pairs."""
    cleaned = text.translate(_UNPRINTABLE)
    return cleaned.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def finish_page(canvas: Canvas) -> None:
    """Close the page; its content is compressed as it is, without being spelt in letters first."""
    canvas.showPage()
    page = canvas._doc.Pages.pages[-1]  # noqa: SLF001
    page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])


def written(canvas: Canvas) -> bytes:
    """Return the finished file; its identity is a hash of its content."""
    content: bytes = canvas.getpdfdata()
    before, _, trailer = content.rpartition(b"trailer")
    identity = sha256(content).hexdigest()[:32].encode()
    return before + b"trailer" + trailer.replace(_NO_IDENTITY, identity)


def mark(canvas: Canvas, name: str, x: float, y: float) -> None:
    """Make a place on the page a destination for links and bookmarks."""
    canvas.bookmarkHorizontal(name, x, y)


def link(canvas: Canvas, target: str, area: Area, *, contents: str = "") -> None:
    """Make an area (left, bottom, right, top) lead to `#anchor` or to an address."""
    if target.startswith("#"):
        canvas.linkRect(printable(contents), anchor_name(target[1:]), area, Border="[0 0 0]")
    else:
        canvas.linkURL(target, area, relative=1, Contents=PDFString(printable(contents)))


def anchor_name(anchor: str) -> str:
    """Return the name by which the canvas knows an anchor, apart from names of its own."""
    return f"anchor {anchor}"
