"""A report on its pages, with a list of contents where it is long; nothing is drawn yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count

from argmap.report.contents import MOST_UNLISTED, listed, own_page, parted
from argmap.report.document import Document, Heading, anchors, passages, plain
from argmap.report.parts import body
from argmap.writers.pdf_contents import contents_stack, place
from argmap.writers.pdf_flow import stacks
from argmap.writers.pdf_galley import Galley
from argmap.writers.pdf_notes import Notes, set_notes
from argmap.writers.pdf_pages import Page, paginated
from argmap.writers.pdf_strips import Stack, Strip, anchored, stacked
from argmap.writers.pdf_styles import PAPERS, looks

_LEAST_LETTERS = 400  # on a page, however many figures and tables there are
_ROUNDS = 3  # the numbers of pages stand in a column of their own: the second round finds what the first did


@dataclass(frozen=True, slots=True)
class Listed:
    """A report on its pages; `numbers` are those of the headings that its contents name, none without any."""

    pages: tuple[Page, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Copy:
    """A report that is set: its blocks before and after a list of contents, and all that its pages need."""

    before: tuple[Stack, ...]
    after: tuple[Stack, ...]
    galley: Galley
    blank: Page
    notes: Notes

    def paginated(self, strips: Iterable[Strip]) -> tuple[Page, ...]:
        """Distribute strips over pages."""
        return paginated(strips, self.blank, self.notes)


@lru_cache(maxsize=3)  # a report and its body: their pages are counted before they are drawn
def lay_out(document: Document) -> tuple[Page, ...]:
    """Return the pages of a report without a list of contents."""
    copy = _set(document)
    return copy.paginated(stacked((*copy.before, *copy.after)))


@lru_cache(maxsize=2)
def with_contents(document: Document) -> Listed:
    """Return the pages of a report, with a list of contents if its body has more than some pages."""
    headings = [*listed(document.blocks)]
    if not headings or not _long(document):
        return Listed(lay_out(document))
    copy, alone = _set(document), own_page(parted(document.blocks)[1])
    pages: tuple[Page, ...] = ()
    numbers, found = [1] * len(headings), list[int]()
    for _ in range(_ROUNDS):
        pages = copy.paginated(_with_list(copy, headings, numbers, alone=alone))
        found, numbers = numbers, _numbers(pages)
        if found == numbers:
            break
    return Listed(pages, tuple(numbers))


def _long(document: Document) -> bool:
    main = body(document)
    if not any(isinstance(block, Heading) for block in main.blocks):
        main = document  # annexes that are a file of their own
    letters = sum(len(plain(words)) for words in passages(main.blocks))
    return letters >= _LEAST_LETTERS * MOST_UNLISTED and len(lay_out(main)) > MOST_UNLISTED


def _with_list(
    copy: _Copy, headings: Sequence[Heading], numbers: Sequence[int], *, alone: bool
) -> Iterator[Strip]:
    """Return the strips of a report with its contents in it; each heading that these name gets a place."""
    contents = replace(contents_stack(headings, numbers, copy.galley), new_page=alone)
    places = count()
    for strip in stacked((*copy.before, contents, *copy.after)):
        yield anchored((strip,), place(next(places)))[0] if _named(strip) else strip


def _named(strip: Strip) -> bool:
    return strip.bookmark is not None and bool(strip.bookmark.title.strip())


def _numbers(pages: Sequence[Page]) -> list[int]:
    spots = ((number, spot) for number, page in enumerate(pages, 1) for spot in page.spots)
    return [number for number, spot in spots if _named(spot.strip) and not spot.repeated]


@lru_cache(maxsize=3)
def _set(document: Document) -> _Copy:
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
    before, after = parted(document.blocks)
    return _Copy(
        before=tuple(stacks(before, galley)),
        after=tuple(stacks(after, galley)),
        galley=galley,
        blank=Page(width, height, look.margins),
        notes=set_notes(document, galley),
    )
