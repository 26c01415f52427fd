"""Whether a report is long enough for a list of contents, and on which pages its headings stand.

A Word file has no pages before somebody opens it. Those of the PDF are counted, which is set from the same
report; so the numbers are near those that Word finds when it makes the list anew.
"""

from math import ceil

from argmap.report.document import Document, Heading, passages, plain
from argmap.report.parts import body
from argmap.writers.docx_contents import PER_PAGE, listed, own_page, parted

MOST_UNLISTED = 8
"""Pages of a body that has no list of contents."""

_LEAST_LETTERS = 400  # on a page, however many figures and tables there are


def contents_pages(document: Document) -> tuple[int, ...]:
    """Return the page of each heading that a list of contents names; none if the report needs no list."""
    main = body(document)
    if not any(isinstance(block, Heading) for block in main.blocks):
        main = document  # annexes that are a file of their own
    letters = sum(len(plain(words)) for words in passages(main.blocks))
    if letters < _LEAST_LETTERS * MOST_UNLISTED or _pages(main)[1] <= MOST_UNLISTED:
        return ()
    found, _ = _pages(document)
    count = len([*listed(document.blocks)])
    _, rest = parted(document.blocks)
    more = ceil(count / PER_PAGE) if own_page(rest) else 0
    return tuple(page + more * (page > 1) for page in found)


def _pages(document: Document) -> tuple[list[int], int]:
    """Return the pages of the headings that the PDF lists, and how many pages it has."""
    from argmap.writers.pdf import lay_out

    pages = lay_out(document)
    spots = ((number, spot) for number, page in enumerate(pages, 1) for spot in page.spots)
    return [number for number, spot in spots if spot.strip.bookmark and not spot.repeated], len(pages)
