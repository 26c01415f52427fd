"""The report as PDF: serif text on A4 or Letter, figures as vectors, links and bookmarks, embedded fonts.

The document becomes a row of strips (`pdf_flow`), the strips are distributed over pages (`pdf_pages`), and
the pages are drawn (`pdf_draw`). No markup ever reaches reportlab: text goes through as runs. What is drawn
is recorded as a tree (`pdf_structure`), so that the file can be read aloud (PDF/UA-1) and kept (PDF/A-3a).
"""

from functools import lru_cache

from argmap.language import ENGLISH, language, serves
from argmap.report.document import Document, anchors
from argmap.writers.attachments import Attachment
from argmap.writers.pdf_archive import archive
from argmap.writers.pdf_canvas import Colophon, new_canvas, written
from argmap.writers.pdf_draw import draw_pages
from argmap.writers.pdf_flow import strips
from argmap.writers.pdf_galley import Galley
from argmap.writers.pdf_notes import set_notes
from argmap.writers.pdf_pages import Page, paginated
from argmap.writers.pdf_running import running
from argmap.writers.pdf_structure import Structure
from argmap.writers.pdf_styles import PAPERS, looks


def write(
    document: Document, *, epoch: int, creator: str, seal: str = "", attachment: Attachment | None = None
) -> bytes:
    """Return the report as PDF; the same document gives the same bytes.

    `epoch` is the time that the file claims, in seconds since 1970; `seal` stands in it once, uncompressed,
    so that it can be replaced by a text of its length. `attachment` is embedded as what it was made from.
    """
    known = frozenset(anchors(document.blocks))
    pages = lay_out(document)
    colophon = _colophon(document, epoch=epoch, creator=creator, seal=seal)
    canvas = new_canvas(colophon)
    structure = Structure(foreign="" if serves(language(document.language)) else ENGLISH.tag)
    draw_pages(canvas, structure, pages, running(document), known)
    archive(canvas, structure, colophon, attachment)
    return written(canvas)


@lru_cache(maxsize=3)  # a report and its body: their pages are counted before they are drawn
def lay_out(document: Document) -> tuple[Page, ...]:
    """Return the pages of a report with all that stands on them; nothing is drawn yet."""
    width, height = PAPERS.get(document.paper, PAPERS["A4"])
    look = looks(document.theme)
    galley = Galley(
        width=width - look.margins.across,
        full_width=width - look.margins.across,
        full_height=height - look.margins.down,
        language=document.language,
        anchors=frozenset(anchors(document.blocks)),
        looks=look,
        body=look.body,
    )
    blank = Page(width, height, look.margins)
    return paginated(strips(document.blocks, galley), blank, set_notes(document, galley))


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
