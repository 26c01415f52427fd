"""The report as PDF: serif text on A4 or Letter, figures as vectors, links and bookmarks, embedded fonts.

The document becomes a row of strips (`pdf_flow`), the strips are distributed over pages (`pdf_layout`), and
the pages are drawn (`pdf_draw`). No markup ever reaches reportlab: text goes through as runs. What is drawn
is recorded as a tree (`pdf_structure`), so that the file can be read aloud (PDF/UA-1) and kept (PDF/A-3a).
"""

from argmap.language import ENGLISH, language, serves
from argmap.report.document import Document, anchors
from argmap.writers.attachments import Attachment
from argmap.writers.pdf_archive import archive
from argmap.writers.pdf_canvas import Colophon, new_canvas, written
from argmap.writers.pdf_draw import draw_pages
from argmap.writers.pdf_layout import with_contents
from argmap.writers.pdf_running import running
from argmap.writers.pdf_structure import Structure


def write(
    document: Document, *, epoch: int, creator: str, seal: str = "", attachment: Attachment | None = None
) -> bytes:
    """Return the report as PDF; the same document gives the same bytes.

    `epoch` is the time that the file claims, in seconds since 1970; `seal` stands in it once, uncompressed,
    so that it can be replaced by a text of its length. `attachment` is embedded as what it was made from.
    """
    known = frozenset(anchors(document.blocks))
    pages = with_contents(document).pages
    colophon = _colophon(document, epoch=epoch, creator=creator, seal=seal)
    canvas = new_canvas(colophon)
    structure = Structure(foreign="" if serves(language(document.language)) else ENGLISH.tag)
    draw_pages(canvas, structure, pages, running(document), known)
    archive(canvas, structure, colophon, attachment)
    return written(canvas)


def _colophon(document: Document, *, epoch: int, creator: str, seal: str) -> Colophon:
    return Colophon(
        title=document.title,
        author=", ".join(document.authors),
        subject=document.subject,
        keywords=", ".join(document.keywords),
        creator=creator,
        language=document.language,
        epoch=epoch,
        seal=seal,
    )
