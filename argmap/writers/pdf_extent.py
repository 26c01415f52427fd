"""How many pages a report takes, and what stands on those that are too many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.report.document import Document
from argmap.typeset.hyphens import SOFT_HYPHEN
from argmap.writers.pdf_layout import lay_out
from argmap.writers.pdf_pages import Page
from argmap.writers.pdf_strips import Words


@dataclass(frozen=True, slots=True)
class Overrun:
    """A report that takes more pages than it may.

    `words` stand on the pages beyond the last allowed; `section` is the heading under which they begin, empty
    if they stand under none.
    """

    pages: int
    words: int
    section: str


def overrun(document: Document, most: int) -> Overrun | None:
    """Tell by how much a report exceeds `most` pages as the PDF has them; None if it does not."""
    pages = lay_out(document)
    if len(pages) <= most:
        return None
    words = sum(map(_words, _texts(pages[most:])))
    headings = [title for page in pages[:most] for title in _titles(page)]
    opening = next(_titles(pages[most]), "") if _opens_with_heading(pages[most]) else ""
    return Overrun(len(pages), words, opening or (headings[-1] if headings else ""))


def _words(line: str) -> int:
    """Count the words that end on a line; of one that is parted, the rest is counted on the next."""
    return len(line.split()) - line.endswith(SOFT_HYPHEN)


def _texts(pages: Iterable[Page]) -> Iterator[str]:
    for page in pages:
        for spot in page.spots:
            for part in () if spot.repeated else spot.strip.parts:
                if isinstance(part, Words):
                    yield "".join(piece.text for piece in part.line.pieces)


def _titles(page: Page) -> Iterator[str]:
    yield from (spot.strip.bookmark.title for spot in page.spots if spot.strip.bookmark)


def _opens_with_heading(page: Page) -> bool:
    return bool(page.spots) and page.spots[0].strip.bookmark is not None
