"""Sections: the pages of running text, and a page of its own for a figure that needs one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from argmap.report.document import Block, Blocks, Figure, Heading, PageBreak, Paragraph, Role, plain
from argmap.themes import Margins
from argmap.themes.theme import even
from argmap.writers.docx_blocks import Room
from argmap.writers.docx_xml import twips

MILLIMETRE = 72 / 25.4
LARGEST = 1584.0  # 22 inches, the most that Word lets a page have
_PAPERS = {"A4": (595.3, 841.9), "Letter": (612.0, 792.0)}
_LEAD_LETTERS = 700  # words before a figure that still go with it on its page
_INLINE_CAPTION = 60.0  # room that a figure in running text leaves for its caption
_SLACK = 24.0


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet and its margins, in points."""

    width: float
    height: float
    margins: Margins

    @property
    def line(self) -> float:
        """How wide text is."""
        return self.width - self.margins.across

    @property
    def depth(self) -> float:
        """How high text is."""
        return self.height - self.margins.down


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of one size, and the room they have there."""

    page: Page
    blocks: Blocks
    room: Room
    own: bool = False  # the page of a figure


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of running text, and the margins of pages that figures have to themselves."""

    home: Page
    around: Margins

    @property
    def size(self) -> tuple[float, float]:
        """The paper."""
        return self.home.width, self.home.height


def sheets(paper: str, margins: Margins | None = None) -> Sheets:
    """Return pages of a paper, with margins of 25 mm or those of a theme."""
    usual = _page(_PAPERS.get(paper, _PAPERS["A4"]), _around(25))
    return Sheets(replace(usual, margins=margins) if margins else usual, _around(20))


def sections(blocks: Blocks, sheets: Sheets) -> list[Section]:
    """Part the report where the size of pages changes; there is always a section."""
    home = sheets.home
    found = [section for section in _parted(blocks, sheets) if section.blocks]
    return found or [Section(home, (), Room(home.line, home.depth))]


def section_xml(page: Page, *, references: str = "", first_differs: bool = False) -> str:
    """Return `w:sectPr`; `references` name the headers and footers, which later sections inherit."""
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    margins, edge = page.margins, twips(12.5 * MILLIMETRE)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(margins.top)}" w:right="{twips(margins.right)}"'
        f' w:bottom="{twips(margins.bottom)}" w:left="{twips(margins.left)}"'
        f' w:header="{edge}" w:footer="{edge}" w:gutter="0"/><w:cols w:space="720"/>'
        f"{'<w:titlePg/>' if first_differs else ''}</w:sectPr>"
    )


def _around(side: float) -> Margins:
    return replace(even(side * MILLIMETRE), top=25 * MILLIMETRE)


def _page(size: tuple[float, float], margins: Margins) -> Page:
    return Page(*size, margins)


def _parted(blocks: Blocks, sheets: Sheets) -> Iterator[Section]:
    home = sheets.home
    room = Room(home.line, home.depth - _INLINE_CAPTION)
    waiting: list[Block] = []
    after_figure = False
    for block in blocks:
        waiting.append(block)
        if isinstance(block, Figure) and block.own_page:
            lead = _lead(waiting[:-1], alone=after_figure)
            yield Section(home, _opening(waiting[:lead]), room)
            yield _own(block, _opening(waiting[lead:-1]), sheets)
            waiting, after_figure = [], True
    yield Section(home, _opening(waiting), room)


def _opening(blocks: Sequence[Block]) -> Blocks:
    """Drop page breaks that the change of page makes anyway."""
    match blocks:
        case [PageBreak(), *rest]:
            return _opening(rest)
        case [*rest, PageBreak()]:
            return _opening(rest)
        case [Heading() as first, *rest]:
            return (replace(first, new_page=False), *rest)
        case _:
            return tuple(blocks)


def _lead(blocks: Sequence[Block], *, alone: bool) -> int:
    """Return from where on blocks belong on the page of the figure after them: its headings and a few words.

    Words without a heading do so only where they would stand `alone`, between two such pages.
    """
    words = _last(blocks, (Paragraph,))
    letters = sum(_letters(block) for block in blocks[words:])
    if letters > _LEAD_LETTERS:
        return len(blocks)
    heading = _last(blocks[:words], (Heading,))
    led = heading < words or (alone and heading == 0)
    return heading if led else len(blocks)


def _last(blocks: Sequence[Block], kinds: tuple[type, ...]) -> int:
    """Return where the run of blocks of these kinds at the end begins."""
    start = len(blocks)
    while start and isinstance(blocks[start - 1], kinds):
        start -= 1
    return start


def _letters(block: Block) -> int:
    match block:
        case Paragraph(children) | Heading(children=children):
            return len(plain(children))
        case _:
            return 0


def _own(figure: Figure, lead: Blocks, sheets: Sheets) -> Section:
    page = _figure_page(figure, lead, sheets)
    words = _words_height(figure, lead, page.line)
    return Section(page, (*lead, figure), Room(page.line, max(page.depth - words, 72.0)), own=True)


def _figure_page(figure: Figure, lead: Blocks, sheets: Sheets) -> Page:
    """Return the paper, upright or turned, if the figure fits unshrunk; else a larger sheet."""
    across, down = sheets.size
    for size in ((across, down), (down, across)):
        page = _page(size, sheets.around)
        if _fits(figure, lead, page):
            return page
    return _large(figure, lead, sheets)


def _fits(figure: Figure, lead: Blocks, page: Page) -> bool:
    high = figure.placed.height + _words_height(figure, lead, page.line)
    return figure.placed.width <= page.line and high <= page.depth


def _large(figure: Figure, lead: Blocks, sheets: Sheets) -> Page:
    least = min(sheets.size)
    frame = _page((least, least), sheets.around)
    width = min(max(ceil(figure.placed.width) + frame.margins.across, least), LARGEST)
    words = _words_height(figure, lead, width - frame.margins.across)
    high = min(
        figure.placed.height, figure.placed.height * (width - frame.margins.across) / figure.placed.width
    )
    height = min(max(ceil(high + words) + frame.margins.down, least), LARGEST)
    return replace(frame, width=width, height=height)


def _words_height(figure: Figure, lead: Blocks, width: float) -> float:
    """Guess how high the words on a figure's page are, in points, rather too high than too low."""
    caption = 11.5 * _lines(len(plain(figure.caption)) + 12, 5.0, width) + 18
    return _SLACK + caption + sum(_block_height(block, width) for block in lead)


def _block_height(block: Block, width: float) -> float:
    match block:
        case Heading(_, children):
            return 17.0 * _lines(len(plain(children)), 8.0, width) + 23
        case Paragraph(children, Role.TITLE):
            return 24.0 * _lines(len(plain(children)), 11.0, width) + 4
        case Paragraph(children):
            return 14.0 * _lines(len(plain(children)), 5.8, width) + 8
        case _:
            return 0.0


def _lines(letters: int, width: float, line: float) -> int:
    return max(1, ceil(letters * width / line))
